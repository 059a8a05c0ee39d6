/**
 * Real documents through two nodes: the ninjs examples of the standard's makers and feeds of a
 * parser's test suite go into a folder intake, are offered under an agreement and are compared,
 * field by field, with what stands at the partner's node. What could not be taken is listed with
 * its reason. Usage: node eval/exchange-input.ts [FEEDS]
 */
import { existsSync } from 'node:fs'
import { copyFile, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join, relative } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { addIntake } from '@suyab/server/intake-list'
import { runIntake } from '@suyab/server/intake'
import { hrefsOf, parseMediaReference } from '@suyab/wire/media-reference'
import type { NewsItem } from '@suyab/wire/ninjs'
import { read } from '@suyab/wire/read'
import sharp from 'sharp'
import {
  agreeWith,
  openRealNewsroom,
  until,
  type RealNewsroom,
} from '../tests/faults/real-newsroom.ts'
import { printMeasured, type Measured } from '../tests/faults/measured.ts'
import { dataFolder } from './data-folder.ts'

/** What must come through as it was read. */
const fields = [
  'type',
  'usageTerms',
  'copyrightHolder',
  'copyrightNotice',
  'rightsInfo',
  'expires',
  'embargoedUntil',
  'headlines',
  'bodies',
  'descriptions',
  'subjects',
  'eventDetails',
] as const satisfies readonly (keyof NewsItem)[]

interface Taken {
  readonly file: string
  /** As the reader gave it. */
  readonly read: NewsItem
  readonly uri: string
  readonly sequence: number
}

interface Refused {
  readonly file: string
  readonly code: string
}

export async function run(feeds = 5000): Promise<Measured[]> {
  const ninjs = join(dataFolder, 'wire/ninjs/examples')
  const feedFolder = join(dataFolder, 'wire/feeds/feedparser/tests')
  if (!existsSync(ninjs) || !existsSync(feedFolder)) {
    console.error(`the reference data is not there: expected ${ninjs} and ${feedFolder}`)
    return [{ figure: 'real input', value: 0, unit: 'documents', least: 1 }]
  }
  const folder = await mkdtemp(join(tmpdir(), 'suyab-input-'))
  const sender = await openRealNewsroom({ id: 'sender.example' })
  const reader = await openRealNewsroom({
    id: 'reader.example',
    languages: ['zh-Hans'],
    country: 'CN',
  })
  try {
    const examples = await copyExamples(ninjs, folder)
    const chosen = await copyFeeds(feedFolder, folder, feeds)
    const local = await writeLocalPictures(folder)
    const agreement = await agreeWith(sender, reader)
    const { taken, refused } = await takeFolder(sender, folder)
    await until('the partner has everything', () => isThrough(sender, reader, agreement), 300)
    return await compare({ sender, reader, examples, chosen, local, taken, refused })
  } finally {
    await Promise.all([sender.close(), reader.close()])
    await rm(folder, { recursive: true, force: true })
  }
}

async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
}

/** The examples; a JSON schema that lies among them is none. */
async function copyExamples(from: string, to: string): Promise<number> {
  const files = (await filesIn(from)).filter(
    (file) => file.endsWith('.json') && !basename(file).endsWith('-schema.json'),
  )
  for (const file of files) await copyInto(file, join(to, 'ninjs', relative(from, file)))
  return files.length
}

/** The feeds, by name, in which there is an entry: most of the suite tests other things. */
async function copyFeeds(from: string, to: string, most: number): Promise<number> {
  let copied = 0
  for (const file of await filesIn(from)) {
    if (copied >= most) break
    if (!/\.(xml|json)$/.test(file)) continue
    const found = await read(await readFile(file))
    if (found.items.length === 0) continue
    // Many of them name the same entry: each is the next version of it.
    await copyInto(file, join(to, 'feeds', relative(from, file)))
    copied += 1
  }
  return copied
}

async function copyInto(from: string, to: string): Promise<void> {
  await mkdir(join(to, '..'), { recursive: true })
  await copyFile(from, to)
}

/** An item whose pictures lie beside it, as agencies deliver by folder. */
async function writeLocalPictures(folder: string): Promise<number> {
  const place = join(folder, 'pictures')
  await mkdir(place, { recursive: true })
  const formats = ['jpeg', 'png', 'webp'] as const
  for (const [index, format] of formats.entries()) {
    const drawn = sharp({
      create: {
        width: 640,
        height: 400,
        channels: 3,
        background: { r: 40 * index, g: 90, b: 140 },
      },
    })
    await drawn.toFormat(format).toFile(join(place, `picture-${index}.${format}`))
    const item = {
      uri: `urn:example:picture:${index}`,
      standard: { name: 'ninjs', version: '3.0' },
      type: 'picture',
      language: 'en',
      headlines: [{ value: `Picture ${index}` }],
      usageTerms: 'Editorial use only',
      expires: '2099-01-01T00:00:00Z',
      embargoedUntil: '2019-01-01T00:00:00Z',
      renditions: [{ name: 'original', href: `picture-${index}.${format}` }],
    }
    await writeFile(join(place, `picture-${index}.json`), JSON.stringify(item))
  }
  return formats.length
}

async function takeFolder(
  sender: RealNewsroom,
  folder: string,
): Promise<{ taken: Taken[]; refused: Refused[] }> {
  const taken: Taken[] = []
  const refused: Refused[] = []
  const { intake } = sender.node
  const id = await addIntake(
    sender.node.context.db,
    // The language of what does not say it.
    {
      name: 'Real input',
      kind: 'folder',
      address: folder,
      language: 'en',
      every: 1440,
      offer: true,
    },
    sender.effects.now(),
  )
  await runIntake(
    {
      ...intake,
      take: async (item, from) => {
        const result = await intake.take(item, from)
        const file = relative(folder, from.source)
        if (!result.ok) refused.push({ file, code: result.fault.code })
        else {
          const row = await sender.db
            .selectFrom('exchange.intake_item as intake')
            .innerJoin('exchange.item as item', 'item.uri', 'intake.uri')
            .select(['item.uri', 'item.sequence'])
            .where('intake.original', '=', item.uri)
            .executeTakeFirstOrThrow()
          taken.push({ file, read: item, ...row })
        }
        return result
      },
      read: async (bytes, hint) => {
        const found = await intake.read(bytes, hint)
        for (const { code } of found.faults) refused.push({ file: '', code })
        return found
      },
    },
    id,
  )
  return { taken, refused }
}

async function isThrough(
  sender: RealNewsroom,
  reader: RealNewsroom,
  agreement: string,
): Promise<boolean> {
  const head = async ({ db }: RealNewsroom, direction: 'sent' | 'read'): Promise<number> =>
    (
      await db
        .selectFrom('exchange.log')
        .select('entry')
        .where('agreement', '=', agreement)
        .where('direction', '=', direction)
        .executeTakeFirstOrThrow()
    ).entry
  const wanted = await reader.db
    .selectFrom('exchange.media')
    .select('digest')
    .where('state', '=', 'wanted')
    .execute()
  return wanted.length === 0 && (await head(sender, 'sent')) === (await head(reader, 'read'))
}

interface Compared {
  readonly sender: RealNewsroom
  readonly reader: RealNewsroom
  readonly examples: number
  readonly chosen: number
  readonly local: number
  readonly taken: readonly Taken[]
  readonly refused: readonly Refused[]
}

async function compare(all: Compared): Promise<Measured[]> {
  const { reader, examples, chosen, local, taken, refused } = all
  const differences: string[] = []
  let absent = 0
  let references = 0
  let bytes = 0
  for (const { file, read: before, uri, sequence } of taken) {
    const row = await reader.db
      .selectFrom('exchange.statement as said')
      .innerJoin('exchange.item as item', 'item.uri', 'said.uri')
      .select(['said.payload', 'item.own', 'said.embargoed_until'])
      .where('said.uri', '=', uri)
      .where('said.sequence', '=', sequence)
      .executeTakeFirst()
    if (row?.payload == null) {
      absent += 1
      differences.push(`${file}: not at the partner`)
      continue
    }
    const after: NewsItem = JSON.parse(row.payload)
    for (const field of fields) {
      if (!isSame(field, before[field], after[field])) differences.push(`${file}: ${field}`)
    }
    if (after.language !== (before.language ?? 'en')) differences.push(`${file}: language`)
    const [given, come] = [hrefsOf(before), hrefsOf(after)]
    if (!isDeepStrictEqual(given, come)) differences.push(`${file}: renditions`)
    references += come.length
    for (const href of come) {
      const named = parseMediaReference(href)
      if (named === undefined) continue
      const digest = `sha-256:${Buffer.from(named.digest, 'base64url').toString('hex')}` as const
      if (await reader.node.context.blobs.has(digest)) bytes += 1
      else differences.push(`${file}: the picture's bytes`)
    }
  }
  const reasons = Object.fromEntries(
    [...Map.groupBy(refused, ({ code }) => code)].map(([code, list]) => [
      code,
      { count: list.length, files: list.slice(0, 5).map(({ file }) => file) },
    ]),
  )
  const standing = new Set(taken.map(({ file }) => file))
  const from = (part: string): number =>
    [...standing].filter((file) => file.startsWith(part)).length
  return [
    {
      figure: 'ninjs examples at the partner',
      value: from('ninjs'),
      unit: 'files',
      least: examples,
    },
    {
      figure: 'feeds at the partner',
      value: from('feeds'),
      unit: 'files',
      detail: { of: chosen, entries: taken.filter(({ file }) => file.startsWith('feeds')).length },
    },
    { figure: 'items with pictures in the folder', value: bytes, unit: 'pictures', least: local },
    { figure: 'items absent at the partner', value: absent, unit: 'items', most: 0 },
    {
      figure: 'fields that differ at the partner',
      value: differences.length,
      unit: 'fields',
      most: 0,
      detail: { items: taken.length, references, first: differences.slice(0, 20) },
    },
    {
      figure: 'entries that could not be taken',
      value: refused.length,
      unit: 'entries',
      detail: reasons,
    },
  ]
}

/** Moments are the same in whatever zone they are written. */
function isSame(field: string, before: unknown, after: unknown): boolean {
  if (typeof before === 'string' && typeof after === 'string' && /expires|embargoed/.test(field)) {
    return Date.parse(before) === Date.parse(after)
  }
  return isDeepStrictEqual(before, after)
}

if (import.meta.main) await printMeasured(() => run(Number(process.argv[2] ?? 5000)))
