/**
 * Starts to count the processor seconds of this thread; what it gives tells how many there were.
 * Unlike the clock it does not count what other work on the machine takes.
 */
export function processorTime(): () => number {
  const before = process.threadCpuUsage()
  return () => {
    const { user, system } = process.threadCpuUsage(before)
    return (user + system) / 1_000_000
  }
}
