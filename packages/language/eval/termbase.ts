/**
 * The term base: treebank lemmas as terms, their forms in the treebank's sentences as occurrences;
 * which are accepted, and which swapped ones are caught.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { join } from 'node:path'
import { dataFolder } from '../../../eval/data-folder.ts'
import {
  consistency,
  findTerms,
  indexTerms,
  type Concept,
  type TermIndex,
} from '../src/termbase.ts'
import type { Row } from './row.ts'

const treebanks: Readonly<Record<string, string>> = {
  ky: 'Kyrgyz-KTMU',
  kk: 'Kazakh-KTB',
  uz: 'Uzbek-UT',
  ru: 'Russian-GSD',
  be: 'Belarusian-HSE',
  fa: 'Persian-Seraji',
  hi: 'Hindi-PUD',
  zh: 'Chinese-GSDSimp',
}

/** Word families written for the project stand in where there is no treebank. */
const families: Readonly<Record<string, string>> = { ur: 'ur-families.tsv', tg: 'tg-families.tsv' }

/** Every figure about terms. */
export async function run(): Promise<readonly Row[]> {
  const rows: Row[] = []
  for (const [language, folder] of Object.entries(treebanks)) {
    const sentences = treebankSentences(join(dataFolder, 'language/ud', folder))
    if (sentences.length > 0) rows.push(...termRows(language, sentences))
  }
  for (const [language, file] of Object.entries(families)) {
    const path = fileURLToPath(new URL(`../fixtures/${file}`, import.meta.url))
    if (existsSync(path)) rows.push(...termRows(language, familySentences(path)))
    else console.error(`${file} is not there: terms of ${language} not measured`)
  }
  return Promise.resolve(rows)
}

interface Word {
  readonly form: string
  /** Undefined for what is no term: other parts of speech, abbreviations, what has no letters. */
  readonly lemma?: string
  /** The treebank's lemma, whatever the part of speech. */
  readonly base?: string
}
type Sentence = readonly Word[]

const termParts = new Set(['NOUN', 'PROPN', 'ADJ'])

function treebankSentences(folder: string): Sentence[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .filter((name) => name.endsWith('.conllu'))
    .flatMap((name) => readFileSync(join(folder, name), 'utf8').split('\n\n'))
    .map((block) =>
      block
        .split('\n')
        .map((line) => line.split('\t'))
        .filter(([id]) => /^\d+$/u.test(id ?? ''))
        .map(([, form = '', lemma = '', part = '', , features = '']): Word => {
          const isTerm =
            termParts.has(part) && !features.includes('Abbr=Yes') && isWord(form) && isWord(lemma)
          return isTerm ? { form, lemma, base: lemma } : { form, base: lemma }
        }),
    )
}

function familySentences(path: string): Sentence[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => line.split('\t') as [string, string])
    .filter(([lemma, forms]) => !isVerb(lemma, forms))
    .flatMap(([lemma, forms]) => {
      return forms.split(' ').map((form) => [{ form, lemma }])
    })
}

/** The families hold verbs too, by their infinitives; terms are nouns and adjectives. */
function isVerb(lemma: string, forms: string): boolean {
  return /(?:дан|тан)$/u.test(lemma) || (lemma.endsWith('نا') && /ت[اےی](?: |$)/u.test(forms))
}

function isWord(text: string): boolean {
  return /^\p{L}[\p{L}\p{M}\u200C'’ʼʻ-]*$/u.test(text) && (text.length > 2 || isHan(text))
}

function isHan(text: string): boolean {
  return /^\p{Script=Han}{2,}$/u.test(text)
}

function termRows(language: string, sentences: readonly Sentence[]): Row[] {
  const lemmas = [
    ...new Set(sentences.flatMap((words) => words.flatMap(({ lemma }) => lemma ?? []))),
  ]
  const codes = new Map(lemmas.map((lemma, at) => [lemma, codeOf(at)]))
  const index = indexTerms({
    title: '',
    language: 'en',
    concepts: lemmas.map((lemma): Concept => ({
      id: lemma,
      terms: [
        { text: codes.get(lemma)!, language: 'en', status: 'preferred' },
        { text: lemma, language, status: 'preferred' },
      ],
    })),
  })
  const forms = sentences.flatMap((words) => words.filter(({ lemma }) => lemma !== undefined))
  const random = randomFrom(20_270_630)
  const count = { all: 0, accepted: 0, exact: 0, inflected: 0, inflectedAccepted: 0 }
  const swaps = { random: 0, caught: 0, nearest: 0, nearestCaught: 0 }
  const refused: string[] = []
  const missed: string[] = []
  const nearest = nearestForm(forms)
  for (const words of sentences) {
    for (const [at, { form, lemma }] of words.entries()) {
      if (lemma === undefined) continue
      const source = codes.get(lemma)!
      const isInflected = form.toLowerCase() !== lemma.toLowerCase()
      const accepted = rendersAll(source, textOf([{ form }], language), language, index)
      count.all += 1
      count.accepted += Number(accepted)
      count.exact += Number(!isInflected)
      count.inflected += Number(isInflected)
      count.inflectedAccepted += Number(isInflected && accepted)
      if (!accepted) refused.push(`${form} (${lemma})`)
      // Where the sentence says the term twice, swapping one of them leaves it rendered.
      if (words.some((word, other) => other !== at && word.lemma === lemma)) continue
      const other = forms[Math.floor(random() * forms.length)]!
      if (other.lemma !== lemma) {
        const caught = !rendersAll(source, textOf(words.with(at, other), language), language, index)
        swaps.random += 1
        swaps.caught += Number(caught)
        if (!caught) missed.push(`${other.form} for ${lemma}`)
      }
      const near = nearest(form, lemma)
      if (near !== undefined) {
        swaps.nearest += 1
        swaps.nearestCaught += Number(!rendersAll(source, near, language, index))
      }
    }
  }
  const share = (part: number, whole: number): number => (whole === 0 ? 100 : (100 * part) / whole)
  const rows: Row[] = [
    {
      figure: `${language}: occurrences of terms accepted`,
      value: share(count.accepted, count.all),
      unit: '%',
      least: 95,
      peers: { 'exact string search': share(count.exact, count.all) },
      detail: { occurrences: count.all, terms: lemmas.length, refused: refused.slice(0, 30) },
    },
    {
      figure: `${language}: swapped terms caught`,
      value: share(swaps.caught, swaps.random),
      unit: '%',
      least: 95,
      detail: {
        swapped: swaps.random,
        missed: missed.slice(0, 30),
        'by the word that begins most alike': share(swaps.nearestCaught, swaps.nearest),
      },
    },
  ]
  const precision = mentionPrecision(sentences, language, index)
  if (precision !== undefined) rows.push(precision)
  if (count.inflected > 20) {
    rows.splice(1, 0, {
      figure: `${language}: those in another form than the term's`,
      value: share(count.inflectedAccepted, count.inflected),
      unit: '%',
      least: 95,
      peers: { 'exact string search': 0 },
      detail: { occurrences: count.inflected },
    })
  }
  return rows
}

/** Of the words in which a term is found, how many the treebank too gives the term's lemma. */
function mentionPrecision(
  sentences: readonly Sentence[],
  language: string,
  index: TermIndex,
): Row | undefined {
  const wrong = new Map<string, number>()
  let right = 0
  let all = 0
  for (const { form, base } of sentences.flat()) {
    if (base === undefined) continue
    const found = findTerms(form, language, index)
    if (found.length === 0) continue
    all += 1
    if (found.some(({ concept }) => concept.id.toLowerCase() === base.toLowerCase())) right += 1
    else wrong.set(`${form} is ${base}, not ${found[0]!.concept.id}`, 1)
  }
  if (all === 0) return undefined
  return {
    figure: `${language}: words found as a term whose lemma is that term`,
    value: (100 * right) / all,
    unit: '%',
    least: 90,
    detail: { words: all, wrong: [...wrong.keys()].slice(0, 30) },
  }
}

/** Does the check find nothing wrong with this translation of a source that says one term? */
function rendersAll(source: string, text: string, language: string, index: TermIndex): boolean {
  return consistency({ text: source, language: 'en' }, { text, language }, index).length === 0
}

/** A made-up English term for each lemma: five letters, so that none is a form of another. */
function codeOf(at: number): string {
  const letters = Array.from({ length: 4 }, (_, place) =>
    String.fromCharCode(97 + (Math.floor(at / 20 ** place) % 20)),
  )
  return `${letters.join('')}q`
}

function textOf(words: Sentence, language: string): string {
  return words.map(({ form }) => form).join(language === 'zh' ? '' : ' ')
}

/** For a form, a form of another lemma that begins as much alike as any does. */
function nearestForm(words: readonly Word[]): (form: string, lemma: string) => string | undefined {
  const sorted = [...words].sort((one, other) => (one.form < other.form ? -1 : 1))
  const places = new Map(sorted.map(({ form }, at) => [form, at]))
  return (form, lemma) => {
    const at = places.get(form) ?? 0
    const before = sorted.slice(Math.max(0, at - 40), at).findLast((word) => isOther(word, lemma))
    const after = sorted.slice(at + 1, at + 40).find((word) => isOther(word, lemma))
    const alike = (word?: Word): number => (word === undefined ? -1 : commonStart(word.form, form))
    return (alike(before) >= alike(after) ? before : after)?.form
  }
}

function isOther(word: Word, lemma: string): boolean {
  return word.lemma?.toLowerCase() !== lemma.toLowerCase()
}

function commonStart(one: string, other: string): number {
  let length = 0
  while (length < one.length && one[length] === other[length]) length += 1
  return length
}

/** Numbers in [0, 1) that are the same in every run: a linear congruential generator. */
function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return state / 2_147_483_648
  }
}
