/** Are Chinese words found in the sentences that hold them, and only in those? */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { Jieba } from '@node-rs/jieba'
import { dataFolder } from '../../../eval/data-folder.ts'
import { query, terms } from '../src/term.ts'
import type { Row } from './row.ts'

interface Sentence {
  readonly text: string
  /** Nouns, names, verbs and adjectives of two or more characters. */
  readonly words: ReadonlySet<string>
}

/** Index terms of a sentence, and those to ask for a word. */
interface Way {
  readonly terms: (text: string) => Iterable<string>
  readonly query: (word: string) => readonly string[]
}

export function run(): Promise<readonly Row[]> {
  const folder = `${dataFolder}/language/ud/Chinese-GSDSimp`
  if (!existsSync(folder)) {
    process.stderr.write(`eval chinese: no treebank in ${dataFolder}\n`)
    return Promise.resolve([])
  }
  const sentences = sentencesOf(folder)
  const ours = score(sentences, {
    terms: (text) => terms(text, 'zh-Hans'),
    query: (word) => query(word, 'zh-Hans'),
  })
  const segmenter = new Intl.Segmenter('zh', { granularity: 'word' })
  const words = (text: string): string[] =>
    Array.from(segmenter.segment(text), ({ segment }) => segment)
  const intl = score(sentences, { terms: words, query: words })
  const jieba = Jieba.withDict(
    readFileSync(createRequire(import.meta.url).resolve('@node-rs/jieba/dict.txt')),
  )
  const search = score(sentences, {
    terms: (text) => jieba.cutForSearch(text, true),
    query: (word) => jieba.cut(word, true),
  })
  const detail = { sentences: sentences.length, words: ours.asked }
  const row = (figure: 'recall' | 'precision', least: number): Row => ({
    figure: `Chinese words, ${figure}`,
    value: ours[figure],
    unit: '%',
    least,
    peers: { 'Intl.Segmenter': intl[figure], jieba: search[figure] },
    detail,
  })
  return Promise.resolve([row('recall', 99), row('precision', 95)])
}

function sentencesOf(folder: string): Sentence[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.conllu'))
    .flatMap((file) => readFileSync(`${folder}/${file}`, 'utf8').split('\n\n'))
    .flatMap((block) => {
      const text = /^# text = (.*)$/mu.exec(block)?.[1]
      if (text === undefined) return []
      const words = new Set<string>()
      for (const line of block.split('\n')) {
        const [id = '', form = '', , kind = ''] = line.split('\t')
        if (!/^\d+$/u.test(id) || !/^(?:NOUN|PROPN|VERB|ADJ)$/u.test(kind)) continue
        if (/^\p{Script=Han}{2,}$/u.test(form)) words.add(form)
      }
      return [{ text, words }]
    })
}

function score(
  sentences: readonly Sentence[],
  way: Way,
): { recall: number; precision: number; asked: number } {
  const held = new Map<string, Set<number>>()
  const asked = new Map<string, Set<number>>()
  for (const [at, { text, words }] of sentences.entries()) {
    for (const term of way.terms(text)) add(held, term, at)
    for (const word of words) add(asked, word, at)
  }
  let relevant = 0
  let found = 0
  let right = 0
  for (const [word, sought] of asked) {
    const [first, ...rest] = way.query(word).map((term) => held.get(term) ?? new Set<number>())
    const hits = rest.reduce((left, right) => left.intersection(right), first ?? new Set<number>())
    relevant += sought.size
    found += hits.size
    right += hits.intersection(sought).size
  }
  const share = (part: number, whole: number): number => Math.round((part / whole) * 10_000) / 100
  return { recall: share(right, relevant), precision: share(right, found), asked: asked.size }
}

function add(index: Map<string, Set<number>>, key: string, at: number): void {
  const known = index.get(key)
  if (known === undefined) index.set(key, new Set([at]))
  else known.add(at)
}
