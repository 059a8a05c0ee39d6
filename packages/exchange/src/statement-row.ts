import type { NewsItem } from '@suyab/wire/ninjs'
import { canonicalText } from './canonical.ts'
import { itemColumns, type ItemColumns } from './desk/item-row.ts'
import type { MadeStatement } from './offer.ts'
import { insertRows, type Db } from './row.ts'
import type { Statement } from './statement.ts'

/** A statement as its table keeps it. */
export function statementRow(
  { statement, digest, jws, item, text }: MadeStatement,
  kid: string,
  now: Date,
): object {
  return {
    uri: statement.uri,
    sequence: statement.sequence,
    digest,
    issuer: statement.issuer,
    version: statement.version,
    action: statement.action,
    issued: statement.issued,
    embargoed_until: statement.embargoedUntil ?? null,
    reason: statement.reason ?? null,
    kid,
    envelope: jws,
    payload_digest: statement.payload ?? null,
    payload: text ?? (item === undefined ? null : canonicalText(item)),
    received: now.toISOString(),
  }
}

/** What a statement with content changes in the item's row. */
export const CONTENT_COLUMNS: readonly string[] = [
  'kind',
  'language',
  'sequence',
  'version',
  'action',
  'state',
  'issued',
  'embargoed_until',
  'expires',
  'rights',
  'translation_of',
  'translation_of_version',
  'headline',
  'summary',
  'subjects',
  'topics',
  'thumbnail',
  'search',
  'received',
]

/** The item's row as a statement with content makes it; shared by what we issue and what we receive. */
export function contentRow(
  statement: Statement,
  item: NewsItem,
  columns: ItemColumns = itemColumns(item),
): object {
  return {
    uri: statement.uri,
    issuer: statement.issuer,
    kind: statement.itemKind,
    language: statement.language,
    sequence: statement.sequence,
    version: statement.version,
    action: statement.action,
    state: 'usable',
    issued: statement.issued,
    embargoed_until: statement.embargoedUntil ?? null,
    translation_of: statement.translationOf?.uri ?? null,
    translation_of_version: statement.translationOf?.version ?? null,
    ...columns,
  }
}

/** Withheld or killed: the row keeps what it had; erasing is the kill's own step. */
export async function moveState(trx: Db, statement: Statement, now: Date): Promise<void> {
  const killed = statement.action === 'kill'
  await trx
    .updateTable('exchange.item')
    .set({
      sequence: statement.sequence,
      version: statement.version,
      action: statement.action,
      state: killed ? 'killed' : 'withheld',
      issued: new Date(statement.issued),
      ...(killed ? { killed_at: now, kill_reason: statement.reason ?? '' } : {}),
    })
    .where('uri', '=', statement.uri)
    .execute()
}

/** A package names its members by the uris of its associations. */
export async function replaceMembers(trx: Db, uri: string, item: NewsItem): Promise<void> {
  const members = memberRows(uri, item)
  if (members.length === 0 && item.type !== 'composite') return
  await trx.deleteFrom('exchange.item_member').where('package', '=', uri).execute()
  await insertRows(trx, 'exchange.item_member', members)
}

function memberRows(
  uri: string,
  item: NewsItem,
): { package: string; position: number; uri: string }[] {
  if (item.type !== 'composite') return []
  return (item.associations ?? []).flatMap((member, position) =>
    member.uri === undefined ? [] : [{ package: uri, position, uri: member.uri }],
  )
}
