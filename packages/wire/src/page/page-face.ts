import { hanPattern } from './page-line.ts'
import type { Segment } from './page-segment.ts'
import { speakerOf, speakersOf } from './page-traits.ts'
import { headMark } from './page-words.ts'

/** So great a share of heads at least stands close. */
const leastClose = 0.3
/** So many marks before heads, or heads in capitals, tell that headings are set so. */
const leastMarked = 2
/** Fewer than such a share of heads are in capitals where only headings are. */
const mostLoud = 0.5

/** A turn of speech: a dash, or who speaks and a colon. */
const talk =
  /^(?:[—–-]\s\p{Lu}|\p{Script=Han}{1,6}[：:]|(?:Вопрос|Ответ|Суроо|Жооп|Корр\.|В|О)[:.]\s)/u

/** How a page is set, as far as its heads and texts tell. */
export class PageFace {
  /** Pairs of Han signs within lines of text. */
  readonly pairs: ReadonlySet<string>
  /** Heads stand close to their texts, so that one which does not is no heading. */
  readonly close: boolean
  /** Headings have a mark before them. */
  readonly marked: boolean
  /** Headings are in capitals, headlines are not. */
  readonly loud: boolean
  /** Who speaks on the page. */
  readonly #speakers: ReadonlySet<string>

  constructor(segments: readonly Segment[]) {
    const heads = segments.filter((one) => one.is === 'head')
    const texts = segments.flatMap((one) => (one.is === 'text' ? one.lines : []))
    const first = heads.map((one) => one.lines[0]!.line.text)
    const loud = first.filter((text) => isLoud(text)).length
    const marked = heads.filter(({ lines }) => lines.some(({ line }) => headMark.test(line.text)))
    this.pairs = pairsOf(texts)
    this.close = heads.filter(({ alone }) => !alone).length >= heads.length * leastClose
    this.marked = marked.length >= leastMarked
    this.loud = loud >= leastMarked && loud < heads.length * mostLoud && !isLoud(first[0]!)
    this.#speakers = speakersOf(texts)
  }

  /** Whether a line begins with somebody's words. */
  talks(text: string): boolean {
    return talk.test(text) || this.#speakers.has(speakerOf(text) ?? '')
  }
}

/** A head in capitals. */
function isLoud(text: string): boolean {
  return /\p{Lu}{3}/u.test(text) && !/\p{Ll}/u.test(text)
}

/** Pairs of Han signs that stand within lines. */
function pairsOf(lines: readonly { readonly text: string }[]): ReadonlySet<string> {
  const pairs = new Set<string>()
  for (const { text } of lines)
    for (let at = 0; at + 1 < text.length; at += 1)
      if (hanPattern.test(text[at]!) && hanPattern.test(text[at + 1]!)) pairs.add(text.slice(at, at + 2)) // prettier-ignore
  return pairs
}
