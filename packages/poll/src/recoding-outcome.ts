import type { BlobStore } from '@suyab/store/blob'
import { numberAt } from '@suyab/survey/file/column'
import { findVariable, type Texts } from '@suyab/survey/file/data-set'
import { ok, refuse, type Result } from '@suyab/survey/result'
import type { PollFault } from './fault.ts'
import { recodedBy } from './recode.ts'
import type { Recoding } from './recoding.ts'
import { openWave } from './wave-data.ts'
import type { WaveRecord } from './wave-record.ts'

/** Fewer people than this are not counted where anybody reads it. */
export const fewest = 5

/** What a recoding comes to, without telling of few. */
export interface RecodingCounts {
  readonly counts: readonly {
    readonly value: string
    readonly label: Texts
    readonly rows: number | null
  }[]
  readonly missing: number | null
}

export interface TriedRecoding {
  readonly outcome: RecodingCounts
  /** How many have a value. */
  readonly answered: number
}

/** Applies a recoding to a wave's answers behind those in force, and counts what becomes of them. */
export async function tryRecoding(
  blobs: BlobStore,
  record: WaveRecord,
  recoding: Recoding,
): Promise<Result<TriedRecoding, PollFault>> {
  const before = await openWave(blobs, record)
  if (!before.ok) return before
  const after = recodedBy(before.value.dataSet, recoding, record.poll.languages)
  if (!after.ok) return refuse({ ...after.fault, wave: record.wave.number })
  const made = findVariable(after.value, recoding.name)
  if (made?.column.kind !== 'number') throw new TypeError('a recoding makes a column of numbers')
  const { variable, column } = made
  const rows = new Map<number, number>()
  let missing = 0
  for (let row = 0; row < after.value.rows; row += 1) {
    const value = numberAt(column, row)
    if (value === undefined) missing += 1
    else rows.set(value, (rows.get(value) ?? 0) + 1)
  }
  const counts = variable.categories.map(({ value }) => rows.get(Number(value)) ?? 0)
  const [hiddenMissing = null, ...shown] = withoutFew([missing, ...counts])
  const outcome = {
    counts: variable.categories.map(({ value, label, labels }, place) => ({
      value: String(value),
      label: labels ?? { und: label },
      rows: shown[place] ?? null,
    })),
    missing: hiddenMissing,
  }
  return ok({ outcome, answered: after.value.rows - missing })
}

/**
 * Counts of parts of a known whole with those of few taken out: where one alone is hidden, the least
 * of the others goes with it, for the whole would give it away. That it was nobody is said.
 */
export function withoutFew(counts: readonly number[]): (number | null)[] {
  const shown = counts.map((count) => (count > 0 && count < fewest ? null : count))
  if (shown.filter((count) => count === null).length !== 1) return shown
  const least = Math.min(...counts.filter((count) => count >= fewest))
  const place = shown.indexOf(least)
  return shown.map((count, at) => (at === place ? null : count))
}
