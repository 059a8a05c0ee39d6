import { buffer } from 'node:stream/consumers'
import { digestOf } from '@suyab/store/blob'
import type { HandedIn, HandedItem } from './api.ts'
import {
  mostItems,
  nameOf,
  nothingNew,
  now,
  takeDocument,
  type IntakeParts,
} from './intake-document.ts'
import {
  claimIntake,
  endRun,
  noteHandedIn,
  whileClaimed,
  type IntakeOutcome,
  type IntakeRow,
} from './intake-list.ts'
import { forgetRefusal, isTaken, noteTaken, refusedFile, refusedOf } from './intake-original.ts'
import { asRemarks } from './intake-remark.ts'

/** Documents that are read again in one go. */
const mostAgain = 500

/**
 * Takes a file that a person handed in. The same bytes again change nothing, unless something of
 * them was refused: then they are read again.
 */
export async function handIn(
  parts: IntakeParts,
  row: IntakeRow,
  file: string,
  bytes: Buffer,
): Promise<HandedIn> {
  const digest = digestOf(bytes)
  const outcome = nothingNew()
  const refused = await refusedFile(parts.db, row.id, digest)
  if (refused === undefined && (await isTaken(parts.db, row.id, digest)))
    return {
      ...outcome,
      faults: [],
      items: await itemsOf(parts, row, bytes),
      remarks: { warnings: [], details: 0 },
    }
  outcome.unchanged = false
  await forgetRefusal(parts.db, row.id, digest)
  const came = { bytes, hint: {}, file }
  const { faults, items, remarks } = await takeDocument(parts, row, came, outcome)
  await noteTaken(parts.db, row.id, digest, file, now(parts))
  await noteHandedIn(parts.db, row.id, outcome, now(parts))
  const { taken, changed, refused: count, unchanged } = outcome
  return {
    taken,
    changed,
    refused: count,
    unchanged,
    faults: [...faults],
    items: [...items],
    remarks,
  }
}

/**
 * The items that a file brought before. It is read only for what it calls them: nothing of it is
 * taken or kept once more, for a later file may have corrected them and a kill erased its bytes.
 */
async function itemsOf(parts: IntakeParts, row: IntakeRow, bytes: Buffer): Promise<HandedItem[]> {
  const { items, languages } = await parts.read(bytes, {})
  const first = items.slice(0, mostItems)
  const known = await parts.taken(
    first.map(({ item }) => item.uri),
    row.id,
  )
  return first.flatMap(({ item, warnings }, index) => {
    const uri = known.get(item.uri)
    const language = item.language ?? row.language ?? languages[index] ?? 'und'
    return uri === undefined
      ? []
      : [{ uri, headline: nameOf(item), language, outcome: 'unchanged', ...asRemarks(warnings) }]
  })
}

/**
 * Reads again what an intake refused something of: its language may have been set since, or the
 * reader may have learnt more. Undefined when there is no such intake or it is being run.
 */
export async function readAgain(
  parts: IntakeParts,
  id: string,
): Promise<IntakeOutcome | undefined> {
  const row = await claimIntake(parts.db, id, now(parts))
  if (row === undefined) return undefined
  const outcome = nothingNew()
  try {
    await whileClaimed(parts.db, id, parts.clock, async () => {
      for (const { original, file } of await refusedOf(parts.db, id, mostAgain)) {
        // Bytes that a kill erased are not coming back.
        if (!(await parts.blobs.has(original))) continue
        outcome.unchanged = false
        const bytes = await buffer(await parts.blobs.get(original))
        await forgetRefusal(parts.db, id, original)
        const hint = row.kind === 'url' ? { url: row.address } : {}
        await takeDocument(parts, row, { bytes, hint, file }, outcome)
      }
    })
  } finally {
    const { etag, last_modified: lastModified } = row
    const end = { outcome, etag: etag ?? undefined, lastModified: lastModified ?? undefined }
    await endRun(parts.db, row, end, now(parts))
  }
  return outcome
}
