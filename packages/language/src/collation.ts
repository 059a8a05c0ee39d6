import { profileOf } from './profile.ts'
import { normalForm } from './normal-form.ts'

type Comparer = (a: string, b: string) => number

const made = new Map<string, Comparer>()

/**
 * Orders texts as a dictionary of the language does; for `Array.toSorted`. Engines lack Tajik, and
 * browsers Kyrgyz and others: these are sorted by the alphabet of their profile, before other
 * scripts, digits and signs before letters, small letters before capitals.
 * @source CLDR collation for the rest
 */
export function comparerFor(language: string): Comparer {
  let comparer = made.get(language)
  if (comparer === undefined) {
    const alphabet = profileOf(language)?.alphabet
    const collator = new Intl.Collator([language, 'en'], { numeric: true })
    comparer =
      alphabet === undefined
        ? (a, b) => collator.compare(a, b)
        : byAlphabet(alphabet, (a, b) => collator.compare(a, b))
    made.set(language, comparer)
  }
  return comparer
}

function byAlphabet(alphabet: readonly string[], otherwise: Comparer): Comparer {
  const ranks = new Map(alphabet.map((letter, index) => [letter, index]))
  const digraphs = alphabet.filter((letter) => letter.length > 1)
  const piece = new RegExp(`${[...digraphs, String.raw`\d+`].join('|')}|.`, 'gsu')
  const pieces = (text: string): string[] =>
    normalForm(text, 'NFC')
      .toLowerCase()
      .replaceAll(/(?<=[og])['’‘`]/g, 'ʻ')
      .match(piece) ?? []
  return (a, b) => {
    const [left, right] = [pieces(a), pieces(b)]
    for (const [index, one] of left.entries()) {
      const other = right[index]
      if (other === undefined) return 1
      if (one === other) continue
      const order = compareRanks(rankOf(one, ranks), rankOf(other, ranks))
      return order === 0 ? otherwise(one, other) : order
    }
    return left.length === right.length ? otherwise(a, b) : -1
  }
}

/** Signs, then digits, then the own alphabet, then whatever other letters. */
function rankOf(piece: string, ranks: ReadonlyMap<string, number>): readonly [number, number] {
  const rank = ranks.get(piece)
  if (rank !== undefined) return [2, rank]
  if (/^\d/.test(piece)) return [1, Number(piece)]
  return [/^\p{L}/u.test(piece) ? 3 : 0, 0]
}

function compareRanks(
  [group, rank]: readonly [number, number],
  [otherGroup, otherRank]: readonly [number, number],
): number {
  return group - otherGroup || rank - otherRank
}
