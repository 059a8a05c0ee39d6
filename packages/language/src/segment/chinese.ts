import { cutChinese, loadChinese } from '#chinese-words'

export { loadChinese }

/**
 * A run of what is written without spaces: Han, with the kana of a Japanese name among it. Latin
 * letters and digits are no part of it.
 */
const run: RegExp = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}々〇ー]+/gu

/**
 * The words of a text's Chinese runs, in order; what stands between the runs is left out. In the
 * browser {@link loadChinese} must have been awaited.
 *
 * @throws ChineseNotLoaded in a browser whose dictionary is not there yet
 * @example chineseWords('国家能源局') // ['国家', '能源局']
 */
export function chineseWords(text: string): string[] {
  return runsOf(text).flatMap(cutChinese)
}

/**
 * Ordered index terms of a text's Chinese runs: every character, and every overlapping pair but those
 * that reach from one dictionary word of two or more characters into the next: 国家|庭院 is not
 * found by 家庭. Traditional characters stay as they are: fold them before.
 *
 * @throws ChineseNotLoaded in a browser whose dictionary is not there yet
 * @example chineseTerms('国家庭院') // ['国', '国家', '家', '庭', '庭院', '院']
 */
export function chineseTerms(text: string): string[] {
  const terms: string[] = []
  for (const words of runsOf(text).map(cutChinese)) {
    let before = 0
    for (const [at, word] of words.entries()) {
      const characters = Array.from(word)
      const next = words[at + 1]
      for (const [place, character] of characters.entries()) {
        terms.push(character)
        const following = characters[place + 1]
        if (following !== undefined) terms.push(character + following)
      }
      before = characters.length
      if (next !== undefined && !divides(before, lengthOf(next))) {
        terms.push(characters[before - 1]! + firstOf(next))
      }
    }
  }
  return terms
}

/**
 * The terms that must all be among a text's {@link chineseTerms} for it to be found. A last word of
 * one character asks for no pair with the word before it, since it may still be unfinished: 量子计
 * finds 量子计算.
 *
 * @throws ChineseNotLoaded in a browser whose dictionary is not there yet
 * @example chineseQuery('人工智能大会') // ['人工', '工智', '智能', '大会']
 */
export function chineseQuery(text: string): string[] {
  return runsOf(text).flatMap((run) => queryOf(cutChinese(run)))
}

function queryOf(words: readonly string[]): string[] {
  const terms: string[] = []
  let last = ''
  for (const [at, word] of words.entries()) {
    const characters = Array.from(word)
    const [first = ''] = characters
    if (at > 0) {
      const ends = at === words.length - 1 && characters.length === 1
      const before = lengthOf(words[at - 1]!)
      if (ends && before > 1) terms.push(first)
      else if (!divides(before, characters.length)) terms.push(last + first)
    } else if (words.length === 1 && characters.length === 1) {
      terms.push(first)
    }
    for (let place = 1; place < characters.length; place += 1) {
      terms.push(characters[place - 1]! + characters[place]!)
    }
    last = characters.at(-1) ?? ''
  }
  return terms
}

function runsOf(text: string): readonly string[] {
  return text.match(run) ?? []
}

/**
 * Does the end of a word part its last character from the next word's first? Single characters
 * may be halves of a name or of a word that the dictionary does not know.
 */
function divides(before: number, after: number): boolean {
  return before > 1 && after > 1
}

function lengthOf(word: string): number {
  return Array.from(word).length
}

function firstOf(word: string): string {
  return String.fromCodePoint(word.codePointAt(0)!)
}
