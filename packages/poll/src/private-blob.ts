import { createHash } from 'node:crypto'
import type { Readable } from 'node:stream'
import type { Blob, BlobSource, BlobStore, Digest } from '@suyab/store/blob'

/** Bytes of chance before the content. */
const saltLength = 32

/** A blob that nobody can name who was not told its name. */
export interface PrivateBlob extends Blob {
  /** SHA-256 of the content alone. */
  readonly content: Digest
}

/**
 * Stores bytes under a name that does not follow from them: whoever has the same bytes, or reads
 * their digest in a figure, cannot have an item name them, show them or erase them. Two of the same
 * content never share a blob, so that each is erased by itself.
 * @param salt 32 bytes of chance
 * @param named told the name before the bytes are there under it, so that it is on record first
 */
export async function putPrivate(
  blobs: BlobStore,
  source: BlobSource,
  salt: Uint8Array,
  named: (blob: PrivateBlob) => Promise<void>,
): Promise<PrivateBlob> {
  if (salt.length !== saltLength) throw new RangeError(`a salt has ${saltLength} bytes`)
  const [whole, content] = [createHash('sha256').update(salt), createHash('sha256')]
  let size = 0
  let blob: PrivateBlob | undefined
  const salted = async function* (): AsyncGenerator<Uint8Array> {
    yield salt
    for await (const chunk of source instanceof Uint8Array ? [source] : source) {
      whole.update(chunk)
      content.update(chunk)
      size += chunk.length
      yield chunk
    }
    const own = {
      digest: digest(whole.digest('hex')),
      content: digest(content.digest('hex')),
      size,
    }
    await named(own)
    blob = own
  }
  const { digest: stored } = await blobs.put(salted())
  if (blob?.digest !== stored) throw new TypeError('a blob has the name that was on record')
  return blob
}

/** The content of a private blob, or a part of it, both ends included. */
export function getPrivate(
  blobs: BlobStore,
  name: Digest,
  range?: { start: number; end?: number },
): Promise<Readable> {
  const end = range?.end === undefined ? {} : { end: range.end + saltLength }
  return blobs.get(name, { start: (range?.start ?? 0) + saltLength, ...end })
}

/** In bytes, of the content; undefined where there is no such blob. */
export async function privateSize(blobs: BlobStore, name: Digest): Promise<number | undefined> {
  const size = await blobs.size(name)
  return size === undefined ? undefined : size - saltLength
}

function digest(hex: string): Digest {
  return `sha-256:${hex}`
}
