/** Do the forms of a word come to one stem, and to nobody else's? Pair-F1 over treebanks and frozen tables. */
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import snowball from 'snowball-stemmers'
import { stem } from '../src/stem.ts'
import { halfOf, pairScore, type PairScore } from './pair-score.ts'
import type { Row } from './row.ts'
import { lemmasOf } from './treebank.ts'

const bars: Readonly<Record<string, number>> = {
  ky: 70, kk: 70, uz: 75, ru: 90, be: 80, hi: 78, fa: 60, ur: 70, tg: 70,
} // prettier-ignore

export function run(): Promise<readonly Row[]> {
  const rows: Row[] = []
  for (const language of ['ky', 'kk', 'uz', 'ru', 'be', 'hi', 'fa']) {
    const lemmas = lemmasOf(language)
    if (lemmas === undefined) process.stderr.write(`eval stem: no treebank of ${language}\n`)
    else rows.push(rowOf(`stem pair-F1, ${language}`, language, lemmas))
  }
  for (const language of ['ur', 'tg']) {
    const families = familiesOf(language)
    if (families === undefined) process.stderr.write(`eval stem: no table of ${language}\n`)
    else rows.push(rowOf(`stem pair-F1 of the frozen table, ${language}`, language, families))
  }
  return Promise.resolve(rows)
}

function rowOf(figure: string, language: string, lemmas: ReadonlyMap<string, string>): Row {
  const ours = (form: string): string => stem(form, language)
  const all = pairScore(lemmas, ours)
  return {
    figure,
    value: all.f1,
    unit: '%',
    ...(bars[language] === undefined ? {} : { least: bars[language] }),
    peers: peersOf(language, lemmas),
    detail: {
      forms: lemmas.size,
      precision: all.precision,
      recall: all.recall,
      half0: short(pairScore(halfOf(lemmas, 0), ours)),
      half1: short(pairScore(halfOf(lemmas, 1), ours)),
    },
  }
}

function peersOf(language: string, lemmas: ReadonlyMap<string, string>): Record<string, number> {
  const peers: Record<string, number> = {
    'four-letter prefix': pairScore(lemmas, (form) => form.slice(0, 4)).f1,
  }
  if (language === 'ru') {
    const russian = snowball.newStemmer('russian')
    peers['snowball'] = pairScore(lemmas, (form) => russian.stem(form)).f1
  }
  return peers
}

function short({ f1, precision, recall }: PairScore): string {
  return `${f1} (${precision} / ${recall})`
}

/** Word families written for the project before its stemmers: a lemma and its forms in each line. */
function familiesOf(language: string): ReadonlyMap<string, string> | undefined {
  const path = fileURLToPath(new URL(`../fixtures/${language}-families.tsv`, import.meta.url))
  if (!existsSync(path)) return undefined
  const forms = new Map<string, string>()
  for (const line of readFileSync(path, 'utf8').split('\n')) {
    if (line === '' || line.startsWith('#')) continue
    const [lemma = '', ...rest] = line.split('\t')
    for (const form of [lemma, ...rest.flatMap((cell) => cell.split(/[ ,،]+/u))]) {
      if (form !== '' && !forms.has(form.toLowerCase())) forms.set(form.toLowerCase(), lemma)
    }
  }
  return forms
}

if (import.meta.main) {
  for (const row of await run()) process.stdout.write(`${JSON.stringify(row)}\n`)
}
