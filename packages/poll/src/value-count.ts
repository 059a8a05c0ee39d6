import type { BlobStore } from '@suyab/store/blob'
import { numberAt } from '@suyab/survey/file/column'
import { findVariable, isUserMissing } from '@suyab/survey/file/data-set'
import { ok, refuse, type Result } from '@suyab/survey/result'
import type { PollFault } from './fault.ts'
import { withoutFew } from './recoding-outcome.ts'
import { openWave } from './wave-data.ts'
import type { WaveRecord } from './wave-record.ts'

/** A number that occurs, with how many gave it. */
export interface ValueCount {
  readonly value: number
  /** Null where so few gave it that it would tell of them. */
  readonly rows: number | null
  readonly isNoAnswer: boolean
}

/** More different numbers than these are no codes of answers. */
const mostValues = 100

/**
 * The numbers of a variable in their order, for somebody to say which of them are answers.
 * @returns a fault where the variable is one of texts, or has more than a hundred different numbers
 */
export async function listValues(
  blobs: BlobStore,
  record: WaveRecord,
  name: string,
): Promise<Result<readonly ValueCount[], PollFault>> {
  const opened = await openWave(blobs, record)
  if (!opened.ok) return opened
  const { dataSet } = opened.value
  const found = findVariable(dataSet, name)
  if (found === undefined) return refuse({ code: 'poll.column-unknown', column: name })
  const { variable, column } = found
  if (column.kind === 'text') return refuse({ code: 'poll.recoding-kind', column: name })
  const counts = new Map<number, number>()
  let none = 0
  for (let row = 0; row < dataSet.rows; row += 1) {
    const value = numberAt(column, row)
    if (value === undefined) none += 1
    else counts.set(value, (counts.get(value) ?? 0) + 1)
    if (counts.size > mostValues)
      return refuse({ code: 'poll.values-too-many', column: name, data: { most: mostValues } })
  }
  const sorted = [...counts].toSorted(([one], [other]) => one - other)
  // Who has no value is part of the whole: what is left of it would tell of a hidden number.
  const [, ...rows] = withoutFew([none, ...sorted.map(([, count]) => count)])
  return ok(
    sorted.map(([value], place) => ({
      value,
      rows: rows[place] ?? null,
      isNoAnswer: isUserMissing(variable.missing, value),
    })),
  )
}
