/** Are words with Latin look-alikes found, and are Latin words left alone? */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dataFolder } from '../../../eval/data-folder.ts'
import { terms } from '../src/term.ts'
import type { Row } from './row.ts'

const cyrillic: Readonly<Record<string, string>> = {
  ru: 'rus_Cyrl', be: 'bel_Cyrl', ky: 'kir_Cyrl', kk: 'kaz_Cyrl', tg: 'tgk_Cyrl',
} // prettier-ignore
const latin: Readonly<Record<string, string>> = { en: 'eng_Latn', uz: 'uzn_Latn' }

/** What a keyboard left in Latin gives for a letter that looks the same. */
const lookAlikes: Readonly<Record<string, string>> = {
  а: 'a', е: 'e', о: 'o', р: 'p', с: 'c', х: 'x', у: 'y', і: 'i', к: 'k', м: 'm', т: 't', в: 'b',
  һ: 'h', ә: 'ə', ө: 'ɵ', А: 'A', В: 'B', Е: 'E', К: 'K', М: 'M', Н: 'H', О: 'O', Р: 'P', С: 'C',
  Т: 'T', У: 'Y', Х: 'X', І: 'I', Ә: 'Ə', Ө: 'Ɵ',
} // prettier-ignore

export function run(): Promise<readonly Row[]> {
  if (!existsSync(`${dataFolder}/language/sib200`)) {
    process.stderr.write(`eval term: no sentences in ${dataFolder}\n`)
    return Promise.resolve([])
  }
  return Promise.resolve([
    ...Object.keys(cyrillic).map(foundRow),
    ...Object.keys(latin).map(keptRow),
  ])
}

/** Every word with each of its letters replaced, one at a time and then all but the last Cyrillic one. */
function foundRow(language: string): Row {
  let injected = 0
  let found = 0
  let exact = 0
  const missed: string[] = []
  for (const word of wordsOf(folderOf(language), /\p{Script=Cyrillic}{2,}/gu)) {
    const wanted = terms(word, language).join(' ')
    for (const slip of slipsOf(word)) {
      injected += 1
      exact += slip === word ? 1 : 0
      if (terms(slip, language).join(' ') === wanted) found += 1
      else missed.push(slip)
    }
  }
  return {
    figure: `words with injected Latin look-alikes that are found, ${language}`,
    value: share(found, injected),
    unit: '%',
    least: 100,
    peers: { 'exact string': share(exact, injected) },
    detail: { injected, missed: missed.slice(0, 20) },
  }
}

function slipsOf(word: string): string[] {
  const letters = Array.from(word)
  const places = letters.flatMap((letter, at) => (lookAlikes[letter] === undefined ? [] : [at]))
  const withAt = (chosen: readonly number[]): string =>
    letters
      .map((letter, at) => (chosen.includes(at) ? (lookAlikes[letter] ?? letter) : letter))
      .join('')
  const one = places.map((at) => withAt([at]))
  const most = places.length === letters.length ? places.slice(0, -1) : places
  // A word of nothing but look-alikes in Latin letters is a Latin word.
  return [...one, ...(most.length > 1 ? [withAt(most)] : [])].filter((slip) =>
    /\p{Script=Cyrillic}/u.test(slip),
  )
}

function keptRow(language: string): Row {
  const words = wordsOf(folderOf(language), /\p{Script=Latin}+/gu)
  const altered = words.filter((word) =>
    terms(word, 'und').some((term) => /[^\p{Script=Latin}ʻ]/u.test(term)),
  )
  const inCyrillic = words.filter((word) =>
    ['ru', 'ky', 'kk', 'be', 'tg'].some(
      (other) => terms(`${word} дүйнө`, other)[0] !== terms(word, 'und')[0],
    ),
  )
  return {
    figure: `Latin words altered, ${language}`,
    value: altered.length + inCyrillic.length,
    unit: 'words',
    most: 0,
    detail: { words: words.length, altered: altered.slice(0, 20) },
  }
}

function folderOf(language: string): string {
  return cyrillic[language] ?? latin[language] ?? language
}

function wordsOf(folder: string, pattern: RegExp): string[] {
  const path = `${dataFolder}/language/sib200/${folder}`
  const text = readdirSync(path)
    .map((file) => readFileSync(`${path}/${file}`, 'utf8'))
    .join('\n')
  return [...new Set(text.match(pattern))]
}

function share(part: number, whole: number): number {
  return Math.round((part / whole) * 100_000) / 1000
}

if (import.meta.main) {
  for (const row of await run()) process.stdout.write(`${JSON.stringify(row)}\n`)
}
