import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

import {
  parseExchangeFile,
  parseItemFile,
  parseNewsroomFile,
  type Sample,
  SampleError,
  type SampleItem,
  type SampleNewsroom,
  type SampleStep,
} from './sample-format.ts'

/**
 * Reads the demonstration's newsrooms, items and exchange from a folder, parsed and with every
 * reference checked: slugs, picture files, people, languages of translations.
 * @throws SampleError naming the file and what is wrong in it
 */
export function readSample(folder: string): Sample {
  const { agreement, steps } = parseExchangeFile(join(folder, 'exchange.json'))
  const newsrooms = agreement.between.map((id) => readNewsroom(folder, id))
  const sample = {
    newsrooms,
    agreement,
    steps: steps.toSorted((a, b) => b.minutesAgo - a.minutesAgo),
  }
  checkExchange(sample, join(folder, 'exchange.json'))
  return sample
}

function readNewsroom(folder: string, id: string): SampleNewsroom {
  const home = join(folder, id)
  const newsroom = parseNewsroomFile(join(home, 'newsroom.json'))
  const items = readdirSync(join(home, 'items'))
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => parseItemFile(join(home, 'items', name)))
  const bySlug = new Map<string, SampleItem>(items.map((entry) => [entry.slug, entry]))
  for (const entry of items) {
    const file = join(home, 'items', `${entry.slug}.json`)
    if (!existsSync(file)) throw wrongReference(file, 'the file is not named after its slug')
    for (const fault of itemFaults(entry, bySlug, newsroom.languages)) {
      throw wrongReference(file, fault)
    }
    for (const picture of entry.pictures) {
      if (!existsSync(join(home, 'pictures', picture.file))) {
        throw wrongReference(file, `there is no picture ${picture.file}`)
      }
    }
  }
  return { ...newsroom, items }
}

/** What is wrong with an item beside its newsroom's others. */
function itemFaults(
  entry: SampleItem,
  bySlug: ReadonlyMap<string, SampleItem>,
  languages: readonly string[],
): string[] {
  const faults: string[] = []
  const { type, language } = entry.item
  if (!languages.includes(language)) faults.push(`the newsroom does not work in ${language}`)
  for (const member of entry.members) {
    const found = bySlug.get(member)
    if (found === undefined) faults.push(`there is no item ${member}`)
    else if (found.minutesAgo <= entry.minutesAgo) faults.push(`it is older than ${member}`)
  }
  if ((type === 'composite') !== entry.members.length > 0) {
    faults.push('a package has members, and nothing else has')
  }
  if ((type === 'event') !== (entry.event !== undefined)) {
    faults.push('a planned event has its time, and nothing else has')
  }
  if (type === 'picture' && entry.pictures.length === 0)
    faults.push('a picture item has no picture')
  if (entry.translationOf !== undefined) {
    const original = bySlug.get(entry.translationOf)
    if (original === undefined) faults.push(`there is no item ${entry.translationOf}`)
    else if (original.item.language === language) faults.push('it translates into its own language')
    else if (original.minutesAgo <= entry.minutesAgo) faults.push('it is older than its original')
  }
  for (const [index, turn] of entry.script.entries()) {
    const before = entry.script[index - 1]
    if (before !== undefined && before.after >= turn.after)
      faults.push('its turns are out of order')
    if (turn.after >= entry.minutesAgo) faults.push('a turn lies after the start')
  }
  return faults
}

function checkExchange(sample: Sample, file: string): void {
  const [first, second] = sample.newsrooms
  if (first === undefined || second === undefined) {
    throw wrongReference(file, 'an agreement is between two newsrooms')
  }
  for (const step of sample.steps) {
    const actor = step.newsroom === first.id ? first : second
    const partner = actor === first ? second : first
    if (actor.id !== step.newsroom) throw wrongReference(file, `there is no ${step.newsroom}`)
    const fault = stepFault(step, actor, partner)
    if (fault !== undefined) throw wrongReference(file, `${step.slug}: ${fault}`)
  }
  for (const terms of sample.agreement.terms) {
    for (const id of [terms.from, terms.to]) {
      if (!sample.agreement.between.includes(id)) throw wrongReference(file, `${id} is no party`)
    }
  }
}

function stepFault(
  step: SampleStep,
  actor: SampleNewsroom,
  partner: SampleNewsroom,
): string | undefined {
  const source = partner.items.find((entry) => entry.slug === step.slug)
  if (source === undefined) return 'the partner has no such item'
  if (source.minutesAgo <= step.minutesAgo) return 'a step is older than its item'
  if (!actor.people.some((person) => person.name === step.by)) return `nobody is called ${step.by}`
  if ((step.action === 'translate') !== (step.translation !== undefined)) {
    return 'translating, and nothing else, gives a translation'
  }
  if ((step.action === 'note') !== (step.note !== undefined)) {
    return 'a note, and nothing else, has words'
  }
  const language = step.translation?.item.language
  if (language === source.item.language) return 'it translates into its own language'
  if (language !== undefined && !actor.languages.includes(language)) {
    return `the newsroom does not work in ${language}`
  }
  return undefined
}

function wrongReference(file: string, message: string): SampleError {
  return new SampleError('sample.reference', file, message)
}
