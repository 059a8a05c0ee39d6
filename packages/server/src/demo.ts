import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { acceptInvitation, invite } from '@suyab/exchange/invitation'
import type { ErrandContext } from '@suyab/exchange/agreement-errand'
import type { GrantTerms, Terms } from '@suyab/exchange/agreement-terms'
import type { ItemKind } from '@suyab/exchange/agreement'
import { issueStatements, type NewStatement } from '@suyab/exchange/issue'
import type { NewsroomSettings } from '@suyab/exchange/own-newsroom'
import { loadSigned } from '@suyab/exchange/agreement-row'
import { CHANNELS, notify, type Db } from '@suyab/exchange/row'
import type { ExchangeTables } from '@suyab/exchange/tables'
import { lockFolder } from '@suyab/store/folder-lock'
import type { Role } from './api.ts'
import { readConfig, type NodeConfig } from './config.ts'
import { loadPress } from './demo-archive.ts'
import { tellPolls } from './demo-poll-archive.ts'
import { contentOf, minutesAfter, publishSample, type SampleContext } from './demo-item.ts'
import { demoSteps } from './demo-step.ts'
import { exchangeParts } from './exchange-part.ts'
import type { Log } from './log.ts'
import { startNode, type Node } from './node.ts'
import { openPartnerTransport } from './partner-transport.ts'
import { addPerson, listPeople } from './person.ts'
import { readSample } from './sample.ts'
import type { Sample, SampleItem, SampleNewsroom, SampleTerms } from './sample-format.ts'
import { linkAddress, makeLinkToken } from './sign-in.ts'

/** One of the demonstration's newsrooms while it runs. */
export interface DemoNewsroom {
  readonly sample: SampleNewsroom
  readonly node: Node
  readonly db: Db
  readonly errands: ErrandContext
  readonly context: SampleContext & { readonly uris: Map<string, string> }
}

export interface DemoOptions {
  /** Both newsrooms' folders are made in here. */
  readonly folder: string
  readonly ports: readonly [number, number]
  readonly log: (newsroom: string) => Log
  /** Told how far the first start has come, 0 to 1. */
  readonly onProgress: (share: number) => void
  readonly environment: Readonly<Record<string, string | undefined>>
}

export interface Demo {
  readonly newsrooms: readonly DemoNewsroom[]
  /** One-time links, one for each person of the sample. */
  readonly links: readonly { newsroom: string; name: string; role: Role; link: string }[]
  /** Resolves when the invented press is in the archives, which goes on while the desks answer. */
  readonly press: Promise<void>
  /** Resolves when the invented poll is in both, soon after the desks answer. */
  readonly polls: Promise<void>
  stop(): Promise<void>
}

const sampleFolder = fileURLToPath(new URL('../sample', import.meta.url))
/** Names the sample whose telling was finished; a folder without it is told anew. */
const toldFile = 'told.json'
const COUNTRIES: Readonly<Record<string, string>> = {
  'Asia/Shanghai': 'CN',
  'Asia/Bishkek': 'KG',
}

/**
 * Runs two newsrooms on this machine. The first time they found themselves, sign an agreement and
 * live through the sample's last days with the clock of each event; after that they go on from
 * where they were.
 */
export async function startDemo(options: DemoOptions): Promise<Demo> {
  const sample = readSample(sampleFolder)
  const told = await readTold(options.folder)
  // A first telling that was broken off begins again: half of it is no demonstration.
  if (told === undefined) await forgetDemo(options.folder)
  await mkdir(options.folder, { recursive: true })
  const start = told ?? new Date()
  const beginning = beginningOf(sample, start).getTime()
  let clock: (() => number) | undefined = told === undefined ? () => beginning : undefined
  const time = (): number => clock?.() ?? Date.now()
  const newsrooms: DemoNewsroom[] = []
  const stopping = new AbortController()
  let polls = Promise.resolve()
  let press = Promise.resolve()
  const stop = async (): Promise<void> => {
    stopping.abort()
    await Promise.all([polls, press])
    await Promise.all(newsrooms.map(({ node }) => node.stop()))
  }
  try {
    for (const [index, newsroom] of sample.newsrooms.entries()) {
      newsrooms.push(await openNewsroom(newsroom, options.ports[index] ?? 0, start, time, options))
    }
    if (told === undefined) {
      await tell(sample, newsrooms, start, options, (moment) => {
        clock = () => moment.getTime()
      })
      await writeFile(join(options.folder, toldFile), JSON.stringify({ start }))
    }
    clock = undefined
    // Both wait for news with the clock of the last event: they ask anew with the true one.
    for (const { db } of newsrooms) {
      for (const { id } of await loadSigned(db)) await notify(db, CHANNELS.outgoing, id)
      // The jumps of the clock let requests expire on their way; nothing was wrong with a partner.
      if (told === undefined) {
        await db.deleteFrom('exchange.fault').where('code', 'like', 'request.%').execute()
      }
    }
    const links = await signInLinks(newsrooms)
    const nodes = newsrooms.map(({ node }) => node)
    polls = tellPolls(nodes, join(sampleFolder, 'poll'), stopping.signal)
    press = polls.then(() => tellPress(newsrooms, start, stopping.signal))
    return { newsrooms, links, press, polls, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

/** One after the other: each takes what the machine has. */
async function tellPress(
  newsrooms: readonly DemoNewsroom[],
  until: Date,
  signal: AbortSignal,
): Promise<void> {
  for (const { node, sample } of newsrooms) {
    const language = sample.languages[0] ?? 'en'
    const folder = join(sampleFolder, 'press')
    await loadPress(node, folder, { until, language, signal }).catch((cause: unknown) => {
      if (!signal.aborted) node.context.log.error('demo.press-failed', cause)
    })
  }
}

/**
 * Forgets everything the demonstration did.
 * @throws FolderInUseError while it runs
 */
export async function forgetDemo(folder: string): Promise<void> {
  for (const { id } of readSample(sampleFolder).newsrooms) {
    const own = join(folder, id)
    if (existsSync(own)) lockFolder(own).release()
  }
  await rm(folder, { recursive: true, force: true })
}

async function readTold(folder: string): Promise<Date | undefined> {
  try {
    const told: unknown = JSON.parse(await readFile(join(folder, toldFile), 'utf8'))
    const start = typeof told === 'object' && told !== null && 'start' in told ? told.start : ''
    return new Date(String(start))
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  }
}

async function openNewsroom(
  sample: SampleNewsroom,
  port: number,
  start: Date,
  time: () => number,
  { folder, log, environment }: DemoOptions,
): Promise<DemoNewsroom> {
  const config = demoConfig(join(folder, sample.id), port, environment)
  // While the sample is told the clock jumps, and a request on its way may find itself too old:
  // then it is made again at once.
  const backOff = (tries: number): number => (tries < 20 ? 0.02 : Math.min(60, tries / 10))
  const parts = exchangeParts(settingsOf(sample), { backOff })
  const node = await startNode(config, parts, {
    log: log(sample.id),
    clock: time,
    portAdvice: '--ports 4751,4752 (npm start -- --ports 4751,4752)',
  })
  const db = node.context.store.database<ExchangeTables>()
  const effects = {
    now: () => new Date(time()),
    uuid: () => randomUUID(),
    token: () => randomUUID() + randomUUID(),
  }
  const { transport } = openPartnerTransport(config.allowPrivate)
  return {
    sample,
    node,
    db,
    errands: { db, effects, transport },
    context: {
      blobs: node.context.blobs,
      newsroom: sample.id,
      pictures: join(sampleFolder, sample.id, 'pictures'),
      timeZone: sample.timeZone,
      start,
      uris: new Map(),
    },
  }
}

function demoConfig(
  dataFolder: string,
  port: number,
  environment: DemoOptions['environment'],
): NodeConfig {
  const read = readConfig({
    SUYAB_COVERAGE: 'on',
    ...environment,
    DATABASE_URL: undefined,
    CLICKHOUSE_URL: undefined,
    SUYAB_DATA: dataFolder,
    PORT: String(port),
    // The two call each other on this machine, and nothing else that is private.
    SUYAB_ALLOW_PRIVATE: 'localhost',
  })
  if (!read.ok) throw new Error(read.fault.text)
  return read.value
}

function settingsOf({ id, names, languages, timeZone }: SampleNewsroom): NewsroomSettings {
  return { id, names, languages, timeZone, country: COUNTRIES[timeZone] ?? 'KG', sample: true }
}

/** An hour before the first story: the newsrooms found themselves and sign. */
function beginningOf({ newsrooms }: Sample, start: Date): Date {
  const minutes = newsrooms.flatMap(({ items }) => items.map(({ minutesAgo }) => minutesAgo))
  return minutesAfter(start, -Math.max(...minutes) - 60)
}

/** Something that happens in the sample at a moment. */
interface Happening {
  readonly at: Date
  readonly run: () => Promise<void>
}

/** Tells the sample's last days: every event at its own moment, delivered before the next. */
async function tell(
  sample: Sample,
  newsrooms: readonly DemoNewsroom[],
  start: Date,
  options: DemoOptions,
  setClock: (moment: Date) => void,
): Promise<void> {
  const happenings = newsrooms
    .flatMap((newsroom) => newsroom.sample.items.flatMap((item) => lifeOf(newsroom, item, start)))
    .concat(demoSteps(sample, newsrooms, start))
    .toSorted((a, b) => a.at.getTime() - b.at.getTime())
  const beginning = beginningOf(sample, start)
  for (const newsroom of newsrooms) await addPeople(newsroom, beginning)
  const agreement = await agree(sample, newsrooms, beginning)
  for (const [index, { at, run }] of happenings.entries()) {
    setClock(at)
    await run()
    await delivered(newsrooms, agreement)
    options.onProgress((index + 1) / happenings.length)
  }
}

async function addPeople({ node, sample }: DemoNewsroom, now: Date): Promise<void> {
  for (const { name, role, language } of sample.people) {
    const desk = language === 'zh-Hans' || language === 'ru' || language === 'ky' ? language : 'en'
    await addPerson(node.context.db, { name, role, language: desk }, now)
  }
}

async function agree(
  { agreement }: Sample,
  newsrooms: readonly DemoNewsroom[],
  now: Date,
): Promise<string> {
  const [host, guest] = agreement.between.map((id) =>
    newsrooms.find(({ sample }) => sample.id === id),
  )
  if (host === undefined || guest === undefined) throw new Error('the agreement is between the two')
  const termsFrom = (newsroom: DemoNewsroom): SampleTerms => {
    const terms = agreement.terms.find(({ from }) => from === newsroom.sample.id)
    if (terms === undefined) throw new Error('each side grants something')
    return terms
  }
  const { link } = await invite(host.errands, {
    from: now.toISOString(),
    until: minutesAfter(now, agreement.days * 1440).toISOString(),
    give: grantOf(termsFrom(host), host.sample),
    take: grantOf(termsFrom(guest), guest.sample),
    contacts: contactsOf(termsFrom(host), host.sample),
    text: agreement.titles,
  })
  return acceptInvitation(guest.errands, link, contactsOf(termsFrom(guest), guest.sample))
}

const KINDS: Readonly<Record<SampleTerms['kinds'][number], ItemKind>> = {
  text: 'text',
  picture: 'picture',
  composite: 'package',
  event: 'event',
}

function grantOf(terms: SampleTerms, { names }: SampleNewsroom): GrantTerms {
  const uses = new Set(terms.uses)
  return {
    kinds: terms.kinds.map((kind) => KINDS[kind]),
    languages: terms.languages,
    ...(terms.topics.length === 0 ? {} : { topics: terms.topics }),
    uses: {
      publish: uses.has('publish'),
      translate: uses.has('translate'),
      adapt: uses.has('adapt'),
      passOn: uses.has('pass-on'),
    },
    ...(terms.territory.length === 0 ? {} : { territory: terms.territory }),
    credit: names,
    embargo: terms.embargo === 'hold' ? 'hold' : 'send',
    ...(terms.quotaPerDay === undefined
      ? {}
      : { quota: { items: terms.quotaPerDay, per: 'day' as const } }),
    relays: false,
    keepsAfterEnd: true,
  }
}

function contactsOf({ contacts }: SampleTerms, { languages }: SampleNewsroom): Terms['contacts'] {
  return contacts.map(({ name, role, email }) => ({ name, role, mail: email, languages }))
}

/** What happens to one item: it is published, and then whatever its script says. */
function lifeOf(newsroom: DemoNewsroom, sample: SampleItem, start: Date): Happening[] {
  const { context } = newsroom
  const published = minutesAfter(start, -sample.minutesAgo)
  const issue = async (statement: NewStatement): Promise<void> => {
    const { db, errands } = newsroom
    const [issued] = await db
      .transaction()
      .execute((trx) => issueStatements(trx, [statement], errands.effects))
    if (issued !== undefined) context.uris.set(sample.slug, issued.uri)
  }
  let item = sample.item
  return [
    { at: published, run: async () => issue(await publishSample(sample, context)) },
    ...sample.script.map(({ after, action, item: changes, reason }) => ({
      at: minutesAfter(published, after),
      run: async () => {
        const uri = context.uris.get(sample.slug)
        if (uri === undefined) throw new Error(`${sample.slug} was not published`)
        item = { ...item, ...changes }
        const before = await publishSample({ ...sample, item }, context)
        await issue({
          ...before,
          uri,
          action,
          ...(action === 'correct'
            ? { item: await contentOf({ ...sample, uri }, item, context) }
            : {}),
          ...(reason === undefined ? {} : { reason }),
        })
      },
    })),
  ]
}

/** Waits until both sides have read and confirmed everything. */
async function delivered(newsrooms: readonly DemoNewsroom[], agreement: string): Promise<void> {
  const until = Date.now() + 20_000
  for (;;) {
    const logs = await Promise.all(newsrooms.map(({ db }) => readLogs(db, agreement)))
    const [one, other] = logs
    if (one === undefined || other === undefined) return
    if (one.sent <= other.read && other.sent <= one.read) return
    if (Date.now() > until) throw new Error('the sample newsrooms do not reach each other')
    await sleep(5)
  }
}

async function readLogs(db: Db, agreement: string): Promise<{ sent: number; read: number }> {
  const rows = await db
    .selectFrom('exchange.log')
    .select(['direction', 'entry', 'kill', 'letter'])
    .where('agreement', '=', agreement)
    .execute()
  const sum = (direction: string): number =>
    rows
      .filter((row) => row.direction === direction)
      .reduce((total, { entry, kill, letter }) => total + entry + kill + letter, 0)
  return { sent: sum('sent'), read: sum('read') }
}

async function signInLinks(newsrooms: readonly DemoNewsroom[]): Promise<Demo['links']> {
  const links: { newsroom: string; name: string; role: Role; link: string }[] = []
  for (const { node, sample } of newsrooms) {
    for (const { id, name, role } of await listPeople(node.context.db)) {
      const token = await makeLinkToken(node.context.db, id, new Date())
      links.push({ newsroom: sample.id, name, role, link: linkAddress(node.origin, token) })
    }
  }
  return links
}
