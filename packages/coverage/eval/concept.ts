/**
 * Do a concept's lists find the same lines in every language? Precision, recall and the count's
 * ratio to English over the aligned lines of sib200 and ntrex, judged by reading them in English.
 */
import {
  parallelLanguages,
  parallelLines,
  type ParallelLanguage,
  type ParallelLine,
} from '../../language/eval/parallel.ts'
import type { Row } from '../../language/eval/row.ts'
import { dataFolder } from '../../../eval/data-folder.ts'
import { shippedConcepts } from '../src/concept/shipped.ts'
import { foundLines } from './concept/found.ts'
import { judgements } from './concept/judgements.ts'
import { treebankRows } from './concept/treebank.ts'

const least = { precision: 0.8, recall: 0.75, ratio: 0.8 }
const most = { ratio: 1.25 }
/** Concepts that the lines contain less often say little. */
const fewest = 15

interface Score {
  readonly precision: number
  readonly recall: number
  /** Lines found over lines found in English. */
  readonly ratio: number
}

type Half = 'whole' | 'tuned' | 'held'

export function run(): Promise<readonly Row[]> {
  const lines = parallelLines()
  if (lines === undefined) {
    process.stderr.write(`eval concept: no sentences in ${dataFolder}\n`)
    return Promise.resolve([])
  }
  const scored = Object.keys(judgements).flatMap((id) => {
    const about = linesAbout(id)
    return about.size < fewest ? [] : [{ id, about, scores: scoresOf(id, about, lines) }]
  })
  const kept = (half: Half): string[] =>
    scored.filter(({ scores }) => isKept(scores[half])).map(({ id }) => id)
  return Promise.resolve([
    ...(['whole', 'tuned', 'held'] as const).map((half) => ({
      figure: `concepts within all bars in all 11 languages, ${half === 'whole' ? 'all lines' : `lines ${half}`}`,
      value: kept(half).length,
      unit: 'concepts',
      ...(half === 'whole' ? { least: 12 } : {}),
      detail: { of: scored.length, concepts: kept(half) },
    })),
    ...(['whole', 'tuned', 'held'] as const).map((half) => {
      const cells = scored.flatMap(({ scores }) => Object.values(scores[half]))
      return {
        figure: `lists of judged concepts within all bars, ${half === 'whole' ? 'all lines' : `lines ${half}`}`,
        value: Math.round((1000 * cells.filter(isWithin).length) / cells.length) / 10,
        unit: '%',
      }
    }),
    ...meansOf(scored.map(({ scores }) => scores)),
    ...treebankRows(),
    ...scored.map(({ id, about, scores }) => rowOf(id, about.size, scores)),
  ])
}

/** The judged lines, as {@link ParallelLine} numbers them. */
function linesAbout(id: string): Set<string> {
  const judged = judgements[id]
  return new Set([
    ...(judged?.sib ?? []).map((line) => `sib:${line}`),
    ...(judged?.ntrex ?? []).map((line) => `ntrex:${line}`),
  ])
}

type Scores = Readonly<Record<Half, Readonly<Record<ParallelLanguage, Score>>>>

function scoresOf(id: string, about: ReadonlySet<string>, lines: readonly ParallelLine[]): Scores {
  const concept = shippedConcepts.find((one) => one.id === id)
  if (concept === undefined) throw new Error(`no concept ${id}`)
  const found = new Map(parallelLanguages.map((one) => [one, foundLines(concept, one, lines)]))
  const halfOf = (half: Half): Readonly<Record<ParallelLanguage, Score>> => {
    const within = lines.filter(({ held }) => half === 'whole' || held === (half === 'held'))
    const wanted = within.filter((line) => about.has(line.id)).length
    const english = within.filter((line) => found.get('en')!.has(line.id)).length
    const score = (language: ParallelLanguage): Score => {
      const hits = within.filter((line) => found.get(language)!.has(line.id))
      const right = hits.filter((line) => about.has(line.id)).length
      return {
        precision: right / hits.length,
        recall: right / wanted,
        ratio: hits.length / english,
      }
    }
    return Object.fromEntries(parallelLanguages.map((one) => [one, score(one)])) as Record<ParallelLanguage, Score> // prettier-ignore
  }
  return { whole: halfOf('whole'), tuned: halfOf('tuned'), held: halfOf('held') }
}

/** Precision and recall of each language, the mean over the concepts. */
function meansOf(scores: readonly Scores[]): Row[] {
  const mean = (half: Half, language: ParallelLanguage, of: 'precision' | 'recall'): number =>
    scores.reduce((sum, one) => sum + one[half][language][of], 0) / scores.length
  return (['whole', 'tuned', 'held'] as const).map((half) => {
    const cells = parallelLanguages.map((one) => [
      one,
      `${mean(half, one, 'precision').toFixed(2)} ${mean(half, one, 'recall').toFixed(2)}`,
    ])
    const all = parallelLanguages.map((one) => mean(half, one, 'precision'))
    return {
      figure: `precision, mean over concepts and languages, ${half === 'whole' ? 'all lines' : `lines ${half}`}`,
      value: Math.round((1000 * all.reduce((sum, one) => sum + one, 0)) / all.length) / 10,
      unit: '%',
      detail: { 'precision recall': Object.fromEntries(cells) },
    }
  })
}

function isKept(scores: Readonly<Record<ParallelLanguage, Score>>): boolean {
  return Object.values(scores).every(isWithin)
}

function isWithin({ precision, recall, ratio }: Score): boolean {
  return (
    precision >= least.precision &&
    recall >= least.recall &&
    ratio >= least.ratio &&
    ratio <= most.ratio
  )
}

function rowOf(id: string, lines: number, scores: Scores): Row {
  const short = (half: Half): Record<string, string> =>
    Object.fromEntries(
      Object.entries(scores[half]).map(([language, { precision, recall, ratio }]) => [
        language,
        [precision, recall, ratio].map((one) => one.toFixed(2)).join(' '),
      ]),
    )
  const kept = Object.values(scores.whole).filter(isWithin)
  return {
    figure: `${id}, ${lines} lines: languages within all bars`,
    value: kept.length,
    unit: 'of 11',
    detail: {
      'precision recall ratio': short('whole'),
      tuned: short('tuned'),
      held: short('held'),
    },
  }
}

if (import.meta.main) {
  for (const row of await run()) process.stdout.write(`${JSON.stringify(row)}\n`)
}
