import type { Facet } from '@suyab/server/api'

/** What the list is narrowed to, as the address holds it. */
export interface ExchangeSearch {
  partner?: string[]
  language?: string[]
  topic?: string[]
  kind?: string[]
  state?: string[]
  unread?: '1'
  q?: string
  /** The uri of the open item. */
  item?: string
}

export const filterNames = ['partner', 'language', 'topic', 'kind', 'state'] as const
export type FilterName = (typeof filterNames)[number]

/** Reads the address; what does not fit is left out rather than refused. */
export function parseExchangeSearch(raw: Record<string, unknown>): ExchangeSearch {
  const search: ExchangeSearch = {}
  for (const name of filterNames) {
    const value = raw[name]
    const values = (Array.isArray(value) ? value : [value]).filter(
      (one): one is string => typeof one === 'string' && one !== '',
    )
    if (values.length > 0) search[name] = [...new Set(values)]
  }
  if (raw['unread'] === '1') search.unread = '1'
  for (const name of ['q', 'item'] as const) {
    const value = raw[name]
    if (typeof value === 'string' && value !== '') search[name] = value
  }
  return search
}

/**
 * The search with values of a filter added, or taken away where it has them all; the open item
 * stays open.
 */
export function toggled(
  search: ExchangeSearch,
  name: FilterName,
  values: readonly string[],
): ExchangeSearch {
  const had = search[name] ?? []
  const others = had.filter((one) => !values.includes(one))
  const hasAll = had.length - others.length === values.length
  const now = hasAll ? others : [...others, ...values]
  const { [name]: _before, ...rest } = search
  return now.length === 0 ? rest : { ...rest, [name]: now }
}

/** What a filter counts under one name: such as Russian, whether it says of which country or not. */
export interface JoinedFacet extends Facet {
  readonly values: readonly string[]
}

/** Facets of one name as one, in the order of their counts. */
export function joinFacets(
  facets: readonly Facet[],
  nameOf: (facet: Facet) => string,
): JoinedFacet[] {
  const joined = new Map<string, JoinedFacet>()
  for (const facet of facets) {
    const name = nameOf(facet)
    const known = joined.get(name)
    joined.set(
      name,
      known === undefined
        ? { ...facet, values: [facet.value] }
        : {
            ...known,
            count: known.count + facet.count,
            values: [...known.values, facet.value],
          },
    )
  }
  return [...joined.values()].sort((a, b) => b.count - a.count)
}

/** Is the list narrowed at all? */
export function isNarrowed(search: ExchangeSearch): boolean {
  return (
    search.q !== undefined ||
    search.unread !== undefined ||
    filterNames.some((name) => search[name] !== undefined)
  )
}
