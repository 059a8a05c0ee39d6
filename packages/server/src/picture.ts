import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { randomUUID } from 'node:crypto'
import { dirname, join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import type { BlobStore, Digest } from '@suyab/store/blob'
import { asStoreError } from '@suyab/store/fault'
import { namesPlace, withoutPlace } from '@suyab/wire/hidden-place'
import { photoBlocks, recognisePhoto } from '@suyab/wire/photo-blocks'
import { ok, refuse, type Result } from '@suyab/wire/result'
import sharp, { type Metadata } from 'sharp'

export type PictureFault =
  | { code: 'media.not-a-picture' }
  | { code: 'media.format'; format: string }
  | { code: 'media.too-many-pixels'; limit: number }

/** Raster formats, and what they are called in HTTP. SVG is a document with scripts: never. */
const contentTypes: Readonly<Record<string, string>> = {
  jpeg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
  gif: 'image/gif',
  avif: 'image/avif',
  tiff: 'image/tiff',
}
/** What every browser shows. */
const shown = new Set(['image/jpeg', 'image/png', 'image/webp', 'image/gif', 'image/avif'])

export const pictureLimit: number = 40 * 1024 * 1024
const pixelLimit = 120_000_000
export const widths: readonly number[] = [160, 320, 640, 960, 1600]

// Pictures are worked on beside everything else the node does; its memory has a bound.
sharp.concurrency(1)
sharp.cache(false)

const options = { limitInputPixels: pixelLimit, failOn: 'error' } as const

/** Looks into a picture's bytes. */
async function inspect(
  bytes: Buffer,
): Promise<Result<{ metadata: Metadata; contentType: string }, PictureFault>> {
  // Recognised before sharp sees it: its SVG and PDF readers have no business here.
  if (!isRaster(bytes)) return refuse({ code: 'media.not-a-picture' })
  let metadata: Metadata
  try {
    metadata = await sharp(bytes, options).metadata()
  } catch (cause) {
    const large = cause instanceof Error && /pixel limit/i.test(cause.message)
    return refuse(
      large
        ? { code: 'media.too-many-pixels', limit: pixelLimit }
        : { code: 'media.not-a-picture' },
    )
  }
  const format =
    metadata.format === 'heif' && metadata.compression === 'av1' ? 'avif' : metadata.format
  const contentType = contentTypes[format]
  if (contentType === undefined) return refuse({ code: 'media.format', format })
  if (metadata.width * metadata.height > pixelLimit)
    return refuse({ code: 'media.too-many-pixels', limit: pixelLimit })
  return ok({ metadata, contentType })
}

function isRaster(bytes: Buffer): boolean {
  const start = bytes.toString('latin1', 0, 16)
  return (
    start.startsWith('\xff\xd8\xff') ||
    start.startsWith('\x89PNG\r\n\x1a\n') ||
    start.startsWith('GIF8') ||
    (start.startsWith('RIFF') && start.slice(8, 12) === 'WEBP') ||
    start.startsWith('II*\0') ||
    start.startsWith('MM\0*') ||
    start.slice(4, 8) === 'ftyp'
  )
}

/** Whether a picture says where it was taken: its own blocks, or what sharp makes of them. */
export function saysWhere(bytes: Buffer, { exif, xmp }: Pick<Metadata, 'exif' | 'xmp'>): boolean {
  const format = recognisePhoto(bytes)
  const inFile =
    format !== undefined && namesPlace(photoBlocks(bytes, format, pictureLimit, () => undefined))
  return inFile || namesPlace({ exif, xmp })
}

/** The bytes without the place the picture was taken at; all else stays wherever that is possible. */
async function placeless(bytes: Buffer, metadata: Metadata): Promise<Buffer> {
  if (!saysWhere(bytes, metadata)) return bytes
  if (metadata.format === 'jpeg') {
    const blank = Buffer.from(withoutPlace(bytes))
    if (!saysWhere(blank, await sharp(blank, options).metadata())) return blank
  }
  const picture = sharp(bytes, { ...options, animated: true })
    .autoOrient()
    .keepIccProfile()
  if (metadata.format === 'jpeg') picture.jpeg({ quality: 95 })
  else if (metadata.format === 'webp') picture.webp({ quality: 95 })
  else if (metadata.format === 'heif') picture.avif({ quality: 85 })
  else if (metadata.format === 'tiff') picture.tiff({ compression: 'lzw' })
  return picture.toBuffer()
}

/** A picture whose bytes are kept; its size in pixels as it is shown. */
export interface KeptPicture {
  readonly digest: Digest
  readonly contentType: string
  readonly width: number
  readonly height: number
}

/** Keeps an uploaded picture: checked, without its GPS position, otherwise as it came. */
export async function keepPicture(
  blobs: BlobStore,
  bytes: Buffer,
): Promise<Result<KeptPicture, PictureFault>> {
  const looked = await inspect(bytes)
  if (!looked.ok) return looked
  const { metadata, contentType } = looked.value
  try {
    // The header can be whole and the picture cut off.
    await sharp(bytes, options).stats()
  } catch {
    return refuse({ code: 'media.not-a-picture' })
  }
  const { digest } = await blobs.put(await placeless(bytes, metadata))
  const { width, height } = metadata.autoOrient
  return ok({ digest, contentType, width, height })
}

export interface Shown {
  bytes: Buffer
  contentType: string
}

/** The folder where renditions are kept, all of one picture in one folder. */
function renditionFolder(dataFolder: string, digest: Digest): string {
  const hex = digest.slice('sha-256:'.length)
  return join(dataFolder, 'renditions', hex.slice(0, 2), hex)
}

/**
 * A picture to be shown: the original bytes, or a rendition at most `width` pixels wide, made once
 * and kept. Undefined when the bytes are not here.
 */
export async function showPicture(
  blobs: BlobStore,
  dataFolder: string,
  digest: Digest,
  width: number | undefined,
): Promise<Result<Shown, PictureFault> | undefined> {
  if (!(await blobs.has(digest))) return undefined
  if (width !== undefined) {
    const file = join(renditionFolder(dataFolder, digest), `${width}.webp`)
    const kept = await readIfThere(file)
    if (kept !== undefined) return ok({ bytes: kept, contentType: 'image/webp' })
  }
  const bytes = await buffer(await blobs.get(digest))
  const looked = await inspect(bytes)
  if (!looked.ok) return looked
  const { contentType } = looked.value
  if (width === undefined && shown.has(contentType)) return ok({ bytes, contentType })
  const wide = width ?? 1600
  let small: Buffer
  try {
    small = await inTurn(() =>
      sharp(bytes, options)
        .autoOrient()
        .resize({ width: wide, withoutEnlargement: true })
        .webp({ quality: 80 })
        .toBuffer(),
    )
  } catch {
    return refuse({ code: 'media.not-a-picture' })
  }
  await keep(join(renditionFolder(dataFolder, digest), `${wide}.webp`), small)
  // Killed while it was being made: nothing of it may stay.
  if (!(await blobs.has(digest))) {
    await eraseRenditions(dataFolder, digest)
    return undefined
  }
  return ok({ bytes: small, contentType: 'image/webp' })
}

/** Erases all renditions of a picture, as its kill demands. */
export async function eraseRenditions(dataFolder: string, digest: Digest): Promise<void> {
  await rm(renditionFolder(dataFolder, digest), { recursive: true, force: true })
}

async function readIfThere(file: string): Promise<Buffer | undefined> {
  try {
    return await readFile(file)
  } catch (cause) {
    if (cause instanceof Error && Reflect.get(cause, 'code') === 'ENOENT') return undefined
    throw asStoreError(cause)
  }
}

async function keep(file: string, bytes: Buffer): Promise<void> {
  const beside = `${file}.${randomUUID()}`
  try {
    await mkdir(dirname(file), { recursive: true, mode: 0o700 })
    await writeFile(beside, bytes, { mode: 0o600 })
    await rename(beside, file)
  } catch (cause) {
    throw asStoreError(cause)
  }
}

let last: Promise<unknown> = Promise.resolve()

/** One rendition at a time: a page of new pictures asks for fifty at once. */
function inTurn<Value>(work: () => Promise<Value>): Promise<Value> {
  const mine = last.then(work)
  last = mine.catch(() => undefined) // the caller has the error
  return mine
}
