import type { DataSet, Variable } from '@suyab/survey/file/data-set'
import { fewest } from './recoding-outcome.ts'
import { answerAt } from './recode.ts'

/** More different words than this are free text. */
const mostWords = 30

/**
 * A file without labels has words for codes (`f`, `m`): a column of texts that has few different ones
 * becomes a question with these answers, so that it can be asked for a table and weighted to. A word
 * that few people gave could tell who they are, and leaves its column free text.
 * @param asked columns of which something else says what they are: questions, sets, the design
 */
export function withWordsAsCodes(dataSet: DataSet, asked: ReadonlySet<string>): DataSet {
  return {
    ...dataSet,
    variables: dataSet.variables.map((variable, place) => {
      if (variable.kind !== 'text' || variable.categories.length > 0 || asked.has(variable.name))
        return variable
      const words = wordsOf(dataSet, place)
      if (words === undefined) return variable
      const categories = words.map((value) => ({ value, label: value }))
      return { ...variable, measure: 'nominal', categories } satisfies Variable
    }),
  }
}

/** The different texts of a column in order; undefined where they are none, many or somebody's own. */
function wordsOf({ columns, rows }: DataSet, place: number): string[] | undefined {
  const column = columns[place]
  if (column === undefined) return undefined
  const counts = new Map<string, number>()
  for (let row = 0; row < rows; row += 1) {
    const value = answerAt(column, row)
    if (value === undefined) continue
    counts.set(String(value), (counts.get(String(value)) ?? 0) + 1)
    if (counts.size > mostWords) return undefined
  }
  const isOfMany = [...counts.values()].every((count) => count >= fewest)
  return counts.size > 0 && isOfMany ? [...counts.keys()].toSorted() : undefined
}
