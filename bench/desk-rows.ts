import type { ExchangeTables } from '@suyab/exchange/tables'
import { itemColumns } from '@suyab/exchange/desk/item-row'
import type { NewsItem } from '@suyab/wire/ninjs'
import { sql, type Kysely } from 'kysely'

/** The same numbers in every run: two runs measure the same rows. */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

interface Script {
  readonly languages: readonly string[]
  readonly syllables: readonly string[]
  readonly spaces: boolean
}

const scripts: readonly Script[] = [
  {
    languages: ['ru', 'ky', 'kk', 'be', 'tg'],
    syllables:
      'ба бе би бо ва ве ви го да де до жа за зе ка ке ки ко ла ле ли ло ма ме ми мо на не но па по ра ре ри ро са се си со та те ти то ча ша бү дү кө мө нү сө тү үч'.split(
        ' ',
      ),
    spaces: true,
  },
  {
    languages: ['zh-Hans'],
    syllables: Array.from({ length: 1800 }, (_, index) =>
      String.fromCodePoint(0x4e00 + ((index * 11) % 20_000)),
    ),
    spaces: false,
  },
  {
    languages: ['en', 'uz'],
    syllables:
      'an ar be con de dis en er es for in is ly ment ness of on or pre re st ter ti tion un ver ing al am at con'.split(
        ' ',
      ),
    spaces: true,
  },
  {
    languages: ['fa', 'ur'],
    syllables: 'با بر تا تر جا خو دا در را رو سا شا ما مر نا نو وا هم یا کا گر لا'.split(' '),
    spaces: true,
  },
]

const topics = Array.from({ length: 60 }, (_, index) => ({
  uri: `https://cv.example/medtop/${10_000 + index}`,
  name: `Topic ${index}`,
}))

const kinds = ['text', 'text', 'text', 'text', 'text', 'picture', 'package', 'event'] as const

/** A vocabulary whose words are as unevenly frequent as words are (Zipf). */
class Vocabulary {
  readonly #words: readonly string[]
  readonly #random: () => number
  readonly spaces: boolean

  constructor({ syllables, spaces }: Script, random: () => number, size = 20_000) {
    this.#random = random
    this.spaces = spaces
    this.#words = Array.from({ length: size }, () =>
      Array.from(
        { length: 2 + Math.floor(random() * (spaces ? 4 : 2)) },
        () => syllables[Math.floor(random() * syllables.length)],
      ).join(''),
    )
  }

  word(): string {
    const rank = Math.floor(this.#words.length ** this.#random()) - 1
    return this.#words[Math.max(0, rank)] ?? ''
  }

  text(words: number): string {
    return Array.from({ length: words }, () => this.word()).join(this.spaces ? ' ' : '')
  }
}

export interface Sample {
  readonly words: ReadonlyMap<string, Vocabulary>
  readonly topics: readonly string[]
  readonly partners: readonly string[]
  readonly person: string
}

/** Fills the tables with that many items of eight partners, and twenty thousand read marks of one person. */
export async function fillItems(db: Kysely<ExchangeTables>, count: number): Promise<Sample> {
  const random = seededRandom(2026)
  const words = new Map(
    scripts.flatMap((script) => {
      const vocabulary = new Vocabulary(script, random)
      return script.languages.map((language) => [language, vocabulary] as const)
    }),
  )
  const partners = Array.from({ length: 8 }, (_, index) => `partner${index}.example`)
  const person = '11111111-1111-4111-8111-111111111111'
  const agreements = await fillPartners(db, partners)
  await sql`create table bench_text (uri text primary key, text text not null)`.execute(db)
  const begin = Date.parse('2026-11-23T06:00:00Z') - count * 90_000
  const languages = [...words.keys()]
  for (let from = 0; from < count; from += 500) {
    const rows = Array.from({ length: Math.min(500, count - from) }, (_, offset) => {
      const index = from + offset
      const partner = Math.floor(partners.length * random() ** 1.7)
      const language = languages[Math.floor(languages.length * random())] ?? 'ru'
      const vocabulary = words.get(language)
      const item: NewsItem = {
        uri: `tag:${partners[partner]},2026:${index}`,
        language,
        headlines: [{ role: 'main', value: vocabulary?.text(8) ?? '' }],
        descriptions: [{ role: 'summary', value: vocabulary?.text(25) ?? '' }],
        bodies: [{ contentType: 'text/plain', value: vocabulary?.text(120) ?? '' }],
        subjects: Array.from(
          { length: 1 + Math.floor(random() * 4) },
          () => topics[Math.floor(topics.length * random() ** 2)] ?? {},
        ),
      }
      return { item, index, agreement: agreements[partner], partner: partners[partner] }
    })
    await insertRows(db, rows, random, begin)
  }
  await sql`
    insert into exchange.read_mark (person, uri, sequence)
    select ${person}::uuid, uri, sequence from exchange.item order by received limit ${count / 5}`.execute(
    db,
  )
  await sql`vacuum analyze`.execute(db)
  return { words, topics: topics.map(({ uri }) => uri), partners, person }
}

async function fillPartners(db: Kysely<ExchangeTables>, partners: string[]): Promise<string[]> {
  const agreements = partners.map((_, index) => `00000000-0000-4000-8000-00000000000${index}`)
  await db
    .insertInto('exchange.self')
    .values({
      id: 'us.example',
      names: '{"en":"Us"}',
      languages: ['en'],
      time_zone: 'UTC',
      country: 'KG',
      document: '',
    })
    .execute()
  for (const [index, partner] of partners.entries()) {
    const names = JSON.stringify({ en: `Partner ${index}` })
    await db
      .insertInto('exchange.newsroom')
      .values({ id: partner, names, languages: ['en'] })
      .execute()
    const document = {
      protocol: 'suyab/1',
      kind: 'agreement',
      id: agreements[index],
      edition: 1,
      from: '2020-01-01T00:00:00.000Z',
      parties: [],
      contacts: [],
      grants: [
        {
          from: partner,
          to: 'us.example',
          uses: { publish: true, translate: true, adapt: true, passOn: index === 0 },
          credit: { en: `Partner ${index}` },
          embargo: 'send',
          relays: false,
          keepsAfterEnd: true,
          ...(index === 1 ? { days: 400 } : {}),
          ...(index === 2 ? { kinds: ['text', 'picture'] } : {}),
        },
      ],
    }
    await db
      .insertInto('exchange.agreement')
      .values({
        id: agreements[index] ?? '',
        partner,
        edition: 1,
        document: JSON.stringify(document),
      })
      .execute()
  }
  return agreements
}

async function insertRows(
  db: Kysely<ExchangeTables>,
  rows: readonly {
    item: NewsItem
    index: number
    agreement: string | undefined
    partner: string | undefined
  }[],
  random: () => number,
  begin: number,
): Promise<void> {
  await db
    .insertInto('exchange.item')
    .values(
      rows.map(({ item, index, agreement = null, partner = null }) => {
        const columns = itemColumns(item)
        const moment = new Date(begin + index * 90_000)
        const chance = random()
        return {
          ...columns,
          uri: item.uri,
          issuer: partner ?? '',
          own: false,
          kind: kinds[Math.floor(random() * kinds.length)] ?? 'text',
          language: item.language ?? 'und',
          sequence: 1,
          version: 1,
          action: 'publish' as const,
          state: chance < 0.01 ? ('killed' as const) : chance < 0.02 ? 'withheld' : 'usable',
          issued: moment,
          first_issued: moment,
          embargoed_until: chance > 0.995 ? new Date(begin + index * 90_000 + 864e5) : null,
          partner,
          agreement,
          received: moment,
          taken_at: chance > 0.2 && chance < 0.3 ? moment : null,
          published_at: chance > 0.25 && chance < 0.3 ? moment : null,
        }
      }),
    )
    .execute()
  await sql`insert into bench_text select * from unnest(
    ${rows.map(({ item }) => item.uri)}::text[],
    ${rows.map(({ item }) => [item.headlines, item.descriptions, item.bodies].flatMap((all) => (all ?? []).map(({ value }) => value)).join('\n'))}::text[])`.execute(
    db,
  )
}
