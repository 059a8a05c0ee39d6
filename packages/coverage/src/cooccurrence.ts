/** A term beside the articles that a query found. */
export interface Cooccurrence {
  readonly term: string
  /** Articles found that have it, and all articles that do. */
  readonly found: number
  readonly all: number
  /** How surprising that is, as a log-likelihood ratio: 10.83 is one in a thousand by chance. */
  readonly surprise: number
  /** How many times as frequent it is among those found as among the others; 0.5 is added to each count. */
  readonly lift: number
}

/** In how many articles each term is; of those found, and of all that were looked through. */
export interface TermCounts {
  readonly found: ReadonlyMap<string, number>
  readonly all: ReadonlyMap<string, number>
  readonly articlesFound: number
  readonly articles: number
}

/** Below this, a log-likelihood ratio is likely by chance once in 1,000 (chi-square, one degree). */
const chance = 10.83

/**
 * The terms that the articles found have more often than the others, the most surprising first.
 * @param most how many to give
 * @param leave terms to leave out: those that were asked for
 * @throws RangeError where counts contradict each other
 * @source Dunning: Accurate methods for the statistics of surprise and coincidence, 1993
 */
export function cooccurring(
  { found, all, articlesFound, articles }: TermCounts,
  most = 50,
  leave: ReadonlySet<string> = new Set(),
): Cooccurrence[] {
  const terms: Cooccurrence[] = []
  for (const [term, inFound] of found) {
    if (leave.has(term)) continue
    const inAll = all.get(term) ?? 0
    const [others, inOthers] = [articles - articlesFound, inAll - inFound]
    if (inFound > articlesFound || inOthers < 0 || inOthers > others) {
      throw new RangeError(`counts of ${JSON.stringify(term)} contradict each other`)
    }
    if (inFound * others <= inOthers * articlesFound) continue
    const surprise = logLikelihood(inFound, articlesFound, inOthers, others)
    if (surprise < chance) continue
    const lift = ((inFound + 0.5) / (articlesFound + 0.5)) / ((inOthers + 0.5) / (others + 0.5)) // prettier-ignore
    terms.push({ term, found: inFound, all: inAll, surprise, lift })
  }
  return terms.sort((a, b) => b.surprise - a.surprise || (a.term < b.term ? -1 : 1)).slice(0, most)
}

/** Twice the logarithm of the ratio of likelihoods: one frequency for both against one for each. */
function logLikelihood(hits: number, of: number, otherHits: number, otherOf: number): number {
  const both = (hits + otherHits) / (of + otherOf)
  const each = likelihood(hits, of, hits / of) + likelihood(otherHits, otherOf, otherHits / otherOf)
  return 2 * (each - likelihood(hits, of, both) - likelihood(otherHits, otherOf, both))
}

function likelihood(hits: number, of: number, frequency: number): number {
  const some = hits === 0 ? 0 : hits * Math.log(frequency)
  return hits === of ? some : some + (of - hits) * Math.log(1 - frequency)
}
