import { endsSentence, type PageLine } from './page-line.ts'

/** A quote has at least so many letters; shorter repetitions are chance. */
const leastLetters = 14
const mostLines = 9
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
  for (let index = 0; index < lines.length; index += 1) {
    if (letters[index]!.length < 4 || !isTwice(all, letters[index]!, starts[index]!)) continue
    let length = 1
    let whole = letters[index]!
    while (length < mostLines && index + length < lines.length) {
      const next = lines[index + length]!
      const more = whole + letters[index + length]!
      if (next.first || letters[index + length] === '' || !isTwice(all, more, starts[index]!)) break
      whole = more
      length += 1
    }
    const taken = lines.slice(index, index + length)
    const before = lines[index - 1]
    const widest = Math.max(...taken.map(({ width }) => width))
    const clear = taken[0]!.first || (before !== undefined && widest <= before.width - 3)
    if (whole.length < leastLetters || !clear || !endsSentence(taken.at(-1)!.text)) continue
    if (!/^[\p{Lu}\p{Script=Han}«“"—]/u.test(taken[0]!.text)) continue
    quotes.set(index, { length, text: join(taken) })
    index += length - 1
  }
  return quotes
}

function isTwice(all: string, part: string, own: number): boolean {
  const first = all.indexOf(part)
  return first !== -1 && (first !== own || all.indexOf(part, first + 1) !== -1)
}

function lettersOf(text: string): string {
  return text.replace(/[^\p{L}\p{N}]+/gu, '').toLowerCase()
}
