import type { ScriptCounts } from './script.ts'

/** What is shipped of Chinese: how often each character is written, in simplified and in traditional text. */
export interface HanTable {
  /** Characters in the order of the two texts of levels. */
  readonly characters: string
  /** For each character the level of its share, the lowest one for none. See {@link levelOfShare}. */
  readonly simplified: string
  readonly traditional: string
  /** What a text must reach to be Chinese: `least - perCharacter / characters`. */
  readonly limit: readonly [least: number, perCharacter: number]
}

/** What the characters of a text say. */
export interface HanReading {
  /** The logarithm of how much likelier the text is in traditional than in simplified characters. */
  readonly traditional: number
  readonly characters: number
  /** The mean log-probability of a character. */
  readonly likeness: number
}

export interface HanModel {
  readonly limit: HanTable['limit']
  readonly read: (text: string) => HanReading | undefined
}

const step = 1.25
/** The log-probability of a character that neither text has. */
const unknown = -13
/** A text may quote the other script, and no single character proves more than this. */
const mostOfOne = 4
/** Characters that both texts use say nothing, though what the texts are about makes one use them more. */
const leastOfOne = 2.8
/** Simplified characters are what the exchange sees unless something speaks for the others. */
const priorOfTraditional = -2

/** A share of all characters as a character from `A` on. */
export function levelOfShare(share: number): string {
  return String.fromCharCode(0x41 + Math.max(0, 60 + Math.round(Math.log(share) / Math.log(step))))
}

function chanceOf(level: string): number {
  return (level.charCodeAt(0) - 0x41 - 60) * Math.log(step)
}

/** Makes a model out of a table: probabilities of single characters. */
export function makeHanModel(table: HanTable): HanModel {
  const chances = new Map<string, readonly [simplified: number, traditional: number]>()
  for (const [at, character] of Array.from(table.characters).entries()) {
    chances.set(character, [chanceOf(table.simplified[at]!), chanceOf(table.traditional[at]!)])
  }
  function read(text: string): HanReading | undefined {
    let [traditional, likeness, characters] = [priorOfTraditional, 0, 0]
    for (const character of text) {
      if (!/\p{Script=Han}/u.test(character)) continue
      const [here = unknown, there = unknown] = chances.get(character) ?? []
      const difference = there - here
      if (Math.abs(difference) > leastOfOne) {
        traditional += Math.max(-mostOfOne, Math.min(mostOfOne, difference))
      }
      likeness += Math.max(here, there)
      characters += 1
    }
    if (characters === 0) return undefined
    return {
      traditional,
      characters,
      likeness: likeness / characters,
    }
  }
  return { limit: table.limit, read }
}

/** Japanese mixes its characters with kana, where Chinese has at most those of a name or a sign. */
export function isJapanese({ kana, han }: ScriptCounts): boolean {
  return kana >= 2 && kana * 12 >= han
}

/**
 * Cantonese as it is spoken is none of ours, though most of its characters are Chinese ones; these are
 * its own words for of, at, not, he, plural, that, come and so on.
 * @source S. Matthews, V. Yip, Cantonese: A Comprehensive Grammar, 1994
 */
const cantonese: RegExp = /[嘅喺唔咗啲佢哋冇嚟嗰噉咁嘢啱攞畀]/gu

/** One such character may stand in a name or a quotation; two in a short text do not. */
export function isCantonese(text: string, characters: number): boolean {
  const own = text.match(cantonese)?.length ?? 0
  return own >= 2 && own * 40 >= characters
}
