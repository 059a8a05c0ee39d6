import { normalForm } from '../normal-form.ts'
import { terms } from '../term.ts'
import { eachToken, plainText } from './token.ts'

/** A term and the part of the text that it stands for, in UTF-16 units. */
export interface TermSpan {
  readonly term: string
  readonly start: number
  readonly end: number
}

/**
 * The {@link terms} of a text, each with its place in it: what was found is shown where it stands.
 *
 * @example termSpans('Бишкекте', 'ky') // [{ term: 'бишкек', start: 0, end: 8 }]
 */
export function termSpans(text: string, language: string): TermSpan[] {
  const plain = plainText(text)
  const places = plain === text ? undefined : placesOf(text, plain)
  const spans: TermSpan[] = []
  eachToken(plain, (kind, token, from, to) => {
    const add = (term: string, start: number, end: number): void => {
      if (places === undefined) spans.push({ term, start, end })
      else spans.push({ term, start: places.starts[start]!, end: places.ends[end - 1]! })
    }
    const found = terms(token, language)
    if (kind !== 'han') for (const term of found) add(term, from, to)
    else {
      eachHan(plain.slice(from, to), found, (term, start, end) =>
        add(term, from + start, from + end),
      )
    }
  })
  return spans
}

const character = /[^\p{Cf}\p{M}\u034F\u0640]/gu

/** Every term of a run of Han is a character, or one with the next: a pair begins where the one before it stands. */
function eachHan(
  run: string,
  found: readonly string[],
  add: (term: string, start: number, end: number) => void,
): void {
  // Signs that mean nothing inside a run belong to the character before them.
  const characters = [...run.matchAll(character)]
  const starts = [...characters.map(({ index }) => index), run.length]
  let at = -1
  for (const term of found) {
    const length = Array.from(term).length
    if (length === 1) at += 1
    const first = Math.max(at, 0)
    const start = starts[Math.min(first, characters.length - 1)]!
    add(term, start, starts[Math.min(first + length, characters.length)]!)
  }
}

interface Places {
  /** For each unit of the plain text, where its source begins and ends in the text as given. */
  readonly starts: readonly number[]
  readonly ends: readonly number[]
}

/** Where the characters of a text's compatible form come from. */
function placesOf(text: string, plain: string): Places {
  const starts: number[] = []
  const ends: number[] = []
  let made = ''
  for (const { 0: cluster, index } of text.matchAll(/[^\p{M}]\p{M}*|\p{M}+/gsu)) {
    const part = normalForm(cluster, 'NFKC')
    made += part
    for (let unit = 0; unit < part.length; unit += 1) {
      starts.push(index)
      ends.push(index + cluster.length)
    }
  }
  // Where letters of several clusters become one, what follows would be out of place.
  if (made === plain) return { starts, ends }
  const even = text.length / plain.length
  const at = (unit: number): number => Math.min(text.length, Math.round(unit * even))
  return {
    starts: Array.from({ length: plain.length }, (_, unit) => at(unit)),
    ends: Array.from({ length: plain.length }, (_, unit) => at(unit + 1)),
  }
}
