import { createHmac } from 'node:crypto'
import { textColumn } from '@suyab/survey/file/column'
import {
  findVariable,
  isUserMissing,
  textVariable,
  type DataSet,
} from '@suyab/survey/file/data-set'
import { ok, refuse, type Result } from '@suyab/survey/result'
import type { PollFault } from './fault.ts'
import { answerAt } from './recode.ts'

/** Bytes of a poll's key, by which people are found again in its waves and nowhere else. */
export const personKeyLength = 32

/** The name under which marks lie beside the answers. */
const markColumn = 'suyab_person'
/** Letters of a mark: 128 bits, so that two people do not come to the same one by chance. */
const markLength = 22

/**
 * A mark for each row instead of what says of whom it is: the same in every wave of a poll, and nothing
 * without the poll's key. Blanks around a text do not count, and a whole number is its digits.
 * @param key of the poll, 32 bytes of chance
 * @returns a fault for a row that says nothing, or the same as another; values are in no fault
 * @source RFC 2104, HMAC with SHA-256, cut to 128 bits
 */
export function personMarks(
  dataSet: DataSet,
  name: string,
  key: Uint8Array,
): Result<readonly string[], PollFault> {
  if (key.length !== personKeyLength)
    throw new RangeError(`a poll's key has ${personKeyLength} bytes`)
  const found = findVariable(dataSet, name)
  if (found === undefined) return refuse({ code: 'poll.column-unknown', column: name })
  const rows = new Map<string, number>()
  const marks: string[] = []
  for (let row = 0; row < dataSet.rows; row += 1) {
    const value = answerAt(found.column, row)
    const isMissing = value === undefined || isUserMissing(found.variable.missing, value)
    const said = isMissing ? '' : String(value).normalize('NFC').trim()
    if (said === '')
      return refuse({ code: 'survey.group-missing', column: name, row: row + 1, data: { count: 1 } }) // prettier-ignore
    const other = rows.get(said)
    if (other !== undefined)
      return refuse({ code: 'poll.person-twice', column: name, row: row + 1, data: { other } })
    rows.set(said, row + 1)
    marks.push(createHmac('sha256', key).update(said).digest('base64url').slice(0, markLength))
  }
  return ok(marks)
}

/** Answers with marks beside them, as they are stored. */
export function withMarks(dataSet: DataSet, marks: readonly string[]): DataSet {
  return {
    ...dataSet,
    variables: [...dataSet.variables, textVariable(markColumn, markLength)],
    columns: [...dataSet.columns, textColumn([...marks])],
  }
}

/** Answers as they are read, and the marks that were stored beside them. */
export function takeMarks(stored: DataSet): { dataSet: DataSet; marks: readonly string[] } {
  const column = stored.columns.at(-1)
  if (stored.variables.at(-1)?.name !== markColumn || column?.kind !== 'text')
    throw new TypeError('marks of people lie behind the answers')
  const { texts, codes } = column
  return {
    dataSet: {
      ...stored,
      variables: stored.variables.slice(0, -1),
      columns: stored.columns.slice(0, -1),
    },
    marks: Array.from(codes, (code) => texts[code] ?? ''),
  }
}
