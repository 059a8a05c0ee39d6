import type { DataSet } from './data-set.ts'

export interface DataSetFault {
  readonly code:
    | 'data-set.no-variables'
    | 'data-set.columns-uneven'
    | 'data-set.name-twice'
    | 'data-set.variable-unknown'
  readonly variable: string
  readonly rule: string
}

/** The first way in which a data set contradicts itself, none if it does not. */
export function checkDataSet(dataSet: DataSet): DataSetFault | undefined {
  const { variables, columns, rows } = dataSet
  if (variables.length === 0)
    return fault('data-set.no-variables', '', 'A data set has at least one variable.')
  if (columns.length !== variables.length)
    return fault('data-set.columns-uneven', '', `${variables.length} variables have ${columns.length} columns.`) // prettier-ignore
  const names = new Set<string>()
  for (const [index, { name, kind }] of variables.entries()) {
    if (names.has(name)) return fault('data-set.name-twice', name, 'Two variables have this name.')
    names.add(name)
    const column = columns[index]
    const length = column?.kind === 'text' ? column.codes.length : column?.values.length
    if (column?.kind !== kind || length !== rows)
      return fault('data-set.columns-uneven', name, `Its column is of ${length} values of kind ${column?.kind}, not ${rows} of kind ${kind}.`) // prettier-ignore
  }
  const members = [
    ...dataSet.sets.flatMap((set) => set.variables),
    ...(dataSet.weight === undefined ? [] : [dataSet.weight]),
  ]
  const unknown = members.find((name) => !names.has(name))
  return unknown === undefined
    ? undefined
    : fault('data-set.variable-unknown', unknown, 'A set or the weight names it.')
}

function fault(code: DataSetFault['code'], variable: string, rule: string): DataSetFault {
  return { code, variable, rule }
}
