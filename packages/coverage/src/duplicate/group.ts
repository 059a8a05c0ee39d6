import { bandsOf, overlapOf, type Overlap, type Sketch } from './sketch.ts'

/** An article as far as copies are looked for. */
export interface Publication {
  readonly id: string
  readonly outlet: string
  /** Milliseconds since 1970. */
  readonly published: number
  readonly sketch: Sketch
}

/**
 * What an article is to an earlier one: `copy`, the same text for the most part, also cut or with
 * more around it; `rewrite`, much of it with much of its own; `part`, one text within a far longer one.
 */
export type Relation = 'copy' | 'rewrite' | 'part'

const copied = 0.6
const rewritten = 0.3
/** A text is no copy of one more than this much longer: a digest is no copy of its items. */
const leastSize = 0.4
/** Of texts as short as a line nothing but the same line is a copy. */
const shortText = 60
const copiedShort = 0.9

/** What two articles are to each other; undefined where it is nothing. */
export function relationOf(one: Publication, other: Publication): Relation | undefined {
  const overlap = overlapOf(one.sketch, other.sketch)
  const { containment, sizes } = overlap
  const small = Math.min(one.sketch.size, other.sketch.size)
  if (small < shortText) return overlap.resemblance >= copiedShort ? copyOf(one, other, overlap) : undefined // prettier-ignore
  if (containment < rewritten) return undefined
  if (sizes < leastSize) return containment >= copied ? 'part' : undefined
  return containment >= copied ? copyOf(one, other, overlap) : 'rewrite'
}

/** An outlet that says nearly the same with other numbers has not copied itself: it reports anew. */
function copyOf(one: Publication, other: Publication, { resemblance }: Overlap): Relation {
  const anew = one.outlet === other.outlet && one.sketch.numbers !== other.sketch.numbers
  return anew && resemblance < 1 ? 'rewrite' : 'copy'
}

/** Where publications are found by their bands; in memory, or in a table. */
export interface BandIndex<One extends Publication = Publication> {
  /** Publications that have at least one of its bands. */
  readonly find: (publication: One) => Iterable<One>
  readonly add: (publication: One) => void
}

/** An index in memory, of the publications of a window of time. */
export function memoryIndex(): BandIndex & { readonly dropBefore: (published: number) => void } {
  const byBand = new Map<number, Publication[]>()
  return {
    find({ sketch }) {
      const found = new Set<Publication>()
      for (const band of bandsOf(sketch)) for (const one of byBand.get(band) ?? []) found.add(one)
      return found
    },
    add(publication) {
      for (const band of bandsOf(publication.sketch)) {
        const known = byBand.get(band)
        if (known === undefined) byBand.set(band, [publication])
        else known.push(publication)
      }
    },
    dropBefore(published) {
      for (const [band, all] of byBand) {
        const kept = all.filter((one) => one.published >= published)
        if (kept.length === 0) byBand.delete(band)
        else if (kept.length < all.length) byBand.set(band, kept)
      }
    },
  }
}

/** What a publication is to those that were there before it. */
export interface Placement<One extends Publication = Publication> {
  /** Copies of it, or that it is a copy of: they are one group. */
  readonly copies: readonly One[]
  /** Flags for readers; they hide nothing and group nothing. */
  readonly near: readonly { readonly publication: One; readonly is: 'rewrite' | 'part' }[]
}

/** Looks a publication up among earlier ones and adds it to them. */
export function place<One extends Publication>(
  publication: One,
  index: BandIndex<One>,
): Placement<One> {
  const copies: One[] = []
  const near: { publication: One; is: 'rewrite' | 'part' }[] = []
  for (const other of index.find(publication)) {
    if (other.id === publication.id) continue
    const is = relationOf(publication, other)
    if (is === 'copy') copies.push(other)
    else if (is !== undefined) near.push({ publication: other, is })
  }
  index.add(publication)
  return { copies, near }
}

/** A group under the name of its first publication. */
export interface Group {
  readonly first: Publication
  readonly members: readonly Publication[]
}

/** Groups of copies as publications come in, in any order; each is named by its first publication. */
export class Groups {
  readonly #index: BandIndex
  readonly #groups = new Map<string, { first: Publication; members: Publication[] }>()

  constructor(index: BandIndex = memoryIndex()) {
    this.#index = index
  }

  /** Puts a publication into its group; groups that it shows to be one are joined. */
  add(publication: Publication): Placement & { readonly group: Group } {
    const placement = place(publication, this.#index)
    const joined = new Set(placement.copies.map((one) => this.#of(one)))
    const [own, ...others] = [...joined].sort((a, b) => b.members.length - a.members.length)
    const group = own ?? { first: publication, members: [] }
    for (const other of others) {
      for (const member of other.members) this.#put(member, group)
    }
    this.#put(publication, group)
    return { ...placement, group }
  }

  groupOf(id: string): Group | undefined {
    return this.#groups.get(id)
  }

  #of(publication: Publication): { first: Publication; members: Publication[] } {
    const known = this.#groups.get(publication.id)
    if (known !== undefined) return known
    // The index may know publications from before this process.
    const group = { first: publication, members: [publication] }
    this.#groups.set(publication.id, group)
    return group
  }

  #put(publication: Publication, group: { first: Publication; members: Publication[] }): void {
    group.members.push(publication)
    this.#groups.set(publication.id, group)
    if (isEarlier(publication, group.first)) group.first = publication
  }
}

/** At the same moment the name decides, so that the order of arrival does not. */
export function isEarlier(
  one: Pick<Publication, 'id' | 'published'>,
  other: Pick<Publication, 'id' | 'published'>,
): boolean {
  if (one.published !== other.published) return one.published < other.published
  return one.id < other.id
}
