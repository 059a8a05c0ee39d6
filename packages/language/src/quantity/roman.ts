import type { Passage } from './passage.ts'
import { unitAfter, type Draft } from './draft.ts'

const latin: Readonly<Record<string, string>> = { І: 'I', Х: 'X', Ӏ: 'I' }
const worth: Readonly<Record<string, number>> = { I: 1, V: 5, X: 10 }

/** XIX before a century, or the II of a name; one letter alone only before a century. */
export function romanAt(passage: Passage, at: number): Draft | undefined {
  const token = passage.token(at)
  if (token?.is !== 'word') return undefined
  const letters = token.text.replace(/[ІХӀ]/gu, (letter) => latin[letter]!)
  if (!/^X{0,3}(IX|IV|V?I{0,3})$/.test(letters)) return undefined
  const unit = unitAfter(passage, at + 1)
  const before = passage.before(at, 'century-before')
  const era = before !== undefined || unit?.unit === 'century' || unit?.unit === 'millennium'
  if (!era && letters.length === 1 && letters !== 'V') return undefined
  const value = valueOf(letters)
  return {
    first: before?.start ?? at,
    last: unit !== undefined && era ? unit.end : at + 1,
    value,
    kind: era ? 'date' : 'ordinal',
    unit: era ? (unit?.unit ?? 'century') : undefined,
    weight: era ? 'light' : 'faint',
  }
}

function valueOf(letters: string): number {
  let value = 0
  for (const [index, letter] of Array.from(letters).entries()) {
    const one = worth[letter]!
    value += one < (worth[letters[index + 1] ?? ''] ?? 0) ? -one : one
  }
  return value
}
