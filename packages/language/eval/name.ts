/** Names: agreement of every letter and syllable with ICU's tables, and Hanzi that spell foreign names. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pinyin } from 'pinyin-pro'
import { dataFolder } from '../../../eval/data-folder.ts'
import {
  hanziSpelling,
  latinOf,
  mandarinSyllables,
  nameIn,
  palladiusOf,
  spokenPinyin,
  uzbekCyrillic,
  uzbekLatin,
  type LatinSystem,
} from '../src/name.ts'
import { foldWord } from '../src/termbase/token.ts'
import { chinesePeople, chineseTowns, foreignPeople, foreignTowns } from './name/chinese-names.ts'
import { exceptions } from './name/exceptions.ts'
import { hasUconv, uconv } from './name/uconv.ts'
import type { Row } from './row.ts'

/** Every figure about names. */
export async function run(): Promise<readonly Row[]> {
  const rows = [palladiusCompleteness(), ...foreignHanzi(), ...uzbekRoundTrip()]
  if (hasUconv()) rows.push(...agreement())
  else console.error('uconv is not on this machine (Debian: icu-devtools): agreement not measured')
  return Promise.resolve(rows)
}

/** Every reading of every character of Unicode's main block is a syllable of our table. */
function palladiusCompleteness(): Row {
  const missing = new Set<string>()
  const readings = new Set<string>()
  for (let code = 0x4e00; code <= 0x9fff; code += 1) {
    const character = String.fromCodePoint(code)
    for (const reading of pinyin(character, { type: 'array', toneType: 'none', multiple: true })) {
      if (reading === character) continue
      readings.add(reading)
      if (!mandarinSyllables.has(reading)) missing.add(reading)
    }
  }
  return {
    figure: 'Palladius: readings of all characters that have a spelling',
    value: (100 * (readings.size - missing.size)) / readings.size,
    unit: '%',
    least: 100,
    detail: { readings: readings.size, syllables: mandarinSyllables.size, missing: [...missing] },
  }
}

const alphabets = {
  ru: 'абвгдеёжзийклмнопрстуфхцчшщъыьэюя',
  be: 'абвгґдеёжзійклмнопрстуўфхцчшыьэюя’',
  ky: 'абвгдеёжзийклмнңоөпрстуүфхцчшщъыьэюя',
  kk: 'аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя',
  uz: 'абвгдеёжзийклмнопрстуфхцчшъьэюяўқғҳ',
} as const

/** Agreement with each of uconv's tables; only where uconv is. */
export function agreement(): Row[] {
  const systems: readonly [keyof typeof alphabets, LatinSystem, string][] = [
    ['ru', 'ru-bgn', 'ru-ru_Latn/BGN'],
    ['be', 'be-bgn', 'be-be_Latn/BGN'],
    ['ky', 'ky-bgn', 'ky-ky_Latn/BGN'],
    ['kk', 'kk-bgn', 'kk-kk_Latn/BGN'],
    ['uz', 'uz-bgn', 'uz_Cyrl-uz/BGN'],
  ]
  const rows = systems.map(([language, system, transform]) =>
    agreementRow(
      `${system}: letters and pairs`,
      transform,
      lettersAndPairs(alphabets[language]),
      (text) => latinOf(text, system),
    ),
  )
  rows.push(
    agreementRow(
      'uz Cyrillic to Latin: letters and pairs',
      'uz_Cyrl-uz_Latn',
      lettersAndPairs(alphabets.uz),
      uzbekLatin,
    ),
    agreementRow(
      'Palladius: syllables',
      'zh_Latn_PINYIN-ru',
      [...mandarinSyllables.keys()],
      (syllable) => mandarinSyllables.get(syllable) ?? '',
    ),
    agreementRow('Palladius: pairs of syllables', 'zh_Latn_PINYIN-ru', syllablePairs(), (pinyin) =>
      palladiusOf(spokenPinyin(pinyin) ?? []).toLowerCase(),
    ),
    agreementRow(
      'Russian to Hanzi: syllables',
      'ru-zh',
      russianSyllables(),
      (text) => hanziSpelling(text, 'place') ?? '',
    ),
  )
  return rows
}

/** Each syllable with one of each beginning, written together as the rules of Pinyin ask. */
function syllablePairs(): string[] {
  const usual = [...mandarinSyllables.keys()].filter((each) => /[aeiouü]/u.test(each))
  const seconds =
    'an ba chen da en fu guo hai jin kang lü mei ni ou ping qiu ren shi tang wei xiong yang zhu'
  return usual.flatMap((first) =>
    seconds
      .split(' ')
      .map((second) => (/^[aeo]/u.test(second) ? `${first}'${second}` : `${first}${second}`)),
  )
}

/** Letters alone and in pairs, in small letters, capitals and both. */
function lettersAndPairs(alphabet: string): string[] {
  const letters = Array.from(alphabet)
  const texts = new Set<string>()
  for (const first of letters) {
    texts.add(first).add(first.toUpperCase())
    for (const second of letters) {
      texts.add(`${first}${second}`)
      texts.add(`${first.toUpperCase()}${second}`)
      texts.add(`${first}${second}`.toUpperCase())
    }
  }
  return [...texts]
}

/** Each consonant and cluster with each vowel, open, closed and before other letters. */
function russianSyllables(): string[] {
  const consonants = ' б в г д ж з к л м н п р с т ф х ц ч ш щ дж дз дц тс тц дч тч сч'.split(' ')
  const texts = new Set<string>()
  for (const consonant of consonants) {
    for (const text of [`а${consonant}`, `а${consonant}ка`, `а${consonant}ька`]) texts.add(text)
    for (const vowel of 'аеёиоуыэюя') {
      for (const after of ['', 'н', 'й', 'нка', 'у', 'о', 'ма', 'ба', 'мба']) {
        texts.add(`${consonant}${vowel}${after}`).add(`ла${consonant}${vowel}${after}`)
      }
    }
  }
  return [...texts]
}

function agreementRow(
  figure: string,
  transform: string,
  texts: readonly string[],
  ours: (text: string) => string,
): Row {
  // A space after each word lets the transform see where it ends.
  const theirs = uconv(
    texts.map((text) => `${text} `),
    transform,
  )
  const prepared = uconv(
    texts.map((text) => `${prewritten(text)} `),
    transform,
  )
  const differing = texts.filter((text, at) => ours(text) !== plain(theirs[at]))
  const reasons = exceptions[transform] ?? []
  const unexplained = differing.filter(
    (text) =>
      !reasons.some(
        ({ source, prewrite }) =>
          source.test(text) &&
          (prewrite !== true || sameLetters(ours(text), plain(prepared[texts.indexOf(text)]))),
      ),
  )
  return {
    figure: `${figure} that agree with uconv or are excepted`,
    value: (100 * (texts.length - unexplained.length)) / texts.length,
    unit: '%',
    least: 100,
    detail: {
      texts: texts.length,
      agreeing: texts.length - differing.length,
      excepted: reasons.map(({ source, reason }) => ({
        reason,
        texts: differing.filter((text) => source.test(text)).length,
      })),
      unexplained: unexplained
        .slice(0, 20)
        .map((text) => `${text}: ${ours(text)}, uconv ${theirs[texts.indexOf(text)]}`),
    },
  }
}

function plain(line: string | undefined): string {
  return (line ?? '').trim().normalize('NFC')
}

/** Capitals aside, for uconv does not see a small Latin letter behind a Cyrillic capital. */
function sameLetters(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase()
}

/** The letters that uconv takes apart, written in Latin before it sees them. */
function prewritten(text: string): string {
  const latin: Readonly<Record<string, string>> = { й: 'y', ё: 'yo', ў: 'ŭ' }
  return text.replace(/[йёў]/giu, (letter) => latin[letter.toLowerCase()] ?? letter)
}

function foreignHanzi(): Row[] {
  const people = [...foreignPeople, ...dottedNames()]
  const natives = [...chinesePeople, ...treebankPeople()]
  return [
    recognitionRow('Hanzi: foreign people recognised', people, 'person', true),
    recognitionRow(
      'Hanzi: Russian names spelled by the table recognised',
      spelledRussianNames(),
      'person',
      true,
    ),
    recognitionRow('Hanzi: foreign towns recognised', foreignTowns, 'place', true),
    recognitionRow('Hanzi: Chinese people left to Pinyin', natives, 'person', false),
    recognitionRow('Hanzi: Chinese towns left to Pinyin', chineseTowns, 'place', false),
  ]
}

function recognitionRow(
  figure: string,
  names: readonly string[],
  kind: 'person' | 'place',
  foreign: boolean,
): Row {
  const wrong = names.filter((name) => (foreign ? isReadOut(name, kind) : !isAnswered(name, kind)))
  return {
    figure,
    value: (100 * (names.length - wrong.length)) / names.length,
    unit: '%',
    least: 95,
    detail: { names: names.length, wrong },
  }
}

/** Does the service read the characters out by Pinyin? */
function isReadOut(name: string, kind: 'person' | 'place'): boolean {
  const answer = nameIn({ name, from: 'zh', to: 'en', kind })
  return answer.known && answer.source.by === 'rule'
}

/** Is the name answered at all: by Pinyin, or from the gazetteer as 北京 is? */
function isAnswered(name: string, kind: 'person' | 'place'): boolean {
  return nameIn({ name, from: 'zh', to: 'en', kind }).known
}

/** Proper nouns of the Russian treebank, spelled by the table: nobody chose them for the test. */
function spelledRussianNames(): string[] {
  const file = join(dataFolder, 'language/ud/Russian-GSD/ru_gsd-ud-dev.conllu')
  if (!existsSync(file)) return []
  const names = new Set<string>()
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    const [, , lemma = '', part] = line.split('\t')
    if (part !== 'PROPN' || !/^[а-яё]{4,}$/iu.test(lemma)) continue
    const hanzi = hanziSpelling(lemma, 'person')
    if (hanzi !== undefined && hanzi.length >= 3) names.add(hanzi)
  }
  return [...names]
}

/** Family names that translators wrote after ·, which only foreign names have. */
function dottedNames(): string[] {
  const file = join(dataFolder, 'coverage/ntrex/zho-CN.txt')
  if (!existsSync(file)) return []
  const names = readFileSync(file, 'utf8').matchAll(
    /(?<!\p{Script=Han}|·)(\p{Script=Han}{2,6})·(\p{Script=Han}{2,6})(?!\p{Script=Han}|·)/gu,
  )
  return [...new Set([...names].map(([, , family]) => family!))].filter(
    // What stands after a name without a sign between is no part of it.
    (name) => !/[是在的岁将被向与和说]|表示|以及|包括/u.test(name),
  )
}

/** Surname and given name of the Chinese treebank, where the surname is of one character. */
function treebankPeople(): string[] {
  const file = join(dataFolder, 'language/ud/Chinese-GSDSimp/zh_gsdsimp-ud-dev.conllu')
  if (!existsSync(file)) return []
  const names = new Set<string>()
  let before: string[] = []
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    const token = line.split('\t')
    const isName = before[3] === 'PROPN' && token[3] === 'PROPN' && token[7]?.startsWith('flat')
    if (isName && before[1]?.length === 1) names.add(`${before[1]}${token[1]}`)
    before = token
  }
  return [...names]
}

/** Uzbek Latin text to Cyrillic and back. */
function uzbekRoundTrip(): Row[] {
  const file = join(dataFolder, 'language/sib200/uzn_Latn/dev.tsv')
  if (!existsSync(file)) return []
  const words = new Set(readFileSync(file, 'utf8').match(/[\p{L}ʻʼ'’‘]+/gu))
  const wrong = [...words].filter(
    (word) => foldWord(uzbekLatin(uzbekCyrillic(word))) !== foldWord(word),
  )
  return [
    {
      figure: 'uz Latin to Cyrillic and back: words unchanged',
      value: (100 * (words.size - wrong.length)) / words.size,
      unit: '%',
      least: 99,
      detail: { words: words.size, wrong: wrong.slice(0, 40) },
    },
  ]
}
