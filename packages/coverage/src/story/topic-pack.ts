import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib'

/**
 * What is shipped of the parallel documents: how often each language's terms stand in each of them.
 * All of it counts, none of it text.
 */
export interface TopicTable {
  /** How the documents are divided among collections, in their order. */
  readonly collections: readonly { readonly documents: number; readonly weight: number }[]
  /** By language, see {@link packTerms}. */
  readonly terms: Readonly<Record<string, string>>
}

/** A term's documents in rising order, and how often it stands in each. */
export type Postings = readonly (readonly [document: number, count: number])[]

/**
 * Writes the terms of a language as one text: sorted, each as the number of letters it shares with
 * the one before, the rest of its letters, and its documents as steps from one to the next, the
 * count behind `*` where it is more than one; compressed by Brotli, in Base64.
 */
export function packTerms(terms: ReadonlyMap<string, Postings>): string {
  let before = ''
  const lines = [...terms]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([term, postings]) => {
      const shared = sharedLength(before, term)
      before = term
      let last = 0
      const steps = postings.map(([document, count]) => {
        const step = (document - last).toString(36)
        last = document
        return count > 1 ? `${step}*${count.toString(36)}` : step
      })
      return `${shared.toString(36)}\t${term.slice(shared)}\t${steps.join(' ')}`
    })
  const packed = brotliCompressSync(lines.join('\n'), {
    params: { [constants.BROTLI_PARAM_LGWIN]: 24 },
  })
  return packed.toString('base64')
}

/** Reads what {@link packTerms} wrote. */
export function unpackTerms(packed: string): Map<string, Postings> {
  const terms = new Map<string, Postings>()
  const text = brotliDecompressSync(Buffer.from(packed, 'base64')).toString('utf8')
  let before = ''
  for (const line of text.split('\n')) {
    const [shared = '0', rest = '', steps = ''] = line.split('\t')
    const term = before.slice(0, Number.parseInt(shared, 36)) + rest
    before = term
    let document = 0
    const postings = steps.split(' ').map((written): readonly [number, number] => {
      const [step = '0', count = '1'] = written.split('*')
      document += Number.parseInt(step, 36)
      return [document, Number.parseInt(count, 36)]
    })
    terms.set(term, postings)
  }
  return terms
}

function sharedLength(one: string, other: string): number {
  const most = Math.min(one.length, other.length)
  let length = 0
  while (length < most && one[length] === other[length]) length += 1
  return length
}
