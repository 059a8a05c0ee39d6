/**
 * Measures ninjs on IPTC's examples and its suite of conformance: whether anything is lost in
 * reading, and whether our schema judges as IPTC's own.
 */
import { globSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'

import { parseJson } from '../src/json-scan.ts'
import { ninjsVersions } from '../src/ninjs-version.ts'
import type { NewsItem } from '../src/ninjs.ts'
import { readNinjsAll } from '../src/read-ninjs.ts'
import { read as readDocument } from '../src/read.ts'
import { judgeNinjs, validateNinjs } from '../src/validate-ninjs.ts'
import { writeNinjs } from '../src/write-ninjs.ts'
import { account } from './accounted.ts'
import type { Measured, Note } from './measured.ts'
import { iptcValidator } from './ninjs-schema.ts'

function filesIn(data: string, pattern: string): string[] {
  return globSync(join(data, pattern)).toSorted()
}

function json(file: string): unknown {
  return JSON.parse(readFileSync(file, 'utf8')) as unknown
}

/** Whether every value of IPTC's examples is in the item or warned of; gives the items too. */
export async function measureNinjsExamples(
  data: string,
  note: Note,
): Promise<{ rows: Measured[]; items: NewsItem[] }> {
  const rows: Measured[] = []
  const read: NewsItem[] = []
  const files = filesIn(data, 'ninjs/examples/**/*.json').filter(
    (file) => !file.includes('extension-schema'),
  )
  const totals = { taken: 0, items: 0, found: 0, warned: 0, missing: 0 }
  for (const file of files) {
    const { items, faults } = await readDocument(readFileSync(file))
    if (faults.length === 0 && items.length > 0) totals.taken += 1
    else note(`not taken: ${file.slice(data.length)} ${JSON.stringify(faults)}`)
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
      for (const at of outcome.missing) note(`unaccounted: ${basename(file)} ${at}`)
      read.push(item.item)
    }
  }
  rows.push({
    measure: 'ninjs examples taken',
    value: `${totals.taken} of ${files.length} files, ${totals.items} items`,
    aim: 'all',
    met: totals.taken === files.length,
  })
  rows.push({
    measure: 'their values',
    value: `${totals.found} in the item, ${totals.warned} warned of, ${totals.missing} unaccounted`,
    aim: '0 unaccounted',
    met: totals.missing === 0,
  })
  return { rows, items: read }
}

/** Each file of the suite, by the version of its folder, and by what it says of itself alone. */
export function measureConformance(data: string, note: Note): Measured[] {
  const rows: Measured[] = []
  for (const kind of ['should_pass', 'should_fail']) {
    const files = filesIn(data, `ninjs/validation/test_suite/*/${kind}/*.json`)
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
      else note(`conformance: ${file.slice(data.length)}`)
      const judged = judgeNinjs(parsed.value)
      if (isRight(judged.findings)) counts.alone += 1
      else note(`told alone, judged by ${judged.version}: ${file.slice(data.length)}`)
    }
    rows.push({
      measure: `IPTC suite, ${kind}`,
      value: `${counts.named} of ${files.length} by the version of its folder; ${counts.alone} by the file alone`,
      aim: 'all',
      met: counts.named === files.length,
    })
  }
  return rows
}

/** Whether the schema of IPTC takes what we write, and judges all it knows as ours does. */
export function measureOwnSchema(data: string, items: readonly NewsItem[]): Measured[] {
  const rows: Measured[] = []
  const isValid = iptcValidator(data, '3.1')
  const documents = items.map((item): unknown => JSON.parse(writeNinjs(item)))
  const valid = documents.filter(isValid)
  rows.push({
    measure: 'written items valid by the schema of IPTC',
    value: `${valid.length} of ${documents.length}`,
    aim: 'all',
    met: valid.length === documents.length,
  })
  // Some files of the suite are no JSON at all, which no schema can judge.
  const suites = filesIn(data, 'ninjs/{examples,validation/test_suite/{1,2,3}*}/**/*.json').flatMap(
    (file) => {
      const parsed = parseJson(readFileSync(file, 'utf8'), 100)
      return parsed.ok ? [parsed.value] : []
    },
  )
  const rough = suites.flatMap((value) => (Array.isArray(value) ? (value as unknown[]) : [value]))
  const agree = [...documents, ...rough].filter(
    (value) => isValid(value) === (validateNinjs(value).length === 0),
  )
  rows.push({
    measure: 'verdicts of both schemas that agree',
    value: `${agree.length} of ${documents.length + rough.length}`,
    aim: 'all',
    met: agree.length === documents.length + rough.length,
  })
  const reread = rough.flatMap((value) => readNinjsAll(value).items)
  const rewritten = reread.filter(({ item }) => isValid(JSON.parse(writeNinjs(item))))
  rows.push({
    measure: 'test suite items rewritten as valid 3.1',
    value: `${rewritten.length} of ${reread.length}`,
    aim: 'all',
    met: rewritten.length === reread.length,
  })
  return rows
}
