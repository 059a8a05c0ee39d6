import type { ConceptList } from '../query/concept.ts'

export interface Parts {
  /** Phrases that hold one of the words and do not mean the concept. */
  readonly except?: string
  /** Words that mean the concept only near another of them, or near one of `beside`. */
  readonly weak?: string
  /** Words that mean nothing by themselves, and tell what a weak one near them means. */
  readonly beside?: string
  /** How many words may stand between; 8 where it is not said. */
  readonly within?: number
  /** Words that mean the concept only near certain others. */
  readonly near?: readonly (readonly [words: string, to: string, within: number])[]
}

/** A list from words that are separated by commas and line breaks, as they are written here. */
export function list(
  words: string,
  { except, weak, beside = '', within = 8, near = [] }: Parts = {},
): ConceptList {
  const required = near.map(([words, to, within]) => ({ words: each(words), to: each(to), within }))
  if (weak !== undefined) {
    required.push({ words: each(weak), to: [...each(weak), ...each(beside)], within })
  }
  return {
    words: each(words),
    ...(except === undefined ? {} : { except: each(except) }),
    ...(required.length === 0 ? {} : { near: required }),
  }
}

function each(text: string): string[] {
  return text.split(/[,\n]/).flatMap((word) => (word.trim() === '' ? [] : [word.trim()]))
}
