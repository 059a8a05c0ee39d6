/** Namespaces of the feed formats: whatever they are called, their elements have no prefix. */
const own = `
  http://www.w3.org/2005/atom http://purl.org/atom/ns# http://purl.org/net/rss1.1#
  http://example.com/newformat# http://purl.org/echo/ uri/of/echo/namespace#
  http://purl.org/pie/ http://example.com/necho
  http://purl.org/rss/1.0/ http://my.netscape.com/rdf/simple/0.9/ http://my.netscape.com/publish/formats/rss-0.91.dtd
  http://channel.netscape.com/rdf/simple/0.9/ http://backend.userland.com/rss
  http://backend.userland.com/rss2 http://blogs.law.harvard.edu/tech/rss
  http://cyber.law.harvard.edu/rss/rss.html
`

const extensions = `
  atom=http://www.w3.org/2005/atom atom=http://purl.org/atom/ns#
  rdf=http://www.w3.org/1999/02/22-rdf-syntax-ns#
  content=http://purl.org/rss/1.0/modules/content/
  dc=http://purl.org/dc/elements/1.1/ dc=http://purl.org/dc/elements/1.0/
  dcterms=http://purl.org/dc/terms/
  itunes=http://www.itunes.com/dtds/podcast-1.0.dtd itunes=http://example.com/dtds/podcast-1.0.dtd
  geo=http://www.w3.org/2003/01/geo/wgs84_pos# georss=http://www.georss.org/georss
  gml=http://www.opengis.net/gml
  media=http://search.yahoo.com/mrss/ media=http://search.yahoo.com/mrss
  prism=http://prismstandard.org/namespaces/1.2/basic/
  prism=http://prismstandard.org/namespaces/basic/2.0/
  prism=http://prismstandard.org/namespaces/basic/3.0/
  xhtml=http://www.w3.org/1999/xhtml xml=http://www.w3.org/xml/1998/namespace
`

function words(list: string): string[] {
  return list.trim().split(/\s+/)
}

const ownNamespaces: ReadonlySet<string> = new Set(words(own))
const prefixes: ReadonlyMap<string, string> = new Map(
  words(extensions).map((pair) => {
    const at = pair.indexOf('=')
    return [pair.slice(at + 1), pair.slice(0, at)]
  }),
)

/** A name as the reader looks for it, and as its closing tag must say it. */
export interface FeedName {
  readonly name: string
  readonly written: string
}

/**
 * The namespaces in force somewhere in a feed, and what names come to under them. Names are
 * resolved once for each scope, however often they stand there.
 */
export class FeedScope {
  readonly #outer: FeedScope | undefined
  readonly #declared: ReadonlyMap<string, string>
  readonly #elements = new Map<string, FeedName>()
  readonly #attributes = new Map<string, string>()
  /** Whether the feed is an Atom one: then the Atom namespace is its own. */
  readonly isAtom: boolean

  constructor(
    outer: FeedScope | undefined,
    declared: ReadonlyMap<string, string>,
    isAtom: boolean,
  ) {
    this.#outer = outer
    this.#declared = declared
    this.isAtom = isAtom
  }

  element(raw: string): FeedName {
    const known = this.#elements.get(raw)
    if (known !== undefined) return known
    const written = raw.toLowerCase()
    const colon = written.indexOf(':')
    const prefix = colon === -1 ? '' : written.slice(0, colon)
    const local = written.slice(colon + 1)
    const resolved = this.#prefixOf(prefix)
    const found = { name: resolved === '' ? local : `${resolved}:${local}`, written }
    if (this.#elements.size < maxKept) this.#elements.set(raw, found)
    return found
  }

  attribute(raw: string): string {
    const known = this.#attributes.get(raw)
    if (known !== undefined) return known
    const written = raw.toLowerCase()
    const colon = written.indexOf(':')
    // An attribute without a prefix is its element's own, whatever the default namespace.
    const prefix = colon === -1 ? '' : this.#prefixOf(written.slice(0, colon))
    const name = prefix === '' ? written : `${prefix}:${written.slice(colon + 1)}`
    if (this.#attributes.size < maxKept) this.#attributes.set(raw, name)
    return name
  }

  #prefixOf(prefix: string): string {
    const uri = this.#uriOf(prefix)
    if (uri === undefined) return prefix
    if (ownNamespaces.has(uri) && (this.isAtom || !prefixes.has(uri))) return ''
    return prefixes.get(uri) ?? prefix
  }

  #uriOf(prefix: string): string | undefined {
    const own = this.#declared.get(prefix)
    if (own !== undefined || this.#outer === undefined) return own
    return this.#outer.#uriOf(prefix)
  }
}

/** Names that a scope remembers; a feed has some dozens. */
const maxKept = 1_000

const nothing: ReadonlyMap<string, string> = new Map()

/** The scope before any declaration; what it remembers of names holds for every feed. */
export const outermostScope: FeedScope = new FeedScope(undefined, nothing, false)
