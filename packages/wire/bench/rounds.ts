/** Something to time, by a name. */
export interface Contender {
  readonly name: string
  readonly run: () => unknown
}

/** What one call takes, in milliseconds: on the clock, and of the processor. */
export interface Cost {
  readonly wall: number
  readonly cpu: number
}

/**
 * The cost of one call of each, the medians over rounds in which all take turns, so that what else
 * the machine does weighs on all alike; `times` calls make one measurement.
 */
export async function medians(
  contenders: readonly Contender[],
  rounds: number,
  times = 1,
): Promise<ReadonlyMap<string, Cost>> {
  const costs = contenders.map((): Cost[] => [])
  // What is run often is also warmed up for longer: until the engine has made the most of it.
  for (let round = rounds < 15 ? -2 : -10; round < rounds; round += 1)
    for (const [index, { run }] of contenders.entries()) {
      const before = process.cpuUsage()
      const start = performance.now()
      for (let call = 0; call < times; call += 1) await run()
      const wall = (performance.now() - start) / times
      const { user, system } = process.cpuUsage(before)
      if (round >= 0) costs[index]?.push({ wall, cpu: (user + system) / 1_000 / times })
    }
  return new Map(
    contenders.map(({ name }, index) => {
      const own = costs[index] ?? []
      return [
        name,
        { wall: median(own.map(({ wall }) => wall)), cpu: median(own.map(({ cpu }) => cpu)) },
      ]
    }),
  )
}

function median(times: readonly number[]): number {
  const sorted = times.toSorted((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}

/** Three digits that count. */
export function rounded(value: number): number {
  return Number(value.toPrecision(3))
}
