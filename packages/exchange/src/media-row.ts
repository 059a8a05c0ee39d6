import { sql } from 'kysely'
import type { NewsItem, Rendition } from '@suyab/wire/ninjs'
import { mediaHref, parseMediaReference, type MediaReference } from '@suyab/wire/media-reference'
import { insertRows, type Db } from './row.ts'
import type { Statement } from './statement.ts'

/** A media reference's digest as the protocol and the blob store write it. */
export function digestOfReference({ digest }: MediaReference): `sha-256:${string}` {
  return `sha-256:${Buffer.from(digest, 'base64url').toString('hex')}`
}

/** The href by which a rendition names its bytes. @throws TypeError for what is no digest */
export function hrefOfDigest(digest: string): string {
  const href = mediaHref(digest.replace(/^sha-256:/, ''))
  if (href === undefined) throw new TypeError(`no digest: ${digest}`)
  return href
}

/** The renditions of an item and of what it binds that name their bytes by digest. */
export function mediaOf(item: NewsItem): { digest: string; rendition: Rendition }[] {
  const found: { digest: string; rendition: Rendition }[] = []
  const look = (renditions: readonly Rendition[] | undefined): void => {
    for (const rendition of renditions ?? []) {
      const reference = parseMediaReference(rendition.href ?? '')
      if (reference !== undefined) found.push({ digest: digestOfReference(reference), rendition })
    }
  }
  look(item.renditions)
  for (const association of item.associations ?? []) look(association.renditions)
  return found
}

/**
 * Notes which bytes the items need. Our own are there; a partner's are fetched from `agreement`.
 * What was erased by a kill, or could not be had, and is named again is wanted again.
 */
export async function wantMedia(
  trx: Db,
  items: readonly { readonly statement: Statement; readonly item: NewsItem }[],
  agreement: string | null,
): Promise<void> {
  const media = new Map<string, object>()
  const uses: { uri: string; sequence: number; digest: string }[] = []
  const seen = new Set<string>()
  for (const { statement, item } of items) {
    for (const { digest, rendition } of mediaOf(item)) {
      const use = `${statement.uri} ${statement.sequence} ${digest}`
      if (seen.has(use)) continue
      seen.add(use)
      uses.push({ uri: statement.uri, sequence: statement.sequence, digest })
      media.set(digest, {
        digest,
        content_type: rendition.contentType ?? null,
        size: rendition.sizeInBytes ?? null,
        width: rendition.width ?? null,
        height: rendition.height ?? null,
        state: agreement === null ? 'present' : 'wanted',
        agreement,
        tries: 0,
        next_try: new Date(0).toISOString(),
      })
    }
  }
  if (uses.length === 0) return
  await insertRows(trx, 'exchange.media', [...media.values()], { on: ['digest'], update: [] })
  await trx
    .updateTable('exchange.media')
    .set({
      state: agreement === null ? 'present' : 'wanted',
      agreement,
      tries: 0,
      next_try: new Date(0),
    })
    .where('digest', '=', sql<string>`any(${[...media.keys()]})`)
    .where('state', 'in', ['erased', 'refused', 'wanted'])
    .execute()
  await insertRows(trx, 'exchange.item_media', uses, {
    on: ['uri', 'sequence', 'digest'],
    update: [],
  })
}
