import type { TableQuestion } from '@suyab/server/api'

export type TableView = 'countries' | 'answers' | 'dots'
export type Policy = NonNullable<TableQuestion['policy']>

/** The table that is asked for, as the address holds it; what is left out is as usual. */
export interface WaveSearch {
  /** The question's variable or set. */
  q?: string
  view?: TableView
  /** Variables of the columns; `-` alone: none. */
  banner?: readonly string[]
  /** Codes of the answers whose share is asked for. */
  chosen?: readonly string[]
  /** Countries that are left in. */
  country?: readonly string[]
  /** `variable:code` */
  only?: readonly string[]
  /** What countries together stand for: as the wave declares it where nothing is said here. */
  policy?: Policy | 'none'
  /** `country:people`; as the wave declares them where nothing is said here. */
  people?: readonly string[]
  base?: NonNullable<TableQuestion['base']>
  interval?: NonNullable<TableQuestion['interval']>
  adjustment?: NonNullable<TableQuestion['adjustment']>
}

export const tableViews: readonly TableView[] = ['countries', 'answers', 'dots']
export const policies = ['none', 'population', 'equal', 'by-n'] as const
export const intervalMethods = [
  'logit',
  'beta',
  'wilson',
  'likelihood',
  'asin',
  'mean',
  'xlogit',
] as const
export const adjustments = ['holm', 'bonferroni', 'benjamini-hochberg', 'none'] as const
const bases = ['respondents', 'answers'] as const

/** Reads the address; what does not fit is left out rather than refused. */
export function parseWaveSearch(raw: Record<string, unknown>): WaveSearch {
  const list = (name: string): readonly string[] | undefined => {
    const value = raw[name]
    const all = Array.isArray(value) ? value : [value]
    const texts = all.filter((one): one is string => typeof one === 'string' && one !== '')
    return texts.length === 0 ? undefined : texts
  }
  const one = <Known extends string>(name: string, known: readonly Known[]): Known | undefined =>
    known.find((word) => word === raw[name])
  return present({
    q: list('q')?.[0],
    view: one('view', tableViews),
    banner: list('banner'),
    chosen: list('chosen'),
    country: list('country'),
    only: list('only'),
    policy: one('policy', policies),
    people: list('people'),
    base: one('base', bases),
    interval: one('interval', intervalMethods),
    adjustment: one('adjustment', adjustments),
  })
}

/** What is to be asked differently; undefined: as usual again. */
export type SearchChange = { [Name in keyof WaveSearch]?: WaveSearch[Name] | undefined }

/** The same table asked differently. */
export function changedSearch(search: WaveSearch, change: SearchChange): WaveSearch {
  return present({ ...search, ...change })
}

/** An answer over waves, as the address holds it. */
export interface ChangesSearch {
  q?: string
  chosen?: readonly string[]
  policy?: Policy | 'none'
  country?: readonly string[]
  people?: readonly string[]
}

export function parseChangesSearch(raw: Record<string, unknown>): ChangesSearch {
  const { q, chosen, policy, country, people } = parseWaveSearch(raw)
  return present({ q, chosen, policy, country, people })
}

/** Pairs of the address: `KZ:19600000` becomes KZ and 19600000. */
export function pairsOf(list: readonly string[] = []): [string, string][] {
  return list.flatMap((pair): [string, string][] => {
    const colon = pair.lastIndexOf(':')
    return colon < 1 ? [] : [[pair.slice(0, colon), pair.slice(colon + 1)]]
  })
}

export function populationsOf(people: readonly string[] | undefined): Record<string, number> {
  const pairs = pairsOf(people).map(([country, count]) => [country, Number(count)] as const)
  return Object.fromEntries(pairs.filter(([, count]) => Number.isFinite(count) && count > 0))
}

type Present<Parts> = { [Name in keyof Parts]?: NonNullable<Parts[Name]> }

function present<Parts extends object>(parts: Parts): Present<Parts> {
  const kept = Object.entries(parts).filter(([, value]) => value !== undefined)
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the same names, less undefined
  return Object.fromEntries(kept) as Present<Parts>
}
