import type { BlobStore } from '@suyab/store/blob'
import { missingOf, type Column } from '@suyab/survey/file/column'
import type { DataSet, Remark, Variable } from '@suyab/survey/file/data-set'
import type { Questionnaire } from '@suyab/survey/file/xlsform/questionnaire'
import { ok, type Result } from '@suyab/survey/result'
import { roleOf, type ColumnRole } from './column-role.ts'
import type { PollFault } from './fault.ts'
import type { UploadFormat } from './file-format.ts'
import { identityOf, type Identity } from './identity.ts'
import { isEmpty } from './recode.ts'
import { readUpload, type ReadingLimits, type Upload } from './read-upload.ts'

/** What somebody sees of a file before deciding how to read it in. */
export interface Preview {
  readonly format: UploadFormat
  readonly rows?: number
  readonly variables?: readonly PreviewVariable[]
  readonly questionnaire?: Questionnaire
  readonly remarks: readonly Remark[]
}

export interface PreviewVariable {
  readonly name: string
  readonly label: string
  readonly kind: 'number' | 'text'
  readonly distinct: number
  readonly missing: number
  readonly categories: readonly { readonly value: string; readonly label: string }[]
  readonly identity?: Identity
  readonly role?: ColumnRole
}

/** Values that are listed where a file has no labels. */
const mostListed = 30

/** Reads a file and says what is in it. */
export async function previewUpload(
  blobs: BlobStore,
  upload: Upload,
  limits?: ReadingLimits,
): Promise<Result<Preview, readonly PollFault[]>> {
  const read = await readUpload(blobs, upload, limits)
  if (!read.ok) return read
  if (read.value.format === 'xlsform') return ok({ format: 'xlsform', ...read.value.form })
  const { format, dataSet } = read.value
  const { rows, remarks } = dataSet
  const variables = dataSet.variables.map((variable, place) =>
    previewOf(dataSet, variable, dataSet.columns[place]),
  )
  return ok({ format, rows, variables, remarks })
}

function previewOf(
  { rows, weight }: DataSet,
  variable: Variable,
  column: Column | undefined,
): PreviewVariable {
  if (column === undefined) throw new TypeError('every variable has a column')
  const { name, label = '', kind } = variable
  const values = valuesOf(column)
  let missing = 0
  for (let row = 0; row < rows; row += 1) if (isEmpty(column, row)) missing += 1
  const identity = identityOf(variable, column)
  const role = roleOf(variable, column, values.size, rows, name === weight)
  const labelled = variable.categories.map((one) => ({
    value: String(one.value),
    label: one.label,
  }))
  const listed =
    labelled.length > 0 || identity !== undefined || values.size > mostListed
      ? labelled
      : [...values].toSorted(inOrder).map((value) => ({ value: String(value), label: '' }))
  return {
    name,
    label,
    kind,
    distinct: values.size,
    missing,
    categories: listed,
    ...(identity === undefined ? {} : { identity }),
    ...(role === undefined ? {} : { role }),
  }
}

/** The values that occur, without the empty ones. */
function valuesOf(column: Column): Set<number | string> {
  const values = new Set<number | string>()
  if (column.kind === 'text') {
    const used = new Set<number>(column.codes)
    for (const code of used) {
      const text = column.texts[code] ?? ''
      if (text !== '') values.add(text)
    }
    return values
  }
  const seen = new Set<number>(column.values)
  const none = missingOf(column.values)
  for (const value of seen) if (!Number.isNaN(value) && value !== none) values.add(value)
  return values
}

function inOrder(one: number | string, other: number | string): number {
  return one < other ? -1 : Number(one > other)
}
