import { isEnd } from './sentence-end.ts'
import type { Grammar, Stop } from './stop.ts'

/**
 * What sentences end in and what encloses; and addresses, whose points and question marks end nothing.
 * What an address ends in may be the sentence's.
 */
const signs =
  /(?:https?:\/\/|www\.)[^\s<>"«»“”„。，、；（）「」]*[^\s<>"«»“”„。，、；（）「」.!?,;:)'\]]|[.!?…‥。！？｡．؟۔।॥|｜]+|``|''|[[\](){}"«»“”„‘’‹›（）【】「」『』《》〈〉｢｣]/gu
const marks = /^[.!?…‥。！？｡．؟۔।॥|｜]/u

/** Read again and again after a stop: more stops, and what closes with them. */
const cluster =
  /[.!?…‥。！？｡．؟۔।॥]+|(?<close>''|["'»”’›)\]}）】》」』〉｣]|[“«]|&(?:#39|quot|raquo|rdquo|rsquo);)|[\p{Variation_Selector}\p{Cf}]/uy
/** A stop or a sign that closes, after a space and with no word on its heels: Бар. » Болду. . . */
const apart =
  /[ \u00A0\u202F](?:(?<loose>[»”’)\]"]|``|'')(?![\p{L}\p{N}])|[.!?…।]+(?=\s|$|[»”"]))/uy

/** What opens, and what may close it; „ has three ways. */
const partners: ReadonlyMap<string, string> = new Map([
  ['(', ')'], ['（', '）)'], ['[', ']'], ['{', '}'], ['【', '】'], ['«', '»'], ['“', '”“'], ['„', '“”"'],
  ['‘', '’'], ['‹', '›'], ['「', '」'], ['『', '』'], ['《', '》'], ['〈', '〉'], ['｢', '｣'], ['``', "''"],
  ['"', '"”'],
]) // prettier-ignore
const closers: ReadonlySet<string> = new Set([...Array.from([...partners.values()].join('')), "''"])
/** Nobody encloses deeper than this; what was opened earlier was forgotten to be closed. */
const deepest = 12

interface Opening {
  readonly sign: string
  readonly at: number
}

/**
 * Where the sentences within one line end, in UTF-16 units of the line; its own end is none of them.
 * Reads the line once, and around a stop a bounded number of characters.
 */
export function sentenceEnds(line: string, grammar: Grammar): number[] {
  const ends: number[] = []
  const open: Opening[] = []
  let start = 0
  let seen = 0
  let worded = false
  let at = 0
  while (at < line.length) {
    const found = read(signs, line, at)
    if (found === undefined) break
    const sign = found[0]
    at = found.index + sign.length
    if (!marks.test(sign)) {
      if (sign.length <= 2) enclose(open, sign, found.index)
      continue
    }
    const tail = closed(line, at, open)
    at = tail.end
    worded ||= /[\p{L}\p{N}]/u.test(line.slice(seen, found.index))
    seen = at
    if (!worded || at === line.length) continue
    const { end, closers, opening } = tail
    const inside = open.at(-1)?.at
    const stop: Stop = { line, start, at: found.index, marks: sign + tail.marks, end, closers, opening, inside } // prettier-ignore
    if (!isEnd(stop, grammar)) continue
    ends.push(at)
    start = at
    worded = false
  }
  return ends
}

interface Tail {
  readonly end: number
  readonly marks: string
  readonly closers: string
  /** Where the last of the closers was opened, if it was. */
  readonly opening: number | undefined
}

function closed(line: string, from: number, open: Opening[]): Tail {
  let end = from
  let more = ''
  let closing = ''
  let opening: number | undefined
  while (end < line.length) {
    const found = read(cluster, line, end) ?? read(apart, line, end)
    if (found === undefined) break
    const { close, loose } = found.groups!
    const sign = close ?? loose
    if (sign !== undefined) {
      const isOpen = isClosedLoosely(open.at(-1), sign)
      const next = line.slice(end + found[0].length, end + found[0].length + 1)
      // A sign that opens as well as it closes, right before a word, opens.
      if (
        sign === '"'
          ? !isOpen && /[\p{L}\p{N}]/u.test(next)
          : isTwofold.test(sign) && (closing !== '' || !closesHere(open.at(-1), sign, next))
      )
        break
      if (loose !== undefined && !isOpen && !/^\s?$/u.test(next)) break
      if (isOpen) opening = open.pop()!.at
      if (closing.length < deepest) closing += sign
    } else if (more.length < deepest) more += found[0].trim()
    end += found[0].length
  }
  return { end, marks: more, closers: closing, opening }
}

function read(pattern: RegExp, line: string, at: number): RegExpExecArray | undefined {
  pattern.lastIndex = at
  return pattern.exec(line) ?? undefined
}

const isTwofold = /^[“«]$/u
const isDouble = /^(?:[“”„"«»]|``|'')$/u

/** „Бар.“ and »Бар.« close with what opens elsewhere; others do so by mistake, and only before a space. */
function closesHere(opening: Opening | undefined, sign: string, next: string): boolean {
  return /^\s?$/u.test(next) || (opening?.sign === '„' && sign === '“')
}

/** Whoever opened with one sort of double quotation marks may close with another. */
function isClosedLoosely(opening: Opening | undefined, sign: string): boolean {
  if (opening === undefined) return false
  return (
    partners.get(opening.sign)!.includes(sign) ||
    (isDouble.test(opening.sign) && isDouble.test(sign))
  )
}

function closes(opening: Opening | undefined, sign: string): boolean {
  return opening !== undefined && partners.get(opening.sign)!.includes(sign)
}

function enclose(open: Opening[], sign: string, at: number): void {
  if (closers.has(sign)) {
    const index = open.findLastIndex((opening) => closes(opening, sign))
    if (index >= 0) {
      open.length = index
      return
    }
  }
  if (!partners.has(sign)) return
  if (open.length === deepest) open.shift()
  open.push({ sign, at })
}
