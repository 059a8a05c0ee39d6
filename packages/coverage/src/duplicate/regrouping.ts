import { isEarlier, type Placement, type Publication } from './group.ts'

/** A publication under the number that the archive knows it by. */
export interface Archived extends Publication {
  readonly number: number
}

/** By which of two publications the earlier is told. */
export type Dated = Pick<Archived, 'number' | 'id' | 'published'>

/**
 * That an article is another's text again; `part`, that one is within the other. As `none` it is
 * not after all: told by a person, it names the other article; else it names itself.
 */
export interface Told {
  readonly number: number
  readonly first: number
  readonly kind: 'copy' | 'rewrite' | 'part' | 'none'
}

/** What follows from the placements of some publications. */
export interface Regrouping {
  readonly told: readonly Told[]
  /** Groups by the first publication they had, and the one they have now. */
  readonly renamed: ReadonlyMap<number, number>
}

/**
 * Joins groups of copies by what newly placed publications show, each under its first publication,
 * and flags the later of two that only resemble each other. The same placements again change nothing.
 * @param said what has been told of the publications and their copies so far
 * @param firsts the first publications of the groups they belong to, as far as they still exist
 */
export function regrouped(
  placed: readonly { readonly publication: Archived; readonly placement: Placement<Archived> }[],
  said: ReadonlyMap<number, Told>,
  firsts: ReadonlyMap<number, Dated>,
): Regrouping {
  const known = new Map<number, Dated>(firsts)
  for (const { publication, placement } of placed) {
    for (const one of [publication, ...placement.copies]) known.set(one.number, one)
  }
  const groups = new Joined((one, other) => isBefore(known.get(one), known.get(other)))
  const groupOf = (number: number): number => {
    const told = said.get(number)
    return groups.nameOf(told?.kind === 'copy' ? told.first : number)
  }
  const touched = new Set<number>()
  for (const { publication, placement } of placed) {
    if (isDenied(said, publication)) continue
    touched.add(publication.number)
    for (const copy of placement.copies) {
      if (isDenied(said, copy)) continue
      touched.add(copy.number)
      groups.join(groupOf(publication.number), groupOf(copy.number))
    }
  }
  const told = new Map<number, Told>()
  const renamed = new Map<number, number>()
  for (const number of touched) {
    const first = groupOf(number)
    const before = said.get(number)
    const former = before?.kind === 'copy' ? before.first : number
    if (former !== first) renamed.set(former, first)
    if (number !== first) told.set(number, { number, first, kind: 'copy' })
    else if (before?.kind === 'copy') told.set(number, { number, first, kind: 'none' })
  }
  for (const [former, first] of renamed) told.set(former, { number: former, first, kind: 'copy' })
  for (const one of flagged(placed, said, groupOf)) {
    if (told.get(one.number)?.kind !== 'copy') told.set(one.number, one)
  }
  return { told: [...told.values()].filter((one) => !isSaid(said, one)), renamed }
}

/** The later of two publications that resemble each other, each under one name. */
function flagged(
  placed: readonly { readonly publication: Archived; readonly placement: Placement<Archived> }[],
  said: ReadonlyMap<number, Told>,
  groupOf: (number: number) => number,
): Iterable<Told> {
  const flags = new Map<number, Told & { readonly of: Archived }>()
  for (const { publication, placement } of placed) {
    for (const { publication: other, is } of placement.near) {
      const [of, later] = isEarlier(publication, other) ? [publication, other] : [other, publication] // prettier-ignore
      const before = said.get(later.number)
      const grouped = groupOf(later.number) !== later.number
      const keeps = before !== undefined && before.kind !== 'part' && !names(before, later.number)
      if (grouped || keeps) continue
      const flag: Told = { number: later.number, first: groupOf(of.number), kind: is }
      const rival = flags.get(later.number)
      if (flag.first === later.number || (rival !== undefined && !isBetter(flag, of, rival))) continue
      flags.set(later.number, { ...flag, of })
    }
  }
  return [...flags.values()].map(({ of: _, ...flag }) => flag)
} // prettier-ignore

function isBetter(flag: Told, of: Archived, rival: Told & { readonly of: Archived }): boolean {
  if (flag.kind !== rival.kind) return flag.kind === 'rewrite'
  return isEarlier(of, rival.of)
}

function names({ kind, first }: Told, itself: number): boolean {
  return kind === 'none' && first === itself
}

/** A person has said that it is no copy. */
function isDenied(said: ReadonlyMap<number, Told>, { number }: Archived): boolean {
  const told = said.get(number)
  return told?.kind === 'none' && told.first !== number
}

function isSaid(said: ReadonlyMap<number, Told>, { number, first, kind }: Told): boolean {
  const before = said.get(number)
  return before?.first === first && before.kind === kind
}

/** What no longer exists names no group. */
function isBefore(one: Dated | undefined, other: Dated | undefined): boolean {
  if (one === undefined || other === undefined) return one !== undefined
  return isEarlier(one, other)
}

/** Sets of numbers that are one, each named by its first. */
class Joined {
  readonly #parent = new Map<number, number>()
  readonly #isBefore: (one: number, other: number) => boolean

  constructor(isBefore: (one: number, other: number) => boolean) {
    this.#isBefore = isBefore
  }

  nameOf(number: number): number {
    let name = number
    for (let up = this.#parent.get(name); up !== undefined; up = this.#parent.get(name)) name = up
    if (name !== number) this.#parent.set(number, name)
    return name
  }

  join(one: number, other: number): void {
    const [a, b] = [this.nameOf(one), this.nameOf(other)]
    if (a === b) return
    if (this.#isBefore(a, b)) this.#parent.set(b, a)
    else this.#parent.set(a, b)
  }
}
