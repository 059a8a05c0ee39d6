/**
 * Measures NewsML-G2 on the samples of IPTC and dpa and on generated items: reading, fields against
 * their twins in JSON, validity of what is written by IPTC's own schema, and whether the strict door
 * judges as that schema does.
 */
import { globSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'

import * as fc from 'fast-check'

import { decode } from '../src/decode.ts'
import { headlineOf, summaryOf } from '../src/item-text.ts'
import { difference } from '../src/newsml-g2/difference.ts'
import { isFields, isList, type Fields } from '../src/ninjs/value.ts'
import type { NewsItem } from '../src/ninjs.ts'
import { readNewsMlG2 } from '../src/read-newsml-g2.ts'
import { read } from '../src/read.ts'
import { paragraphsOf, textOfHtml } from '../src/sanitise.ts'
import { validateNewsMlG2 } from '../src/validate-newsml-g2.ts'
import { writeNewsMessage, writeNewsMlG2 } from '../src/write-newsml-g2.ts'
import { ninjsDocument } from '../src/write-ninjs.ts'
import type { Measured, Note } from './measured.ts'
import { newsItems } from './news-item.ts'
import { mutated } from './xml-mutation.ts'
import { openXsd } from './xsd.ts'

const sent = '2026-01-01T00:00:00Z'
const generated = 1_000
const mutations = 4_000

/** Every measure; `note` takes what explains one that was missed. */
export async function measureNewsMlG2(
  data: string,
  others: readonly NewsItem[],
  note: Note,
): Promise<Measured[]> {
  const xsd = openXsd(join(data, 'newsmlg2/xsd/NewsML-G2_2.35-spec-All-Power.xsd'))
  const files = globSync(join(data, 'newsmlg2/**/*.xml')).toSorted()
  const rows: Measured[] = []
  const items: NewsItem[] = []
  const texts: string[] = []
  const counts = { read: 0, explained: 0, threw: 0, slowest: 0 }
  for (const file of files) {
    const bytes = readFileSync(file)
    const text = decode(bytes, undefined, () => undefined)
    if (text.ok) texts.push(text.value)
    const start = performance.now()
    try {
      const document = await read(bytes)
      if (document.items.length > 0) counts.read += 1
      else if (document.faults.length > 0) {
        counts.explained += 1
        note(`${basename(file)}: ${JSON.stringify(document.faults)}`)
      }
      items.push(...document.items.map(({ item }) => item))
    } catch (error) {
      counts.threw += 1
      note(`threw: ${basename(file)} ${String(error)}`)
    }
    counts.slowest = Math.max(counts.slowest, performance.now() - start)
  }
  rows.push({
    measure: 'NewsML-G2 samples',
    value: `${counts.read} of ${files.length} read, ${counts.explained} refused with a reason, ${counts.threw} threw, slowest ${Math.round(counts.slowest)} ms`,
    aim: 'all read or explained',
    met: counts.threw === 0 && counts.read + counts.explained === files.length,
  })
  rows.push(twins(data, note))
  const sampled = fc.sample(newsItems, { numRuns: generated, seed: 2026 })
  const whole = [...items, ...others, ...sampled]
  rows.push(written(whole, sampled.length, xsd, note))
  rows.push(verdicts(texts, sampled.slice(0, 100), xsd, note))
  return rows
}

/** Each field of dpa's JSON against the same in the item read from the NewsML-G2 made of it. */
function twins(data: string, note: Note): Measured {
  const folder = join(data, 'newsmlg2/dpa-digitalwires/tests/data')
  let fields = 0
  let equal = 0
  let pairs = 0
  let perfect = 0
  for (const file of globSync(join(folder, 'output/*.xml')).toSorted()) {
    const source = JSON.parse(
      readFileSync(join(folder, 'input', basename(file).replace('.xml', '.json')), 'utf8'),
    ) as unknown
    const document = readNewsMlG2(readFileSync(file, 'utf8'))
    const item = document.ok ? document.value.items[0]?.item : undefined
    if (item === undefined || !isFields(source)) continue
    pairs += 1
    const missed = compared(source, members(source['associations'])[0] ?? {}, item).filter(
      ({ name, one, other }) => {
        const same = squeeze(one) === squeeze(other)
        fields += 1
        if (same) equal += 1
        else note(`${basename(file)} ${name}: ${one.slice(0, 80)} | ${other.slice(0, 80)}`)
        return !same
      },
    )
    if (missed.length === 0) perfect += 1
  }
  return {
    measure: "fields of dpa's NewsML-G2 equal to their JSON twins",
    value: `${equal} of ${fields} in ${pairs} pairs; ${perfect} pairs in every field`,
    aim: '>= 97 %',
    met: equal >= 0.97 * fields,
  }
}

function members(value: unknown): Fields[] {
  return isList(value) ? value.filter(isFields) : []
}

function said(value: unknown): string {
  if (typeof value === 'string') return value
  if (typeof value === 'number') return String(value)
  return isList(value) ? value.map(said).join('|') : ''
}

interface Compared {
  readonly name: string
  readonly one: string
  readonly other: string
}

function compared(twin: Fields, media: Fields, item: NewsItem): Compared[] {
  const subjects = item.subjects ?? []
  const named = (list: readonly { name?: string }[] | undefined): string =>
    (list ?? []).map(({ name }) => name ?? '').join('|')
  const body = paragraphsOf(item).map(squeeze)
  const paragraphs = textOfHtml(said(twin['article_html'])).split('\n').map(squeeze)
  const lost = paragraphs.filter((line) => !body.some((own) => own.includes(line)))
  const isText = item.type === 'text'
  const list: [string, unknown, unknown][] = [
    ['urn', twin['urn'], item.uri],
    ['version', twin['version'], item.version],
    ['version_created', twin['version_created'], item.versionCreated],
    ['headline', twin['headline'], headlineOf(item)],
    ['language', twin['language'], item.language],
    ['urgency', twin['urgency'], item.urgency],
    ['copyrightnotice', twin['copyrightnotice'], item.copyrightNotice],
    ['usageterms', twin['usageterms'], item.usageTerms],
    ['pubstatus', twin['pubstatus'], item.pubStatus],
  ]
  if (isText)
    list.push(
      ['embargoed', twin['embargoed'], item.embargoedUntil],
      ['kicker', twin['kicker'], item.headlines?.slice(1).map(({ value }) => value)],
      ['teaser', twin['teaser'], summaryOf(item)],
      ['byline', twin['byline'], item.by],
      [
        'keyword_names',
        twin['keyword_names'],
        named(subjects.filter(({ rel }) => rel === 'keyword')),
      ],
      ['genre_names', twin['genre_names'], named(item.genres)],
      ['article_html, paragraphs lost', '', lost],
    )
  else
    list.push(
      ['caption', media['caption'], summaryOf(item)],
      ['creditline', media['creditline'], item.by],
    )
  if (typeof twin['dateline'] === 'string')
    list.push(['dateline', twin['dateline'].replace(/\s*\([^)]*\)\s*-?\s*$/, ''), item.located])
  return list.map(([name, one, other]) => ({ name, one: said(one), other: said(other) }))
}

function squeeze(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim()
}

/** Every item is written alone and in messages of ten: valid by IPTC's schema, and read back whole. */
function written(
  items: readonly NewsItem[],
  sampled: number,
  xsd: (xml: string) => string[],
  note: Note,
): Measured {
  let valid = 0
  let same = 0
  let own = 0
  for (const item of items) {
    const xml = writeNewsMlG2(item, { sent })
    const wrong = xsd(xml)
    if (wrong.length === 0) valid += 1
    else note(`written invalid: ${item.uri} ${wrong[0]}`)
    if (validateNewsMlG2(xml).length === 0) own += 1
    const back = readNewsMlG2(xml)
    const found = back.ok ? back.value.items[0]?.item : undefined
    const lost = difference({ ...ninjsDocument(item) }, { ...found }, ['standard'])
    if (Object.keys(lost).length === 0) same += 1
    else note(`lost on the way: ${item.uri} ${Object.keys(lost).join(' ')}`)
  }
  let messages = 0
  let sound = 0
  for (let at = 0; at < items.length; at += 10) {
    messages += 1
    const message = writeNewsMessage(items.slice(at, at + 10), { sent, sender: 'kol.example' })
    if (xsd(message).length === 0) sound += 1
  }
  return {
    measure: 'items written as NewsML-G2',
    value: `${valid} of ${items.length} (${sampled} generated) valid by the XSD, ${own} by our own checker, ${same} read back whole, ${sound} of ${messages} messages valid`,
    aim: 'all',
    met: [valid, own, same].every((one) => one === items.length) && sound === messages,
  }
}

/** Samples, generated items and both with one thing changed: our verdict and the schema's. */
function verdicts(
  texts: readonly string[],
  items: readonly NewsItem[],
  xsd: (xml: string) => string[],
  note: Note,
): Measured {
  const sources = [...texts, ...items.map((item) => writeNewsMlG2(item, { sent }))]
  let state = 20_260_101
  const next = (): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
  const changed = Array.from({ length: mutations }, () =>
    mutated(sources[Math.floor(next() * sources.length)] ?? '', next),
  ).filter((one) => one !== undefined)
  let agree = 0
  let refused = 0
  let dangling = 0
  const judged = [...sources, ...changed]
  for (const xml of judged) {
    const found = validateNewsMlG2(xml)
    const his = xsd(xml.replace(/^\uFEFF?<\?xml[^>]*\?>/, ''))
    if (his.length > 0) refused += 1
    // The schema's other judge does not look whether a reference points to anything.
    const mine = found.filter(({ rule }) => rule !== 'id-unknown')
    if (mine.length < found.length) dangling += 1
    if ((mine.length === 0) === (his.length === 0)) agree += 1
    else note(`verdicts differ: ours ${JSON.stringify(mine[0])}, theirs ${his[0]}`)
  }
  return {
    measure: 'verdicts of our checker and of libxml2 with the XSD that agree',
    value: `${agree} of ${judged.length} (${refused} refused; ${dangling} with references that lead nowhere, which only ours sees)`,
    aim: '>= 99.5 %',
    met: agree >= 0.995 * judged.length,
  }
}
