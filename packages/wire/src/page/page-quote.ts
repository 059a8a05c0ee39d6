import { endsSentence, type PageLine } from './page-line.ts'

/** A quote has at least so many letters; shorter repetitions are chance. */
const leastLetters = 14
const mostLines = 9
/** Letters by which pieces are compared, and how many of them must be there twice. */
const shingle = 6
const leastShare = 0.8
/** Beyond so many letters it is no page, and looking for each line in all of them would take long. */
const mostLetters = 60_000

/**
 * Sentences that were lifted out of a text and set large: whole lines, narrower than the column before,
 * that stand a second time within the text. By the index of their first line.
 */
export function findQuotes(
  lines: readonly PageLine[],
  join: (lines: readonly PageLine[]) => string,
): Map<number, { length: number; text: string }> {
  const letters = lines.map(({ text, spaced }) => (spaced ? '' : lettersOf(text)))
  const starts: number[] = []
  let all = ''
  for (const one of letters) {
    starts.push(all.length)
    all += one
  }
  const quotes = new Map<number, { length: number; text: string }>()
  if (all.length > mostLetters) return quotes
  const counts = new Map<string, number>()
  for (let at = 0; at + shingle <= all.length; at += 1) {
    const key = all.slice(at, at + shingle)
    counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index]!
    const before = lines[index - 1]
    const narrower = (width: number): boolean => before !== undefined && width <= before.width - 3
    if (letters[index]!.length < 4 || !(line.first || narrower(line.width))) continue
    if (!/^[\p{Lu}\p{Script=Han}«“"—]/u.test(line.text)) continue
    let found = 0
    let widest = 0
    for (let length = 1; length <= mostLines && index + length <= lines.length; length += 1) {
      const last = lines[index + length - 1]!
      if (letters[index + length - 1] === '' || (length > 1 && last.first)) break
      widest = Math.max(widest, last.width)
      if (!line.first && !narrower(widest)) break
      const whole = all.slice(starts[index], starts[index + length - 1]! + letters[index + length - 1]!.length) // prettier-ignore
      const ends = endsSentence(last.text) && whole.length >= leastLetters
      if (ends && shareTwice(whole, counts) >= leastShare) found = length
    }
    if (found === 0) continue
    quotes.set(index, { length: found, text: join(lines.slice(index, index + found)) })
    index += found - 1
  }
  // Of two places in which a sentence fills its lines, the one that stands apart is lifted.
  const isApart = (index: number, length: number): boolean => lines[index]!.first && lines[index + length]?.first !== false // prettier-ignore
  const apart = new Set([...quotes].filter(([index, { length }]) => isApart(index, length)).map(([, { text }]) => lettersOf(text))) // prettier-ignore
  for (const [index, { length, text }] of quotes)
    if (!isApart(index, length) && apart.has(lettersOf(text))) quotes.delete(index)
  return quotes
}

/** How much of a text stands elsewhere too; what has cut it there is forgiven. */
function shareTwice(text: string, counts: ReadonlyMap<string, number>): number {
  let twice = 0
  const all = text.length - shingle + 1
  for (let at = 0; at < all; at += 1)
    if ((counts.get(text.slice(at, at + shingle)) ?? 0) >= 2) twice += 1
  return twice / all
}

function lettersOf(text: string): string {
  return text.replace(/[^\p{L}\p{N}]+/gu, '').toLowerCase()
}
