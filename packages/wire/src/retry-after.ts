/** A Retry-After header, in seconds or as a date; at most a day is believed. */
export function readRetryAfter(header: string | undefined, now: number): Date | undefined {
  if (header === undefined) return undefined
  const seconds = /^\d{1,9}$/.test(header.trim()) ? Number(header) : undefined
  const at = seconds === undefined ? Date.parse(header) : now + seconds * 1000
  return Number.isNaN(at) ? undefined : new Date(Math.min(Math.max(at, now), now + 86_400_000))
}
