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

/** The search with one value of a filter added or taken away; the open item stays open. */
export function toggled(search: ExchangeSearch, name: FilterName, value: string): ExchangeSearch {
  const had = search[name] ?? []
  const values = had.includes(value) ? had.filter((one) => one !== value) : [...had, value]
  const { [name]: _before, ...rest } = search
  return values.length === 0 ? rest : { ...rest, [name]: values }
}

/** Is the list narrowed at all? */
export function isNarrowed(search: ExchangeSearch): boolean {
  return (
    search.q !== undefined ||
    search.unread !== undefined ||
    filterNames.some((name) => search[name] !== undefined)
  )
}
