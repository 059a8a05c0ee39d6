import { compare, type Text } from '../src/quantity.ts'
import { lexiconOf } from '../src/quantity/languages.ts'
import { mentionsIn } from '../src/quantity/read.ts'
import { errata } from './errata.ts'
import { idioms } from './idioms.ts'
import { parallelLanguages, parallelLines, type ParallelLanguage, type ParallelLine } from './parallel.ts' // prettier-ignore
import { boundCount, falsified, plants, zeroOf } from './planted.ts'
import type { Row } from './row.ts'

/** The pairs between which the exchange translates most. */
const main = new Set(['zh→ru', 'zh→ky', 'zh→en', 'ru→ky', 'en→ky'])

type Pair = readonly [from: ParallelLanguage, to: ParallelLanguage]
const pairs: readonly Pair[] = parallelLanguages.flatMap((from) =>
  parallelLanguages.filter((to) => to !== from).map((to) => [from, to] as const),
)

interface Share {
  readonly hits: number
  readonly of: number
}

const sum = (shares: readonly Share[]): Share => ({
  hits: shares.reduce((total, { hits }) => total + hits, 0),
  of: shares.reduce((total, { of }) => total + of, 0),
})
const percent = ({ hits, of }: Share): number =>
  of === 0 ? 0 : Math.round((hits / of) * 1000) / 10

/** False alarms between human translations, falsified numbers that are caught, and idioms that must not alarm. */
export async function run(): Promise<readonly Row[]> {
  const lines = parallelLines()
  const rows: Row[] = idiomRows()
  if (lines === undefined) return rows
  return [...rows, ...alarmRows(lines), ...plantRows(lines)]
}

function alarmRows(lines: readonly ParallelLine[]): Row[] {
  const rows: Row[] = []
  const detail: Record<string, number> = {}
  let worst = 0
  for (const pair of pairs) {
    const name = pair.join('→')
    const judged = lines.filter((line) => holdsNumber(line, pair))
    const kept = judged.filter(({ id }) =>
      pair.every((language) => errata[id]?.[language] === undefined),
    )
    const alarms = (some: readonly ParallelLine[]): Share => ({
      hits: some.filter((line) => alarmed(line, pair)).length,
      of: judged.length,
    })
    const raw = percent(alarms(judged))
    const value = percent({ hits: alarms(kept).hits, of: judged.length })
    detail[name] = value
    if (!main.has(name)) {
      worst = Math.max(worst, value)
      continue
    }
    const half = (held: boolean): number =>
      percent({
        hits: judged.filter((line) => line.held === held && alarmed(line, pair)).length,
        of: judged.filter((line) => line.held === held).length,
      })
    const inDigits = judged.filter(({ text }) =>
      pair.some((language) => /\p{Nd}/u.test(text[language])),
    )
    rows.push({
      figure: `quantities: false alarms ${name}`, value, unit: '%', most: 5,
      peers: { 'digits alone': percent(digitAlarms(judged, pair)) },
      detail: {
        lines: judged.length, withErrata: raw, withErrataRulesMadeOn: half(false), withErrataHeldOut: half(true),
        withErrataOfLinesInDigits: percent({ hits: inDigits.filter((line) => alarmed(line, pair)).length, of: inDigits.length }),
      },
    }) // prettier-ignore
  }
  return [
    ...rows,
    { figure: 'quantities: false alarms, worst other pair', value: worst, unit: '%', most: 10, detail },
    { figure: 'quantities: lines listed as really wrong', value: percent({ hits: Object.keys(errata).length, of: lines.length }), unit: '%', most: 2 },
  ] // prettier-ignore
}

function plantRows(lines: readonly ParallelLine[]): Row[] {
  const caught = plants.map((plant) => {
    const byPair = pairs.map((pair) => ({
      pair: pair.join('→'),
      ...plantedShare(lines, pair, plant),
    }))
    const half = (held: boolean): number =>
      percent(sum(pairs.map((pair) => plantedShare(lines.filter((line) => line.held === held), pair, plant)))) // prettier-ignore
    const least = byPair
      .filter(({ of }) => of >= 20)
      .sort((a, b) => a.hits / a.of - b.hits / b.of)[0]
    return { plant, all: sum(byPair), least, half }
  })
  return [
    { figure: 'quantities: planted changes caught', value: percent(sum(caught.map(({ all }) => all))), unit: '%', least: 98 },
    ...caught.map(({ plant, all, least, half }): Row => ({
      figure: `quantities: planted ${plant} caught`, value: percent(all), unit: '%', least: 98,
      detail: { of: all.of, rulesMadeOn: half(false), heldOut: half(true), worst: least },
    })),
    ...caught
      .filter(({ plant }) => plant !== 'bound')
      .map(({ plant, least }): Row => ({
        figure: `quantities: planted ${plant} caught, worst pair`, value: least === undefined ? 0 : percent(least), unit: '%', least: 98,
        detail: { pair: least?.pair },
      })),
  ] // prettier-ignore
}

/** What is caught of one kind of falsified number, over translations that raise no alarm as they are. */
function plantedShare(
  lines: readonly ParallelLine[],
  pair: Pair,
  plant: (typeof plants)[number],
): Share {
  // prettier-ignore
  const [from, to] = pair
  let [hits, of] = [0, 0]
  for (const line of lines) {
    const variants = falsified(line.text[to], to, plant)
    if (variants.length === 0 || alarmed(line, pair)) continue
    const unsaid = boundCount(line.text[from], from) < boundCount(line.text[to], to)
    if (plant === 'bound' && unsaid) continue
    of += variants.length
    for (const text of variants) if (differ(textOf(line, from), { text, language: to })) hits += 1
  }
  return { hits, of }
}

function idiomRows(): Row[] {
  let [alarms, compared, hits, planted] = [0, 0, 0, 0]
  for (const idiom of idioms) {
    for (const [from, to] of pairs) {
      const source = { text: idiom.text[from], language: from }
      compared += 1
      if (differ(source, { text: idiom.text[to], language: to })) alarms += 1
      for (const [right, wrong] of idiom.plants[to] ?? []) {
        planted += 1
        if (differ(source, { text: idiom.text[to].replace(right, wrong), language: to })) hits += 1
      }
    }
  }
  return [
    { figure: 'quantities: alarms at idioms', value: percent({ hits: alarms, of: compared }), unit: '%', most: 5, detail: { compared } },
    { figure: 'quantities: planted 成, 折, 倍, lakh, crore caught', value: percent({ hits, of: planted }), unit: '%', least: 98, detail: { planted } },
  ] // prettier-ignore
}

function textOf(line: ParallelLine, language: ParallelLanguage): Text {
  return { text: line.text[language], language }
}

function differ(source: Text, translation: Text): boolean {
  return compare(source, translation).length > 0
}

const alarms = new Map<string, boolean>()

function alarmed(line: ParallelLine, [from, to]: Pair): boolean {
  const key = `${line.id} ${from} ${to}`
  let known = alarms.get(key)
  if (known === undefined) {
    known = differ(textOf(line, from), textOf(line, to))
    alarms.set(key, known)
  }
  return known
}

const holding = new Map<string, boolean>()

/** Is there a digit or a number word on either side? */
function holdsNumber(line: ParallelLine, pair: Pair): boolean {
  return pair.some((language) => {
    const key = `${line.id} ${language}`
    let known = holding.get(key)
    if (known === undefined) {
      known = mentionsIn(line.text[language], lexiconOf(language)).some(({ named }) => !named)
      holding.set(key, known)
    }
    return known
  })
}

/** The peer: the digits of both sides, of every script, as they stand. */
function digitAlarms(lines: readonly ParallelLine[], [from, to]: Pair): Share {
  const value = (digit: string): number => digit.codePointAt(0)! - zeroOf(digit).codePointAt(0)!
  const runs = (text: string): string =>
    (text.match(/\p{Nd}+/gu) ?? [])
      .map((run) => Array.from(run, value).join(''))
      .sort()
      .join(' ')
  return {
    hits: lines.filter(({ text }) => runs(text[from]) !== runs(text[to])).length,
    of: lines.length,
  }
}
