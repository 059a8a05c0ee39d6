/**
 * Measures what is written in older versions of ninjs: whether IPTC's own schema and ours take it,
 * and what our reader finds in it again.
 */
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

import * as fc from 'fast-check'

import { headlineOf, summaryOf } from '../src/item-text.ts'
import { difference } from '../src/newsml-g2/difference.ts'
import { isFields, isList, type Fields } from '../src/ninjs/value.ts'
import type { Association, NewsItem } from '../src/ninjs.ts'
import { readNinjs } from '../src/read-ninjs.ts'
import { read } from '../src/read.ts'
import { paragraphsOf } from '../src/sanitise.ts'
import { validateNinjs } from '../src/validate-ninjs.ts'
import { ninjsDocument, writeNinjs, type WrittenNinjs } from '../src/write-ninjs.ts'
import type { Measured, Note } from './measured.ts'
import { newsItems } from './news-item.ts'
import { iptcValidator } from './ninjs-schema.ts'

const generated = 1_000

/** A row for each version, over all samples and generated items; `note` takes what explains one that was missed. */
export async function measureOlderNinjs(data: string, note: Note): Promise<Measured[]> {
  const samples: NewsItem[] = []
  for (const file of globSync(join(data, '**/*.{json,xml,jpg,jpeg}')).toSorted()) {
    const document = await read(readFileSync(file))
    samples.push(...document.items.map(({ item }) => item))
  }
  const sampled = fc.sample(newsItems, { numRuns: generated, seed: 2026 })
  const items = [...samples, ...sampled]
  return (['3.1', '2.1', '1.4'] as const).map((version) => {
    const isValid = iptcValidator(data, version)
    const counts = { own: 0, iptc: 0, kept: 0 }
    for (const item of items) {
      const document: unknown = JSON.parse(writeNinjs(item, version))
      const wrong = validateNinjs(document, version)
      if (wrong.length === 0) counts.own += 1
      else note(`ninjs ${version} ${item.uri} ${JSON.stringify(wrong[0])}`)
      if (isValid(document)) counts.iptc += 1
      else note(`ninjs ${version} not valid by the schema of IPTC: ${item.uri}`)
      const lost = lostIn(version, item)
      if (lost.length === 0) counts.kept += 1
      else note(`ninjs ${version} ${item.uri} lost ${lost.join(' ')}`)
    }
    return {
      measure: `items written as ninjs ${version}`,
      value: `${counts.own} of ${items.length} (${samples.length} of samples, ${generated} generated) valid by our schema, ${counts.iptc} by that of IPTC, ${counts.kept} read back with all that the version has words for`,
      aim: 'all',
      met: Object.values(counts).every((count) => count === items.length),
    }
  })
}

/** What should survive a version, by the table of survival, and was not found again. */
export function lostIn(version: WrittenNinjs, item: NewsItem): string[] {
  const read = readNinjs(JSON.parse(writeNinjs(item, version)))
  if (!read.ok) return [read.fault.code]
  const known = ninjsDocument(item)
  const found = read.value.item
  if (version === '1.4') return lostIn1(known, found)
  const wanted = version === '3.1' ? { ...known } : keptIn2({ ...known })
  return Object.keys(difference(wanted, { ...found }, ['standard']))
}

const renditionIn2 = new Set(
  'name href contentType title width height sizeInBytes duration format'.split(' '),
)

/** An item of 3.1 without what 2.1 has no word for. */
function keptIn2(item: Fields): Fields {
  const { eventDetails: _, plannedCoverage: __, digitalSourceType: ___, rel: ____, ...rest } = item
  const kept: Record<string, unknown> = { ...rest }
  if (kept['type'] === 'event' || kept['type'] === 'planning') delete kept['type']
  const change = (name: string, member: (one: Fields) => Fields): void => {
    const list = fieldsIn(kept[name])
      .map(member)
      .filter((one) => Object.keys(one).length > 0)
    if (list.length > 0) kept[name] = list
    else delete kept[name]
  }
  change('associations', keptIn2)
  change('events', ({ id: _id, ...event }) => event)
  change('renditions', (rendition) =>
    Object.fromEntries(Object.entries(rendition).filter(([name]) => renditionIn2.has(name))),
  )
  return kept
}

function fieldsIn(value: unknown): Fields[] {
  return isList(value) ? value.filter(isFields) : []
}

const equalIn1 =
  'uri representationType profile version firstCreated versionCreated contentCreated embargoedUntil expires pubStatus urgency copyrightHolder copyrightNotice usageTerms rightsInfo edNote language title by slugline located'.split(
    ' ',
  )
const conceptsIn1 = 'people organisations places subjects genres events objects infoSources'.split(
  ' ',
)

/** URIs that have more than one part. */
const cuttable = /^(?:https?|urn|tag|ni):/i

function lostIn1(known: NewsItem | Association, found: NewsItem | Association): string[] {
  const lost: string[] = []
  const ask = (name: string, one: unknown, other: unknown): void => {
    if (Object.keys(difference({ one }, { one: other })).length > 0) lost.push(name)
  }
  const [wanted, back]: [Fields, Fields] = [{ ...known }, { ...found }]
  for (const name of equalIn1) ask(name, wanted[name], back[name])
  if (known.type !== 'event' && known.type !== 'planning') ask('type', known.type, found.type)
  ask('headline', headlineOf(known), headlineOf(found))
  ask('summary', summaryOf(known), summaryOf(found))
  // A body of nothing but blanks is none in 1.4.
  const bodies = (known.bodies ?? []).filter(({ value }) => value.trim() !== '')
  ask('paragraphs', paragraphsOf({ bodies }), paragraphsOf(found))
  for (const name of ['descriptions', 'bodies']) ask(name, saidIn(wanted[name]), saidIn(back[name]))
  for (const name of conceptsIn1) {
    const concepts = fieldsIn(wanted[name]).filter(hasName)
    const others = fieldsIn(back[name])
    ask(`number of ${name}`, concepts.length, others.length)
    for (const [at, one] of concepts.entries())
      ask(name, identityOf(one, one), identityOf(others[at] ?? {}, one))
  }
  const indicators = ({ trustIndicators = [] }: typeof known): unknown =>
    trustIndicators
      .map(({ role, title, href }) => [cuttable.test(role ?? '') ? role : null, title, href])
      .map((indicator) => indicator.map((one) => one ?? null))
      .filter((indicator) => indicator.some((one) => one !== null))
  ask('trustIndicators', indicators(known), indicators(found))
  const ids = ({ altIds = [] }: typeof known): unknown =>
    altIds.flatMap(({ value }) => (value === undefined ? [] : [value])).toSorted()
  ask('altIds', ids(known), ids(found))
  const files = ({ renditions = [] }: typeof known): unknown =>
    renditions
      .map(({ href, contentType, title, width, height, sizeInBytes, duration, format }) =>
        [href, contentType, title, width, height, sizeInBytes, duration, format].map(
          (one) => one ?? null,
        ),
      )
      .filter((one) => one.some((member) => member !== null))
  ask('renditions', files(known), files(found))
  const bound = found.associations ?? []
  ask('number of associations', known.associations?.length ?? 0, bound.length)
  for (const [at, one] of (known.associations ?? []).entries())
    lost.push(...lostIn1(one, bound[at] ?? {}).map((name) => `associations/${name}`))
  return lost
}

function saidIn(list: unknown): unknown {
  return fieldsIn(list)
    .map(({ value }) => String(value))
    .filter((value) => value.trim() !== '')
}

/** Whether there is anything in a concept that 1.4 has a word for. */
function hasName(one: Fields): boolean {
  const symbols = fieldsIn(one['symbols']).some(({ exchange, symbol }) => exchange ?? symbol)
  return (
    symbols ||
    'name rel role uri literal geoJSON'.split(' ').some((member) => one[member] !== undefined)
  )
}

/** What 1.4 keeps of a concept: its uri where it can be cut, else its literal. */
function identityOf(one: Fields, known: Fields): unknown {
  const { name, rel, role, geoJSON, uri, literal } = one
  const isCut = cuttable.test(String(known['uri']))
  const identity = isCut ? uri : known['uri'] === undefined ? literal : undefined
  const symbols = fieldsIn(one['symbols']).flatMap(({ exchange, symbol }) =>
    exchange === undefined && symbol === undefined ? [] : [[exchange ?? null, symbol ?? null]],
  )
  return { name, rel, role, geoJSON, identity, symbols }
}
