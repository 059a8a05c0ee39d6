import { sql } from 'kysely'
import { bodyHtmlOf, headlineOf } from '@suyab/wire/item-text'
import type { NewsItem } from '@suyab/wire/ninjs'
import type { Medium } from '../agreement.ts'
import type { Db } from '../row.ts'
import type { Desk } from './desk.ts'
import { contentFor, loadContent, openItem, openItems, type OpenItem } from './item-access.ts'
import { errandsFor, type Publisher } from './item-errand.ts'
import type { ItemDetail, NoteRow, TranslationRow, Viewer } from './item-view.ts'
import { versionsOf } from './item-version.ts'
import { picturesFor } from './picture-view.ts'
import { receiptsOf } from './receipt-view.ts'
import { rightsOf } from './rights-view.ts'
import { describeRows, namesOfNewsrooms, newsroomName } from './row-description.ts'
import { isOrphaned, isStale } from './row-state.ts'

/**
 * Everything the desk shows of one item. Of a killed one nothing is left but times, digests and
 * the reason. Who else is looking at it is for the server to fill in.
 * @throws Refusal 'item.unknown' where there is none that this person may know of
 */
export async function findItem(desk: Desk, uri: string, viewer: Viewer): Promise<ItemDetail> {
  const { db } = desk
  const now = desk.now()
  const opened = await openItem(db, uri, viewer, now)
  const { row, standing, circumstances, readable } = opened
  const source = await sourceOf(db, opened, viewer, now)
  const [described] = await describeRows(desk, [row], viewer, circumstances)
  const content = readable ? await loadContent(db, uri) : undefined
  const item = content === undefined ? null : await contentFor(db, content, viewer, now)
  const publisher = await loadPublisher(db)
  const draft = await draftOf(db, uri)
  if (described === undefined) throw new TypeError('an open item is described')
  return {
    ...described,
    item,
    bodyHtml: item === null ? '' : bodyHtmlOf(item),
    pictures: item === null ? [] : await picturesFor(db, item),
    rights: standing.state === 'killed' ? [] : rightsOf(row, source?.row, circumstances),
    versions: await versionsOf(db, row),
    translations: await translationsOf(desk, uri, viewer),
    ...translationOf(opened, source),
    members: item === null ? [] : await membersOf(db, item, viewer, now),
    ...(item === null ? {} : eventOf(item)),
    notes: await notesOf(db, uri),
    present: [],
    receipts: row.own ? await receiptsOf(db, uri) : [],
    own: row.own,
    may: errandsFor(opened, source, viewer.role, publisher),
    ...(row.kill_reason === null ? {} : { killReason: row.kill_reason }),
    ...(isOrphaned(row) && row.translation_of !== null
      ? { sourceKilled: { uri: row.translation_of, reason: source?.row.kill_reason ?? '' } }
      : {}),
    ...(draft === undefined ? {} : { draft }),
    publications: await publicationsOf(desk, uri),
  }
}

/** What an item is a translation of, where this person may know of it. */
export async function sourceOf(
  db: Db,
  { row }: OpenItem,
  viewer: Viewer,
  now: Date,
): Promise<OpenItem | undefined> {
  if (row.translation_of === null) return undefined
  const [source] = await openItems(db, [row.translation_of], viewer, now)
  return source
}

/** Our country and languages. */
export async function loadPublisher(db: Db): Promise<Publisher> {
  return db.selectFrom('exchange.self').select(['country', 'languages']).executeTakeFirstOrThrow()
}

async function draftOf(db: Db, uri: string): Promise<string | undefined> {
  const found = await db
    .selectFrom('exchange.draft')
    .select('id')
    .where('uri', '=', uri)
    .where('task', '<>', 'new')
    .orderBy('changed_at', 'desc')
    .executeTakeFirst()
  return found?.id
}

function translationOf({ row }: OpenItem, source: OpenItem | undefined): Partial<ItemDetail> {
  if (row.translation_of === null) return {}
  const headline = source?.readable === true ? source.row.headline : null
  return {
    translationOf: {
      uri: row.translation_of,
      version: row.translation_of_version ?? 1,
      ...(headline === null ? {} : { headline }),
      ...(source === undefined
        ? {}
        : { language: source.row.language, current: source.row.version }),
      stale: isStale(row),
    },
  }
}

async function translationsOf(desk: Desk, uri: string, viewer: Viewer): Promise<TranslationRow[]> {
  const { db } = desk
  const rows = await db
    .selectFrom('exchange.item')
    .select('uri')
    .where('translation_of', '=', uri)
    .execute()
  const open = await openItems(
    db,
    rows.map((one) => one.uri),
    viewer,
    desk.now(),
  )
  const names = await namesOfNewsrooms(
    db,
    open.map(({ row }) => row.issuer),
  )
  const drafts = await draftsFrom(db, uri)
  const self = await db
    .selectFrom('exchange.self')
    .select(['id', 'names'])
    .executeTakeFirstOrThrow()
  const standing = open.map(({ row, readable, standing: { state } }) => {
    const draft = drafts.find((one) => one.uri === row.uri)?.id
    return {
      uri: row.uri,
      language: row.language,
      headline: state === 'killed' || (isOrphaned(row) && !readable) ? '' : (row.headline ?? ''),
      newsroom: newsroomName(row.issuer, names),
      ofVersion: row.translation_of_version ?? 1,
      stale: isStale(row),
      state,
      ...(draft === undefined ? {} : { draft }),
    }
  })
  const begun = drafts
    .filter((draft) => draft.uri === null)
    .map((draft) => ({
      uri: `draft:${draft.id}`,
      language: draft.language,
      headline: draft.headline ?? '',
      newsroom: { id: self.id, names: self.names },
      ofVersion: draft.source_version ?? 1,
      stale: draft.stale,
      state: 'draft' as const,
      draft: draft.id,
    }))
  return [...standing, ...begun].sort((a, b) => (a.language < b.language ? -1 : 1))
}

interface BegunTranslation {
  readonly id: string
  readonly uri: string | null
  readonly language: string
  readonly source_version: number | null
  readonly headline: string | null
  readonly stale: boolean
}

async function draftsFrom(db: Db, uri: string): Promise<BegunTranslation[]> {
  const { rows } = await sql<BegunTranslation>`
    select d.id, d.uri, d.language, d.source_version, f.value as headline,
      coalesce(i.version > d.source_version, false) as stale
    from exchange.draft d
    left join exchange.draft_field f on f.draft = d.id and f.field = 'headline'
    left join exchange.item i on i.uri = d.source_uri
    where d.source_uri = ${uri} and d.task = 'translation' and d.source_killed is null`.execute(db)
  return rows
}

async function membersOf(
  db: Db,
  item: NewsItem,
  viewer: Viewer,
  now: Date,
): Promise<ItemDetail['members']> {
  if (item.type !== 'composite') return []
  const associations = item.associations ?? []
  const open = await openItems(
    db,
    associations.flatMap(({ uri }) => uri ?? []),
    viewer,
    now,
  )
  const known = new Map(open.map((one) => [one.row.uri, one]))
  return associations.map((association) => {
    const { uri, language } = association
    const member = uri === undefined ? undefined : known.get(uri)
    if (member === undefined) {
      return {
        ...(uri === undefined ? {} : { uri }),
        headline: headlineOf(association),
        ...(language === undefined ? {} : { language }),
      }
    }
    return {
      uri: member.row.uri,
      headline: member.readable ? (member.row.headline ?? '') : '',
      language: member.row.language,
      kind: member.row.kind,
    }
  })
}

function eventOf({ eventDetails, places }: NewsItem): Partial<ItemDetail> {
  if (eventDetails === undefined) return {}
  const { dates, eventStatus: status } = eventDetails
  const start = dates?.startDate ?? dates?.expectedStartDate
  const end = dates?.endDate ?? dates?.expectedEndDate
  const place = places?.[0]?.name
  return {
    event: {
      ...(start === undefined ? {} : { start }),
      ...(end === undefined ? {} : { end }),
      ...(status === undefined ? {} : { status }),
      ...(place === undefined ? {} : { place }),
    },
  }
}

async function notesOf(db: Db, uri: string): Promise<NoteRow[]> {
  const { rows } = await sql<{
    id: string
    newsroom: string
    name: string
    text: string
    language: string
    at: Date
    delivered: boolean
  }>`
    select n.id, n.newsroom, n.name, n.text, n.language, n.at,
      n.direction = 'read' or coalesce(n.letter <= a.they_letter, false) as delivered
    from exchange.note n left join exchange.agreement a on a.id = n.agreement
    where n.uri = ${uri} order by n.at, n.id`.execute(db)
  return rows.map(({ newsroom, name, at, ...note }) => ({
    ...note,
    from: { newsroom, name },
    at: at.toISOString(),
  }))
}

async function publicationsOf(desk: Desk, uri: string): Promise<ItemDetail['publications']> {
  const rows = await desk.db
    .selectFrom('exchange.publication')
    .select(['at', 'person', 'url', 'media'])
    .where('uri', '=', uri)
    .where('ended_at', 'is', null)
    .orderBy('at')
    .execute()
  const people = await desk.personNames(rows.flatMap(({ person }) => person ?? []))
  return rows.map(({ at, person, url, media }) => ({
    at: at.toISOString(),
    by: person === null ? '' : (people.get(person) ?? ''),
    ...(url === null ? {} : { url }),
    media: media.filter(isMedium),
  }))
}

function isMedium(text: string): text is Medium {
  return text === 'web' || text === 'print' || text === 'broadcast' || text === 'social'
}
