import type { OutletOverview, OutletState } from '@suyab/server/api'

/** What the list of outlets is narrowed to and sorted by, as the address holds it. */
export interface OutletsSearch {
  q?: string
  country?: string
  language?: string
  state?: OutletState
  /** Backwards with a minus before it. */
  sort?: OutletSort | `-${OutletSort}`
}

export const outletSorts = ['name', 'country', 'state', 'success', 'rate'] as const
export type OutletSort = (typeof outletSorts)[number]

/** From what asks for a person to what is in order. */
export const outletStates: readonly OutletState[] = [
  'failing',
  'silent',
  'partly',
  'waiting',
  'well',
  'files',
  'paused',
]

/** Reads the address; what does not fit is left out rather than refused. */
export function parseOutletsSearch(raw: Record<string, unknown>): OutletsSearch {
  const text = (name: string): string | undefined => {
    const value = raw[name]
    return typeof value === 'string' && value !== '' ? value : undefined
  }
  const [q, country, language] = [text('q'), text('country'), text('language')]
  const state = outletStates.find((one) => one === raw['state'])
  const sort = outletSorts
    .flatMap((one) => [one, `-${one}`] as const)
    .find((one) => one === raw['sort'])
  return {
    ...(q === undefined ? {} : { q }),
    ...(country === undefined ? {} : { country }),
    ...(language === undefined ? {} : { language }),
    ...(state === undefined ? {} : { state }),
    ...(sort === undefined ? {} : { sort }),
  }
}

/** An outlet's name in the language it mostly writes in, with that language. */
export function ownName({
  id,
  names,
  languages,
}: Pick<OutletOverview['outlet'], 'id' | 'names' | 'languages'>): {
  text: string
  language: string
} {
  const tag = languages.find((one) => names[one] !== undefined)
  const [first = ['und', id]] = Object.entries(names)
  const [language, text] = tag === undefined ? first : [tag, names[tag] ?? id]
  return { text, language }
}

interface Words {
  compare: (a: string, b: string) => number
  region: (code: string) => string
}

/** The outlets that are asked for, in the order that is asked for; by country and name unless told. */
export function chosenOutlets(
  all: readonly OutletOverview[],
  search: OutletsSearch,
  { compare, region }: Words,
): OutletOverview[] {
  const { q, country, language, state, sort } = search
  const wanted = q?.toLocaleLowerCase()
  const found = all.filter(
    ({ outlet, state: its }) =>
      (country === undefined || outlet.country === country) &&
      (language === undefined || outlet.languages.includes(language)) &&
      (state === undefined || its === state) &&
      (wanted === undefined ||
        [outlet.id, outlet.owner ?? '', ...Object.values(outlet.names)].some((text) =>
          text.toLocaleLowerCase().includes(wanted),
        )),
  )
  const byName = (a: OutletOverview, b: OutletOverview): number =>
    compare(ownName(a.outlet).text, ownName(b.outlet).text)
  const byCountry = (a: OutletOverview, b: OutletOverview): number =>
    compare(region(a.outlet.country), region(b.outlet.country)) || byName(a, b)
  const orders: Record<OutletSort, (a: OutletOverview, b: OutletOverview) => number> = {
    name: byName,
    country: byCountry,
    state: (a, b) =>
      outletStates.indexOf(a.state) - outletStates.indexOf(b.state) || byCountry(a, b),
    success: (a, b) => compareText(a.lastSuccess ?? '', b.lastSuccess ?? '') || byCountry(a, b),
    rate: (a, b) => rateOf(a) - rateOf(b) || byCountry(a, b),
  }
  if (sort === undefined) return found.toSorted(byCountry)
  const backwards = sort.startsWith('-')
  const name = outletSorts.find((one) => one === sort.replace('-', '')) ?? 'country'
  const order = orders[name]
  return found.toSorted((a, b) => (backwards ? order(b, a) : order(a, b)))
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : Number(a > b)
}

/** Articles a day over the days that are shown. */
export function rateOf({ volume }: Pick<OutletOverview, 'volume'>): number {
  if (volume === undefined) return -1
  return volume.daily.reduce((sum, count) => sum + count, 0) / volume.daily.length
}
