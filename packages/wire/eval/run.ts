/**
 * Measures the readers and writers on real and hostile documents in ../shared/data/wire, which
 * stands beside the repository, and the readers by attacks of our own. Prints one table, with
 * `--verbose` every case that was missed; exits with 1 where an aim is missed.
 */
import { existsSync, globSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'

import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'

import { parseJson } from '../src/json-scan.ts'
import { isFields } from '../src/ninjs/value.ts'
import { readFeed } from '../src/read-feed.ts'
import { readNinjsAll } from '../src/read-ninjs.ts'
import type { ReadItem } from '../src/read-items.ts'
import { read } from '../src/read.ts'
import { ninjsVersions } from '../src/ninjs-version.ts'
import { judgeNinjs, validateNinjs } from '../src/validate-ninjs.ts'
import { writeNinjs } from '../src/write-ninjs.ts'
import { account } from './accounted.ts'
import { measureFeedSuite } from './feed-suite.ts'
import { measureHostile } from './hostile.ts'
import { measureNewsMlG2 } from './newsml-g2.ts'
import { measureOlderNinjs } from './ninjs-older.ts'

const root = process.env['SUYAB_EVAL_DATA'] ?? join(import.meta.dirname, '../../../../shared/data')
const data = join(root, 'wire')
const rows: { measure: string; value: string; aim: string; met: boolean }[] = []
const details: string[] = []

function row(measure: string, value: string, aim: string, met: boolean): void {
  rows.push({ measure, value, aim, met })
}

function filesOf(pattern: string): string[] {
  return globSync(join(data, pattern)).toSorted()
}

function json(file: string): unknown {
  return JSON.parse(readFileSync(file, 'utf8')) as unknown
}

function schema(path: string): Readonly<Record<string, unknown>> {
  const value = json(join(data, path))
  if (!isFields(value)) throw new TypeError(`${path} is no JSON Schema`)
  return value
}

function iptcValidator(): (value: unknown) => boolean {
  const ajv = new Ajv2020({ strict: false })
  addFormats.default(ajv)
  ajv.addSchema(schema('ninjs/validation/test_suite/GeoJSON-schema.json'))
  return ajv.compile(schema('ninjs/specification/ninjs-schema_3.1.json'))
}

async function ninjsExamples(written: ReadItem[]): Promise<void> {
  const files = filesOf('ninjs/examples/**/*.json').filter(
    (file) => !file.includes('extension-schema'),
  )
  const totals = { taken: 0, items: 0, found: 0, warned: 0, missing: 0 }
  for (const file of files) {
    const { items, faults } = await read(readFileSync(file))
    if (faults.length === 0 && items.length > 0) totals.taken += 1
    else details.push(`not taken: ${file.slice(data.length)} ${JSON.stringify(faults)}`)
    const source = json(file)
    const sources = Array.isArray(source) ? (source as unknown[]) : [source]
    for (const [index, item] of items.entries()) {
      // Pointers of a collection's members begin with their index.
      const inner = Array.isArray(source)
        ? {
            ...item,
            warnings: item.warnings.map((w) =>
              'at' in w ? { ...w, at: w.at.replace(/^\/\d+/, '') } : w,
            ),
          }
        : item
      const outcome = account(sources[index], inner)
      totals.items += 1
      totals.found += outcome.found
      totals.warned += outcome.warned
      totals.missing += outcome.missing.length
      for (const at of outcome.missing) details.push(`unaccounted: ${basename(file)} ${at}`)
      written.push(item)
    }
  }
  row(
    'ninjs examples taken',
    `${totals.taken} of ${files.length} files, ${totals.items} items`,
    'all',
    totals.taken === files.length,
  )
  row(
    'their values',
    `${totals.found} in the item, ${totals.warned} warned of, ${totals.missing} unaccounted`,
    '0 unaccounted',
    totals.missing === 0,
  )
}

const running =
  /<\s*\/?\s*(?:script|style|iframe|object|embed|form|svg|math|link|meta|base|applet|frame)\b|<[^>]*\son\w+\s*=|<[^>]*=\s*"?\s*(?:javascript|vbscript|data):/i

async function feeds(written: ReadItem[]): Promise<void> {
  const files = filesOf('feeds/feedparser/tests/**/*.xml')
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
      details.push(`threw: ${file.slice(data.length)} ${String(error)}`)
    })
    slowest = Math.max(slowest, performance.now() - start)
    const items = feed?.ok === true ? feed.value.items : []
    if (feed?.ok === true) counts.read += 1
    else if (feed?.ok === false)
      refused.set(feed.fault.code, (refused.get(feed.fault.code) ?? 0) + 1)
    written.push(...items)
    if (file.includes('/sanitize/')) {
      counts.sanitising += 1
      const html = items.flatMap(({ item }) =>
        [...(item.bodies ?? []), ...(item.descriptions ?? [])]
          .filter(({ contentType }) => contentType?.includes('html') === true)
          .map(({ value }) => value),
      )
      if (html.length === 0) counts.silent += 1
      if (html.every((value) => !running.test(value))) counts.clean += 1
      else details.push(`unsafe: ${file.slice(data.length)} ${JSON.stringify(html)}`)
    }
    if (file.includes('/encoding/')) {
      counts.encodings += 1
      if (feed?.ok === true) counts.decoded += 1
      else details.push(`encoding: ${basename(file)} ${JSON.stringify(feed)}`)
      if (
        feed?.ok === true &&
        feed.value.warnings.some(({ code }) => code === 'wire.encoding-damaged')
      )
        counts.damaged += 1
    }
  }
  row('feeds read', `${counts.read} of ${files.length}`, '>= 2066', counts.read >= 2066)
  row('feeds refused', [...refused].map(([code, count]) => `${count} ${code}`).join(', '), '', true)
  row('feeds that made the reader throw', String(counts.threw), '0', counts.threw === 0)
  row('slowest feed', `${Math.round(slowest)} ms`, '< 1000 ms', slowest < 1000)
  row(
    'sanitising cases without anything that runs',
    `${counts.clean} of ${counts.sanitising}, ${counts.silent} of them without any HTML left`,
    'all',
    counts.clean === counts.sanitising,
  )
  row(
    'encoding cases read',
    `${counts.decoded} of ${counts.encodings}, ${counts.damaged} with letters lost`,
    '',
    true,
  )
}

/** Each file of the suite, by the version of its folder, and by what it says of itself alone. */
function conformance(): void {
  for (const kind of ['should_pass', 'should_fail']) {
    const files = filesOf(`ninjs/validation/test_suite/*/${kind}/*.json`)
    const counts = { named: 0, alone: 0 }
    for (const file of files) {
      // Some files that should fail are no JSON at all.
      const parsed = parseJson(readFileSync(file, 'utf8'), 100)
      const folder = basename(join(file, '../..')).replace('_', '-')
      const version = ninjsVersions.find((one) => one === folder)
      const isRight = (findings: readonly unknown[]): boolean =>
        (findings.length === 0) === (kind === 'should_pass')
      if (!parsed.ok) {
        if (kind === 'should_fail') counts.named += 1
        if (kind === 'should_fail') counts.alone += 1
        continue
      }
      if (isRight(validateNinjs(parsed.value, version))) counts.named += 1
      else details.push(`conformance: ${file.slice(data.length)}`)
      const judged = judgeNinjs(parsed.value)
      if (isRight(judged.findings)) counts.alone += 1
      else details.push(`told alone, judged by ${judged.version}: ${file.slice(data.length)}`)
    }
    row(
      `IPTC suite, ${kind}`,
      `${counts.named} of ${files.length} by the version of its folder; ${counts.alone} by the file alone`,
      'all',
      counts.named === files.length,
    )
  }
}

function ownAgainstIptc(written: readonly ReadItem[]): void {
  const isValid = iptcValidator()
  const documents = written.map(({ item }): unknown => JSON.parse(writeNinjs(item)))
  const valid = documents.filter(isValid)
  row(
    'written items valid by the schema of IPTC',
    `${valid.length} of ${documents.length}`,
    'all',
    valid.length === documents.length,
  )
  // Some files of the suite are no JSON at all, which no schema can judge.
  const suites = filesOf('ninjs/{examples,validation/test_suite/{1,2,3}*}/**/*.json').flatMap(
    (file) => {
      const parsed = parseJson(readFileSync(file, 'utf8'), 100)
      return parsed.ok ? [parsed.value] : []
    },
  )
  const rough = suites.flatMap((value) => (Array.isArray(value) ? (value as unknown[]) : [value]))
  const agree = [...documents, ...rough].filter(
    (value) => isValid(value) === (validateNinjs(value).length === 0),
  )
  row(
    'verdicts of both schemas that agree',
    `${agree.length} of ${documents.length + rough.length}`,
    'all',
    agree.length === documents.length + rough.length,
  )
  const reread = rough.flatMap((value) => readNinjsAll(value).items)
  const rewritten = reread.filter(({ item }) => isValid(JSON.parse(writeNinjs(item))))
  row(
    'test suite items rewritten as valid 3.1',
    `${rewritten.length} of ${reread.length}`,
    'all',
    rewritten.length === reread.length,
  )
}

if (existsSync(data)) {
  const written: ReadItem[] = []
  await ninjsExamples(written)
  await feeds(written)
  const suite = filesOf('feeds/feedparser/tests/**/*.xml')
  for (const measured of await measureFeedSuite(suite, (line) => details.push(line)))
    rows.push(measured)
  conformance()
  ownAgainstIptc(written)
  for (const measured of await measureOlderNinjs(data, (line) => details.push(line)))
    rows.push(measured)
  const items = written.slice(0, 100).map(({ item }) => item)
  for (const measured of await measureNewsMlG2(data, items, (line) => details.push(line)))
    rows.push(measured)
} else
  console.log(`${data} is missing: attacks alone are measured. Name the folder in SUYAB_EVAL_DATA.`)
rows.push(...(await measureHostile((line) => details.push(line))))
console.table(rows)
const isWhole = process.argv.includes('--verbose')
for (const line of isWhole ? details : details.slice(0, 60)) console.log(line)
process.exitCode = rows.every(({ met }) => met) ? 0 : 1
