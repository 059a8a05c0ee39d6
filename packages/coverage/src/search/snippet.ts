import type { Mark } from './mark.ts'

/** A part of a text, with what was found in it. */
export interface Snippet {
  readonly text: string
  /** Offsets into `text`, in UTF-16 units. */
  readonly marks: readonly Mark[]
  /** Whether the text goes on before and after it. */
  readonly cutBefore: boolean
  readonly cutAfter: boolean
}

/** UTF-16 units on each side of what was found; a Chinese character says more than a letter. */
const around = 90
const aroundHan = 30
const mostSnippets = 3

/**
 * The parts of a text that show best what was found in it: first those with the most different
 * reasons, given in the text's order. Where nothing was found in it, its beginning.
 */
export function snippetsOf(text: string, marks: readonly Mark[]): Snippet[] {
  const side = /^\P{L}*\p{Script=Han}/u.test(text) ? aroundHan : around
  if (marks.length === 0) return text === '' ? [] : [cut(text, [], 0, 2 * side)]
  const windows: { marks: Mark[]; from: number; to: number }[] = []
  for (const mark of marks) {
    const last = windows.at(-1)
    if (last !== undefined && mark.start - side <= last.to && mark.end - last.from < 6 * side) {
      last.marks.push(mark)
      last.to = mark.end + side
    } else windows.push({ marks: [mark], from: mark.start - side, to: mark.end + side })
  }
  const worth = (window: { marks: Mark[] }): number =>
    new Set(window.marks.map(({ reason }) => reason)).size
  return windows
    .toSorted((a, b) => worth(b) - worth(a) || b.marks.length - a.marks.length)
    .slice(0, mostSnippets)
    .sort((a, b) => a.from - b.from)
    .map((window) => cut(text, window.marks, window.from, window.to))
}

/** Cuts between words where there are spaces, and never within a character. */
function cut(text: string, marks: readonly Mark[], from: number, to: number): Snippet {
  const [least, most] = [marks[0]?.start ?? 0, marks.at(-1)?.end ?? 0]
  const start = startAt(text, Math.max(0, from), Math.min(least, text.length))
  const end = endAt(text, Math.min(text.length, to), most)
  return {
    text: text.slice(start, end),
    marks: marks.map((mark) => ({ ...mark, start: mark.start - start, end: mark.end - start })),
    cutBefore: start > 0,
    cutAfter: end < text.length,
  }
}

/** The furthest that a cut moves to meet a space. */
const slack = 24

function startAt(text: string, at: number, most: number): number {
  if (at === 0) return 0
  const space = text.slice(at, Math.min(at + slack, most)).search(/\s/u)
  if (space !== -1) return at + space + 1
  return outside(text, at)
}

function endAt(text: string, at: number, least: number): number {
  if (at >= text.length) return text.length
  const before = text.slice(Math.max(least, at - slack), at)
  const space = before.search(/\s\S*$/u)
  if (space !== -1) return at - before.length + space
  return outside(text, at)
}

/** The next place that is neither between the halves of a character nor before a mark of one. */
function outside(text: string, at: number): number {
  const isHalf = (code: number): boolean => code >= 0xdc00 && code <= 0xdfff
  let next = at
  while (isHalf(text.charCodeAt(next)) || /^\p{M}/u.test(text.slice(next, next + 2))) next += 1
  return next
}
