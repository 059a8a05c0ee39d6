/**
 * A condition over the columns of the archive's table `article`. What was asked for stands in
 * `parameters`, as `{name:Type}` in `sql`, and never in its text.
 */
export interface CompiledCondition {
  readonly sql: string
  readonly parameters: Readonly<Record<string, unknown>>
}

/** Days in the outlets' own time zones, both included, as `2025-01-31`. */
export interface Period {
  readonly from?: string
  readonly to?: string
}

/** Every article, or of copies of one text only the first publication. */
export type Duplicates = 'all' | 'once'

/**
 * What a statement asks of articles. The condition comes before anything else is read: it mostly
 * needs the index alone.
 */
export function whereOf(
  condition: CompiledCondition,
  period: Period,
  duplicates: Duplicates,
): CompiledCondition {
  const { from, to } = period
  const first = [
    `(${condition.sql})`,
    ...(from === undefined ? [] : ['day >= {period_from:Date}']),
    ...(to === undefined ? [] : ['day <= {period_to:Date}']),
  ]
  const copies =
    duplicates === 'all'
      ? ''
      : ` WHERE number NOT IN (SELECT number FROM duplicate FINAL WHERE kind = 'copy')`
  return {
    sql: `PREWHERE ${first.join(' AND ')}${copies}`,
    parameters: {
      ...condition.parameters,
      ...(from === undefined ? {} : { period_from: from }),
      ...(to === undefined ? {} : { period_to: to }),
    },
  }
}
