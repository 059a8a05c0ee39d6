import type { Association, NewsItem, Rendition } from './ninjs.ts'

/** A file named by the digest of its bytes, whatever its place. */
export interface MediaReference {
  readonly algorithm: 'sha-256'
  /** 32 bytes as base64url without padding: 43 letters. */
  readonly digest: string
}

const niPattern = /^ni:\/\/[^/?#]*\/sha-256;([\w-]{43})(?:\?[^#]*)?$/i

/** The reference a `ni:` URI makes, whichever authority it names. @source RFC 6920 section 3 */
export function parseMediaReference(href: string): MediaReference | undefined {
  const digest = niPattern.exec(href)?.[1]
  return digest === undefined ? undefined : { algorithm: 'sha-256', digest }
}

/**
 * The `ni:///sha-256;…` URI of a SHA-256 digest, given as its 32 bytes, as 64 hexadecimal digits
 * or as 43 letters of base64url; `undefined` for anything else.
 * @source RFC 6920 section 3
 */
export function mediaHref(digest: Uint8Array | string): string | undefined {
  const name = typeof digest === 'string' ? fromText(digest) : fromBytes(digest)
  return name === undefined ? undefined : `ni:///sha-256;${name}`
}

function fromText(digest: string): string | undefined {
  if (/^[\w-]{43}$/.test(digest)) return digest
  if (!/^[\da-f]{64}$/i.test(digest)) return undefined
  return fromBytes(Uint8Array.from(digest.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16)))
}

function fromBytes(bytes: Uint8Array): string | undefined {
  if (bytes.length !== 32) return undefined
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')
}

/** Takes a rendition's href; gives another, or `undefined` to leave the rendition without. */
export type MapHref = (href: string, rendition: Rendition) => string | undefined

/** A copy of the item in which every rendition, also of its associations, has its href mapped. */
export function mapHrefs<Item extends NewsItem | Association>(item: Item, map: MapHref): Item {
  const { renditions, associations, plannedCoverage } = item
  return {
    ...item,
    ...(renditions === undefined ? {} : { renditions: renditions.map((one) => mapped(one, map)) }),
    ...(associations === undefined
      ? {}
      : { associations: associations.map((association) => mapHrefs(association, map)) }),
    ...(plannedCoverage === undefined
      ? {}
      : {
          plannedCoverage: plannedCoverage.map((planned) =>
            planned.renditions === undefined
              ? planned
              : { ...planned, renditions: planned.renditions.map((one) => mapped(one, map)) },
          ),
        }),
  }
}

function mapped(rendition: Rendition, map: MapHref): Rendition {
  const { href, ...rest } = rendition
  if (href === undefined) return rendition
  const next = map(href, rendition)
  return next === undefined ? rest : { ...rest, href: next }
}

/** Every href of the item's renditions and its associations', in order, once. */
export function hrefsOf(item: NewsItem): string[] {
  const hrefs = new Set<string>()
  mapHrefs(item, (href) => {
    hrefs.add(href)
    return href
  })
  return [...hrefs]
}
