import type { Agreement, Contact, Grant, Signatory, Uses } from './agreement.ts'

/**
 * One thing that a renewal changes. `was` or `is` is absent where the term was or is absent, which
 * for a list or a number in a grant means: without restriction.
 */
export type Difference =
  | { readonly term: 'from' | 'until'; readonly was?: string; readonly is?: string }
  | {
      readonly term: 'text'
      readonly language: string
      readonly was?: string
      readonly is?: string
    }
  | { readonly term: 'party'; readonly was?: Signatory; readonly is?: Signatory }
  | { readonly term: 'contact'; readonly was?: Contact; readonly is?: Contact }
  /** A whole direction came or went. */
  | { readonly term: 'grant'; readonly was?: Grant; readonly is?: Grant }
  | (GrantDifference & { readonly from: string; readonly to: string })

/** A term of a grant that stands in both. */
export type GrantDifference =
  | { readonly term: Flag; readonly was: boolean; readonly is: boolean }
  | {
      readonly term: 'translate'
      readonly was: Uses['translate']
      readonly is: Uses['translate']
    }
  | { readonly term: List; readonly was?: readonly string[]; readonly is?: readonly string[] }
  | { readonly term: 'days'; readonly was?: number; readonly is?: number }
  | { readonly term: 'credit'; readonly was: Grant['credit']; readonly is: Grant['credit'] }
  | { readonly term: 'embargo'; readonly was: Grant['embargo']; readonly is: Grant['embargo'] }
  | { readonly term: 'quota'; readonly was?: Quota; readonly is?: Quota }

type Flag = 'publish' | 'adapt' | 'passOn' | 'relays' | 'keepsAfterEnd'
type List = 'kinds' | 'languages' | 'topics' | 'territory' | 'media'
type Quota = NonNullable<Grant['quota']>

const LISTS: readonly List[] = ['kinds', 'languages', 'topics', 'territory', 'media']

/**
 * Says what changes from one edition to the next, term by term. The order of lists, languages and
 * sides does not matter, nor do `edition` and which side offered first.
 */
export function differences(a: Agreement, b: Agreement): readonly Difference[] {
  const found: Difference[] = []
  for (const term of ['from', 'until'] as const) {
    if (!sameMoment(a[term], b[term])) found.push({ term, ...both(a[term], b[term]) })
  }
  for (const pair of pairs(a.parties, b.parties, ({ id }) => id)) {
    found.push({ term: 'party', ...pair })
  }
  for (const pair of pairs(a.grants, b.grants, ({ from, to }) => `${from} ${to}`)) {
    const { was, is } = pair
    if (was === undefined || is === undefined) found.push({ term: 'grant', ...pair })
    else {
      const { from, to } = is
      found.push(...grantDifferences(was, is).map((difference) => ({ ...difference, from, to })))
    }
  }
  for (const pair of pairs(a.contacts, b.contacts, ({ newsroom, name }) => `${newsroom} ${name}`)) {
    found.push({ term: 'contact', ...pair })
  }
  for (const pair of pairs(wordings(a), wordings(b), ({ language }) => language)) {
    const { was, is } = pair
    const language = (was ?? is)?.language
    if (language !== undefined) {
      found.push({ term: 'text', language, ...both(was?.words, is?.words) })
    }
  }
  return found
}

function grantDifferences(was: Grant, is: Grant): readonly GrantDifference[] {
  const found: GrantDifference[] = []
  const flag = (term: Flag, before: boolean, after: boolean): void => {
    if (before !== after) found.push({ term, was: before, is: after })
  }
  flag('publish', was.uses.publish, is.uses.publish)
  if (!same(was.uses.translate, is.uses.translate)) {
    found.push({ term: 'translate', was: was.uses.translate, is: is.uses.translate })
  }
  flag('adapt', was.uses.adapt, is.uses.adapt)
  flag('passOn', was.uses.passOn, is.uses.passOn)
  for (const term of LISTS) {
    if (!same(was[term], is[term])) found.push({ term, ...both(was[term], is[term]) })
  }
  if (was.days !== is.days) found.push({ term: 'days', ...both(was.days, is.days) })
  if (!same(was.credit, is.credit)) found.push({ term: 'credit', was: was.credit, is: is.credit })
  if (was.embargo !== is.embargo) {
    found.push({ term: 'embargo', was: was.embargo, is: is.embargo })
  }
  if (!same(was.quota, is.quota)) found.push({ term: 'quota', ...both(was.quota, is.quota) })
  flag('relays', was.relays, is.relays)
  flag('keepsAfterEnd', was.keepsAfterEnd, is.keepsAfterEnd)
  return found
}

interface Pair<Thing> {
  readonly was?: Thing
  readonly is?: Thing
}

/** What differs between two sets of things that a key tells apart: changed, gone, come. */
function pairs<Thing>(
  before: readonly Thing[],
  after: readonly Thing[],
  key: (thing: Thing) => string,
): readonly Pair<Thing>[] {
  const later = new Map(after.map((thing) => [key(thing), thing]))
  const earlier = new Set(before.map(key))
  return [
    ...before.map((was): Pair<Thing> => both(was, later.get(key(was)))),
    ...after.filter((is) => !earlier.has(key(is))).map((is): Pair<Thing> => ({ is })),
  ].filter(({ was, is }) => !same(was, is))
}

function both<Thing>(was: Thing | undefined, is: Thing | undefined): Pair<Thing> {
  return { ...(was === undefined ? {} : { was }), ...(is === undefined ? {} : { is }) }
}

function wordings({ text = {} }: Agreement): readonly { language: string; words: string }[] {
  return Object.entries(text).map(([language, words]) => ({ language, words }))
}

function sameMoment(a: string | undefined, b: string | undefined): boolean {
  return a === undefined || b === undefined ? a === b : Date.parse(a) === Date.parse(b)
}

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(ordered(a)) === JSON.stringify(ordered(b))
}

/** Lists of terms are sets, and an object's members have no order. */
function ordered(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) {
    return value.map((item: unknown) => JSON.stringify(ordered(item))).toSorted()
  }
  return Object.entries(value)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, member]: [string, unknown]) => [name, ordered(member)])
}
