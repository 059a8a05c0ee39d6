/** Milliseconds. */
export interface Times {
  readonly p50: number
  readonly p95: number
}

/** Times each question, after each was asked once before; also what each gave. */
export async function timed<Asked, Answer>(
  asked: readonly Asked[],
  ask: (one: Asked) => Promise<Answer> | Answer,
): Promise<Times & { answers: Answer[] }> {
  const answers: Answer[] = []
  for (const one of asked) answers.push(await ask(one))
  const times: number[] = []
  for (const one of asked) {
    const from = performance.now()
    await ask(one)
    times.push(performance.now() - from)
  }
  times.sort((a, b) => a - b)
  const at = (share: number): number =>
    Math.round((times[Math.ceil(times.length * share) - 1] ?? 0) * 10) / 10
  return { p50: at(0.5), p95: at(0.95), answers }
}
