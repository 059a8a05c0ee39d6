import { setImmediate as turn } from 'node:timers/promises'
import { termSpans } from '@suyab/language/term/span'
import { LookedArticle, type TermRange } from '../query/looked.ts'
import { gapTerm, type Asked, type Condition, type Place, type Query } from '../query/query.ts'

/** Why an article was found: words of the query, or a concept that was asked for. */
export type Reason =
  | { readonly is: 'words'; readonly text: string }
  | { readonly is: 'concept'; readonly id: string; readonly version?: number }

/** A part of a text, in UTF-16 units, and which of the reasons stands there. */
export interface Mark {
  readonly start: number
  readonly end: number
  readonly reason: number
}

export interface Marked {
  readonly reasons: readonly Reason[]
  /** In order, and not overlapping. */
  readonly title: readonly Mark[]
  readonly text: readonly Mark[]
}

/** An article as far as its marks depend on it. */
export type Marking = Omit<Asked, 'terms'> & { readonly title: string; readonly text: string }

/** UTF-16 units of a text: beyond them nobody looks for marks; it is found all the same. */
export const longestMarked = 100_000

/**
 * The marks of several articles; the thread does other things after each.
 * @throws the signal's reason, when the signal ends it
 */
export async function markArticles<Article extends Marking>(
  query: Query,
  articles: readonly Article[],
  signal?: AbortSignal,
): Promise<(Marked & { readonly article: Article })[]> {
  const marked: (Marked & { readonly article: Article })[] = []
  for (const article of articles) {
    marked.push({ article, ...markArticle(query, article) })
    await turn()
    signal?.throwIfAborted()
  }
  return marked
}

/**
 * Where in an article stands what a query asked for, and for which of its words and concepts. What
 * stands under NOT, or in a part that does not hold for this article, is no reason.
 */
export function markArticle(query: Query, article: Marking): Marked {
  const { language } = article
  const title = termSpans(article.title.slice(0, longestMarked), language)
  const text = termSpans(article.text.slice(0, longestMarked), language)
  const terms = [...title, { term: gapTerm }, ...text].map(({ term }) => term)
  const looked = new LookedArticle({ ...article, terms })
  const reasons: Reason[] = []
  const numbers = new Map<string, number>()
  const seen = new Set<readonly TermRange[]>()
  const found = new Map<number, { range: TermRange; reason: number }>()
  for (const { place, reason } of reasonsOf(query.where, looked)) {
    const ranges = looked.rangesOf(place)
    if (ranges.length === 0) continue
    const key = JSON.stringify(reason)
    const number = numbers.get(key) ?? reasons.push(reason) - 1
    numbers.set(key, number)
    // The first of several reasons stands for all of them, so that each place is gone to once.
    if (seen.has(ranges)) continue
    seen.add(ranges)
    for (const range of ranges) {
      const at = range.from * terms.length + range.to
      if (!found.has(at)) found.set(at, { range, reason: number })
    }
  }
  const marksIn = (spans: readonly { start: number; end: number }[], offset: number): Mark[] =>
    apart(
      [...found.values()].flatMap(({ range: { from, to }, reason }) => {
        const [first, last] = [spans[from - offset], spans[to - offset]]
        if (first === undefined || last === undefined) return []
        return [{ start: first.start, end: last.end, reason }]
      }),
    )
  return { reasons, title: marksIn(title, 0), text: marksIn(text, title.length + 1) }
}

/** Places that hold for an article, each with what the reader asked for by it. */
function reasonsOf(where: Condition, article: LookedArticle): { place: Place; reason: Reason }[] {
  switch (where.is) {
    case 'and':
    case 'or':
      return where.of
        .filter((one) => article.holds(one))
        .flatMap((one) => reasonsOf(one, article))
    case 'words':
      return [{ place: where, reason: { is: 'words', text: where.text } }]
    case 'concept': {
      const { id, version } = where
      const reason: Reason = { is: 'concept', id, ...(version === undefined ? {} : { version }) }
      return [{ place: where, reason }]
    }
    case 'near': {
      const { what, to, within } = where
      // Both sides are shown, each only where it is near the other.
      return [
        ...reasonsOf(what, article).map(({ place, reason }) => ({ place: { is: 'near', what: place, to, within } as const, reason })),
        ...reasonsOf(to, article).map(({ place, reason }) => ({ place: { is: 'near', what: place, to: what, within } as const, reason })),
      ]
    }
    case 'outside':
      return reasonsOf(where.what, article).map(({ place, reason }) => ({
        place: { is: 'outside', what: place, of: where.of },
        reason,
      }))
    case 'not':
    case 'all':
    case 'outlet':
    case 'country':
    case 'language':
    case 'place':
    case 'type':
    case 'date':
      return []
    default:
      return where satisfies never
  }
} // prettier-ignore

/** The longer ones of overlapping marks. */
function apart(marks: readonly Mark[]): Mark[] {
  const kept: Mark[] = []
  const ordered = marks.toSorted((a, b) => a.start - b.start || b.end - a.end || a.reason - b.reason)
  for (const mark of ordered) {
    const before = kept.at(-1)
    if (before === undefined || mark.start >= before.end) kept.push(mark)
    else if (mark.end - mark.start > before.end - before.start) kept[kept.length - 1] = mark
  }
  return kept
} // prettier-ignore
