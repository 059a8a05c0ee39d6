import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { seeded } from '../seeded.ts'
import { memoryIndex, place, type BandIndex } from './group.ts'
import { regrouped, type Archived, type Told } from './regrouping.ts'
import { sketchOf } from './sketch.ts'

/** Invented words, the same for the same seed. */
function words(count: number, seed: number): string {
  const random = seeded(seed)
  const letter = (): string => String.fromCodePoint(0x430 + Math.floor(random() * 32))
  return Array.from({ length: count }, () => Array.from({ length: 6 }, letter).join('')).join(' ')
}

const story = words(120, 1)

function archived(number: number, text: string, published = number): Archived {
  return { number, id: `id ${number}`, outlet: `outlet ${number}`, published, sketch: sketchOf(text) }
} // prettier-ignore

/** An archive that is told what follows from each batch, as a table would be. */
function archive(): { place(batch: readonly Archived[]): readonly Told[]; told: Map<number, Told> } {
  const index = memoryIndex() as BandIndex<Archived>
  const told = new Map<number, Told>()
  const all = new Map<number, Archived>()
  return {
    told,
    place(batch) {
      for (const one of batch) {
        all.set(one.number, one)
        index.add(one)
      }
      const placed = batch.map((publication) => ({
        publication,
        placement: place(publication, { find: index.find, add: () => undefined }),
      }))
      const firsts = [...told.values()].map(({ first }) => all.get(first)!)
      const found = regrouped(placed, told, new Map(firsts.map((one) => [one.number, one])))
      for (const [number, one] of told) {
        const first = found.renamed.get(one.first)
        if (one.kind === 'copy' && first !== undefined && number !== first)
          told.set(number, { ...one, first })
      }
      for (const one of found.told) told.set(one.number, one)
      return found.told
    },
  }
} // prettier-ignore

test('a group has one name, in whatever batches its copies come', () => {
  const copies = [3, 1, 4, 2, 5].map((number) => archived(number, `${story} ${number}`))
  const rest = [archived(8, words(100, 2)), archived(9, words(100, 3))]
  fc.assert(
    fc.property(
      fc.shuffledSubarray([...copies, ...rest], { minLength: 7 }),
      fc.integer({ min: 1, max: 7 }),
      (order, size) => {
        const one = archive()
        for (let at = 0; at < order.length; at += size) one.place(order.slice(at, at + size))
        const groups = [...one.told.values()].filter(({ kind }) => kind !== 'none')
        expect(groups.sort((a, b) => a.number - b.number)).toEqual(
          [2, 3, 4, 5].map((number) => ({ number, first: 1, kind: 'copy' })),
        )
      },
    ),
  )
})

test('placing again what was placed tells nothing', () => {
  const one = archive()
  const batch = [1, 2, 3].map((number) => archived(number, story))
  expect(one.place(batch)).toHaveLength(2)
  expect(one.place(batch)).toEqual([])
})

test('a group found to be older than its first publication is told of it', () => {
  const one = archive()
  one.place([archived(5, story), archived(6, story)])
  one.place([archived(7, story, 1)])
  expect([...one.told.values()]).toEqual([
    { number: 6, first: 7, kind: 'copy' },
    { number: 5, first: 7, kind: 'copy' },
  ])
})

test('what a person has said is no copy is told no copy again', () => {
  const one = archive()
  one.place([archived(1, story), archived(2, story)])
  one.told.set(2, { number: 2, first: 1, kind: 'none' })
  one.place([archived(2, story), archived(3, story)])
  expect(one.told.get(2)).toEqual({ number: 2, first: 1, kind: 'none' })
  expect(one.told.get(3)).toEqual({ number: 3, first: 1, kind: 'copy' })
})

test('of two that share a half, the later is flagged, whichever comes first', () => {
  const half = `${words(120, 1).slice(0, 420)} ${words(60, 4)}`
  for (const order of [
    [archived(1, story), archived(2, half)],
    [archived(2, half), archived(1, story)],
  ]) {
    const one = archive()
    for (const publication of order) one.place([publication])
    expect([...one.told.values()]).toEqual([{ number: 2, first: 1, kind: 'rewrite' }])
  }
})
