import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { split } from 'sentence-splitter'
import { dataFolder } from '../../../eval/data-folder.ts'
import { sentences, words, type Span } from '../src/segment.ts'
import { primaryOf } from '../src/tag.ts'
import type { Row } from './row.ts'

/** A text of several sentences, as a reader meets it, and where each but the last of them ends. */
interface Passage {
  readonly text: string
  readonly ends: ReadonlySet<number>
}

type Splitter = (text: string, language: string) => number[]

const treebanks: Readonly<Record<string, string>> = {
  ky: 'Kyrgyz-KTMU',
  kk: 'Kazakh-KTB',
  uz: 'Uzbek-UT',
  ru: 'Russian-GSD',
  be: 'Belarusian-HSE',
  hi: 'Hindi-PUD',
  fa: 'Persian-Seraji',
  'zh-Hans': 'Chinese-GSDSimp',
}
/** Lines aligned with English: a line may be two sentences, or none of the translation's own. */
const aligned: Readonly<Record<string, readonly [ntrex: string, sib: string]>> = {
  'zh-Hans': ['zho-CN', 'zho_Hans'],
  ru: ['rus', 'rus_Cyrl'],
  en: ['eng', 'eng_Latn'],
  ky: ['kir', 'kir_Cyrl'],
  kk: ['kaz', 'kaz_Cyrl'],
  uz: ['uzb', 'uzn_Latn'],
  tg: ['tgk-Cyrl', 'tgk_Cyrl'],
  fa: ['fas', 'pes_Arab'],
  ur: ['urd', 'urd_Arab'],
  hi: ['hin', 'hin_Deva'],
  be: ['bel', 'bel_Cyrl'],
}
/** A stop, and what closes after it. A colon announces, and ends nothing. */
const ended = /[.!?…。！？؟۔।][\s"'»”’“›)\]）」』》]*$/u
/** Sentences in a passage where the treebank tells no paragraphs. */
const inPassage = 5

const own: Splitter = (text, language) => sentences(text, language).map(({ end }) => end)

const peers: Record<string, Splitter> = {
  'Intl.Segmenter': (text, language) =>
    Array.from(
      new Intl.Segmenter(language, { granularity: 'sentence' }).segment(text),
      ({ index, segment }) => index + segment.length,
    ),
  'sentence-splitter': (text) => split(text).filter(({ type }) => type === 'Sentence').map(({ range }) => range[1]), // prettier-ignore
}

/** It is native code, which is not published for every machine; without it its column is left out. */
async function addSentencex(): Promise<void> {
  try {
    const { segment } = await import('sentencex')
    peers['sentencex'] = (text, language) => endsOf(text, segment(primaryOf(language), text))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'MODULE_NOT_FOUND') throw error
    console.log('sentencex has no native code for this machine and is not measured.')
  }
}

/** Where parts of a text end that a splitter gives back as strings, perhaps without the space between them. */
function endsOf(text: string, parts: readonly string[]): number[] {
  let at = 0
  return parts.map((part) => {
    const words = part.trim()
    at = Math.max(at, text.indexOf(words, at)) + words.length
    return at
  })
}

interface Tally {
  found: number
  right: number
  gold: number
}

function score(passages: readonly Passage[], language: string, splitter: Splitter): Tally {
  const tally = { found: 0, right: 0, gold: 0 }
  for (const { text, ends } of passages) {
    const last = text.trimEnd().length
    // White space belongs to neither sentence.
    const found = new Set(
      splitter(text, language).map((end) => text.slice(0, end).trimEnd().length),
    )
    found.delete(last)
    found.delete(0)
    tally.found += found.size
    tally.gold += ends.size
    for (const end of found) if (ends.has(end)) tally.right += 1
  }
  return tally
}

function f1({ found, right, gold }: Tally): number {
  return found + gold === 0 ? 0 : Math.round((20_000 * right) / (found + gold)) / 100
}

function passage(lines: readonly string[], joint: string): Passage {
  const ends = new Set<number>()
  let text = ''
  for (const line of lines) {
    if (text !== '') {
      ends.add(text.length)
      text += joint
    }
    text += line
  }
  return { text, ends }
}

interface Treebank {
  readonly passages: readonly Passage[]
  readonly lines: number
  readonly without: number
}

function treebankOf(language: string): Treebank | undefined {
  const folder = `${dataFolder}/language/ud/${treebanks[language]}`
  if (!existsSync(folder)) return undefined
  const joint = language === 'zh-Hans' ? '' : ' '
  const paragraphs: string[][] = []
  let [lines, without] = [0, 0]
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.conllu'))) {
    const content = readFileSync(`${folder}/${file}`, 'utf8')
    const told = /^# new(?:doc|par)/mu.test(content)
    let paragraph: string[] = []
    for (const line of content.split('\n')) {
      if (told ? /^# new(?:doc|par)/u.test(line) : paragraph.length === inPassage) {
        paragraphs.push(paragraph)
        paragraph = []
      }
      const text = /^# text = (.*)$/u.exec(line)?.[1]?.trim()
      if (text === undefined) continue
      lines += 1
      if (ended.test(text)) paragraph.push(text)
      else without += 1
    }
    paragraphs.push(paragraph)
  }
  return { passages: paragraphs.map((paragraph) => passage(paragraph, joint)), lines, without }
}

/** The tables write a text that holds quotation marks as CSV does. */
function unquoted(cell: string): string {
  return /^".*"$/su.test(cell.trim()) ? cell.trim().slice(1, -1).replaceAll('""', '"') : cell
}

function alignedOf(language: string): Treebank | undefined {
  const [ntrex, sib] = aligned[language]!
  const file = `${dataFolder}/coverage/ntrex/${ntrex}.txt`
  const folder = `${dataFolder}/language/sib200/${sib}`
  if (!existsSync(file) || !existsSync(folder)) return undefined
  const all = [
    ...readFileSync(file, 'utf8').split('\n'),
    ...['train', 'dev'].flatMap((part) =>
      readFileSync(`${folder}/${part}.tsv`, 'utf8')
        .split('\n')
        .slice(1)
        .map((line) => unquoted(line.split('\t')[2] ?? '')),
    ),
  ]
    .map((line) => line.trim())
    .filter((line) => line !== '')
  const lines = all.filter((line) => ended.test(line))
  const passages: Passage[] = []
  for (let at = 0; at < lines.length; at += inPassage) {
    passages.push(passage(lines.slice(at, at + inPassage), language === 'zh-Hans' ? '' : ' '))
  }
  return { passages, lines: all.length, without: all.length - lines.length }
}

function rowOf(figure: string, language: string, treebank: Treebank, least?: number): Row {
  const ours = score(treebank.passages, language, own)
  return {
    figure,
    value: f1(ours),
    unit: '%',
    ...(least === undefined ? {} : { least }),
    peers: Object.fromEntries(
      Object.entries(peers).map(([name, peer]) => [
        name,
        f1(score(treebank.passages, language, peer)),
      ]),
    ),
    detail: {
      boundaries: ours.gold,
      missed: ours.gold - ours.right,
      invented: ours.found - ours.right,
      lines: treebank.lines,
      'lines without a mark, left out': treebank.without,
    },
  }
}

/** The words of a treebank's sentences as it writes them, found in their texts; signs are no words. */
function wordsOf(
  language: string,
): { readonly text: string; readonly spans: ReadonlySet<string> }[] {
  const folder = `${dataFolder}/language/ud/${treebanks[language]}`
  const found: { text: string; spans: Set<string> }[] = []
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.conllu'))) {
    let [at, within] = [0, 0]
    for (const line of readFileSync(`${folder}/${file}`, 'utf8').split('\n')) {
      const text = /^# text = (.*)$/u.exec(line)?.[1]
      if (text !== undefined) {
        found.push({ text, spans: new Set() })
        ;[at, within] = [0, 0]
      }
      const sentence = found.at(-1)
      const [id = '', form = ''] = line.split('\t')
      const [first, last] = id.split('-').map(Number)
      // A word of several tokens comes before them, and is written once.
      if (sentence === undefined || !/^\d+(?:-\d+)?$/u.test(id) || first! <= within) continue
      within = last ?? within
      const start = sentence.text.indexOf(form, at)
      if (start < 0) continue
      at = start + form.length
      if (/[\p{L}\p{N}]/u.test(form)) sentence.spans.add(`${start}-${at}`)
    }
  }
  return found
}

function wordRow(language: string): Row {
  const segmenter = new Intl.Segmenter(language, { granularity: 'word' })
  const ours = { found: 0, right: 0, gold: 0 }
  const peer = { found: 0, right: 0, gold: 0 }
  const count = (tally: Tally, spans: readonly Span[], gold: ReadonlySet<string>): void => {
    tally.found += spans.length
    tally.gold += gold.size
    tally.right += spans.filter(({ start, end }) => gold.has(`${start}-${end}`)).length
  }
  for (const { text, spans } of wordsOf(language)) {
    count(ours, words(text, language).filter(({ word }) => word), spans) // prettier-ignore
    const pieces = Array.from(segmenter.segment(text)).filter(
      ({ isWordLike }) => isWordLike === true,
    )
    count(peer, pieces.map(({ index, segment }) => ({ start: index, end: index + segment.length })), spans) // prettier-ignore
  }
  return {
    figure: `words, treebank, ${language}`,
    value: f1(ours),
    unit: '%',
    peers: { 'Intl.Segmenter': f1(peer) },
  }
}

/** Measures where sentences are said to end, and words, on treebanks and on lines of parallel texts. */
export async function run(): Promise<readonly Row[]> {
  await addSentencex()
  const rows: Row[] = []
  for (const language of Object.keys(treebanks)) {
    const treebank = treebankOf(language)
    if (treebank !== undefined)
      rows.push(rowOf(`sentence boundaries, treebank, ${language}`, language, treebank, 97))
  }
  for (const language of Object.keys(treebanks)) {
    if (existsSync(`${dataFolder}/language/ud/${treebanks[language]}`)) rows.push(wordRow(language))
  }
  for (const language of Object.keys(aligned)) {
    const lines = alignedOf(language)
    if (lines !== undefined)
      rows.push(
        rowOf(`sentence boundaries, parallel lines, ${language}`, language, lines, undefined),
      )
  }
  return rows
}
