import { isIn } from '@suyab/language/tag'
import { terms as termsOf } from '@suyab/language/term'
import { askedLanguage, listFor, stepOf } from './place.ts'
import type { Asked, Condition, Place, Words } from './query.ts'

/** The first and the last term of what was found, counted from 0. */
export interface TermRange {
  readonly from: number
  readonly to: number
}

/** With the first and the last word of what was found. */
interface Span extends TermRange {
  readonly first: number
  readonly last: number
}

/** What was found by one place of a query, however often it is asked. */
interface Spans {
  readonly id: number
  readonly spans: readonly Span[]
}

/**
 * An article as queries look at it. Its terms are gone through once, for all that is asked of it, and
 * what was found once is not looked for again: an article of many words cannot make a query of many
 * words slow.
 */
export class LookedArticle {
  readonly #article: Asked
  readonly #language: string
  #index: { places: Map<string, number[]>; positions: readonly number[] } | undefined
  readonly #found = new Map<Place, Spans>()
  /** Places of one meaning, such as a word in two spellings, are one. */
  readonly #known = new Map<string, Spans>()
  readonly #borders = new Map<Spans, Borders>()

  constructor(article: Asked) {
    this.#article = article
    this.#language = askedLanguage(article.language)
  }

  /** Whether a condition holds for it; concepts must have been looked up. */
  holds(where: Condition): boolean {
    const article = this.#article
    switch (where.is) {
      case 'all':
        return true
      case 'and':
        return where.of.every((one) => this.holds(one))
      case 'or':
        return where.of.some((one) => this.holds(one))
      case 'not':
        return !this.holds(where.of)
      case 'date':
        return (where.from ?? '') <= article.day && article.day <= (where.to ?? '9')
      case 'language':
        return where.any.some((range) => isIn(article.language, range))
      case 'place':
        return where.any.some((place) => article.places.includes(place))
      case 'outlet':
      case 'country':
      case 'type':
        return where.any.includes(article[where.is])
      case 'words':
      case 'concept':
      case 'near':
      case 'outside':
        return this.#spansOf(where).spans.length > 0
      default:
        return where satisfies never
    }
  }

  /** Where in it a place of a query is found, each time once; the same array for the same places. */
  rangesOf(place: Place): readonly TermRange[] {
    return this.#spansOf(place).spans
  }

  #spansOf(place: Place): Spans {
    let found = this.#found.get(place)
    if (found === undefined) {
      found = this.#look(place)
      this.#found.set(place, found)
    }
    return found
  }

  #look(place: Place): Spans {
    switch (place.is) {
      case 'words': {
        const terms = sequenceOf(place, this.#language)
        return this.#once(`words ${terms.join(' ')}`, () => this.#sequence(terms))
      }
      case 'or':
      case 'concept': {
        const sides = new Map(this.#sidesOf(place).map((side) => [side.id, side]))
        const [only] = sides.values()
        if (only !== undefined && sides.size === 1) return only
        const key = [...sides.keys()].sort((a, b) => a - b).join(' ')
        return this.#once(`or ${key}`, () => this.#united([...sides.values()]))
      }
      case 'near': {
        const [what, to] = [this.#spansOf(place.what), this.#spansOf(place.to)]
        const { within } = place
        return this.#once(`near ${what.id} ${to.id} ${within}`, () =>
          what.spans.length === 0 || to.spans.length === 0
            ? []
            : what.spans.filter((one) => isNear(one, this.#bordersOf(to), within)),
        )
      }
      case 'outside': {
        const [what, of] = [this.#spansOf(place.what), this.#spansOf(place.of)]
        return this.#once(`outside ${what.id} ${of.id}`, () =>
          of.spans.length === 0
            ? what.spans
            : what.spans.filter((one) => !isWithin(one, this.#bordersOf(of))),
        )
      }
      default:
        return place satisfies never
    }
  }

  #once(key: string, look: () => readonly Span[]): Spans {
    let known = this.#known.get(key)
    if (known === undefined) {
      known = { id: this.#known.size, spans: look() }
      this.#known.set(key, known)
    }
    return known
  }

  /** What is joined by OR, also in a concept's list. */
  #sidesOf(place: Place): Spans[] {
    if (place.is === 'or') return place.of.flatMap((one) => this.#sidesOf(one))
    if (place.is !== 'concept') return [this.#spansOf(place)]
    const list = listFor(place.lists, this.#language)
    return list === undefined ? [] : this.#sidesOf(list)
  }

  #united(sides: readonly Spans[]): Span[] {
    const all = new Map<number, Span>()
    const width = this.#article.terms.length
    for (const { spans } of sides) for (const one of spans) all.set(one.from * width + one.to, one)
    return [...all.values()]
  }

  /** The places of terms next to each other: only those of the one that comes least are looked at. */
  #sequence(asked: readonly string[]): Span[] {
    const { places, positions } = this.#indexed()
    let least: readonly number[] | undefined
    let offset = 0
    for (const [at, term] of asked.entries()) {
      const found = places.get(term)
      if (found === undefined) return []
      if (least === undefined || found.length < least.length) [least, offset] = [found, at]
    }
    const { terms } = this.#article
    const spans: Span[] = []
    for (const at of least ?? []) {
      const from = at - offset
      if (!asked.every((term, next) => terms[from + next] === term)) continue
      const to = from + asked.length - 1
      spans.push({ first: positions[from]!, last: positions[to]!, from, to })
    }
    return spans
  }

  /** Where each term stands, and the number of the word that each is, or begins with. */
  #indexed(): { places: Map<string, number[]>; positions: readonly number[] } {
    if (this.#index !== undefined) return this.#index
    const places = new Map<string, number[]>()
    const steps = new Map<string, number>()
    const positions: number[] = []
    let position = 0
    for (const [at, term] of this.#article.terms.entries()) {
      const known = places.get(term)
      if (known === undefined) {
        places.set(term, [at])
        steps.set(term, stepOf(term))
      } else known.push(at)
      position += steps.get(term)!
      positions.push(position)
    }
    this.#index = { places, positions }
    return this.#index
  }

  #bordersOf(spans: Spans): Borders {
    let borders = this.#borders.get(spans)
    if (borders === undefined) {
      borders = bordersOf(spans.spans)
      this.#borders.set(spans, borders)
    }
    return borders
  }
}

/** Places in order, to be searched by their borders. */
interface Borders {
  readonly firsts: Float64Array
  readonly lasts: Float64Array
  /** The furthest last word of this place and of all before it, in the order of their first words. */
  readonly furthest: Float64Array
}

function bordersOf(spans: readonly Span[]): Borders {
  const ordered = spans.toSorted((a, b) => a.first - b.first)
  const firsts = Float64Array.from(ordered, ({ first }) => first)
  const lasts = Float64Array.from(ordered, ({ last }) => last).sort()
  let most = -Infinity
  const furthest = Float64Array.from(ordered, ({ last }) => (most = Math.max(most, last)))
  return { firsts, lasts, furthest }
}

/** In either order, and not overlapping. */
function isNear({ first, last }: Span, { firsts, lasts }: Borders, within: number): boolean {
  const after = firsts[countUntil(firsts, last)]
  if (after !== undefined && after - last - 1 <= within) return true
  const before = lasts[countUntil(lasts, first - 1) - 1]
  return before !== undefined && first - before - 1 <= within
}

/** Whether one of the places holds all of it. */
function isWithin({ first, last }: Span, { firsts, furthest }: Borders): boolean {
  const furthestLast = furthest[countUntil(firsts, first) - 1]
  return furthestLast !== undefined && furthestLast >= last
}

/** How many of the numbers, which are in order, are not greater. */
function countUntil(numbers: Float64Array, most: number): number {
  let [low, high] = [0, numbers.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if (numbers[middle]! <= most) low = middle + 1
    else high = middle
  }
  return low
}

/** The terms of a query's words, in each language in which they were asked. */
const sequences = new WeakMap<Words, Map<string, readonly string[]>>()

function sequenceOf(words: Words, language: string): readonly string[] {
  let known = sequences.get(words)
  if (known === undefined) {
    known = new Map()
    sequences.set(words, known)
  }
  let sequence = known.get(language)
  if (sequence === undefined) {
    sequence = termsOf(words.text, language)
    known.set(language, sequence)
  }
  return sequence
}
