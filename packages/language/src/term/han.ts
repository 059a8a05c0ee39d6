import { cutChinese } from '#chinese-words'

/**
 * The index terms of a run of Chinese: every character, and every overlapping pair but those that
 * reach from one dictionary word of two or more characters into the next: 国家|庭院 is not found by
 * 家庭. Traditional characters stay as they are: fold them before.
 *
 * @throws ChineseNotLoaded in a browser whose dictionary is not there yet
 * @example chineseTerms('国家庭院') // ['国', '国家', '家', '庭', '庭院', '院']
 */
export function chineseTerms(run: string): string[] {
  const terms: string[] = []
  const words = cutChinese(run).map((word) => Array.from(word))
  for (const [at, characters] of words.entries()) {
    for (const [place, character] of characters.entries()) {
      terms.push(character)
      const following = characters[place + 1]
      if (following !== undefined) terms.push(character + following)
    }
    const next = words[at + 1]
    if (next !== undefined && !divides(characters.length, next.length)) {
      terms.push(characters.at(-1)! + next[0]!)
    }
  }
  return terms
}

/**
 * The terms that must all be among a run's {@link chineseTerms} for it to be found. A last word of
 * one character asks for no pair with the word before it, since it may still be unfinished: 量子计
 * finds 量子计算.
 *
 * @throws ChineseNotLoaded in a browser whose dictionary is not there yet
 * @example chineseQuery('人工智能大会') // ['人工', '工智', '智能', '大会']
 */
export function chineseQuery(run: string): string[] {
  const terms: string[] = []
  const words = cutChinese(run).map((word) => Array.from(word))
  for (const [at, characters] of words.entries()) {
    const [first = ''] = characters
    const before = words[at - 1]
    if (before !== undefined) {
      const ends = at === words.length - 1 && characters.length === 1
      if (ends && before.length > 1) terms.push(first)
      else if (!divides(before.length, characters.length)) terms.push(before.at(-1)! + first)
    } else if (words.length === 1 && characters.length === 1) {
      terms.push(first)
    }
    for (let place = 1; place < characters.length; place += 1) {
      terms.push(characters[place - 1]! + characters[place]!)
    }
  }
  return terms
}

/** Terms of a run whose language nobody knows: every character and every overlapping pair. */
export function hanTerms(run: string): string[] {
  const characters = Array.from(run)
  return characters.flatMap((character, at) => {
    const next = characters[at + 1]
    return next === undefined ? [character] : [character, character + next]
  })
}

/** What to ask for among a run's {@link hanTerms}. */
export function hanQuery(run: string): string[] {
  const characters = Array.from(run)
  return characters.length === 1
    ? characters
    : characters.slice(1).map((character, index) => `${characters[index]}${character}`)
}

/**
 * Does the end of a word part its last character from the next word's first? Single characters
 * may be halves of a name or of a word that the dictionary does not know.
 */
function divides(before: number, after: number): boolean {
  return before > 1 && after > 1
}
