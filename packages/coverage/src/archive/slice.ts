import type { Article } from '../article.ts'

/**
 * Bytes of text that are taken in, or brought into the archive, at once: more makes fewer parts,
 * less takes less memory. Chinese comes to two terms for every three bytes of it, and the engine
 * takes some fifty for each.
 */
export const sliceBytes: number = 12 * 1024 * 1024

/** Bytes of what an article says, in UTF-8. */
export function textBytes({ title, text }: Pick<Article, 'title' | 'text'>): number {
  return Buffer.byteLength(title) + Buffer.byteLength(text)
}

/** Cuts a list into runs of at most so many bytes each; what is more by itself makes a run alone. */
export function slicesOf<Value>(
  values: readonly Value[],
  bytesOf: (value: Value) => number,
  most: number,
): Value[][] {
  const slices: Value[][] = []
  let slice: Value[] = []
  let length = 0
  for (const value of values) {
    const bytes = bytesOf(value)
    if (slice.length > 0 && length + bytes > most) {
      slices.push(slice)
      slice = []
      length = 0
    }
    slice.push(value)
    length += bytes
  }
  if (slice.length > 0) slices.push(slice)
  return slices
}
