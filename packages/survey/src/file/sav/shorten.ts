import { byteLength, fittingText } from '../byte-length.ts'
import type { Category, DataSet, Remark } from '../data-set.ts'

/** Bytes that a label may have in an SPSS file. */
const most = 255

/**
 * The data set with labels that SPSS can hold, each longer one cut at a letter and told: for those who
 * would rather have a shorter label than no file.
 */
export function shortenLabels(dataSet: DataSet): DataSet {
  const remarks: Remark[] = []
  const fit = (label: string, variable: string): string => {
    if (byteLength(label) > most)
      remarks.push({ code: 'sav.label-shortened', about: `It was "${label}".`, variable })
    return fittingText(label, most)
  }
  const variables = dataSet.variables.map((variable) => ({
    ...variable,
    ...(variable.label !== undefined && { label: fit(variable.label, variable.name) }),
    categories: variable.categories.map((category): Category => ({
      ...category,
      label: fit(category.label, variable.name),
    })),
  }))
  return { ...dataSet, variables, remarks: [...dataSet.remarks, ...remarks] }
}
