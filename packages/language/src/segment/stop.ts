import { primaryOf } from '../tag.ts'
import { abbreviationsOf, type Abbreviations } from './abbreviations.ts'
import { beginningsOf } from './beginnings.ts'

/** A run of stops in a line, with what closes after it; places are UTF-16 units of the line. */
export interface Stop {
  readonly line: string
  /** Where the sentence begins that may end here. */
  readonly start: number
  readonly at: number
  readonly marks: string
  /** After the marks and what closes with them. */
  readonly end: number
  readonly closers: string
  /** Where the last of the closers was opened. */
  readonly opening: number | undefined
  /** Where the innermost bracket or quotation was opened that the stop stands in. */
  readonly inside: number | undefined
}

/** What is known of a language's sentences. */
export interface Grammar {
  readonly tag: string
  readonly abbreviations: Abbreviations
  readonly beginnings: ReadonlySet<string>
}

/** What follows a stop in its line. */
export interface Following {
  readonly space: boolean
  /** Dashes, quotation marks and brackets before the first word. */
  readonly lead: string
  /** The first sign that is none of these. */
  readonly first: string
  readonly at: number
}

/** What a language's sentences are told apart by; of a language that we do not write, by signs alone. */
export function grammarOf(language: string): Grammar {
  const tag = primaryOf(language)
  return { tag, abbreviations: abbreviationsOf(tag), beginnings: beginningsOf(tag) }
}

const ahead =
  /(\s*)((?:["'«“”„‘‹([{（【「『《〈｢*_~•·–—―‒-]|``|\s|[\u200E\u200F\u202A-\u202E\u2066-\u2069])*)/uy
/** What is looked at after a stop, at most. */
const farthest = 64

/** What stands between a stop and the next word, and that word's first sign; none at the line's end. */
export function followingOf({ line, end }: Stop): Following {
  ahead.lastIndex = 0
  const found = ahead.exec(line.slice(end, end + farthest))!
  const at = end + found[0].length
  const first = at < line.length ? String.fromCodePoint(line.codePointAt(at)!) : ''
  return { space: found[1] !== '', lead: found[2]!, first, at }
}
