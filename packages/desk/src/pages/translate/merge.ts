import { diffWords } from '../exchange/word-diff.ts'

/** What one side did to a stretch of the base, in UTF-16 offsets. */
interface Edit {
  start: number
  end: number
  text: string
}

/** Two texts made of one: joined where they changed different places. */
export interface Merged {
  text: string
  /** How many places both changed, each to something else; both stand there, one after the other. */
  overlaps: number
}

/** Joins what two people made of the same text. Where only one of them changed something, that holds. */
export function mergeTexts(base: string, theirs: string, mine: string, language: string): Merged {
  const left = editsOf(base, theirs, language)
  const right = editsOf(base, mine, language)
  let [text, at, overlaps] = ['', 0, 0]
  while (left.length > 0 || right.length > 0) {
    const group = { start: nextStart(left, right), end: nextStart(left, right) }
    const [ours, others]: [Edit[], Edit[]] = [[], []]
    for (let grown = true; grown;) {
      grown = false
      for (const [from, into] of [[left, others] as const, [right, ours] as const]) {
        const first = from[0]
        if (first === undefined || !touches(first, group)) continue
        into.push(from.shift()!)
        group.end = Math.max(group.end, first.end)
        grown = true
      }
    }
    text += base.slice(at, group.start)
    const theirPart = applied(base, group, others)
    const myPart = applied(base, group, ours)
    if (ours.length === 0 || theirPart === myPart) text += theirPart
    else if (others.length === 0) text += myPart
    else {
      overlaps += 1
      text += theirPart + (/\s$/.test(theirPart) || theirPart === '' ? '' : ' ') + myPart
    }
    at = group.end
  }
  return { text: text + base.slice(at), overlaps }
}

function nextStart(left: readonly Edit[], right: readonly Edit[]): number {
  return Math.min(left[0]?.start ?? Infinity, right[0]?.start ?? Infinity)
}

/** Changes that overlap or touch belong together: side by side they may contradict each other. */
function touches(edit: Edit, group: { start: number; end: number }): boolean {
  return edit.start <= group.end
}

function applied(
  base: string,
  range: { start: number; end: number },
  edits: readonly Edit[],
): string {
  let [text, at] = ['', range.start]
  for (const edit of edits) {
    text += base.slice(at, edit.start) + edit.text
    at = edit.end
  }
  return text + base.slice(at, range.end)
}

function editsOf(base: string, changed: string, language: string): Edit[] {
  const edits: Edit[] = []
  let at = 0
  let open: Edit | undefined
  for (const piece of diffWords(base, changed, language)) {
    if (piece.change === 'same') {
      at += piece.text.length
      open = undefined
      continue
    }
    if (open === undefined) {
      open = { start: at, end: at, text: '' }
      edits.push(open)
    }
    if (piece.change === 'added') open.text += piece.text
    else {
      at += piece.text.length
      open.end = at
    }
  }
  return edits
}
