import type { Text } from '../../text/text.tsx'

/** A number with so many places after the point, as the reader's language writes it. */
export function fixed({ formats }: Pick<Text, 'formats'>, value: number, places: number): string {
  const short = Number(value.toFixed(places))
  const written = formats.number(short)
  if (places === 0) return written
  // The separator is what stands between the digits of 1.1.
  const separator = formats.number(1.1).slice(1, -1)
  const [whole = '', part = ''] = written.split(separator)
  return `${whole}${separator}${part.padEnd(places, formats.number(0))}`
}

/** Articles per 10,000: small ones with a place after the point. */
export function perTenThousand(text: Pick<Text, 'formats'>, value: number): string {
  return fixed(text, value, value < 100 ? 1 : 0)
}

/** How many times as much: ×1.44 */
export function times(text: Pick<Text, 'formats'>, ratio: number): string {
  return ltr(`×${fixed(text, ratio, ratio < 10 ? 2 : 1)}`)
}

/** An interval's ends: 1.31–1.58 */
export function range(text: Pick<Text, 'formats'>, low: number, high: number): string {
  const places = high < 10 ? 2 : 1
  return ltr(`${fixed(text, low, places)}–${fixed(text, high, places)}`)
}

/** Sign and ends of a number keep their order in lines that run from right to left. */
function ltr(number: string): string {
  return `\u2066${number}\u2069`
}

/** A growth whose interval holds 1 may be none. */
export function mayBeNone({ low, high }: { low: number; high: number }): boolean {
  return low <= 1 && high >= 1
}
