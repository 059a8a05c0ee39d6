import type { Archive } from '../archive.ts'
import type { CompiledCondition } from '../archive/condition.ts'
import { articlesById, type Found, type Hit, type SearchPage } from '../archive/search.ts'
import type { Query } from '../query/query.ts'
import { longestMarked, markArticles, type Marked } from './mark.ts'

/** Texts that are held at once. */
const textsAtOnce = 20

/**
 * What a query finds, with its marks, as each hit is to be shown: texts are read as far as they are
 * marked, and a few at a time, so that a page of long ones is not held whole.
 * @param condition of the query, and of what else is asked
 * @param show what is kept of a hit
 * @throws the signal's reason, when the signal ends it
 */
export async function searchMarked<Shown>(
  archive: Pick<Archive, 'search'>,
  query: Query,
  condition: CompiledCondition,
  page: Omit<SearchPage, 'texts' | 'longestText'>,
  show: (hit: Hit, marked: Marked) => Shown,
): Promise<Omit<Found, 'hits'> & { readonly hits: Shown[] }> {
  const { signal } = page
  const asking = { longestText: longestMarked, ...(signal && { signal }) }
  const few = (page.limit ?? textsAtOnce) <= textsAtOnce
  const found = await archive.search(condition, { ...page, ...(few ? asking : { texts: false }) })
  const hits: Shown[] = []
  for (let at = 0; at < found.hits.length; at += textsAtOnce) {
    const some = found.hits.slice(at, at + textsAtOnce)
    const [first, last] = [some.at(0), some.at(-1)]
    if (first === undefined || last === undefined) break
    // The newest come first.
    const days = { from: last.day, to: first.day }
    const ids = some.map(({ id }) => id)
    const whole = few ? some : await articlesById(archive, ids, { ...asking, ...days })
    for (const { article, ...marked } of await markArticles(query, whole, signal))
      hits.push(show(article, marked))
  }
  return { ...found, hits }
}
