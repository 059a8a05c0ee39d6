import { monthNames } from '@suyab/language/format'
import type { DailyVolume, VolumeMarks } from '@suyab/server/api'

/** A month of an outlet, as the table beside its chart shows it. */
export interface OutletMonth {
  /** `2026-03` */
  readonly month: string
  readonly stored: number
  readonly skipped: number
  readonly silent: number
  /** Those that begin in it. */
  readonly outages: VolumeMarks['outages']
  readonly changes: VolumeMarks['changes']
}

/** An outlet's days by month, the last first. */
export function monthsOf(days: readonly DailyVolume[], marks: VolumeMarks): OutletMonth[] {
  const months = Map.groupBy(days, ({ day }) => day.slice(0, 7))
  return [...months]
    .map(([month, some]): OutletMonth => ({
      month,
      stored: some.reduce((sum, { stored }) => sum + stored, 0),
      skipped: some.reduce((sum, { skipped }) => sum + skipped, 0),
      silent: some.filter(({ stored }) => stored === 0).length,
      outages: marks.outages.filter(({ from }) => from.startsWith(month)),
      changes: marks.changes.filter(({ day }) => day.startsWith(month)),
    }))
    .toReversed()
}

/** Three or four round values from nothing to at least the largest. */
export function ticksFor(most: number): number[] {
  const rough = Math.max(most, 1) / 3
  const power = 10 ** Math.floor(Math.log10(rough))
  const step = Math.max(1, [1, 2, 5, 10].map((one) => one * power).find((one) => one >= rough) ?? 1)
  const lines = Math.max(1, Math.ceil(most / step))
  return Array.from({ length: lines + 1 }, (_one, at) => at * step)
}

/** A month's short name, `2026-03` as `Mar`, as it stands below a drawing. */
export function monthTick(language: string, month: string): string {
  const number = Number(month.slice(5, 7))
  if (language === 'zh-Hans') return `${number}月`
  return monthNames(language)[number - 1]?.alone.slice(0, 3) ?? month
}

/** A month with its year. */
export function monthWithYear(language: string, month: string): string {
  const [year = '', number = ''] = month.split('-')
  // 2025年3月, where a month by itself is 三月.
  if (language === 'zh-Hans') return `${year}年${Number(number)}月`
  return `${monthNames(language)[Number(number) - 1]?.alone ?? number} ${year}`
}

/** Days of one rate: from a change, or the beginning, up to the next, or the end. */
export interface Era {
  readonly from: string
  /** The first day of the next; undefined for the last. */
  readonly until?: string
  /** Articles a day. */
  readonly rate: number
}

/** The rates that an outlet had one after the other. */
export function erasOf(first: string, { changes, rate }: VolumeMarks): Era[] {
  if (changes.length === 0) return rate === undefined ? [] : [{ from: first, rate }]
  const begun = changes.map(({ day, to }) => ({ from: day, rate: to }))
  const all = [{ from: first, rate: changes[0]?.from ?? 0 }, ...begun]
  return all.map((era, at) => {
    const until = all[at + 1]?.from
    return until === undefined ? era : { ...era, until }
  })
}
