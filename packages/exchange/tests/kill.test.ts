import { randomBytes } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { makeEnvelope } from '../src/envelope.ts'
import { fileStatements } from '../src/filing.ts'
import { sendLetter } from '../src/letter-box.ts'
import { hrefOfDigest } from '../src/media-row.ts'
import { discardErased } from '../src/media-fetching.ts'
import { beginCorrection, beginTranslation } from '../src/desk/draft-beginning.ts'
import { grant, ownNewsroom, story, TestNetwork, type TestNewsroom } from './newsroom-bench.ts'
import {
  databaseDump,
  deskOf,
  deskOutputs,
  feedOutputs,
  placesOf,
  roles,
  viewerOf,
} from './outputs.ts'

let network: TestNetwork
let hegu: TestNewsroom
let echo: TestNewsroom

beforeEach(async () => {
  network = new TestNetwork()
  hegu = await network.open('hegu.example', ['zh-Hans'])
  echo = await network.open('echo.example')
})
afterEach(() => network.close())

const kill = (uri: string) =>
  ({ uri, action: 'kill', kind: 'text', language: 'ky', reason: 'туура эмес' }) as const

async function stateOf({ db }: TestNewsroom, uri: string) {
  return db
    .selectFrom('exchange.item')
    .select(['state', 'source_killed', 'headline'])
    .where('uri', '=', uri)
    .executeTakeFirstOrThrow()
}

const dump = ({ db }: TestNewsroom) => databaseDump(db, ['exchange', 'public'])

describe('a kill', () => {
  test('kills even where its number was given to another statement before', async () => {
    const id = await network.agree(echo, hegu)
    const [issued] = await echo.issue(story('Экинчи'))
    await hegu.read(id)
    const own = await ownNewsroom(echo)
    const { jws, digest } = makeEnvelope(
      {
        protocol: 'suyab/1',
        kind: 'statement',
        issuer: echo.id,
        uri: issued!.uri,
        sequence: 1,
        version: 1,
        action: 'kill',
        itemKind: 'text',
        language: 'ky',
        issued: echo.effects.now().toISOString(),
        reason: 'туура эмес',
      },
      own.key,
    )
    const envelope = { jws, digest, kid: own.key.kid }
    const statement = JSON.parse(Buffer.from(jws.split('.')[1]!, 'base64url').toString('utf8'))
    const filed = await hegu.db
      .transaction()
      .execute((trx) =>
        fileStatements(
          trx,
          [{ envelope: { ...envelope, statement }, item: undefined }],
          { agreement: id, partner: echo.id },
          hegu.effects,
        ),
      )
    expect(filed.effects).toEqual(['conflict'])
    expect(await stateOf(hegu, issued!.uri)).toMatchObject({ state: 'killed', headline: null })
  })

  test('withholds translations of translations too', async () => {
    const id = await network.agree(echo, hegu)
    const [source] = await echo.issue(story('Булак'))
    await hegu.read(id)
    const [first] = await hegu.issue({
      ...story('源头'),
      language: 'zh-Hans',
      translationOf: { uri: source!.uri, version: 1 },
    })
    const [second] = await hegu.issue({
      ...story('Source'),
      language: 'en',
      translationOf: { uri: first!.uri, version: 1 },
    })
    await echo.issue(kill(source!.uri))
    await hegu.read(id)
    for (const { uri } of [first!, second!]) {
      const row = await stateOf(hegu, uri)
      expect(row.state).toBe('withheld')
      expect(row.source_killed).not.toBeNull()
    }
  })

  test('lets nobody publish a translation of what it killed', async () => {
    const id = await network.agree(echo, hegu)
    const [source] = await echo.issue(story('Булак'))
    await hegu.read(id)
    await echo.issue(kill(source!.uri))
    await hegu.read(id)
    const late = { ...story('源头'), language: 'zh-Hans' }
    await expect(
      hegu.issue({ ...late, translationOf: { uri: source!.uri, version: 1 } }),
    ).rejects.toMatchObject({ code: 'item.source-killed' })
  })

  test('leaves nothing of the text in either database, in drafts and notes neither', async () => {
    const canary = 'канарейка'
    const id = await network.agree(echo, hegu)
    const [source] = await echo.issue(
      story(canary, {
        descriptions: [{ role: 'summary', value: `${canary} кыскача` }],
        subjects: [{ name: `${canary} тема`, uri: `topic:${canary}` }],
      }),
    )
    await hegu.read(id)
    const { uri } = source!
    for (const [from, to] of [
      [hegu, echo],
      [echo, hegu],
    ] as const) {
      const own = await ownNewsroom(from)
      const body = { type: 'note' as const, uri, language: 'ky', text: `${canary}?`, by: 'A' }
      await from.db
        .transaction()
        .execute((trx) => sendLetter(trx, id, body, own, from.effects.now()))
      await to.read(id)
    }
    await beginCorrection(deskOf(echo), uri, viewerOf('editor'))
    await beginTranslation(deskOf(hegu), uri, 'zh-Hans', viewerOf('editor'))
    expect(placesOf(await dump(hegu), canary)).not.toEqual([])
    await echo.issue(kill(uri))
    await hegu.read(id)
    await echo.read(id)
    for (const newsroom of [echo, hegu]) {
      expect(placesOf(await dump(newsroom), canary)).toEqual([])
      for (const role of roles)
        expect(placesOf(await deskOutputs(newsroom, role, [canary]), canary)).toEqual([])
      expect(placesOf(await feedOutputs(newsroom), canary)).toEqual([])
    }
    // The letters still stand in their order, so that none after them is lost.
    const own = await ownNewsroom(echo)
    const body = { type: 'note' as const, uri: 'tag:x', language: 'ky', text: 'кийинки', by: 'A' }
    await echo.db.transaction().execute((trx) => sendLetter(trx, id, body, own, echo.effects.now()))
    await hegu.read(id)
    const letters = await hegu.db
      .selectFrom('exchange.log')
      .select(['direction', 'letter'])
      .where('agreement', '=', id)
      .execute()
    const theirs = letters.find(({ direction }) => direction === 'read')
    expect(theirs?.letter).toBeGreaterThan(1)
  })
})

async function pictured(): Promise<{ id: string; uri: string; digest: `sha-256:${string}` }> {
  const id = await network.agree(echo, hegu, {
    give: grant({ kinds: ['text', 'picture'] }),
  })
  const { digest, size } = await echo.blobs.put(randomBytes(9000))
  const rendition = { name: 'original', href: hrefOfDigest(digest), sizeInBytes: size }
  const [issued] = await echo.issue(
    story('Сүрөт', { associations: [{ name: 'p', type: 'picture', renditions: [rendition] }] }),
  )
  return { id, uri: issued!.uri, digest }
}

describe("a killed item's picture", () => {
  test('is erased on both sides, its small ones with it', async () => {
    const { id, uri, digest } = await pictured()
    await hegu.read(id)
    expect(await hegu.blobs.has(digest)).toBe(true)
    await echo.issue(kill(uri))
    await hegu.read(id)
    for (const { db, blobs } of [echo, hegu]) {
      const given: string[] = []
      await discardErased(db, blobs, async (one) => {
        given.push(one)
      })
      expect(given).toEqual([digest])
      expect(await blobs.has(digest)).toBe(false)
      expect(await discardErased(db, blobs, () => Promise.resolve())).toBe(0)
    }
  })

  test('does not come back where the kill arrives while it is being fetched', async () => {
    const { id, uri, digest } = await pictured()
    network.tamper = async (request, answer) => {
      const answered = await answer()
      if (!request.targetUri.includes('/media/')) return answered
      network.tamper = (_request, goOn) => goOn()
      await echo.issue(kill(uri))
      await hegu.read(id)
      await discardErased(hegu.db, hegu.blobs, () => Promise.resolve())
      return answered
    }
    await hegu.read(id)
    await discardErased(hegu.db, hegu.blobs, () => Promise.resolve())
    expect(await stateOf(hegu, uri)).toMatchObject({ state: 'killed' })
    expect(await hegu.blobs.has(digest)).toBe(false)
  })

  test('stays while another item shows it', async () => {
    const { id, uri, digest } = await pictured()
    const rendition = { name: 'original', href: hrefOfDigest(digest) }
    await echo.issue(story('Башка', { renditions: [rendition], type: 'picture' }))
    await hegu.read(id)
    await echo.issue(kill(uri))
    await hegu.read(id)
    for (const { db, blobs } of [echo, hegu]) {
      await discardErased(db, blobs, () => Promise.resolve())
      expect(await blobs.has(digest)).toBe(true)
    }
  })
})
