/**
 * Measures the feed reader on the suite's files: whether they are read and safe, the number of
 * entries, and the fields that each file expects of itself.
 */
import { readFileSync } from 'node:fs'
import { basename } from 'node:path'

import { decode } from '../src/decode.ts'
import type { NewsItem } from '../src/ninjs.ts'
import { readFeed } from '../src/read-feed.ts'
import { judgeFile, type Outcome } from './feed-expectations.ts'
import type { Measured, Note } from './measured.ts'

const running =
  /<\s*\/?\s*(?:script|style|iframe|object|embed|form|svg|math|link|meta|base|applet|frame)\b|<[^>]*\son\w+\s*=|<[^>]*=\s*"?\s*(?:javascript|vbscript|data):/i

/** Whether each is read, in time, without anything that runs and with its letters; with the items. */
export async function measureFeeds(
  files: readonly string[],
  note: Note,
): Promise<{ rows: Measured[]; items: NewsItem[] }> {
  const rows: Measured[] = []
  const taken: NewsItem[] = []
  const counts = {
    read: 0,
    threw: 0,
    sanitising: 0,
    clean: 0,
    silent: 0,
    encodings: 0,
    decoded: 0,
    damaged: 0,
  }
  const refused = new Map<string, number>()
  let slowest = 0
  for (const file of files) {
    const start = performance.now()
    const feed = await readFeed(readFileSync(file)).catch((error: unknown) => {
      counts.threw += 1
      note(`threw: ${basename(file)} ${String(error)}`)
    })
    slowest = Math.max(slowest, performance.now() - start)
    const items = feed?.ok === true ? feed.value.items : []
    if (feed?.ok === true) counts.read += 1
    else if (feed?.ok === false)
      refused.set(feed.fault.code, (refused.get(feed.fault.code) ?? 0) + 1)
    taken.push(...items.map(({ item }) => item))
    if (file.includes('/sanitize/')) {
      counts.sanitising += 1
      const html = items.flatMap(({ item }) =>
        [...(item.bodies ?? []), ...(item.descriptions ?? [])]
          .filter(({ contentType }) => contentType?.includes('html') === true)
          .map(({ value }) => value),
      )
      if (html.length === 0) counts.silent += 1
      if (html.every((value) => !running.test(value))) counts.clean += 1
      else note(`unsafe: ${basename(file)} ${JSON.stringify(html)}`)
    }
    if (file.includes('/encoding/')) {
      counts.encodings += 1
      if (feed?.ok === true) counts.decoded += 1
      else note(`encoding: ${basename(file)} ${JSON.stringify(feed)}`)
      if (
        feed?.ok === true &&
        feed.value.warnings.some(({ code }) => code === 'wire.encoding-damaged')
      )
        counts.damaged += 1
    }
  }
  rows.push({
    measure: 'feeds read',
    value: `${counts.read} of ${files.length}`,
    aim: '>= 2066',
    met: counts.read >= 2066,
  })
  rows.push({
    measure: 'feeds refused',
    value: [...refused].map(([code, count]) => `${count} ${code}`).join(', '),
    aim: '',
    met: true,
  })
  rows.push({
    measure: 'feeds that made the reader throw',
    value: String(counts.threw),
    aim: '0',
    met: counts.threw === 0,
  })
  rows.push({
    measure: 'slowest feed',
    value: `${Math.round(slowest)} ms`,
    aim: '< 1000 ms',
    met: slowest < 1000,
  })
  rows.push({
    measure: 'sanitising cases without anything that runs',
    value: `${counts.clean} of ${counts.sanitising}, ${counts.silent} of them without any HTML left`,
    aim: 'all',
    met: counts.clean === counts.sanitising,
  })
  rows.push({
    measure: 'encoding cases read',
    value: `${counts.decoded} of ${counts.encodings}, ${counts.damaged} with letters lost`,
    aim: '',
    met: true,
  })
  return { rows, items: taken }
}

/** Entries and expectations; `note` takes what explains one that was missed. */
export async function measureFeedSuite(files: readonly string[], note: Note): Promise<Measured[]> {
  return [await entries(files, note), ...(await expectations(files, note))]
}

/** Entries as the reader finds them against a count of tags that knows nothing of feeds. */
async function entries(files: readonly string[], note: Note): Promise<Measured> {
  let equal = 0
  for (const file of files) {
    const bytes = readFileSync(file)
    const text = decode(bytes, undefined, () => undefined)
    const read = await readFeed(bytes)
    const counted = text.ok ? tagsIn(text.value) : 0
    if (read.ok && read.value.entries === counted) equal += 1
    else
      note(
        `entries: ${basename(file)} ${read.ok ? read.value.entries : read.fault.code} of ${counted}`,
      )
  }
  return {
    measure: 'feeds with as many entries as they have tags of entries',
    value: `${equal} of ${files.length}`,
    aim: '>= 2066',
    met: equal >= 2_066,
  }
}

function tagsIn(text: string): number {
  const bare = text.replaceAll(/<!--[^]*?-->|<!\[CDATA\[[^]*?\]\]>/g, '')
  return bare.match(/<(?:[\w.-]+:)?(?:item|entry)(?=[\s/>])/gi)?.length ?? 0
}

interface Tally {
  holds: number
  differs: number
  fails: number
}

async function expectations(files: readonly string[], note: Note): Promise<Measured[]> {
  const counts = { empty: 0, mapped: 0, exact: 0, held: 0, without: 0, unread: 0 }
  const fields = new Map<string, Tally>()
  const rules = new Map<string, number>()
  for (const file of files) {
    const outcomes = await judgeFile(basename(file), readFileSync(file))
    const mapped = outcomes.filter(
      ({ kind }) => kind === 'holds' || kind === 'differs' || kind === 'fails',
    )
    if (mapped.length > 0) {
      counts.mapped += 1
      if (mapped.every(({ kind }) => kind === 'holds')) counts.exact += 1
      if (mapped.every(({ kind }) => kind !== 'fails')) counts.held += 1
    } else if (outcomes.some(({ kind }) => kind === 'unread')) counts.unread += 1
    else counts.without += 1
    for (const outcome of outcomes) tally(outcome, fields, rules)
    if (outcomes.some((outcome) => outcome.kind === 'differs' && outcome.isEmpty)) counts.empty += 1
    for (const outcome of outcomes)
      if (outcome.kind === 'fails')
        note(`expected: ${basename(file)} ${outcome.field} ${outcome.found.slice(0, 200)}`)
  }
  const share = ((100 * counts.held) / counts.mapped).toFixed(1)
  const byField = [...fields].toSorted(([a], [b]) => (a < b ? -1 : 1))
  return [
    {
      measure: 'feeds whose own expectations hold',
      value: `${counts.held} of ${counts.mapped} (${share} %), ${counts.exact} of them to the letter; in ${counts.empty} nothing is left by our rules`,
      aim: '>= 95 %',
      met: counts.held >= 0.95 * counts.mapped,
    },
    {
      measure: 'expectations that are not counted',
      value: `${counts.without} of nothing that an item has a field for, ${counts.unread} not read`,
      aim: '',
      met: true,
    },
    {
      measure: 'rules of ours that differ, by claims',
      value: [...rules]
        .toSorted(([, a], [, b]) => b - a)
        .map(([rule, count]) => `${count} ${rule}`)
        .join('; '),
      aim: '',
      met: true,
    },
    {
      measure: 'claims by field: to the letter + by our rules / failed',
      value: byField
        .map(([field, { holds, differs, fails }]) => `${field} ${holds}+${differs}/${fails}`)
        .join(', '),
      aim: '',
      met: true,
    },
  ]
}

function tally(outcome: Outcome, fields: Map<string, Tally>, rules: Map<string, number>): void {
  if (outcome.kind === 'without-field' || outcome.kind === 'unread') return
  const found = fields.get(outcome.field) ?? { holds: 0, differs: 0, fails: 0 }
  fields.set(outcome.field, { ...found, [outcome.kind]: found[outcome.kind] + 1 })
  if (outcome.kind === 'differs') rules.set(outcome.rule, (rules.get(outcome.rule) ?? 0) + 1)
}
