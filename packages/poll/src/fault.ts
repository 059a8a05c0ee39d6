import type { DataSetFault } from '@suyab/survey/file/data-set-check'
import type { CsvFault } from '@suyab/survey/file/csv/fault'
import type { ParquetFault } from '@suyab/survey/file/parquet/read'
import type { SavFault } from '@suyab/survey/file/sav/fault'
import type { SavWriteFault } from '@suyab/survey/file/sav/write-plan'
import type { TripleSFault } from '@suyab/survey/file/triple-s/write'
import type { XlsFormFault } from '@suyab/survey/file/xlsform/form-table'
import type { XlsxReadFault } from '@suyab/survey/file/xlsx/read'
import type { XlsxFault } from '@suyab/survey/file/xlsx/write'
import type { SurveyFault } from '@suyab/survey/fault'

export type PollFaultCode =
  | 'poll.unknown'
  | 'poll.exists'
  | 'poll.wave-unknown'
  | 'poll.wave-exists'
  | 'poll.wave-changed'
  | 'poll.data-twice'
  | 'poll.upload-unknown'
  | 'poll.upload-too-large'
  | 'poll.memory-exceeded'
  | 'poll.too-slow'
  | 'poll.reading-broke'
  | 'poll.too-many-waiting'
  | 'poll.stopped'
  | 'poll.format-unknown'
  | 'poll.not-data'
  | 'poll.not-a-questionnaire'
  | 'poll.no-rows'
  | 'poll.text-unusable'
  | 'poll.column-unknown'
  | 'poll.column-left-out'
  | 'poll.column-not-numbers'
  | 'poll.identity-undecided'
  | 'poll.code-unknown'
  | 'poll.no-answer-codes'
  | 'poll.replicate-invalid'
  | 'poll.language-unknown'
  | 'poll.text-unknown'
  | 'poll.recoding-unknown'
  | 'poll.recoding-not-last'
  | 'poll.recoding-name'
  | 'poll.recoding-name-taken'
  | 'poll.recoding-overlap'
  | 'poll.recoding-value-left'
  | 'poll.recoding-kind'
  | 'poll.recoding-option-unknown'
  | 'poll.values-too-many'
  | 'poll.weights-differ'
  | 'poll.weighting-unknown'
  /** More replicate weights than there is memory for. */
  | 'poll.replicates-too-many'
  | 'poll.person-undeclared'
  | 'poll.person-twice'
  | 'poll.person-fixed'
  | 'poll.panel-unmatched'
  | 'poll.clusters-undeclared'
  | 'poll.clusters-unmatched'
  | 'poll.samples-unlike'

type FileFault =
  | CsvFault
  | DataSetFault
  | ParquetFault
  | SavFault
  | SavWriteFault
  | TripleSFault
  | XlsFormFault
  | XlsxFault
  | XlsxReadFault

/** Why a poll, its data or what was asked of them is refused. */
export interface PollFault {
  readonly code: PollFaultCode | SurveyFault['code'] | FileFault['code']
  /** Of which wave. */
  readonly wave?: number
  /** Of the data, counted from 1. */
  readonly row?: number
  /** The variable, or the set of several answers. */
  readonly column?: string
  readonly value?: string
  /** What was broken, where the code alone does not say it. */
  readonly rule?: string
  /** What else a reader needs to know. */
  readonly data?: Readonly<Record<string, string | number | boolean>>
}

/** A fault of the statistics, its row counted from 1 as people count. */
export function ofSurvey(fault: SurveyFault): PollFault {
  const { code, ...rest } = fault
  const { column, row, value, ...data }: Record<string, unknown> = rest
  return {
    code,
    ...(typeof column === 'string' && column !== '' ? { column } : {}),
    ...(typeof row === 'number' ? { row: row + 1 } : {}),
    ...(value === undefined ? {} : { value: plainOf(value) }),
    ...dataOf(data),
  }
}

/** A fault of a file, which counts rows from 1 itself. */
export function ofFile(fault: FileFault): PollFault {
  const { code, rule, ...rest } = fault
  const { column, variable, row, ...data }: Record<string, unknown> = rest
  const named = column ?? variable
  return {
    code,
    rule,
    ...(typeof named === 'string' && named !== '' ? { column: named } : {}),
    ...(typeof row === 'number' ? { row } : {}),
    ...dataOf(data),
  }
}

function dataOf(data: Readonly<Record<string, unknown>>): Pick<PollFault, 'data'> {
  const plain = Object.entries(data).flatMap(([name, value]) =>
    Array.isArray(value)
      ? [[name, value.map(plainOf).join(', ')] as const]
      : typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
        ? [[name, value] as const]
        : [],
  )
  return plain.length === 0 ? {} : { data: Object.fromEntries(plain) }
}

function plainOf(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value)
}

/** What a fault says beside its code, as one flat record. */
export function faultData(
  fault: Omit<PollFault, 'code'> & { readonly code: string },
): Record<string, string | number | boolean> {
  const { code: _code, data, ...rest } = fault
  return { ...data, ...rest }
}
