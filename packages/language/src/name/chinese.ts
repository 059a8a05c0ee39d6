import { pinyin } from 'pinyin-pro'
import { mandarinSyllables } from './mandarin.ts'
import { nameParts } from './surname.ts'
import { normalForm } from '../normal-form.ts'

/** A Chinese name cut into words (surname and given name, or one word), each into syllables. */
export type SpokenName = readonly (readonly string[])[]

const hanOnly = /^\p{Script=Han}+$/u

/**
 * How a Chinese name is read: Pinyin without tones, ü kept, surnames in their own readings (单
 * Shan, 仇 Qiu) and cut off from the given name, places in theirs (乐清 Yueqing). Undefined for what is not written in Han
 * characters alone or has a character without a reading.
 *
 * @example spokenName('欧阳修', 'person') // [['ou', 'yang'], ['xiu']]
 */
export function spokenName(hanzi: string, kind: 'person' | 'place'): SpokenName | undefined {
  if (!hanOnly.test(hanzi)) return undefined
  const own = kind === 'place' ? placeReadings.get(hanzi) : undefined
  const syllables =
    own ??
    pinyin(hanzi, {
      type: 'array',
      toneType: 'none',
      surname: kind === 'person' ? 'head' : 'off',
    }).map((syllable) => syllable.normalize('NFC'))
  if (syllables.length !== Array.from(hanzi).length) return undefined
  if (!syllables.every((syllable) => mandarinSyllables.has(syllable))) return undefined
  if (kind === 'place') return [syllables]
  const [first = ''] = Array.from(hanzi)
  const read = [surnameReadings.get(first) ?? syllables[0]!, ...syllables.slice(1)]
  let at = 0
  return nameParts(hanzi).map((part) => {
    const from = at
    at += Array.from(part).length
    return read.slice(from, at)
  })
}

/** Surnames that are read otherwise than the same characters elsewhere. */
const surnameReadings: ReadonlyMap<string, string> = new Map([
  ['种', 'chong'],
  ['召', 'shao'],
])

/**
 * Places whose names are read otherwise than their characters are elsewhere.
 * @source Xiandai Hanyu Cidian; the gazetteer of the divisions of the People's Republic of China
 */
const placeReadings: ReadonlyMap<string, readonly string[]> = new Map(
  `乐清 yue qing|单县 shan xian|会稽 kuai ji|大埔 da bu|歙县 she xian|蔚县 yu xian|涡阳 guo yang|
  繁峙 fan shi|乐亭 lao ting|乐陵 lao ling|什邡 shi fang|筠连 jun lian|吴堡 wu bu|六合 lu he|
  浚县 xun xian|泌阳 bi yang|黄陂 huang pi|宕昌 tan chang|珲春 hun chun|都匀 du yun|尉犁 yu li|
  解州 hai zhou`
    .split('|')
    .map((entry) => entry.trim().split(' '))
    .map(([hanzi = '', ...syllables]) => [hanzi, syllables]),
)

/**
 * The syllables of a name in Pinyin, tones and capitals aside; undefined where a word is not
 * Pinyin. A syllable that begins with a vowel stands at the beginning or behind an apostrophe, and
 * of several readings the one with the longest first syllables is taken.
 * @source GB/T 16159-2012
 *
 * @example spokenPinyin('Xī’ān') // [['xi', 'an']]
 */
export function spokenPinyin(pinyin: string): SpokenName | undefined {
  const plain = normalForm(pinyin, 'NFD')
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
  // From the end, the longest syllable at each place behind which the rest can be read; 0 for none.
  const lengths = new Uint8Array(part.length)
  for (let at = part.length - 1; at >= 0; at -= 1) {
    for (let length = Math.min(longestSyllable, part.length - at); length > 0; length -= 1) {
      const end = at + length
      // Without an apostrophe no syllable inside begins with a vowel.
      if (end < part.length && (lengths[end] === 0 || /[aeoê]/u.test(part[end]!))) continue
      const syllable = part.slice(at, end)
      if (!mandarinSyllables.has(syllable) || !/[aeiouüê]/u.test(syllable)) continue
      lengths[at] = length
      break
    }
  }
  const syllables: string[] = []
  for (let at = 0; at < part.length; at += lengths[at]!) {
    if (lengths[at] === 0) return undefined
    syllables.push(part.slice(at, at + lengths[at]!))
  }
  return syllables
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
  return name.map((word) => capital(palladiusWord(word))).join(' ')
}

function palladiusWord(syllables: readonly string[]): string {
  const sounds = syllables.map((syllable) => mandarinSyllables.get(syllable) ?? syllable)
  return sounds
    .map((sound, at) =>
      sounds[at - 1]?.endsWith('н') === true && /^[аеёиоуэюя]/u.test(sound) ? `ъ${sound}` : sound,
    )
    .join('')
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
