/** Something to time, by a name. */
export interface Contender {
  readonly name: string
  readonly run: () => unknown
}

/** Milliseconds of one call of each, the median over rounds in which all take turns. */
export async function medians(
  contenders: readonly Contender[],
  rounds: number,
): Promise<ReadonlyMap<string, number>> {
  const times = contenders.map((): number[] => [])
  for (let round = -2; round < rounds; round += 1)
    for (const [index, { run }] of contenders.entries()) {
      const start = performance.now()
      await run()
      // The first two rounds warm up.
      if (round >= 0) times[index]?.push(performance.now() - start)
    }
  return new Map(contenders.map(({ name }, index) => [name, median(times[index] ?? [])]))
}

function median(times: readonly number[]): number {
  const sorted = times.toSorted((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}
