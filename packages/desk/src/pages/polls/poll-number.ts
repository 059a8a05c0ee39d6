import type { Text } from '../../text/text.tsx'

type Numbers = Pick<Text, 'formats'>

/** Whole per cent, halves up. A hair's breadth below a half is rounding of the arithmetic. */
export function wholePercent(share: number): number {
  return Math.floor(share * 100 + 0.5 + 1e-9)
}

/**
 * A share as a table prints it, without its sign: what is some, but less than half of one per cent, is
 * not 0. @source the conventions of Pew Research Center's toplines
 */
export function percent({ formats }: Numbers, share: number): string {
  const whole = wholePercent(share)
  return whole === 0 && share > 1e-12 ? `<${formats.number(1)}` : formats.number(whole)
}

/** The ends of an interval of shares: 75–81. */
export function percentRange(
  { formats }: Numbers,
  { low, high }: { low: number; high: number },
): string {
  return apart(`${formats.number(wholePercent(low))}–${formats.number(wholePercent(high))}`)
}

/** A difference of shares in points with its sign: +4, −3, 0. */
export function points({ formats }: Numbers, difference: number): string {
  const whole = Math.round(Math.abs(difference) * 100)
  const sign = whole === 0 ? '' : difference < 0 ? '−' : '+'
  return apart(`${sign}${formats.number(whole)}`)
}

/** A number with so many places at most. */
export function short({ formats }: Numbers, value: number, places = 2): string {
  return formats.number(Number(value.toFixed(places)))
}

/** A number with just so many places, so that a column of them stands in line. */
export function fixed({ formats }: Numbers, value: number, places = 2): string {
  const [whole = '', fraction = ''] = value.toFixed(places).split('.')
  // The sign between them is the reader's.
  return `${formats.number(Number(whole))}${formats.number(0.5).charAt(1)}${fraction}`
}

/** Letters as they are printed beside a share: three and more in a row as their ends, `b–j`. */
export function letterRange(letters: string): string {
  const list = Array.from(letters)
  const runs: string[][] = []
  for (const letter of list) {
    const run = runs.at(-1)
    const last = run?.at(-1)
    const follows = last !== undefined && letter.codePointAt(0) === last.codePointAt(0)! + 1
    if (follows) run?.push(letter)
    else runs.push([letter])
  }
  return runs
    .map((run) => (run.length > 2 ? `${run[0]}–${run.at(-1)}` : run.join('')))
    .join(runs.some((run) => run.length > 2) ? ' ' : '')
}

/** Signs and ends of a number keep their order in lines that run from right to left. */
function apart(number: string): string {
  return `\u2066${number}\u2069`
}
