import { readdir, readFile, stat } from 'node:fs/promises'
import { extname, join, relative } from 'node:path'
import { digestOf } from '@suyab/store/blob'
import { sql, type Kysely } from 'kysely'
import type { ApiFault } from './api.ts'
import {
  documentLimit,
  nothingNew,
  now,
  takeDocument,
  type IntakeParts,
} from './intake-document.ts'
import { noteIntakeFault, type IntakeRow, type RunEnd } from './intake-list.ts'
import { isTaken, noteTaken } from './intake-original.ts'
import { picturesNamed } from './intake-picture.ts'
import { pictureLimit } from './picture.ts'

/** More files than this are left where they are, and told. */
const mostFiles = 20_000

const pictures = new Set(['.jpg', '.jpeg', '.png', '.gif', '.webp', '.avif', '.tif', '.tiff'])

/** A file as it stands in the folder. */
interface FolderFile {
  /** Its path from the folder on. */
  readonly name: string
  readonly path: string
  readonly size: number
  /** Milliseconds since 1970, with their fraction. */
  readonly modified: number
}

/** A file as it was when it was looked at last. */
interface Seen {
  readonly size: number
  readonly modified: number
  /** Paths of the pictures it names. */
  readonly names: readonly string[]
}

/**
 * Looks through an intake's folder: reads the files that are new or changed, the texts before the
 * pictures. A picture that a text names belongs to it; any other comes by itself.
 */
export async function runFolder(parts: IntakeParts, row: IntakeRow): Promise<RunEnd> {
  const outcome = nothingNew()
  let files: FolderFile[]
  try {
    files = await filesIn(row.address)
  } catch (cause) {
    const fault = { code: 'intake.folder-unreadable', data: { reason: reasonOf(cause) } }
    return { outcome: { ...outcome, fault } }
  }
  const refuse = async (fault: ApiFault, file?: string): Promise<void> => {
    outcome.refused += 1
    outcome.unchanged = false
    await noteIntakeFault(parts.db, row.id, { fault, file }, now(parts))
  }
  if (files.length > mostFiles)
    await refuse({ code: 'intake.folder-full', data: { limit: mostFiles } })
  const seen = await seenFiles(parts.db, row.id)
  const named = new Set<string>()
  for (const file of inOrder(files.slice(0, mostFiles))) {
    const isPicture = pictures.has(extname(file.name).toLowerCase())
    if (isPicture && named.has(file.path)) continue
    const before = seen.get(file.name)
    if (before?.size === file.size && before.modified === file.modified) {
      for (const name of before.names) named.add(name)
      continue
    }
    const limit = isPicture ? pictureLimit : documentLimit
    const bytes = await readOrFault(file, limit)
    if (!Buffer.isBuffer(bytes)) {
      await refuse(bytes, file.name)
      continue
    }
    const names = isPicture ? [] : await picturesNamed(bytes, file.path, parts.pictures)
    for (const name of names) named.add(name)
    const digest = digestOf(bytes)
    if (!(await isTaken(parts.db, row.id, digest))) {
      outcome.unchanged = false
      await takeDocument(parts, row, { bytes, hint: {}, file: file.name }, outcome)
      await noteTaken(parts.db, row.id, digest, file.name, now(parts))
    }
    await noteSeen(parts.db, row.id, file, names)
  }
  const here = new Set(files.map(({ name }) => name))
  await forgetGone(
    parts.db,
    row.id,
    [...seen.keys()].filter((name) => !here.has(name)),
  )
  return { outcome }
}

/** Texts first: they say which pictures are theirs. */
function inOrder(files: readonly FolderFile[]): FolderFile[] {
  const isPicture = ({ name }: FolderFile): boolean => pictures.has(extname(name).toLowerCase())
  return [...files.filter((file) => !isPicture(file)), ...files.filter(isPicture)]
}

function reasonOf(cause: unknown): string {
  const code: unknown = cause instanceof Error ? Reflect.get(cause, 'code') : undefined
  return typeof code === 'string' ? code : 'unknown'
}

/** All plain files below a folder, by name; links and hidden ones are not followed. */
async function filesIn(folder: string): Promise<FolderFile[]> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true })
  const paths = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => !/(^|[/\\])\./.test(relative(folder, file)))
    .sort()
  const files: FolderFile[] = []
  for (const path of paths.slice(0, mostFiles + 1)) {
    // A file may be gone by now; then the next look has nothing of it either.
    const found = await stat(path).catch(() => undefined)
    if (found !== undefined)
      files.push({
        name: relative(folder, path),
        path,
        size: found.size,
        modified: found.mtimeMs,
      })
  }
  return files
}

async function readOrFault({ path, size }: FolderFile, limit: number): Promise<Buffer | ApiFault> {
  if (size > limit) return { code: 'wire.too-large', data: { bytes: size, limit } }
  try {
    return await readFile(path)
  } catch (cause) {
    return { code: 'intake.file-unreadable', data: { reason: reasonOf(cause) } }
  }
}

async function seenFiles(db: Kysely<unknown>, intake: string): Promise<Map<string, Seen>> {
  const { rows } = await sql<{ file: string; size: string; modified: number; names: string[] }>`
    SELECT file, size, modified, names FROM intake_file WHERE intake = ${intake}`.execute(db)
  return new Map(
    rows.map(({ file, size, modified, names }) => [file, { size: Number(size), modified, names }]),
  )
}

async function noteSeen(
  db: Kysely<unknown>,
  intake: string,
  { name, size, modified }: FolderFile,
  names: readonly string[],
): Promise<void> {
  await sql`
    INSERT INTO intake_file (intake, file, size, modified, names)
    VALUES (${intake}, ${name}, ${size}, ${modified}, ${names})
    ON CONFLICT (intake, file) DO UPDATE
    SET size = excluded.size, modified = excluded.modified, names = excluded.names`.execute(db)
}

async function forgetGone(
  db: Kysely<unknown>,
  intake: string,
  names: readonly string[],
): Promise<void> {
  if (names.length === 0) return
  await sql`DELETE FROM intake_file WHERE intake = ${intake} AND file = ANY(${names})`.execute(db)
}
