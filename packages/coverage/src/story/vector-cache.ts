import type { VectorCache } from './embedding.ts'

/** Of some thousand numbers each. */
const mostVectors = 10_000

/** A cache in memory that forgets the vectors that were used least lately. */
export function memoryVectorCache(most: number = mostVectors): VectorCache {
  const vectors = new Map<string, Float32Array>()
  return {
    get: (digest) => {
      const vector = vectors.get(digest)
      if (vector !== undefined) {
        vectors.delete(digest)
        vectors.set(digest, vector)
      }
      return Promise.resolve(vector)
    },
    set: (digest, vector) => {
      vectors.set(digest, vector)
      const [oldest] = vectors.keys()
      if (vectors.size > most && oldest !== undefined) vectors.delete(oldest)
      return Promise.resolve()
    },
    clear: () => {
      vectors.clear()
      return Promise.resolve()
    },
  }
}
