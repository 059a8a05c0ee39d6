import { releaseDue } from '../src/due.ts'
import { visibleFrom } from '../src/clock.ts'
import { offsetOf } from '../src/desk/embargo-line.ts'
import { mayLook } from '../src/desk/media-look.ts'
import { hrefOfDigest } from '../src/media-row.ts'
import { grant, story, type TestNetwork, type TestNewsroom } from './newsroom-bench.ts'
import { deskOutputs, feedOutputs, outsiders, placesOf, roles, viewerOf } from './outputs.ts'

const minute = 60_000
const widest = 5 * minute

/** Newsrooms that the runs are played with: who sends, who gets it when, who is told by whom. */
export interface Stage {
  readonly network: TestNetwork
  readonly sender: TestNewsroom
  /** Its agreement says: hold. */
  readonly holder: TestNewsroom
  /** Its agreement says: send; it translates. */
  readonly reader: TestNewsroom
  /** Gets the reader's translations. */
  readonly third: TestNewsroom
  readonly agreements: { readonly hold: string; readonly send: string; readonly onward: string }
  /** The true time, in milliseconds. */
  clock: { now: number }
}

export interface Leak {
  readonly run: number
  readonly place: string
  /** Milliseconds before the sender's time. */
  readonly early: number
}

export interface RunOutcome {
  readonly leaks: readonly Leak[]
  /** Where it was not out in time, and how the offset stood. */
  readonly late: readonly string[]
  readonly checks: number
}

/** Opens the newsrooms and signs their agreements. */
export async function openStage(network: TestNetwork): Promise<Stage> {
  const clock = { now: Date.parse('2026-11-23T06:00:00.000Z') }
  network.time = () => clock.now
  const sender = await network.open('sender.example')
  const holder = await network.open('holder.example', ['ru'])
  const reader = await network.open('reader.example', ['zh-Hans'])
  const third = await network.open('third.example', ['en'])
  const onward = { publish: true, translate: true, adapt: true, passOn: true }
  const stage: Stage = {
    network,
    sender,
    holder,
    reader,
    third,
    clock,
    agreements: {
      hold: await network.agree(sender, holder, { give: grant({ embargo: 'hold' }) }),
      send: await network.agree(sender, reader, {
        give: grant({ embargo: 'send', uses: onward }),
      }),
      onward: await network.agree(reader, third, { give: grant({ embargo: 'send' }) }),
    },
  }
  // Long enough that the agreements have begun by everybody's clock.
  clock.now += 60 * minute
  return stage
}

async function mediaOf({ db }: TestNewsroom, digest: string): Promise<number> {
  const rows = await db
    .selectFrom('exchange.item_media')
    .select('uri')
    .where('digest', '=', digest)
    .execute()
  return rows.length
}

/** A number from 0 to below 1, each time another. */
export type Random = () => number

/**
 * One embargoed story with its corrections, under clocks that differ. Looks into everything that
 * everybody may ask for, over and over, and says what was seen before the sender's clock allowed it.
 */
export async function playEmbargo(stage: Stage, run: number, random: Random): Promise<RunOutcome> {
  const { sender, holder, reader, third, clock, agreements } = stage
  for (const newsroom of [sender, holder, reader, third]) {
    newsroom.skew = Math.round((random() * 2 - 1) * widest)
  }
  const fresh = random() < 0.6
  const word = `канар${run}зз`
  const own = `kanar${run}zz`
  const leaks: Leak[] = []
  const late: string[] = []
  let checks = 0

  const start = clock.now
  let ends = start + sender.skew + (fresh ? 1 : 21) * minute + random() * 40 * minute
  const embargo = (): string => new Date(Math.floor(ends)).toISOString()
  // The true time at which the sender's clock shows the end.
  const over = (): number => Date.parse(embargo()) - sender.skew
  const { digest } = await sender.blobs.put(Buffer.from(`${word} ${run}`))
  const said = story(word, {
    descriptions: [{ role: 'summary', value: `${word} кыскача` }],
    subjects: [{ name: `${word} тема`, uri: `topic:${word}` }],
    edNote: `${word} эскертүү`,
    associations: [
      {
        name: 'picture',
        type: 'picture',
        descriptions: [
          { role: 'caption', value: `${word} сүрөт` },
          { role: 'alt', value: `${word} alt` },
        ],
        renditions: [{ name: 'original', href: hrefOfDigest(digest), contentType: 'image/png' }],
      },
    ],
  })
  const [issued] = await sender.issue({ ...said, embargoedUntil: embargo() })
  const uri = issued?.uri ?? ''
  let translated: string | undefined
  let promised = 0

  const look = async (): Promise<void> => {
    checks += 1
    const early = over() - clock.now
    if (early <= 0) return
    const uris = [uri, ...(translated === undefined ? [] : [translated])]
    for (const text of [word, own]) {
      const seen = [
        ...(await feedOutputs(sender)),
        ...(await feedOutputs(reader)),
        ...(await feedOutputs(holder)),
        ...(await feedOutputs(third)),
      ]
      for (const role of outsiders) seen.push(...(await deskOutputs(reader, role, [text], uris)))
      for (const newsroom of [holder, third])
        for (const role of roles) seen.push(...(await deskOutputs(newsroom, role, [text], uris)))
      for (const place of placesOf(seen, text)) leaks.push({ run, place, early })
    }
    for (const role of outsiders)
      if (
        (await reader.blobs.has(digest)) &&
        (await mayLook(reader.db, digest, viewerOf(role), reader.effects.now()))
      )
        leaks.push({ run, place: `${role}: picture`, early })
  }

  await reader.read(agreements.send)
  await holder.read(agreements.hold)
  if ((await mediaOf(reader, digest)) === 0) throw new Error('the reader has the item')
  await look()
  if (random() < 0.7) {
    const row = await reader.signed(agreements.send)
    const now = reader.effects.now()
    const until = visibleFrom(embargo(), offsetOf(row.row), now)
    const [made] = await reader.issue({
      ...story(own),
      language: 'zh-Hans',
      translationOf: { uri, version: 1 },
      embargoedUntil: until.toISOString(),
    })
    translated = made?.uri
    promised = until.getTime() - reader.skew
  }
  const corrections = random() < 0.6 ? Math.ceil(random() * 2) : 0
  let lifted = false
  for (let number = 0; number < corrections && !lifted; number += 1) {
    clock.now += random() * Math.max(0, over() - clock.now) * 0.5
    await look()
    const kind = random()
    if (kind < 0.35) ends += random() * 20 * minute
    else if (kind < 0.7)
      ends = Math.max(clock.now + sender.skew + minute, ends - random() * 10 * minute)
    else lifted = true
    const { item } = said
    await sender.issue({
      ...said,
      uri,
      action: 'correct',
      reason: 'эмбарго',
      ...(item === undefined ? {} : { item }),
      ...(lifted ? {} : { embargoedUntil: embargo() }),
    })
    if (lifted) ends = clock.now + sender.skew
    // A long poll is under way.
    await releaseDue(sender.db, sender.effects.now())
    await reader.read(agreements.send)
    await holder.read(agreements.hold)
    await look()
  }
  if (!lifted) {
    for (const before of [Math.min(over() - clock.now, 61_000), 999, 1]) {
      clock.now = Math.max(clock.now, over() - before)
      if (before > 60_000 && fresh) await reader.read(agreements.send)
      for (const newsroom of [sender, holder, reader]) {
        await releaseDue(newsroom.db, newsroom.effects.now())
      }
      await holder.read(agreements.hold)
      await third.read(agreements.onward)
      await look()
    }
  }
  // The sender's moment has come.
  clock.now = Math.max(clock.now, over() + 1)
  await releaseDue(sender.db, sender.effects.now())
  clock.now += 4_000
  await holder.read(agreements.hold)
  const missing = async (newsroom: TestNewsroom): Promise<boolean> =>
    placesOf(await deskOutputs(newsroom, 'viewer', [word], [uri]), word).length === 0
  if (await missing(holder)) late.push(`run ${run}: holder`)
  const measured = reader.effects.now().getTime()
  const row = (await reader.signed(agreements.send)).row
  const age = measured - (row.clock_at?.getTime() ?? 0)
  if (lifted || age < 15 * minute) {
    if (await missing(reader)) late.push(`run ${run}: reader, measured ${age} ms ago`)
  } else {
    clock.now = Math.max(clock.now, Date.parse(embargo()) + 10 * minute - reader.skew)
    if (await missing(reader)) late.push(`run ${run}: reader, ten minutes later`)
  }
  // The translation keeps the embargo it was issued with, and follows a source that moved later.
  if (translated !== undefined) {
    clock.now = Math.max(clock.now + 25 * minute, promised + 1)
    await releaseDue(reader.db, reader.effects.now())
    await third.read(agreements.onward)
    const seen = await deskOutputs(third, 'viewer', [own], [translated])
    if (placesOf(seen, own).length === 0) late.push(`run ${run}: the translation`)
  }
  clock.now += 30 * minute
  return { leaks, late, checks }
}
