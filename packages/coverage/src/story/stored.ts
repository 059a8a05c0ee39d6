import type { PackedFeatures } from './packed.ts'

/** The documents by which others find an article, beside what is compared of it. */
export interface StoredFeatures {
  readonly features: PackedFeatures
  readonly topics: Uint16Array
}

/** Lengths of the parts, in the order in which they are written. */
const parts = ['values', 'keys', 'weights', 'places', 'days', 'marks', 'numbers', 'documents', 'names', 'topics'] as const // prettier-ignore
const header = 4 * (1 + parts.length)

/**
 * Writes what is compared of an article, less what its row says already: lengths, the weight of its
 * names, then numbers of four bytes, then those of two, in the machine's order; in Base64.
 */
export function writeFeatures({ features, topics }: StoredFeatures): string {
  const { topic, names, places, days, marks, numbers } = features
  const written = [topic.values, names.keys, names.weights, places, days, marks, numbers, topic.documents, names.names, topics] // prettier-ignore
  const bytes = Buffer.alloc(written.reduce((sum, { byteLength }) => sum + byteLength, header))
  bytes.writeFloatLE(names.total, 0)
  let at = header
  for (const [index, part] of written.entries()) {
    bytes.writeUInt32LE(part.length, 4 * (index + 1))
    bytes.set(new Uint8Array(part.buffer, part.byteOffset, part.byteLength), at)
    at += part.byteLength
  }
  return bytes.toString('base64')
}

/** Reads what {@link writeFeatures} wrote. */
export function readFeatures(
  text: string,
  row: Pick<PackedFeatures, 'id' | 'language' | 'at' | 'lead'>,
): StoredFeatures {
  const packed = Buffer.from(text, 'base64')
  // Numbers of four bytes must begin where they can; a small Buffer begins anywhere.
  const buffer = new ArrayBuffer(packed.length)
  new Uint8Array(buffer).set(packed)
  let at = header
  const lengths = new Uint32Array(buffer, 4, parts.length)
  const next = <Part>(index: number, size: number, make: (from: number, length: number) => Part): Part => {
    const length = lengths[index]!
    const from = at
    at += size * length
    return make(from, length)
  } // prettier-ignore
  const four = (index: number): Uint32Array =>
    next(index, 4, (from, length) => new Uint32Array(buffer, from, length))
  const floats = (index: number): Float32Array =>
    next(index, 4, (from, length) => new Float32Array(buffer, from, length))
  const two = (index: number): Uint16Array =>
    next(index, 2, (from, length) => new Uint16Array(buffer, from, length))
  const [values, keys, weights] = [floats(0), four(1), floats(2)]
  const [places, days, marks, numbers] = [four(3), four(4), four(5), four(6)]
  const [documents, names, topics] = [two(7), two(8), two(9)]
  const total = new Float32Array(buffer, 0, 1)[0]!
  const features = {
    ...row,
    topic: { documents, values },
    names: { keys, names, weights, total },
    places,
    days,
    marks,
    numbers,
  }
  return { features, topics }
}
