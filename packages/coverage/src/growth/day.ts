/** Days of the calendar as numbers: how many have gone by since 1970-01-01. */
export type DayNumber = number

const milliseconds = 86_400_000

/** The number of a day written `2025-01-31`. */
export function dayNumber(day: string): DayNumber {
  return Date.parse(`${day}T00:00:00Z`) / milliseconds
}

/** A day's number written `2025-01-31`. */
export function dayText(day: DayNumber): string {
  return new Date(day * milliseconds).toISOString().slice(0, 10)
}

/** 0 for Monday, 6 for Sunday. */
export function weekdayOf(day: DayNumber): number {
  // The first of January 1970 was a Thursday.
  return (((day + 3) % 7) + 7) % 7
}
