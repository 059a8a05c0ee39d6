/**
 * Kills over six real nodes: one sender, five partners, of which one is away and one has passed
 * items on to another. How long until a killed item is out of everything at those that are there,
 * and what the one that was away gets first when it is back.
 * Usage: node tests/faults/kill.ts [KILLS] [BACKLOG]
 */
import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { findSigned } from '@suyab/exchange/agreement-row'
import type { NewStatement } from '@suyab/exchange/issue'
import { hrefOfDigest } from '@suyab/exchange/media-row'
import { carriedUris, offerUnder } from '@suyab/exchange/offer'
import { loadOwnNewsroom } from '@suyab/exchange/own-newsroom'
import type { Statement } from '@suyab/exchange/statement'
import { addFeed } from '@suyab/server/feed-list'
import sharp from 'sharp'
import { printMeasured, quantile, type Measured } from './measured.ts'
import {
  agreeWith,
  grantOf,
  openRealNewsroom,
  until,
  type Answered,
  type Ask,
  type RealNewsroom,
} from './real-newsroom.ts'

const outputsLimit = 5

interface Partner {
  readonly newsroom: RealNewsroom
  readonly agreement: string
  ask?: (path: string) => Promise<Answered>
  readonly feeds: string[]
}

interface Victim {
  readonly uri: string
  readonly word: string
  readonly digest: `sha-256:${string}`
  translation?: string
}

export async function run(kills = 100, backlog = 10_000): Promise<Measured[]> {
  const sender = await openRealNewsroom({ id: 'sender.example' })
  const names = ['online', 'translating', 'passing', 'second', 'away']
  const newsrooms = await Promise.all(
    names.map((name) => openRealNewsroom({ id: `${name}.example`, languages: ['zh-Hans'] })),
  )
  const further = await openRealNewsroom({ id: 'further.example', languages: ['en'] })
  try {
    const partners: Partner[] = []
    for (const newsroom of newsrooms) {
      const agreement = await agreeWith(sender, newsroom, { give: grantOf({ embargo: 'send' }) })
      partners.push({ newsroom, agreement, feeds: [] })
    }
    const [online, translating, passing, second, away] = partners
    if (!online || !translating || !passing || !second || !away) throw new RangeError('five')
    const onward: Partner = {
      newsroom: further,
      feeds: [],
      agreement: await agreeWith(passing.newsroom, further),
    }
    const victims = await issueVictims(sender, kills)
    const all = [...partners, onward]
    for (const { newsroom } of partners) await hasAll(newsroom, victims)
    for (const victim of victims) await passOn(passing.newsroom, onward.agreement, victim)
    await hasAll(further, victims)
    for (const victim of victims) victim.translation = await translate(translating, victim)
    for (const one of all) await openOutputs(one)
    await allThere(
      all.filter((one) => one !== away),
      victims,
      translating,
    )

    await away.newsroom.pause()
    await fill(sender, backlog)
    const seconds: number[] = []
    const slowest = { newsroom: '', seconds: 0, left: '' }
    const lasting: string[] = []
    for (const victim of victims) {
      const at = await killNow(sender, victim)
      const present = all.filter((one) => one !== away)
      const times = await Promise.all(
        present.map((one) => goneWithin(one, victim, one === translating, at)),
      )
      for (const [index, time] of times.entries()) {
        if (time === undefined) lasting.push(`${present[index]?.newsroom.id}: ${victim.uri}`)
        else seconds.push(time.seconds)
        if (time !== undefined && time.seconds > slowest.seconds) {
          Object.assign(slowest, { newsroom: present[index]?.newsroom.id, ...time })
        }
      }
    }
    const named = await openNotices(sender, away.agreement)
    const order = await comeBack(away, sender, victims)
    await until('every kill is confirmed', async () => (await openNotices(sender)) === 0, 120)
    const bytes = await bytesLeft([sender, ...newsrooms, further], victims)
    const kept = await withheldTranslations(translating, victims)
    return [
      figure('kill out of every output, p50', quantile(seconds, 0.5), 's', {
        kills,
        of: seconds.length,
      }),
      {
        ...figure('kill out of every output, p99', quantile(seconds, 0.99), 's', { slowest }),
        most: outputsLimit,
      },
      {
        ...figure('outputs that kept a killed item', lasting.length, 'outputs', {
          lasting: lasting.slice(0, 10),
        }),
        most: 0,
      },
      {
        ...figure('kills that the sender names as unconfirmed by the partner away', named, 'kills'),
        least: kills,
      },
      {
        ...figure('backlog entries that came before the kills', order.before, 'entries', {
          backlog,
        }),
        most: 0,
      },
      figure('kills applied after the partner was back', order.seconds, 's'),
      { ...figure('pictures of killed items left', bytes, 'files'), most: 0 },
      { ...figure('own translations that are withheld', kept, 'translations'), least: kills },
    ]
  } finally {
    await Promise.all([sender, ...newsrooms, further].map((one) => one.close()))
  }
}

function figure(name: string, value: number, unit: string, detail?: Measured['detail']): Measured {
  return { figure: name, value, unit, ...(detail === undefined ? {} : { detail }) }
}

async function issueVictims(sender: RealNewsroom, count: number): Promise<Victim[]> {
  const victims: Victim[] = []
  for (let number = 0; number < count; number += 1) {
    const word = `kanari${number.toString(36)}zq`
    const background = { r: number % 255, g: (number * 7) % 255, b: 60 }
    const picture = await sharp({ create: { width: 400, height: 300, channels: 3, background } })
      .withExif({ IFD0: { Copyright: randomBytes(8).toString('hex') } })
      .jpeg()
      .toBuffer()
    const { digest } = await sender.node.context.blobs.put(picture)
    const rendition = { name: 'original', href: hrefOfDigest(digest), contentType: 'image/jpeg' }
    const [issued] = await sender.issue({
      ...storyOf(word),
      item: {
        ...storyOf(word).item,
        type: 'text',
        associations: [{ name: 'picture', type: 'picture', renditions: [rendition] }],
      },
    })
    if (issued === undefined) throw new Error('one statement was issued')
    victims.push({ uri: issued.uri, word, digest })
  }
  return victims
}

function storyOf(word: string): NewStatement {
  return {
    action: 'publish',
    kind: 'text',
    language: 'ky',
    item: {
      type: 'text',
      headlines: [{ value: `${word} head` }],
      descriptions: [{ role: 'summary', value: `${word} summary` }],
      bodies: [{ contentType: 'text/html', value: `<p>${word} body</p>` }],
    },
  }
}

async function hasAll({ db, node }: RealNewsroom, victims: readonly Victim[]): Promise<void> {
  const uris = victims.map(({ uri }) => uri)
  await until(
    'every item is there with its picture',
    async () => {
      const { count } = await db
        .selectFrom('exchange.item')
        .select(({ fn }) => fn.countAll<number>().as('count'))
        .where('uri', 'in', uris)
        .executeTakeFirstOrThrow()
      if (count < victims.length) return false
      for (const { digest } of victims) if (!(await node.context.blobs.has(digest))) return false
      return true
    },
    180,
  )
}

/** Puts a partner's item into the log of another agreement, as it came. */
async function passOn(
  { db, effects }: RealNewsroom,
  agreement: string,
  { uri }: Victim,
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const signed = await findSigned(trx, agreement)
    const said = await trx
      .selectFrom('exchange.statement')
      .select(['envelope', 'digest'])
      .where('uri', '=', uri)
      .executeTakeFirstOrThrow()
    if (signed === undefined) throw new Error('the agreement was signed')
    const payload = said.envelope.split('.')[1] ?? ''
    const statement = JSON.parse(Buffer.from(payload, 'base64url').toString()) as Statement
    const outgoing = { statement, digest: said.digest, jws: said.envelope, subjects: [] }
    const own = await loadOwnNewsroom(trx, effects.now())
    const carried = await carriedUris(trx, agreement, [uri])
    await offerUnder(trx, signed, [outgoing], carried, own, effects.now())
  })
}

async function translate({ newsroom }: Partner, { uri, word }: Victim): Promise<string> {
  const [issued] = await newsroom.issue({
    ...storyOf(wordOfTranslation(word)),
    language: 'zh-Hans',
    translationOf: { uri, version: 1 },
  })
  return issued?.uri ?? ''
}

/** Another word: an editor goes on seeing the translation that waits for a decision. */
function wordOfTranslation(word: string): string {
  return `fanyi${word.slice('kanari'.length)}`
}

async function openOutputs(one: Partner): Promise<void> {
  // A person may ask twenty times a second; the checks ask more often.
  const people: Ask[] = []
  for (let number = 0; number < 12; number += 1) people.push(await one.newsroom.signIn('editor'))
  let turn = 0
  one.ask = async (path) => {
    turn += 1
    const person = people[turn % people.length]
    const answered = await person?.(path)
    // Anything else would pass for an item that is gone.
    if (answered === undefined || ![200, 404, 403].includes(answered.status)) {
      throw new Error(`${path} gave ${answered?.status}: ${answered?.text}`)
    }
    return answered
  }
  const { node } = one.newsroom
  // And a feed once a second.
  for (let number = 0; number < 60; number += 1) {
    const wanted = { name: `All ${number}`, format: 'ninjs' as const }
    const feed = await addFeed(node.context.db, wanted, node.origin, new Date())
    one.feeds.push(new URL(feed.url ?? '').pathname)
  }
}

/** Everything by which this item may be got at a partner's node; empty when it is gone. */
async function leftOf(one: Partner, victim: Victim, translated: boolean): Promise<string[]> {
  const { ask, feeds } = one
  const feed = feeds.shift()
  if (ask === undefined || feed === undefined) throw new Error('the outputs are open')
  feeds.push(feed)
  const { uri, word, digest } = victim
  const found: string[] = []
  const holds = async (place: string, path: string, wanted = word): Promise<void> => {
    const { status, text } = await ask(path)
    if (status === 200 && text.includes(wanted)) found.push(place)
  }
  await Promise.all([
    holds('list', '/api/items?box=in&limit=200'),
    holds('item', `/api/items/${encodeURIComponent(uri)}`),
    holds('version', `/api/items/${encodeURIComponent(uri)}/versions/1`),
    holds('own list', '/api/items?box=own&limit=200&state=offered&state=stale&state=published'),
    holds('feed', feed),
    ...(translated ? [holds('translation in a feed', feed, wordOfTranslation(word))] : []),
  ])
  for (const box of ['in', 'own']) {
    const { text } = await ask(`/api/items?box=${box}&q=${word}`)
    if ((JSON.parse(text) as { total: number }).total > 0) found.push(`search ${box}`)
  }
  if (translated) {
    const { text } = await ask(`/api/items?box=own&q=${wordOfTranslation(word)}`)
    if ((JSON.parse(text) as { total: number }).total > 0) found.push('translation search')
  }
  const picture = await ask(`/media/${digest}?w=160`)
  if (picture.status === 200) found.push('picture')
  return found
}

async function allThere(
  partners: readonly Partner[],
  victims: readonly Victim[],
  translating: Partner,
): Promise<void> {
  const [first] = victims
  if (first === undefined) return
  for (const one of partners) {
    const found = await leftOf(one, first, one === translating)
    for (const place of ['item', 'search in', 'picture'])
      if (!found.includes(place))
        throw new Error(`${one.newsroom.id} shows no ${place} to begin with`)
    // The small pictures are made, so that they can be left behind.
    for (const { digest } of victims) await one.ask?.(`/media/${digest}?w=160`)
  }
}

async function killNow(sender: RealNewsroom, { uri }: Victim): Promise<number> {
  await sender.issue({ uri, action: 'kill', kind: 'text', language: 'ky', reason: 'it is false' })
  return performance.now()
}

/**
 * Seconds from the kill until nothing of the item is left; undefined when it takes longer than 30.
 * The node's own row is watched, which costs little; then every output is looked at, and where one
 * still has something, the time goes on.
 */
async function goneWithin(
  one: Partner,
  victim: Victim,
  translated: boolean,
  at: number,
): Promise<{ seconds: number; left: string } | undefined> {
  let left = 'row'
  let killed = false
  while (performance.now() - at < 30_000) {
    const seen = performance.now()
    killed ||= await isKilled(one.newsroom, victim)
    if (killed) {
      const found = await leftOf(one, victim, translated)
      if (found.length === 0) return { seconds: (seen - at) / 1000, left }
      left = found.join(', ')
    }
    await sleep(20)
  }
  console.error(`${one.newsroom.id} still has ${victim.word}: ${left}`)
  return undefined
}

async function isKilled({ db }: RealNewsroom, { uri }: Victim): Promise<boolean> {
  const row = await db
    .selectFrom('exchange.item')
    .select('state')
    .where('uri', '=', uri)
    .executeTakeFirst()
  return row?.state === 'killed'
}

/** A month of news that the partner which is away has not read. */
async function fill(sender: RealNewsroom, count: number): Promise<void> {
  for (let done = 0; done < count; done += 250) {
    const size = Math.min(250, count - done)
    await sender.issue(
      ...Array.from({ length: size }, (_, index) => storyOf(`news ${done + index}`)),
    )
  }
}

async function openNotices({ db }: RealNewsroom, agreement?: string): Promise<number> {
  const { count } = await db
    .selectFrom('exchange.kill_notice')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('confirmed_at', 'is', null)
    .$if(agreement !== undefined, (query) => query.where('agreement', '=', agreement ?? ''))
    .executeTakeFirstOrThrow()
  return count
}

/** How many entries of the backlog were applied at the moment when all kills were. */
async function comeBack(
  away: Partner,
  sender: RealNewsroom,
  victims: readonly Victim[],
): Promise<{ before: number; seconds: number }> {
  const uris = victims.map(({ uri }) => uri)
  const before = await sender.db
    .selectFrom('exchange.kill_notice')
    .select('uri')
    .where('agreement', '=', away.agreement)
    .execute()
  if (before.length < victims.length) throw new Error('every kill has its notice')
  const start = performance.now()
  await away.newsroom.resume()
  await until(
    'the kills are applied',
    async () => {
      const { count } = await away.newsroom.db
        .selectFrom('exchange.item')
        .select(({ fn }) => fn.countAll<number>().as('count'))
        .where('uri', 'in', uris)
        .where('state', '=', 'killed')
        .executeTakeFirstOrThrow()
      return count === victims.length
    },
    120,
  )
  const seconds = (performance.now() - start) / 1000
  // The kills have their own time of arrival; what was received earlier came before them.
  const last = await away.newsroom.db
    .selectFrom('exchange.item')
    .select(({ fn }) => fn.max('killed_at').as('at'))
    .where('uri', 'in', uris)
    .executeTakeFirstOrThrow()
  await until('the backlog is read', () => isRead(away, sender), 300)
  const early = await away.newsroom.db
    .selectFrom('exchange.item')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('uri', 'not in', uris)
    .where('received', '<', last.at ?? new Date(0))
    .where('own', '=', false)
    .executeTakeFirstOrThrow()
  return { before: early.count, seconds }
}

async function isRead({ newsroom, agreement }: Partner, sender: RealNewsroom): Promise<boolean> {
  const entry = async ({ db }: RealNewsroom, direction: 'sent' | 'read'): Promise<number> => {
    const found = await db
      .selectFrom('exchange.log')
      .select('entry')
      .where('agreement', '=', agreement)
      .where('direction', '=', direction)
      .executeTakeFirstOrThrow()
    return found.entry
  }
  return (await entry(newsroom, 'read')) === (await entry(sender, 'sent'))
}

async function bytesLeft(
  newsrooms: readonly RealNewsroom[],
  victims: readonly Victim[],
): Promise<number> {
  const left = async (): Promise<number> => {
    let count = 0
    for (const { node, folder } of newsrooms) {
      for (const { digest } of victims) {
        const hex = digest.slice('sha-256:'.length)
        if (await node.context.blobs.has(digest)) count += 1
        if (existsSync(join(folder, 'renditions', hex.slice(0, 2), hex))) count += 1
      }
    }
    return count
  }
  const end = Date.now() + 5000
  while ((await left()) > 0 && Date.now() < end) await sleep(50)
  return left()
}

async function withheldTranslations(
  { newsroom }: Partner,
  victims: readonly Victim[],
): Promise<number> {
  const rows = await newsroom.db
    .selectFrom('exchange.item')
    .select(['state', 'source_killed'])
    .where(
      'uri',
      'in',
      victims.map(({ translation }) => translation ?? ''),
    )
    .execute()
  return rows.filter(({ state, source_killed }) => state === 'withheld' && source_killed !== null)
    .length
}

if (import.meta.main) {
  await printMeasured(() => run(Number(process.argv[2] ?? 100), Number(process.argv[3] ?? 10_000)))
}
