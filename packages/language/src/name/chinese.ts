import { pinyin } from 'pinyin-pro'
import { mandarinSyllables } from './mandarin.ts'
import { surnameLength } from './surname.ts'

/** A Chinese name cut into words (surname and given name, or one word), each into syllables. */
export type SpokenName = readonly (readonly string[])[]

const hanOnly = /^\p{Script=Han}+$/u

/**
 * How a Chinese name is read: Pinyin without tones, ü kept, surnames in their own readings (单
 * Shan, 仇 Qiu) and cut off from the given name. Undefined for what is not written in Han
 * characters alone or has a character without a reading.
 *
 * @example spokenName('欧阳修', 'person') // [['ou', 'yang'], ['xiu']]
 */
export function spokenName(hanzi: string, kind: 'person' | 'place'): SpokenName | undefined {
  if (!hanOnly.test(hanzi)) return undefined
  const syllables = pinyin(hanzi, {
    type: 'array',
    toneType: 'none',
    surname: kind === 'person' ? 'head' : 'off',
  }).map((syllable) => syllable.normalize('NFC'))
  if (syllables.length !== Array.from(hanzi).length) return undefined
  if (!syllables.every((syllable) => mandarinSyllables.has(syllable))) return undefined
  const cut = kind === 'person' ? surnameLength(hanzi) : 0
  return cut === 0 || cut === syllables.length
    ? [syllables]
    : [syllables.slice(0, cut), syllables.slice(cut)]
}

/**
 * The syllables of a name in Pinyin, tones and capitals aside; undefined where a word is not
 * Pinyin. A syllable that begins with a vowel stands at the beginning or behind an apostrophe, and
 * of several readings the one with the longest first syllables is taken.
 * @source GB/T 16159-2012
 *
 * @example spokenPinyin('Xī’ān') // [['xi', 'an']]
 */
export function spokenPinyin(pinyin: string): SpokenName | undefined {
  const plain = pinyin
    .normalize('NFD')
    .replace(/[\u0300\u0301\u0304\u030C]/gu, '')
    .normalize('NFC')
    .toLowerCase()
  const words = plain
    .trim()
    .split(/[\s-]+/u)
    .map((word) => {
      const parts = word.split(/['’ʼ‘]/u).map(syllablesOf)
      return parts.every((part) => part !== undefined) ? parts.flat() : undefined
    })
  return words.every((word) => word !== undefined) ? words : undefined
}

const longestSyllable = Math.max(...Array.from(mandarinSyllables.keys(), ({ length }) => length))

function syllablesOf(part: string): string[] | undefined {
  if (part === '') return []
  for (let length = Math.min(longestSyllable, part.length); length > 0; length -= 1) {
    const syllable = part.slice(0, length)
    // Without an apostrophe no syllable inside begins with a vowel.
    if (!mandarinSyllables.has(syllable) || !/[aeiouüê]/u.test(syllable)) continue
    if (/^[aeoê]/u.test(part.slice(length))) continue
    const rest = syllablesOf(part.slice(length))
    if (rest !== undefined) return [syllable, ...rest]
  }
  return undefined
}

/**
 * A spoken name in Pinyin: words with a capital, an apostrophe before a syllable that begins with
 * a vowel.
 * @source GB/T 16159-2012; GB/T 28039-2011, order of surname and given name
 *
 * @example pinyinOf([['xi'], ['jin', 'ping']]) // 'Xi Jinping'
 */
export function pinyinOf(name: SpokenName): string {
  return name
    .map((word) =>
      capital(
        word
          .map((syllable, at) => (at > 0 && /^[aeoê]/u.test(syllable) ? `’${syllable}` : syllable))
          .join(''),
      ),
    )
    .join(' ')
}

/**
 * A spoken name in Russian letters by Palladius, ъ between н and a vowel (长安 is Чанъань, 天安
 * stays Тяньань).
 * @source Palladius; rules of the Russian cartographic service for Chinese names
 *
 * @example palladiusOf([['xi'], ['jin', 'ping']]) // 'Си Цзиньпин'
 */
export function palladiusOf(name: SpokenName): string {
  return name
    .map((word) =>
      capital(
        word
          .map((syllable) => mandarinSyllables.get(syllable) ?? syllable)
          .reduce(
            (before, sound) =>
              `${before}${before.endsWith('н') && /^[аеёиоуэюя]/u.test(sound) ? 'ъ' : ''}${sound}`,
          ),
      ),
    )
    .join(' ')
}

const palladiusSounds: ReadonlySet<string> = new Set(mandarinSyllables.values())
const longestSound = Math.max(...Array.from(palladiusSounds, (sound) => sound.length))

/**
 * Is this Cyrillic spelling a Chinese person's name: a one-syllable surname and one or two
 * syllables by Palladius? Such a name has its own characters, which no table of sounds gives.
 */
export function soundsChinese(cyrillic: string): boolean {
  const words = cyrillic.toLowerCase().split(/\s+/u)
  if (words.length !== 2) return false
  const counts = words.map(syllableCount)
  return counts[0] === 1 && (counts[1] === 1 || counts[1] === 2)
}

/** The least number of Palladius syllables that make up the word; undefined where none do. */
function syllableCount(word: string): number | undefined {
  const least: number[] = [0]
  for (let end = 1; end <= word.length; end += 1) {
    least[end] = Infinity
    for (let start = Math.max(0, end - longestSound - 1); start < end; start += 1) {
      const piece = word.slice(start, end).replace(/^ъ/u, '')
      if (palladiusSounds.has(piece)) least[end] = Math.min(least[end]!, least[start]! + 1)
    }
  }
  const count = least[word.length]
  return count === Infinity ? undefined : count
}

function capital(word: string): string {
  return `${word.slice(0, 1).toUpperCase()}${word.slice(1)}`
}
