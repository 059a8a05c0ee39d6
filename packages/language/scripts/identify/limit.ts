/** How like its language a held-out sample was. */
export interface Heard {
  readonly language: string
  readonly likeness: number
  /** Words, or characters of Chinese. */
  readonly length: number
  /** A whole line, or only its beginning. */
  readonly whole: boolean
}

/** The part of our own sentences, and of their first five words, that may be taken for a stranger's. */
const lostSentences = 0.002
const lostBeginnings = 0.001

/**
 * The limit `least - slope / length` that is highest for long texts, and loses no more of our own
 * than is allowed: at `short` words by the beginnings heard, and over all whole lines.
 */
export function limitOf(heard: readonly Heard[], short = 5): readonly [number, number] {
  const beginnings = heard.filter(({ whole, length }) => !whole && length === short)
  const atShort = quantile(
    beginnings.map(({ likeness }) => likeness),
    lostBeginnings,
  )
  const lines = heard.filter(({ whole }) => whole)
  let limit: readonly [number, number] = [atShort, 0]
  for (let least = atShort; least < atShort + 4; least += 0.01) {
    const slope = (least - atShort) * short
    const lost = lines.filter(({ likeness, length }) => likeness < least - slope / length).length
    if (lost > lostSentences * lines.length) break
    limit = [Math.round(least * 1000) / 1000, Math.round(slope * 1000) / 1000]
  }
  return limit
}

/** The same for Chinese, whose beginnings are of twelve characters. */
export function limitOfHan(heard: readonly Heard[]): readonly [number, number] {
  const beginnings = heard.map((one) =>
    !one.whole && one.length > 7 ? { ...one, length: 10 } : one,
  )
  return limitOf(beginnings, 10)
}

function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length * share)] ?? Number.NEGATIVE_INFINITY
}
