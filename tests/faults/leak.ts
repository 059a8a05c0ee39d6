/**
 * A word that is nowhere else, in every part of a story: under embargo it is looked for in every
 * answer that somebody gets who may not see it, and after the kill in everything that both nodes
 * answer, have written down or keep. Usage: node tests/faults/leak.ts
 */
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beginTranslation } from '@suyab/exchange/desk/draft-beginning'
import { changeDraft } from '@suyab/exchange/desk/draft-writing'
import { findDraft } from '@suyab/exchange/desk/draft-view'
import { sendNote } from '@suyab/exchange/desk/handling'
import { hrefOfDigest } from '@suyab/exchange/media-row'
import type { Role } from '@suyab/server/api'
import { addFeed } from '@suyab/server/feed-list'
import { sql } from 'kysely'
import sharp from 'sharp'
import { databaseDump, placesOf, type Output } from '../../packages/exchange/tests/outputs.ts'
import { printMeasured, type Measured } from './measured.ts'
import {
  agreeWith,
  grantOf,
  openRealNewsroom,
  until,
  type Ask,
  type RealNewsroom,
} from './real-newsroom.ts'

const word = 'kanareyka7q'
const roles: readonly Role[] = ['administrator', 'editor', 'translator', 'analyst', 'viewer']
const outsiders: readonly Role[] = ['translator', 'analyst', 'viewer']

export async function run(): Promise<Measured[]> {
  const sender = await openRealNewsroom({ id: 'sender.example' })
  const reader = await openRealNewsroom({ id: 'reader.example', languages: ['zh-Hans', 'en'] })
  try {
    const agreement = await agreeWith(sender, reader, { give: grantOf({ embargo: 'send' }) })
    const people = { sender: await everybody(sender), reader: await everybody(reader) }
    const feeds = {
      sender: await openFeeds(sender, agreement),
      reader: await openFeeds(reader, agreement),
    }
    const live = outsiders.map((role) => listen(reader, people.reader.get(role), role))
    const picture = await drawPicture()
    const { digest } = await sender.node.context.blobs.put(picture)
    const [issued] = await sender.issue({
      action: 'publish',
      kind: 'text',
      language: 'ky',
      embargoedUntil: new Date(Date.now() + 3_600_000).toISOString(),
      item: {
        type: 'text',
        title: `${word} title`,
        slugline: `${word} slug`,
        by: `${word} author`,
        edNote: `${word} note`,
        headlines: [{ value: `${word} head` }],
        descriptions: [{ role: 'summary', value: `${word} summary` }],
        bodies: [{ contentType: 'text/html', value: `<p>${word} body</p><p>${word}</p>` }],
        subjects: [{ name: `${word} subject`, uri: `urn:topic:${word}` }],
        places: [{ name: `${word} place` }],
        people: [{ name: `${word} person` }],
        associations: [
          {
            name: 'picture',
            type: 'picture',
            descriptions: [
              { role: 'caption', value: `${word} caption` },
              { role: 'alt', value: `${word} alt` },
            ],
            renditions: [
              { name: 'original', href: hrefOfDigest(digest), contentType: 'image/jpeg' },
            ],
          },
        ],
      },
    })
    const uri = issued?.uri ?? ''
    await until('the picture is there', () => reader.node.context.blobs.has(digest))
    const desk = deskOf(reader)
    const editor = { person: await idOf(reader, 'editor'), role: 'editor' as const, language: 'en' }
    await sendNote(desk, uri, { text: `about ${word}`, language: 'en' }, editor)
    const draft = await beginTranslation(desk, uri, 'en', editor)
    const { fields } = await findDraft(desk, draft, editor)
    const [field] = fields
    if (field !== undefined) {
      const change = { field: field.field, value: 'own words', base: field.revision }
      await changeDraft(desk, draft, change, editor)
    }
    const names = { uri, agreement, draft, digest }

    // Under embargo.
    const held: Output[] = []
    for (const role of outsiders)
      held.push(...(await walk(reader, people.reader.get(role), role, names)))
    held.push(...(await walk(reader, undefined, 'nobody', names)))
    held.push(...(await walk(sender, undefined, 'nobody', names)))
    held.push(
      ...(await readFeeds(reader, feeds.reader)),
      ...(await readFeeds(sender, feeds.sender)),
    )
    held.push(...live.map((one) => one.heard()), ...logsOf(sender), ...logsOf(reader))
    const seenBefore = await walk(reader, people.reader.get('editor'), 'editor', names)
    const early = found(held, digest)

    // Killed.
    await sender.issue({ uri, action: 'kill', kind: 'text', language: 'ky', reason: 'it is false' })
    await until('the kill is applied', async () => (await stateOf(reader, uri)) === 'killed')
    const gone = async ({ node }: RealNewsroom): Promise<boolean> =>
      !(await node.context.blobs.has(digest))
    await until('the bytes are gone', async () => (await gone(sender)) && (await gone(reader)), 20)
    await until('the kill is confirmed', async () => isConfirmed(sender), 20)
    const after: Output[] = []
    for (const [newsroom, asks, own] of [
      [sender, people.sender, feeds.sender],
      [reader, people.reader, feeds.reader],
    ] as const) {
      for (const role of roles) after.push(...(await walk(newsroom, asks.get(role), role, names)))
      after.push(...(await walk(newsroom, undefined, 'nobody', names)))
      after.push(...(await readFeeds(newsroom, own)), ...logsOf(newsroom))
      after.push(...(await databaseDump(newsroom.db, await schemasOf(newsroom))))
      after.push(...(await filesOf(join(newsroom.folder, 'blobs'))))
      after.push(...(await filesOf(join(newsroom.folder, 'renditions'))))
    }
    after.push(...live.map((one) => one.heard()))
    for (const one of live) one.close()
    const late = found(after, digest)
    return [
      {
        figure: 'places that an editor finds the word in under embargo',
        value: placesOf(seenBefore, word).length,
        unit: 'answers',
        least: 3,
      },
      {
        figure: 'leaks of an embargoed text',
        value: early.length,
        unit: 'outputs',
        most: 0,
        detail: { looked: held.length, places: early.slice(0, 20) },
      },
      {
        figure: 'leaks of a killed text',
        value: late.length,
        unit: 'outputs',
        most: 0,
        detail: { looked: after.length, places: late.slice(0, 20) },
      },
    ]
  } finally {
    await Promise.all([sender.close(), reader.close()])
  }
}

/** Where the word is, or the picture itself. */
function found(outputs: readonly Output[], digest: string): string[] {
  const pictures = outputs.filter(
    ({ place, text }) => place.includes(`/media/${digest}`) && text === 'bytes',
  )
  return [...placesOf(outputs, word), ...pictures.map(({ place }) => place)]
}

async function drawPicture(): Promise<Buffer> {
  const background = { r: 200, g: 60, b: 90 }
  return sharp({ create: { width: 800, height: 500, channels: 3, background } })
    .withExif({ IFD0: { Copyright: word } })
    .jpeg()
    .toBuffer()
}

async function everybody(newsroom: RealNewsroom): Promise<ReadonlyMap<Role, Ask>> {
  const asks = new Map<Role, Ask>()
  for (const role of roles) asks.set(role, await newsroom.signIn(role))
  return asks
}

async function idOf({ node }: RealNewsroom, role: Role): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    select id from person where role = ${role} limit 1`.execute(node.context.db)
  return rows[0]?.id ?? ''
}

function deskOf({ db, effects }: RealNewsroom): Parameters<typeof sendNote>[0] {
  return {
    db,
    now: effects.now,
    uuid: effects.uuid,
    personNames: () => Promise.resolve(new Map()),
  }
}

async function stateOf({ db }: RealNewsroom, uri: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('exchange.item')
    .select('state')
    .where('uri', '=', uri)
    .executeTakeFirst()
  return row?.state
}

async function isConfirmed({ db }: RealNewsroom): Promise<boolean> {
  const rows = await db.selectFrom('exchange.kill_notice').select('confirmed_at').execute()
  return rows.every(({ confirmed_at }) => confirmed_at !== null)
}

interface Names {
  readonly uri: string
  readonly agreement: string
  readonly draft: string
  readonly digest: string
}

/** Every GET that the node answers, with every name that there is to put into its address. */
async function walk(
  newsroom: RealNewsroom,
  ask: Ask | undefined,
  who: string,
  { uri, agreement, draft, digest }: Names,
): Promise<Output[]> {
  const ids = [agreement, draft]
  const addresses = newsroom.node.routes
    .filter(({ method, path }) => method === 'GET' && path !== '/api/live')
    .flatMap(({ path }) =>
      (path.includes(':id') ? ids : ['']).map((id) =>
        path
          .replace(':id', id)
          .replace(':uri', encodeURIComponent(uri))
          .replace(':sequence', '1')
          .replace(':digest', encodeURIComponent(digest)),
      ),
    )
  const more = [
    ...['in', 'own'].flatMap((box) => [
      `/api/items?box=${box}&limit=200`,
      `/api/items?box=${box}&topic=${encodeURIComponent(`urn:topic:${word}`)}`,
    ]),
    `/api/items/${encodeURIComponent(uri)}/export?format=ninjs`,
    `/media/${digest}`,
    `/media/${digest}?w=320`,
    '/.well-known/suyab',
    `/exchange/${agreement}/log?after=0&kills=0&letters=0`,
    `/exchange/${agreement}/media/${encodeURIComponent(digest)}`,
    `/exchange/${agreement}/returned?after=0`,
    '/',
    `/item/${encodeURIComponent(uri)}`,
  ]
  const outputs: Output[] = []
  for (const path of new Set([...addresses, ...more])) {
    const { status, text } = await get(newsroom, ask, path)
    // A picture's bytes are a leak by themselves; of every other answer the words are looked at.
    const picture = path.startsWith('/media/')
    outputs.push({
      place: `${newsroom.id} ${who} ${path}`,
      text: picture ? (status === 200 ? 'bytes' : '') : text,
    })
  }
  for (const box of ['in', 'own']) {
    const { status, text } = await get(newsroom, ask, `/api/items?box=${box}&q=${word}`)
    const total = status === 200 ? (JSON.parse(text) as { total: number }).total : 0
    outputs.push({ place: `${newsroom.id} ${who} search ${box}`, text: total > 0 ? word : '' })
  }
  return outputs
}

async function get(
  newsroom: RealNewsroom,
  ask: Ask | undefined,
  path: string,
): Promise<{ status: number; text: string }> {
  if (ask !== undefined) return ask(path)
  const response = await fetch(`${newsroom.node.origin}${path}`, { redirect: 'manual' })
  return { status: response.status, text: await response.text() }
}

async function openFeeds({ node }: RealNewsroom, agreement: string): Promise<string[]> {
  const addresses: string[] = []
  for (const format of ['ninjs', 'rss', 'atom'] as const) {
    for (const one of [undefined, agreement]) {
      const wanted = { name: format, format, ...(one === undefined ? {} : { agreement: one }) }
      const { url } = await addFeed(node.context.db, wanted, node.origin, new Date())
      addresses.push(url ?? '')
    }
  }
  return addresses
}

async function readFeeds(newsroom: RealNewsroom, addresses: readonly string[]): Promise<Output[]> {
  return Promise.all(
    addresses.map(async (address) => {
      const response = await fetch(address)
      if (response.status !== 200) throw new Error(`${address} gave ${response.status}`)
      return { place: `${newsroom.id} feed ${address}`, text: await response.text() }
    }),
  )
}

function logsOf({ id, logged }: RealNewsroom): Output[] {
  return [{ place: `${id} log`, text: logged.join('\n') }]
}

/** A desk's live connection: all that it hears. */
function listen(
  { node }: RealNewsroom,
  ask: Ask | undefined,
  role: string,
): { heard: () => Output; close: () => void } {
  const stop = new AbortController()
  let text = ''
  const reading = async (): Promise<void> => {
    const response = await fetch(`${node.origin}/api/live`, {
      headers: { cookie: ask?.cookie ?? '', 'suyab-desk': '1' },
      signal: stop.signal,
    })
    if (response.body === null) return
    for await (const part of response.body) text += Buffer.from(part).toString('utf8')
  }
  // Being closed is how it ends.
  reading().catch((error: unknown) => {
    if (!stop.signal.aborted) text += ` ${String(error)}`
  })
  return { heard: () => ({ place: `${role} live`, text }), close: () => stop.abort() }
}

async function schemasOf({ node }: RealNewsroom): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select nspname as name from pg_namespace
    where nspname not like 'pg\\_%' and nspname <> 'information_schema'`.execute(node.context.db)
  return rows.map(({ name }) => name)
}

async function filesOf(folder: string): Promise<Output[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return []
      throw error
    },
  )
  return Promise.all(
    entries
      .filter((entry) => entry.isFile())
      .map(async (entry) => {
        const path = join(entry.parentPath, entry.name)
        return { place: path, text: (await readFile(path)).toString('latin1') }
      }),
  )
}

if (import.meta.main) await printMeasured(() => run())
