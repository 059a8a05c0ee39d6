import { afterAll, beforeAll, expect, test } from 'vitest'
import { sql } from 'kysely'
import { hrefOfDigest } from '@suyab/exchange/media-row'
import type { Role } from '@suyab/server/api'
import { forgetOriginals } from '@suyab/server/intake-original'
import type { SignedIn } from '@suyab/server/session'
import { openRealNewsroom, type RealNewsroom } from './real-newsroom.ts'

let host: RealNewsroom

beforeAll(async () => {
  host = await openRealNewsroom({ id: 'host.example' })
}, 120_000)
afterAll(() => host.close())

function person(role: Role): SignedIn {
  const id = host.effects.uuid()
  return { id, role, language: 'en', name: role, session: id }
}

test('what is typed in a draft is not told to those who read no drafts', async () => {
  const editor = await host.signIn('editor')
  const begun = await editor('/api/drafts', {
    method: 'POST',
    body: { kind: 'text', language: 'ky' },
  })
  const { id: draft } = JSON.parse(begun.text) as { id: string }
  const field = { field: 'headline', value: 'Жашыруун', revision: 2, confirmed: false }
  const { exchange } = host.node.context
  const said = { type: 'draft' as const, id: draft, field }
  expect(await exchange.filter(said, person('editor'))).toEqual(said)
  const there = { type: 'presence' as const, on: `draft:${draft}`, present: [] }
  expect(await exchange.filter(there, person('translator'))).toEqual(there)
  for (const role of ['analyst', 'viewer'] as const) {
    expect(await exchange.filter(said, person(role))).toBeNull()
    expect(await exchange.filter(there, person(role))).toBeNull()
  }
})

test('a feed that serves a copy of our picture does not take it with it', async () => {
  const { blobs, db } = host.node.context
  const kept = await blobs.put(Buffer.from('a picture'))
  const gone = await blobs.put(Buffer.from('a document'))
  const item = {
    type: 'picture' as const,
    renditions: [{ name: 'main', href: hrefOfDigest(kept.digest) }],
  }
  await host.issue({ action: 'publish', kind: 'picture', language: 'ky', item })
  const { rows } = await sql<{ id: string }>`
    insert into intake (name, kind, address, every_minutes, created_at, next_run_at, paused)
    values ('Feed', 'url', 'https://feed.example/', 15, now(), now(), true) returning id`.execute(
    db,
  )
  for (const { digest } of [kept, gone])
    await sql`insert into intake_original (intake, digest, taken_at)
      values (${rows[0]?.id}, ${digest}, now() - interval '40 days')`.execute(db)
  const { exchange } = host.node.context
  await forgetOriginals({ db, blobs, clock: Date.now, keeps: (one) => exchange.keeps(one) })
  expect(await blobs.has(kept.digest)).toBe(true)
  expect(await blobs.has(gone.digest)).toBe(false)
})
