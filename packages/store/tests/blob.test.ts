import { createHash } from 'node:crypto'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { array, assert, asyncProperty, nat } from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { digestOf, openFolderBlobs, type BlobStore, type Digest } from '../src/blob.ts'

const bytes = Buffer.from('碎叶 — Суяб')
const other: Digest = `sha-256:${createHash('sha256').update('other').digest('hex')}`

async function* broken(...parts: Uint8Array[]): AsyncIterable<Uint8Array> {
  yield* parts
  throw new Error('the line broke')
}

describe('blobs in a folder', () => {
  let folder: string
  let blobs: BlobStore
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'suyab-blob-'))
    blobs = await openFolderBlobs(folder)
  })
  afterEach(() => rmSync(folder, { recursive: true, force: true }))

  const files = (): string[] =>
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => entry.name)

  test('are called by their digest, and stored once', async () => {
    const blob = await blobs.put(bytes)
    expect(blob).toEqual({ digest: digestOf(bytes), size: bytes.length })
    expect(await blobs.put(bytes)).toEqual(blob)
    expect(files()).toHaveLength(1)
    expect(await buffer(await blobs.get(blob.digest))).toEqual(bytes)
    const listed = []
    for await (const one of blobs.list()) listed.push(one)
    expect(listed).toEqual([blob])
  })

  test('are read in part, both ends included', async () => {
    const { digest } = await blobs.put(bytes)
    expect(await buffer(await blobs.get(digest, { start: 3, end: 5 }))).toEqual(
      bytes.subarray(3, 6),
    )
    expect(await buffer(await blobs.get(digest, { start: 7 }))).toEqual(bytes.subarray(7))
  })

  test('with other bytes than their name says are refused and leave nothing', async () => {
    await expect(blobs.putAs(other, bytes)).rejects.toMatchObject({ code: 'store.blob-mismatch' })
    expect(files()).toEqual([])
  })

  test('whose source breaks leave nothing', async () => {
    await expect(blobs.put(broken(bytes))).rejects.toThrow('the line broke')
    expect(files()).toEqual([])
  })

  test('are missing with a code, and erased with all that came of them', async () => {
    await expect(blobs.get(other)).rejects.toMatchObject({ code: 'store.blob-missing' })
    expect(await blobs.delete(other)).toBe(false)
    const { digest } = await blobs.put(bytes)
    await blobs.append(digest, 0, bytes.subarray(0, 2))
    expect(await blobs.delete(digest)).toBe(true)
    expect(files()).toEqual([])
  })

  test('come in pieces after any number of breaks, and are seen only when whole', async () => {
    const cuts = array(nat(bytes.length), { maxLength: 4 })
    await assert(
      asyncProperty(cuts, async (places) => {
        const digest = digestOf(bytes)
        await blobs.delete(digest)
        for (const end of places.sort((a, b) => a - b)) {
          const at = await blobs.received(digest)
          await expect(blobs.append(digest, at, broken(bytes.subarray(at, end)))).rejects.toThrow(
            'broke',
          )
          expect(await blobs.received(digest)).toBe(end)
          expect(await blobs.has(digest)).toBe(false)
        }
        const at = await blobs.received(digest)
        expect(await blobs.append(digest, at, bytes.subarray(at))).toBe(bytes.length)
        expect(await blobs.complete(digest)).toEqual({ digest, size: bytes.length })
        expect(await buffer(await blobs.get(digest))).toEqual(bytes)
      }),
      { numRuns: 20 },
    )
  })

  test('that continue elsewhere than at their end are refused with where it is', async () => {
    await blobs.append(other, 0, bytes)
    await expect(blobs.append(other, 3, bytes)).rejects.toMatchObject({
      code: 'store.blob-offset',
      received: bytes.length,
    })
  })

  test('that came whole but wrong are dropped, so that they can come again', async () => {
    await blobs.append(other, 0, bytes)
    await expect(blobs.complete(other)).rejects.toMatchObject({ code: 'store.blob-mismatch' })
    expect(await blobs.received(other)).toBe(0)
    expect(files()).toEqual([])
  })

  test.each(['sha-256:../../etc/passwd', 'sha-256:ABC', 'sha-256:'] as Digest[])(
    'are never looked for under %s',
    async (digest) => {
      await expect(blobs.get(digest)).rejects.toMatchObject({ code: 'store.blob-digest' })
    },
  )
})
