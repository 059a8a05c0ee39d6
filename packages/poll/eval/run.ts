/**
 * Reference cases computed by R's survey package, asked of `suyab poll estimate` and compared: as
 * many as the command has words for. Prints a line of JSON for each design, and what was off.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { dataFolder } from '../../../eval/data-folder.ts'
import { designOf, requestOf, type AskedCase, type ReferenceCase } from './request-of.ts'

const folder = join(dataFolder, 'poll/r-survey')
const command = join(import.meta.dirname, '../../server/src/cli.ts')

function casesOf(file: string): readonly ReferenceCase[] {
  const read = JSON.parse(readFileSync(join(folder, file), 'utf8')) as { cases: ReferenceCase[] } | ReferenceCase[] // prettier-ignore
  return Array.isArray(read) ? read : read.cases
}

function off(expected: unknown, given: unknown, absolute: boolean): number {
  if (Array.isArray(expected)) return off((expected as unknown[]).flat(3)[0], given, absolute)
  if (expected === null || expected === undefined) return given === null ? 0 : Infinity
  if (typeof given !== 'number') return Infinity
  const distance = Math.abs(Number(expected) - given)
  if (Math.abs(Number(expected)) < 1e-12 && Math.abs(given) < 1e-12) return 0
  return absolute || distance === 0 ? distance : distance / Math.abs(Number(expected))
}

function valueAt(value: unknown, path: readonly (string | number)[]): unknown {
  return path.reduce<unknown>((part, step) => (typeof part === 'object' && part !== null ? (Reflect.get(part, step) as unknown) : undefined), value) // prettier-ignore
}

if (existsSync(folder)) {
  const all = [...casesOf('reference-survey-4.5.json'), ...casesOf('reference-svyglm-4.5.json')]
  const groups = Map.groupBy(all, ({ data, design }) => `${data} ${design}`)
  let [right, asked, left] = [0, 0, 0]
  for (const [name, items] of groups) {
    const design = designOf(items[0]?.design ?? '')
    const known = items.flatMap((item): { item: ReferenceCase; ask: AskedCase }[] => {
      const ask = design === undefined ? undefined : requestOf(item)
      return ask === undefined ? [] : [{ item, ask }]
    })
    left += items.length - known.length
    if (known.length === 0) continue
    const spec = { data: { file: items[0]?.data, missing: ['NA'] }, design, requests: known.map(({ ask }) => ask.request) } // prettier-ignore
    const start = performance.now()
    const { stdout } = spawnSync(process.execPath, [command, 'poll', 'estimate', '-'], {
      input: JSON.stringify(spec),
      cwd: folder,
      maxBuffer: 2 ** 30,
      encoding: 'utf8',
    })
    const seconds = (performance.now() - start) / 1000
    const { answers } = JSON.parse(stdout) as { answers: { result?: unknown; fault?: object }[] }
    const wrong: string[] = []
    for (const [at, { item, ask }] of known.entries()) {
      const answer = answers[at]
      const isRefused = answer?.fault !== undefined
      const bad =
        ask.expected === undefined
          ? isRefused
            ? []
            : ['not refused']
          : ask.expected.flatMap(({ at: path, value, tolerance, absolute }) => {
              const distance = off(value, valueAt(answer?.result, path), absolute === true)
              return distance <= tolerance ? [] : [`${path.join('.')} off by ${distance}`]
            })
      if (bad.length > 0) wrong.push(`${item.id}: ${bad.slice(0, 2).join(', ')} ${JSON.stringify(answer?.fault ?? '')}`) // prettier-ignore
    }
    right += known.length - wrong.length
    asked += known.length
    process.stdout.write(`${JSON.stringify({ design: name, right: known.length - wrong.length, asked: known.length, seconds: Math.round(seconds * 10) / 10 })}\n`) // prettier-ignore
    for (const line of wrong) process.stdout.write(`  ${line}\n`)
  }
  process.stdout.write(`${JSON.stringify({ figure: 'reference cases through the command', right, asked, withoutWords: left })}\n`) // prettier-ignore
} else process.stdout.write('The reference data are not there: nothing was compared.\n')
