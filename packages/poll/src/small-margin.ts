import { fewest } from './recoding-outcome.ts'
import { tellableBases, type BasePlace } from './small-base.ts'
import type { MarginRow } from './weighting.ts'

/** Within so much of its target a share is what the weighting made it. */
const met = 0.001

/**
 * Margins without what would tell of few: a category of one to four people has neither its count nor
 * its share, and where such a one alone is left out of a whole that is known, the next smallest goes
 * with it. Known is how many there are, and how many have each of the margin's own answers, for
 * tables and other margins tell it.
 * @param rows of one margin or several; what is left out already stays so
 */
export function tellableMargins(rows: readonly MarginRow[]): MarginRow[] {
  const margins = Map.groupBy(rows, ({ variables }) => variables.join(' '))
  return [...margins.values()].flatMap((own) => {
    if (own.some(({ respondents }) => respondents === null)) return own
    const counts = own.map(({ respondents }) => respondents ?? 0)
    const [told = []] = tellableBases([counts], knownWholes(own))
    return own.map((row, place) => {
      if (told[place] !== null) return row
      const isMet = row.after !== null && Math.abs(row.after - row.target) < met
      const isFew = (row.respondents ?? 0) < fewest
      return {
        ...row,
        before: null,
        after: isMet ? row.target : null,
        respondents: null,
        ...(isFew ? { isFew } : {}),
      }
    })
  })
}

/** Rows that have some of their answers in common, for each choice of the variables. */
function knownWholes(rows: readonly MarginRow[]): BasePlace[][] {
  const size = rows[0]?.variables.length ?? 0
  const answers = rows.map(({ category }) => category.split('|'))
  const lines: BasePlace[][] = []
  // The last choice is all variables: a whole of one row, which is no whole.
  for (let choice = 0; choice < 2 ** size - 1; choice += 1) {
    const wholes = new Map<string, BasePlace[]>()
    for (const [place, codes] of answers.entries()) {
      const key = codes.filter((_code, at) => (choice >> at) % 2 === 1).join('|')
      const line = wholes.get(key)
      if (line === undefined) wholes.set(key, [[0, place]])
      else line.push([0, place])
    }
    lines.push(...wholes.values())
  }
  return lines
}
