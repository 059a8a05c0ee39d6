import { EDGE, letterOf, spell, type Alphabetic } from '../../src/identify/alphabet.ts'
import { levelOfShare, makeHanModel, type HanTable } from '../../src/identify/han.ts'
import type { IdentificationModels } from '../../src/identify/judgement.ts'
import { makeLetterModel } from '../../src/identify/model.ts'
import { packRuns, type LetterTable } from '../../src/identify/table.ts'
import type { Sample } from './corpus.ts'
import { limitOf, limitOfHan, type Heard } from './limit.ts'

export interface Tables {
  readonly letters: Readonly<Record<Alphabetic, LetterTable>>
  readonly han: HanTable
}

/** Of each script its languages, ours first, and how often a run of letters must occur to be kept. */
const groups: Readonly<
  Record<Alphabetic, { ours: readonly string[]; neighbours: readonly string[]; least: number }>
> = {
  latin: { ours: ['en', 'uz'], neighbours: [], least: 4 },
  cyrillic: {
    ours: ['ru', 'be', 'ky', 'kk', 'tg', 'uz-Cyrl'],
    neighbours: ['uk', 'tt'],
    least: 4,
  },
  arabic: { ours: ['fa', 'ur'], neighbours: ['ug'], least: 4 },
  devanagari: { ours: ['hi'], neighbours: [], least: 2 },
}

const scripts: readonly Alphabetic[] = ['latin', 'cyrillic', 'arabic', 'devanagari']
const longestRun = 5
const frequentWords = 100
/** Into how many parts the samples are cut to hear how each sounds to tables made of the others. */
const parts = 5

/** Dari is Persian with other words for some things. */
function countedAs(language: string): string {
  return language === 'fa-AF' ? 'fa' : language
}

/**
 * Makes the tables of all scripts from samples. The limits below which a text is a stranger's come
 * from samples that were held out of the tables that read them.
 */
export function trainTables(samples: readonly Sample[]): Tables {
  const heard: Heard[] = []
  for (let part = 0; part < parts; part += 1) {
    const isIn = (sample: Sample): boolean => Math.floor(sample.place / 20) % parts === part
    const models = modelsOf(countTables(samples.filter((sample) => !isIn(sample))))
    for (const sample of samples.filter(isIn)) {
      // Treebanks keep fragments and lists that nobody would send as a text.
      if (sample.source !== 'treebank') heard.push(...hear(sample, models))
    }
  }
  const tables = countTables(samples)
  const letters = Object.fromEntries(
    scripts.map((script) => {
      const limits = groups[script].ours.map((language) =>
        limitOf(heard.filter((one) => one.language === language)),
      )
      return [script, { ...tables.letters[script], limits }]
    }),
  ) as unknown as Tables['letters']
  const limit = limitOfHan(heard.filter((one) => one.language.startsWith('zh')))
  return { letters, han: { ...tables.han, limit } }
}

export function modelsOf(tables: Tables): IdentificationModels {
  const letters = Object.fromEntries(
    scripts.map((script) => [script, makeLetterModel(script, tables.letters[script])]),
  ) as unknown as IdentificationModels['letters']
  return { letters, han: makeHanModel(tables.han) }
}

/** How a sample sounds to models that do not know it, whole and by its beginning. */
function hear(sample: Sample, models: IdentificationModels): Heard[] {
  const language = countedAs(sample.language)
  const text = sample.text.normalize('NFC')
  if (language.startsWith('zh')) {
    return [text, Array.from(text).slice(0, 12).join('')].flatMap((piece, at) => {
      const reading = models.han.read(piece)
      if (reading === undefined) return []
      const { likeness, characters } = reading
      return [{ language, likeness, length: characters, whole: at === 0 }]
    })
  }
  const script = scripts.find((script) => groups[script].ours.includes(language))
  if (script === undefined) return []
  const model = models.letters[script]
  return [text, text.split(/\s+/).slice(0, 5).join(' ')].flatMap((piece, at) => {
    const reading = model.read(piece)
    if (reading === undefined || model.languages[reading.best] !== language) return []
    return [{ language, likeness: reading.likeness, length: reading.words, whole: at === 0 }]
  })
}

function countTables(samples: readonly Sample[]): Tables {
  const texts = new Map<string, string[]>()
  for (const { language, text } of samples) {
    const name = countedAs(language)
    const list = texts.get(name) ?? []
    list.push(text.normalize('NFC'))
    texts.set(name, list)
  }
  const letters = Object.fromEntries(
    scripts.map((script) => [script, countLetters(script, texts)]),
  ) as unknown as Tables['letters']
  return { letters, han: countHan(texts) }
}

function countLetters(script: Alphabetic, texts: ReadonlyMap<string, string[]>): LetterTable {
  const { ours, neighbours, least } = groups[script]
  const languages = [...ours, ...neighbours]
  const counts = new Map<number, number[]>()
  const words: string[] = []
  const shares: number[] = []
  for (const [at, language] of languages.entries()) {
    const spelt = new Map<string, number>()
    let total = 0
    spell((texts.get(language) ?? []).join('\n'), script, ({ symbols, length }) => {
      total += 1
      const word = Array.from(symbols.subarray(1, length - 1), (symbol) => letterOf(script, symbol))
      spelt.set(word.join(''), (spelt.get(word.join('')) ?? 0) + 1)
      for (let end = 1; end < length; end += 1) {
        let [key, place] = [0, 1]
        for (let start = end; start >= 0 && end - start < longestRun; start -= 1) {
          key += symbols[start]! * place
          place *= 64
          let row = counts.get(key)
          if (row === undefined) {
            row = languages.map(() => 0)
            counts.set(key, row)
          }
          row[at]! += 1
        }
      }
    })
    const frequent = [...spelt]
      .filter(([word]) => !word.includes('?'))
      .sort(([, a], [, b]) => b - a)
      .slice(0, frequentWords)
    words.push(frequent.map(([word]) => word).join('|'))
    shares.push(round(frequent.reduce((sum, [, count]) => sum + count, 0) / total))
  }
  const sum = (row: readonly number[]): number => row.reduce((sum, count) => sum + count, 0)
  const runs = [...counts]
    .filter(([key, row]) => key <= 63 * 64 || sum(row) >= least || key === EDGE)
    .map(([key, counts]) => ({ key, counts }))
  return {
    languages,
    runs: packRuns(withBeginnings(runs, languages.length), languages.length),
    words,
    shares,
    limits: ours.map(() => [-99, 0]),
  }
}

/** A word's edge begins runs but is counted only where it ends them. */
function withBeginnings(
  runs: readonly { key: number; counts: number[] }[],
  languages: number,
): { key: number; counts: number[] }[] {
  const known = new Set(runs.map(({ key }) => key))
  const beginnings = new Map<number, number[]>()
  for (const { key } of runs) {
    for (let head = Math.floor(key / 64); head > 0; head = Math.floor(head / 64)) {
      if (!known.has(head))
        beginnings.set(
          head,
          Array.from({ length: languages }, () => 0),
        )
    }
  }
  return [...runs, ...[...beginnings].map(([key, counts]) => ({ key, counts }))]
}

function countHan(texts: ReadonlyMap<string, string[]>): HanTable {
  const counted = ['zh-Hans', 'zh-Hant'].map((language) => {
    const counts = new Map<string, number>()
    let total = 0
    for (const character of (texts.get(language) ?? []).join('')) {
      if (!/\p{Script=Han}/u.test(character)) continue
      counts.set(character, (counts.get(character) ?? 0) + 1)
      total += 1
    }
    return { counts, total }
  })
  const characters = [...new Set(counted.flatMap(({ counts }) => [...counts.keys()]))].sort()
  // Half a count for what was not seen: in the shorter text that says little.
  const levels = counted.map(({ counts, total }) =>
    characters
      .map((character) => levelOfShare(((counts.get(character) ?? 0) + 0.5) / total))
      .join(''),
  )
  return {
    characters: characters.join(''),
    simplified: levels[0]!,
    traditional: levels[1]!,
    limit: [-99, 0],
  }
}

export function round(value: number): number {
  return Math.round(value * 1000) / 1000
}
