import { promisify } from 'node:util'
import { buffer } from 'node:stream/consumers'
import { zstdCompress, zstdDecompress } from 'node:zlib'
import { digestOf, isDigest, type BlobStore, type Digest } from '@suyab/store/blob'
import { StoreError } from '@suyab/store/fault'
import type { Article } from '../article.ts'

const compress = promisify(zstdCompress)
const decompress = promisify(zstdDecompress)

/** A batch's articles as they were collected, packed for the blob store. */
export interface Original {
  digest: Digest
  packed: Uint8Array
  /** Unpacked. */
  bytes: number
}

/**
 * Packs a batch's articles: a line of JSON that names the batch and the edition, then one per
 * article. The first line makes it unlike every other, so that erasing one never erases another's.
 */
export async function packOriginal(
  batch: number,
  edition: string,
  articles: readonly Article[],
): Promise<Original> {
  const lines = [{ batch, edition }, ...articles].map((line) => JSON.stringify(line))
  const text = Buffer.from(`${lines.join('\n')}\n`)
  const packed = await compress(text)
  return { digest: digestOf(packed), packed, bytes: text.length }
}

/**
 * Gives a batch's articles as they were collected.
 * @throws StoreError 'store.blob-missing', 'store.corrupt'
 */
export async function readOriginal(blobs: BlobStore, original: string): Promise<Article[]> {
  if (!isDigest(original)) throw new StoreError('store.corrupt', `${original} is no digest`)
  const packed = await buffer(await blobs.get(original))
  if (digestOf(packed) !== original)
    throw new StoreError('store.corrupt', `${original} does not hold what its name says`)
  const text = (await decompress(packed)).toString()
  // The digest has shown that we wrote it.
  return text
    .split('\n')
    .slice(1, -1)
    .map((line) => JSON.parse(line) as Article)
}
