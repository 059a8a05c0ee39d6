/** One thing that was measured, and what it must be. */
export interface Measured {
  readonly figure: string
  readonly value: number
  readonly unit: string
  /** It must not be above this; absent: the figure is only told. */
  readonly most?: number
  /** It must not be below this. */
  readonly least?: number
  /** What belongs to the figure: sizes, or the first few things that were wrong. */
  readonly detail?: Readonly<Record<string, unknown>>
}

export function holds({ value, most = Infinity, least = -Infinity }: Measured): boolean {
  return value <= most && value >= least
}

/** Runs a script by itself: one JSON line per figure, exit code 1 where one does not hold. */
export async function printMeasured(run: () => Promise<readonly Measured[]>): Promise<void> {
  const figures = await run()
  for (const figure of figures) console.log(JSON.stringify({ ...figure, holds: holds(figure) }))
  process.exitCode = figures.every(holds) ? 0 : 1
}

/** The value below which this share of the values lies. @throws RangeError without values */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  const found = sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)]
  if (found === undefined) throw new RangeError('no values')
  return found
}
