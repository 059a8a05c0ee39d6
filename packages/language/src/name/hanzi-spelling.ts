import { clusters, endings, givenNames, hanziBySound } from './hanzi-table.ts'
import { normalForm } from '../normal-form.ts'

const vowels = 'аеиоуыэюяё'
const consonants = Array.from(hanziBySound.keys()).sort((one, other) => other.length - one.length)

/**
 * A name in Russian letters spelled in Chinese characters by the table of sounds; always to be
 * reviewed, for usage goes before the table. Words are parted by ·, hyphens stay; a woman's name
 * gets the characters of women's names. Undefined where a letter is not Russian.
 * @source GB/T 17693.4-2009, with its notes on the beginnings and ends of names
 *
 * @example hanziSpelling('Бишкек', 'place') // '比什克克'
 */
export function hanziSpelling(name: string, kind: 'person' | 'place'): string | undefined {
  const words = normalForm(name, 'NFC').toLowerCase().trim().split(/\s+/u)
  const woman = kind === 'person' && isWoman(words)
  const spelled: string[] = []
  for (const word of words) {
    const parts = word.split(/[-‐–]/u).map((part) => wordSpelling(part, kind, woman))
    if (parts.some((part) => part === undefined)) return undefined
    spelled.push(parts.join('-'))
  }
  return spelled.join('·')
}

function wordSpelling(word: string, kind: 'person' | 'place', woman: boolean): string | undefined {
  const given = kind === 'person' ? givenNames.get(word) : undefined
  if (given !== undefined) return given
  const sounds = simplified(word)
  let written = ''
  for (let at = 0; at < sounds.length;) {
    const ending = endings.find(([letters]) => at > 0 && sounds.slice(at) === letters)
    const syllable = ending === undefined ? syllableAt(sounds, at) : undefined
    if (ending !== undefined) {
      written += ending[1]
      break
    }
    if (syllable === undefined) return undefined
    written += syllable.hanzi
    at += syllable.length
  }
  return atEdges(woman ? ofWomen(written, word) : written, kind)
}

/** Doubled letters are heard once, м before б and п as н, ъ not at all, and нь at the end of a syllable as н. */
function simplified(word: string): string {
  return word
    .replaceAll('ъ', '')
    .replace(/(?<=[аеиоуыэюяё])нь(?![аеиоуыэюяёй])/gu, 'н')
    .replace(/([абвгджзиклмпрстуфхцчшщ])\1/gu, '$1')
    .replace(/м(?=[бп])/gu, 'н')
}

function syllableAt(sounds: string, at: number): { hanzi: string; length: number } | undefined {
  const cluster = clusters.find(([letters]) => sounds.startsWith(letters, at))
  const consonant =
    cluster?.[0] ?? consonants.find((letters) => letters !== '' && sounds.startsWith(letters, at))
  const row = hanziBySound.get(cluster?.[1] ?? consonant ?? '')
  const rest = at + (consonant?.length ?? 0)
  for (const [column, length] of columnsAt(sounds, rest)) {
    const hanzi = row?.get(column)
    if (hanzi !== undefined) return { hanzi, length: rest - at + length }
  }
  if (consonant === undefined) {
    // й after another vowel than those of the table, ь after a vowel.
    const alone: Readonly<Record<string, string>> = { й: '伊', ь: '' }
    const hanzi = alone[sounds[rest] ?? '']
    return hanzi === undefined ? undefined : { hanzi, length: 1 }
  }
  return { hanzi: row?.get('∅') ?? '', length: rest - at }
}

/** What may follow a consonant here, the longest first: a column of the table and its letters. */
function columnsAt(sounds: string, at: number): (readonly [string, number])[] {
  const found: (readonly [string, number])[] = []
  const first = sounds[at] ?? ''
  const two = sounds.slice(at, at + 2)
  const vowel = { йо: 'ё', ьи: 'и', ью: 'ю', ья: 'я', ьё: 'ё' }[two]
  if (vowel !== undefined) {
    if (isClosedByN(sounds, at + 2)) found.push([`${vowel}н`, 3])
    found.push([vowel, 2])
  }
  if (first !== '' && vowels.includes(first) && isClosedByN(sounds, at + 1))
    found.push([`${first}н`, 2])
  const glide = { аи: 'ай', ай: 'ай', ао: 'ао', ау: 'ао', уй: 'уй', эй: 'эй' }[two]
  if (glide !== undefined) found.push([glide, 2])
  if (two === 'ий' || two === 'ый') found.push([first, 2])
  if (first !== '') found.push([first, 1])
  found.push(['∅', 0])
  return found
}

/** Is there an н that belongs to the syllable before: one that no vowel follows? */
function isClosedByN(sounds: string, at: number): boolean {
  if (sounds[at] !== 'н') return false
  const next = sounds[at + 1]
  return next === undefined || !`${vowels}ьй`.includes(next)
}

/** Characters that would read as Chinese words at the edge of a name have others in their place. */
function atEdges(written: string, kind: 'person' | 'place'): string {
  const first: Readonly<Record<string, string>> = { 耶: '叶', 夫: '弗' }
  const firstOfPlace: Readonly<Record<string, string>> = { ...first, 东: '栋', 南: '楠', 西: '锡' }
  const begin = (kind === 'place' ? firstOfPlace : first)[written[0] ?? '']
  const begun = begin === undefined ? written : `${begin}${written.slice(1)}`
  const last: Readonly<Record<string, string>> = { 江: '姜', 海: '亥' }
  const end = kind === 'place' && begun.length > 1 ? last[begun.at(-1) ?? ''] : undefined
  return end === undefined ? begun : `${begun.slice(0, -1)}${end}`
}

function isWoman(words: readonly string[]): boolean {
  return words.some((word) => /(?:ова|ева|ёва|ина|ына|ская|цкая|овна|евна|кызы)$/u.test(word))
}

const womenCharacters: Readonly<Record<string, string>> = {
  纳: '娜', 亚: '娅', 尼: '妮', 利: '莉', 里: '丽', 马: '玛', 沙: '莎',
} // prettier-ignore

function ofWomen(written: string, word: string): string {
  if (/(?:ова|ева|ёва)$/u.test(word)) return written.replace(/瓦$/u, '娃')
  if (/(?:ина|ына)$/u.test(word)) return written.replace(/纳$/u, '娜')
  if (/(?:ская|цкая)$/u.test(word)) return written.replace(/亚$/u, '娅')
  return Array.from(written, (character) => womenCharacters[character] ?? character).join('')
}
