import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { digestOf, openFolderBlobs, type BlobStore } from '@suyab/store/blob'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { getPrivate, privateSize, putPrivate } from './private-blob.ts'
import { readUpload } from './read-upload.ts'
import { withoutFew } from './recoding-outcome.ts'

let folder: string
let blobs: BlobStore
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'suyab-private-'))
  blobs = await openFolderBlobs(folder)
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const bytes = new TextEncoder().encode('a,b\n1,2\n3,4\n')
const put = (salt: number): ReturnType<typeof putPrivate> =>
  putPrivate(blobs, bytes, new Uint8Array(32).fill(salt), () => Promise.resolve())

test('whoever knows a file cannot name where it is kept, and two of one content are apart', async () => {
  const [one, other] = [await put(1), await put(2)]
  expect(one.content).toBe(digestOf(bytes))
  expect(await blobs.has(digestOf(bytes))).toBe(false)
  expect(one.digest).not.toBe(other.digest)
  await blobs.delete(one.digest)
  expect(await buffer(await getPrivate(blobs, other.digest))).toEqual(Buffer.from(bytes))
  expect((await buffer(await getPrivate(blobs, other.digest, { start: 4, end: 6 }))).toString()).toBe('1,2') // prettier-ignore
  expect(await privateSize(blobs, other.digest)).toBe(bytes.length)
})

test('the name is on record before the bytes are there under it', async () => {
  let was: boolean | undefined
  await putPrivate(blobs, bytes, new Uint8Array(32).fill(3), async ({ digest }) => {
    was = await blobs.has(digest)
  })
  expect(was).toBe(false)
})

test('a file beyond the limit is refused by its size, whatever is in it', async () => {
  const { digest } = await put(4)
  const limits = { csvBytes: 11, cells: 100, textBytes: 100 }
  expect(await readUpload(blobs, { blob: digest, reading: {} }, limits)).toEqual({
    ok: false,
    fault: [{ code: 'poll.upload-too-large', data: { bytes: 12, limit: 11 } }],
  })
  const cells = await readUpload(blobs, { blob: digest, reading: {} }, { ...limits, csvBytes: 12, cells: 3 }) // prettier-ignore
  expect(cells).toMatchObject({ fault: [{ code: 'csv.too-large', row: 2 }] })
})

test('a count of few is not told, nor what would give it away', () => {
  expect(withoutFew([100, 50, 4])).toEqual([100, null, null])
  expect(withoutFew([100, 3, 4])).toEqual([100, null, null])
  expect(withoutFew([100, 50, 0])).toEqual([100, 50, 0])
  expect(withoutFew([100, 50, 0, 4])).toEqual([100, null, 0, null])
  expect(withoutFew([4])).toEqual([null])
})
