import { join } from 'node:path'
import { digestOf, type BlobStore, type Digest } from '@suyab/store/blob'
import { headlineOf, plainTextOf, summaryOf } from '@suyab/wire/item-text'
import { mediaHref } from '@suyab/wire/media-reference'
import type { NewsItem } from '@suyab/wire/ninjs'
import type { Outbound, OutboundFault } from '@suyab/wire/outbound'
import { defaultLimits } from '@suyab/wire/limits'
import { recognisePhoto } from '@suyab/wire/photo-blocks'
import type { Result } from '@suyab/wire/result'
import type { Kysely } from 'kysely'
import type { ApiFault, HandedItem } from './api.ts'
import { noteIntakeFault, type IntakeOutcome, type IntakeRow } from './intake-list.ts'
import { keepFiles, placeless } from './intake-media.ts'
import { bindPictures, type Beside } from './intake-picture.ts'
import { asRemarks, type Remarks } from './intake-remark.ts'
import type { Intaken, TakenItem } from './part.ts'
import { keepPicture } from './picture.ts'
import type { Reader, Reading } from './reader.ts'

export interface IntakeParts {
  db: Kysely<unknown>
  blobs: BlobStore
  outbound: Outbound
  read: Reader['read']
  /** Looks for the names of pictures in a document. */
  pictures: Pick<Reader, 'names' | 'renamed'>
  take: (item: NewsItem, from: Intaken) => Promise<Result<TakenItem, ApiFault>>
  /** Our uris of what an intake has brought, by its own. */
  taken: (uris: readonly string[], intake: string) => Promise<ReadonlyMap<string, string>>
  /** Whether an item names these bytes. */
  keeps: (digest: Digest) => Promise<boolean>
  clock: () => number
  /** Milliseconds between two requests to one host. */
  pace: number
}

/** In bytes; pictures may be larger. */
export const documentLimit: number = defaultLimits.bytes

/** Of a document that is all faults, these are listed and the others counted. */
const mostFaults = 200
/** Of a document of many items, these are named to the one who handed it in. */
export const mostItems = 200

/** A document as it came. */
export interface Came {
  readonly bytes: Buffer
  readonly hint: { readonly contentType?: string; readonly url?: string }
  /** Its name in the folder, or the one it was handed in under. */
  readonly file?: string | undefined
}

/** What became of a document. */
export interface TakenDocument {
  /** Why something of it was not taken. */
  readonly faults: readonly ApiFault[]
  /** What was taken, in its order; of a long document the first. */
  readonly items: readonly HandedItem[]
  /** What was guessed of the document as a whole. */
  readonly remarks: Remarks
}

/** What there is of a document: its items, why there are no more, and the bytes that are kept. */
export interface Held {
  readonly original: Digest
  readonly items: readonly NewsItem[]
  readonly languages: readonly (string | undefined)[]
  readonly faults: readonly ApiFault[]
  /** Of each item, and of the document as a whole. */
  readonly remarks: readonly Remarks[]
  readonly ofAll: Remarks
}

export function now(parts: Pick<IntakeParts, 'clock'>): Date {
  return new Date(parts.clock())
}

export function nothingNew(): IntakeOutcome {
  return { taken: 0, changed: 0, refused: 0, unchanged: true }
}

export function asApiFault(fault: OutboundFault | Reading['faults'][number]): ApiFault {
  const { code, ...data } = fault
  return Object.keys(data).length === 0 ? { code } : { code, data }
}

/**
 * Reads a document and hands on each item, counting into the outcome. What cannot be taken is
 * listed with its reason, and the bytes it stood in are kept as they came.
 */
export async function takeDocument(
  parts: IntakeParts,
  row: IntakeRow,
  came: Came,
  outcome: IntakeOutcome,
): Promise<TakenDocument> {
  const { bytes, file, hint } = came
  const held = await openDocument(
    parts,
    came,
    row.kind === 'folder' && file !== undefined
      ? { folder: row.address, file: join(row.address, file), pictures: parts.pictures }
      : undefined,
  )
  const faults = [...held.faults]
  const items: HandedItem[] = []
  const from: Intaken = {
    intake: {
      id: row.id,
      name: row.name,
      ...(row.language === null ? {} : { language: row.language }),
      offer: row.offer,
    },
    original: held.original,
    source: file === undefined ? (hint.url ?? row.address) : join(row.address, file),
  }
  for (const [index, item] of held.items.entries()) {
    const language = item.language ?? row.language ?? held.languages[index]
    if (language === undefined) {
      faults.push({ code: 'intake.language-untold', data: { uri: item.uri } })
      continue
    }
    const taken = await parts.take({ ...item, language }, from)
    if (!taken.ok) faults.push({ ...taken.fault, data: { uri: item.uri, ...taken.fault.data } })
    else {
      if (taken.value.outcome === 'new') outcome.taken += 1
      else if (taken.value.outcome === 'changed') outcome.changed += 1
      const remarks = held.remarks[index] ?? { warnings: [], details: 0 }
      if (items.length < mostItems)
        items.push({ ...taken.value, headline: nameOf(item), language, ...remarks })
    }
  }
  const document = { faults: faults.slice(0, mostFaults), items, remarks: held.ofAll }
  if (faults.length === 0) return document
  outcome.refused += faults.length
  // A picture is kept as it came only where something is amiss: it may say where it was taken.
  const isPhoto = recognisePhoto(bytes) !== undefined
  const original = isPhoto ? (await parts.blobs.put(bytes)).digest : held.original
  for (const fault of document.faults)
    await noteIntakeFault(parts.db, row.id, { fault, file, original }, now(parts))
  return document
}

/** What an item is called in a list: its headline, else the first of its words. */
export function nameOf(item: NewsItem): string {
  const words = [headlineOf(item), summaryOf(item), plainTextOf(item)]
  return (words.find((one) => one.trim() !== '') ?? '').trim().slice(0, 200)
}

/**
 * Reads a document and keeps its pictures without the place they were taken at, which is in none of
 * its items either. In a folder, pictures that it names beside itself are its own.
 */
export async function openDocument(
  parts: Pick<IntakeParts, 'blobs' | 'read'>,
  came: Came,
  beside?: Beside & Pick<IntakeParts, 'pictures'>,
): Promise<Held> {
  return recognisePhoto(came.bytes) === undefined
    ? readWords(parts, came, beside)
    : readPicture(parts, came)
}

/** Any document but a picture. */
async function readWords(
  parts: Pick<IntakeParts, 'blobs' | 'read'>,
  { bytes, hint }: Came,
  beside: (Beside & Pick<IntakeParts, 'pictures'>) | undefined,
): Promise<Held> {
  const { digest: original } = await parts.blobs.put(bytes)
  const bound =
    beside === undefined
      ? { bytes, faults: [] }
      : await bindPictures(bytes, beside, parts.blobs, beside.pictures)
  const read = await parts.read(bound.bytes, hint)
  const kept = await keepFiles(read, parts.blobs)
  const faults = [...bound.faults, ...read.faults.map(asApiFault), ...kept.faults]
  return { original, items: kept.items, languages: read.languages, faults, ...remarksOf(read) }
}

/** A picture that comes by itself: it is an item where its file says what it shows. */
async function readPicture(
  parts: Pick<IntakeParts, 'blobs' | 'read'>,
  { bytes }: Came,
): Promise<Held> {
  const none = { original: digestOf(bytes), items: [], languages: [], ...remarksOf({ items: [] }) }
  const picture = await keepPicture(parts.blobs, bytes)
  if (!picture.ok) {
    const { code, ...data } = picture.fault
    return { ...none, faults: [{ code, data }] }
  }
  // The words are read from what came: a picture that had to be drawn anew has lost them.
  const read = await parts.read(bytes, {})
  const { digest, contentType, width, height } = picture.value
  const href = mediaHref(digest.slice(8))
  const items = read.items.flatMap(({ item }) =>
    saysWhatItShows(item) && href !== undefined
      ? [
          {
            ...placeless(item),
            renditions: [{ name: 'original', href, contentType, width, height }],
          },
        ]
      : [],
  )
  const faults = read.faults.map(asApiFault)
  if (items.length === 0 && faults.length === 0)
    faults.push({ code: 'intake.picture-without-words' })
  return { original: digest, items, languages: read.languages, faults, ...remarksOf(read) }
}

function remarksOf({
  items,
  warnings = [],
}: Pick<Reading, 'items' | 'warnings'>): Pick<Held, 'remarks' | 'ofAll'> {
  return { remarks: items.map((one) => asRemarks(one.warnings)), ofAll: asRemarks(warnings) }
}

function saysWhatItShows(item: NewsItem): boolean {
  return headlineOf(item).trim() !== '' || summaryOf(item).trim() !== ''
}
