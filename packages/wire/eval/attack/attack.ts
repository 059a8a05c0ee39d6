import type { ReadHint } from '../../src/read-hint.ts'

/**
 * A document made to harm its reader, and what answers it: the beginning of a fault's code,
 * `taken` where its harmless part is read, or nothing where either will do.
 */
export type Attack = readonly [
  name: string,
  bytes: () => Uint8Array,
  answer: string,
  hint?: ReadHint,
]

export function encode(text: string): Uint8Array {
  return new TextEncoder().encode(text)
}

/** A byte for each letter, as its code says. */
export function raw(text: string): Uint8Array {
  return Uint8Array.from(Buffer.from(text, 'latin1'))
}

export function times(text: string, count: number): string {
  return text.repeat(count)
}

export function many(count: number, of: (n: number) => string): string {
  return Array.from({ length: count }, (_, n) => of(n)).join('')
}
