import { createHash, type Hash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { open, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { Transform, type Readable } from 'node:stream'
import { digestStream, isDigest, type Blob, type Digest } from './blob.ts'
import { StoreError } from './fault.ts'

export const archiveFormat = 'suyab-backup'
export const archiveVersion = 1

/** One file of an archive. */
export interface ArchivePart {
  /** Its path inside the archive. */
  file: string
  sha256: string
  bytes: number
}

export interface ArchiveTable extends ArchivePart {
  name: string
  columns: string[]
  rows: number
}

export interface ArchiveSequence {
  name: string
  value: number
  called: boolean
}

/** manifest.json of an archive folder; manifest.sha256 beside it holds its own digest. */
export interface ArchiveManifest {
  format: string
  version: number
  /** ISO 8601, UTC. */
  created: string
  /** What wrote it, as its caller calls itself. */
  writer: string
  postgres: string
  migrations: { feature: string; name: string; checksum: string }[]
  tables: ArchiveTable[]
  sequences: ArchiveSequence[]
  /** A list of the blobs, a digest and a size per line; the blobs lie in blobs/. */
  blobs: ArchivePart & {
    count: number
    /** Blobs whose bytes were not those of their name any more; they are not in the archive. */
    rotten: string[]
  }
}

export function broken(message: string, cause?: unknown): StoreError {
  return new StoreError('store.archive-broken', message, { cause })
}

export function blobPath(archive: string, digest: Digest): string {
  const hex = digest.slice('sha-256:'.length)
  return join(archive, 'blobs', hex.slice(0, 2), hex)
}

/** Counts and hashes what passes. */
export class Measure extends Transform {
  readonly #hash: Hash = createHash('sha256')
  bytes = 0

  override _transform(
    chunk: Buffer,
    _encoding: BufferEncoding,
    done: (error: null, chunk: Buffer) => void,
  ): void {
    this.#hash.update(chunk)
    this.bytes += chunk.length
    done(null, chunk)
  }

  /** Call it once, after the end. */
  digest(): string {
    return this.#hash.digest('hex')
  }
}

/**
 * Reads an archive's manifest and checks the digest of it and of every part and blob, before
 * anything is done with them.
 * @throws StoreError 'store.archive-broken' that names what is wrong
 */
export async function verifyArchive(
  archive: string,
): Promise<{ manifest: ArchiveManifest; blobs: Blob[] }> {
  let text: string
  let seal: string
  try {
    text = await readFile(join(archive, 'manifest.json'), 'utf8')
    seal = await readFile(join(archive, 'manifest.sha256'), 'utf8')
  } catch (cause) {
    throw broken(`${archive} is not a whole archive: its manifest cannot be read`, cause)
  }
  if (createHash('sha256').update(text).digest('hex') !== seal.trim())
    throw broken('manifest.json is not what was written')
  const manifest = parseManifest(text)
  for (const part of [...manifest.tables, manifest.blobs]) await verifyPart(archive, part)
  const blobs = await readBlobList(archive, manifest)
  for (const blob of blobs) {
    const found = await digestFile(blobPath(archive, blob.digest))
    if (found.digest !== blob.digest) throw broken(`blob ${blob.digest} is ${found.digest}`)
  }
  return { manifest, blobs }
}

/** The seal has shown that we wrote it; what remains is whether it is of a version we know. */
function parseManifest(text: string): ArchiveManifest {
  const manifest: ArchiveManifest = JSON.parse(text)
  if (manifest.format !== archiveFormat) throw broken('it is not an archive of a node')
  if (manifest.version !== archiveVersion)
    throw broken(`its format has version ${manifest.version}, this build reads ${archiveVersion}`)
  return manifest
}

async function verifyPart(archive: string, part: ArchivePart): Promise<void> {
  const found = await digestFile(join(archive, part.file))
  if (found.digest !== `sha-256:${part.sha256}` || found.size !== part.bytes)
    throw broken(`${part.file} is not what was written`)
}

async function digestFile(path: string): Promise<Blob> {
  try {
    return await digestStream(createReadStream(path))
  } catch (cause) {
    throw broken(`${path} cannot be read`, cause)
  }
}

async function readBlobList(archive: string, manifest: ArchiveManifest): Promise<Blob[]> {
  const text = await readFile(join(archive, manifest.blobs.file), 'utf8')
  const lines = text.split('\n').filter((line) => line !== '')
  return lines.map((line) => {
    const [digest = '', size = ''] = line.split(' ')
    if (!isDigest(digest)) throw broken(`${digest} is not a digest`)
    return { digest, size: Number(size) }
  })
}

/** A part's bytes as a stream. */
export function readPart(archive: string, part: ArchivePart): Readable {
  return createReadStream(join(archive, part.file))
}

/** Brings a file or folder to disk. */
export async function syncPath(path: string): Promise<void> {
  const handle = await open(path, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

export async function isThere(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  )
}
