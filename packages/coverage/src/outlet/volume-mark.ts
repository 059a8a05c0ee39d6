import { dayNumber, dayText } from '../growth/day.ts'
import { volumeOf } from '../growth/volume.ts'
import type { DailyVolume } from './health.ts'

/** What an outlet's volumes show against their own past; days in ISO 8601. */
export interface VolumeMarks {
  /** Days, both included, on which it was hardly seen. */
  readonly outages: readonly { readonly from: string; readonly to: string }[]
  /** First days of another rate that lasts, in articles a day. */
  readonly changes: readonly { readonly day: string; readonly from: number; readonly to: number }[]
  /** Articles a day, of the stretches in between; undefined for days without any. */
  readonly rate?: number
}

/** Finds the outages and change-points of volumes without gaps, the oldest first. */
export function markVolumes(volumes: readonly DailyVolume[]): VolumeMarks {
  const [first] = volumes
  if (first === undefined || volumes.every(({ stored }) => stored === 0))
    return { outages: [], changes: [] }
  const { stretches, outages, changes } = volumeOf(
    volumes.map(({ stored }) => stored),
    dayNumber(first.day),
  )
  const isOut = (from: number): boolean => outages.some((one) => one.from <= from && from <= one.to)
  const last = stretches.findLast(({ from }) => !isOut(from))
  return {
    outages: outages.map(({ from, to }) => ({ from: dayText(from), to: dayText(to) })),
    changes: changes.map(({ day, from, to }) => ({ day: dayText(day), from, to })),
    ...(last === undefined ? {} : { rate: last.rate }),
  }
}
