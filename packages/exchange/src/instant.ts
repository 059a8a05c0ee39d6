/** There was no year 0, and PostgreSQL keeps none. */
const INSTANT = /^(?!0000)\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/

/** Whether a value is a moment as the protocol writes it: RFC 3339, UTC, milliseconds, `Z`. */
export function isInstant(value: unknown): value is string {
  if (typeof value !== 'string' || !INSTANT.test(value)) return false
  const moment = new Date(value)
  // JavaScript reads 30 February as 2 March.
  return !Number.isNaN(moment.getTime()) && moment.toISOString() === value
}
