import { squeezed } from '../long-text.ts'
import { createHash } from 'node:crypto'

import { readDate } from '../date.ts'
import type { Warn, WireFault, WireWarning } from '../fault.ts'
import { absoluteAddresses } from './address.ts'
import type { Markup } from './content.ts'
import { associationsOf, newsTypeOf, renditionOf, type Medium } from './media.ts'
import { languageTag } from '../language-tag.ts'
import type { InfoSource, NewsItem, Place, Subject, Words } from '../ninjs.ts'
import type { ReadItem } from '../read-items.ts'
import { ok, refuse, type Result } from '../result.ts'
import { textOfSafeHtml } from '../html/safe-text.ts'
import { sanitise, textOfHtml, withoutControls } from '../sanitise.ts'
import { asUri, encodeIllegal } from '../uri.ts'

/** An entry of any feed, its parts found but not yet read. Empty text means absent. */
export interface Entry {
  /** JSON pointer or path of the entry in its feed. */
  readonly at: string
  readonly id: string
  readonly link: string
  readonly title: Markup
  readonly summary: Markup
  readonly content: Markup
  /** Addresses that relative ones in summary and content start from; empty where unknown. */
  readonly summaryBase: string
  readonly contentBase: string
  readonly language: string
  readonly by: string
  readonly rights: string
  readonly published: string
  readonly updated: string
  /** When the feed first made it, and until when it counts. */
  readonly created: string
  readonly expires: string
  readonly subjects: readonly Subject[]
  readonly places: readonly Place[]
  readonly media: readonly Medium[]
  /** Where the entry comes from originally: a name and an address. */
  readonly source: Markup
  readonly sourceLink: string
  /** The same story in other languages, by uri. */
  readonly translations: readonly { readonly href: string; readonly language: string }[]
}

/** What an entry inherits from its feed. */
export interface Inherited {
  readonly title: string
  /** The feed's own address, for identities of entries that have none. */
  readonly url: string
  /** Where relative addresses start from; empty where that is not known. */
  readonly base: string
  /** Canonical, or empty. */
  readonly language: string
  readonly rights: string
  readonly by: string
}

/** An entry as a news item; refused where it says nothing at all. */
export function itemOfEntry(entry: Entry, feed: Inherited): Result<ReadItem, WireFault> {
  const warnings: WireWarning[] = []
  const warn: Warn = (warning) => {
    warnings.push(warning)
  }
  const headline = lineOf(entry.title)
  const summary = wordsOf(entry, warn)
  const bodies = bodiesOf(entry, warn)
  const says = headline !== '' || summary !== undefined || bodies.length > 0
  if (!says && entry.media.length === 0 && entry.link === '' && entry.id === '')
    return refuse({ code: 'wire.entry-empty', at: entry.at })
  const picture =
    !says || (bodies.length === 0 && summary === undefined) ? entry.media[0] : undefined
  const type = picture === undefined ? 'text' : (newsTypeOf(picture) ?? 'text')
  const own = type === 'text' ? undefined : picture
  const associations = associationsOf(entry.media.filter((medium) => medium !== own))
  const published = dateOf(entry.published, `${entry.at}/published`, warn)
  const updated = dateOf(entry.updated, `${entry.at}/updated`, warn)
  const created = dateOf(entry.created, `${entry.at}/created`, warn)
  const expires = dateOf(entry.expires, `${entry.at}/expires`, warn)
  const version = updated ?? published ?? created
  const language =
    entry.language === ''
      ? feed.language || undefined
      : languageOf(entry.language, `${entry.at}/language`, warn)
  const rights = lineOf({ value: entry.rights || feed.rights, form: 'text' })
  const by = lineOf({ value: entry.by || feed.by, form: 'html' })
  const caption = own?.caption === undefined ? [] : [{ role: 'caption', value: own.caption }]
  const descriptions = [...(summary === undefined ? [] : [summary]), ...caption]
  const link = asUri(entry.link)
  const source = sourceOf(entry)
  const uri = uriOf(entry, feed)
  const altIds = [
    ...(link === undefined || link === uri ? [] : [{ role: 'link', value: link }]),
    ...(entry.id === '' || entry.id === uri
      ? []
      : [{ role: 'id', value: withoutControls(entry.id) }]),
    ...entry.translations.flatMap(({ href, language: other }) => {
      const to = asUri(href)
      return to === undefined ? [] : [{ role: `translation:${other}`, value: to }]
    }),
  ]
  const item: NewsItem = {
    uri,
    type,
    pubStatus: 'usable',
    ...(language === undefined ? {} : { language }),
    ...(published === undefined ? {} : { firstCreated: published }),
    ...(version === undefined ? {} : { versionCreated: version }),
    ...(created === undefined ? {} : { contentCreated: created }),
    ...(expires === undefined ? {} : { expires }),
    ...(headline === '' ? {} : { headlines: [{ role: 'main', value: headline }] }),
    ...(descriptions.length === 0 ? {} : { descriptions }),
    ...(bodies.length === 0 ? {} : { bodies }),
    ...(by === '' ? {} : { by }),
    ...(rights === '' ? {} : { copyrightNotice: rights }),
    ...(source === undefined ? {} : { infoSources: [source] }),
    ...(entry.subjects.length === 0 ? {} : { subjects: entry.subjects }),
    ...(entry.places.length === 0 ? {} : { places: entry.places }),
    ...(own === undefined ? {} : { renditions: [renditionOf(own)] }),
    ...(associations.length === 0 ? {} : { associations }),
    ...(altIds.length === 0 ? {} : { altIds }),
  }
  return ok({ item, warnings })
}

/** One line of plain text of a title, a name, a notice. */
export function lineOf(markup: Markup): string {
  if (markup.value === '') return ''
  const text =
    markup.form === 'html' && /[<&]/.test(markup.value) ? textOfHtml(markup.value) : markup.value
  return squeezed(withoutControls(text)).trim()
}

function wordsOf(entry: Entry, warn: Warn): Words | undefined {
  const { summary, at } = entry
  const value = safe(summary, entry.summaryBase, `${at}/summary`, warn)
  if (value === '') return undefined
  if (summary.form === 'text' || !/[<&]/.test(value)) return { role: 'summary', value }
  return { role: 'summary', contentType: 'text/html', value }
}

/** The body as safe HTML, and its text beside it, as many desks take only one of them. */
function bodiesOf(entry: Entry, warn: Warn): Words[] {
  const { content, at } = entry
  const value = safe(content, entry.contentBase, `${at}/content`, warn)
  if (value === '') return []
  if (content.form === 'text' || !/[<&]/.test(value))
    return [{ role: 'main', contentType: 'text/plain', value }]
  const text = textOfSafeHtml(value)
  return [
    { role: 'html5', contentType: 'text/html', value },
    ...(text === '' ? [] : [{ role: 'text', contentType: 'text/plain', value: text }]),
  ]
}

function safe(markup: Markup, base: string, at: string, warn: Warn): string {
  if (markup.value === '') return ''
  if (markup.form === 'text') return withoutControls(markup.value).trim()
  const { html, reduced } = sanitise(markup.value)
  if (reduced) warn({ code: 'wire.html-reduced', at })
  return absoluteAddresses(html, base)
}

function sourceOf({ source, sourceLink }: Entry): InfoSource | undefined {
  const name = lineOf(source)
  const uri = asUri(sourceLink)
  if (name === '' && uri === undefined) return undefined
  return { ...(name === '' ? {} : { name }), ...(uri === undefined ? {} : { uri }) }
}

function dateOf(value: string, at: string, warn: Warn): string | undefined {
  if (value === '') return undefined
  const read = readDate(value)
  if (read === undefined) {
    warn({ code: 'wire.value-unusable', at, expected: 'a date-time' })
    return undefined
  }
  if (read.zone === 'assumed') warn({ code: 'wire.date-without-zone', at, taken: read.value })
  if (!read.complete) warn({ code: 'wire.date-incomplete', at, taken: read.value })
  return read.value
}

/** The tag in its canonical form; `und`, with a warning, where it is none, nothing where it is empty. */
export function languageOf(tag: string, at: string, warn: Warn): string | undefined {
  if (tag === '') return undefined
  const canonical = languageTag(tag)
  if (canonical !== undefined) return canonical
  warn({ code: 'wire.language-unusable', at, found: tag.slice(0, 100) })
  return 'und'
}

/**
 * The entry's own identity where it is a URI; else a tag URI made from it, or from the link, or,
 * where there is neither, from a digest of what the entry says. The tag is of the feed's host or else
 * that of the link. Where nobody says whose an identity is, `1` of one file is not `1` of the next:
 * then it counts together with the titles and the date. Stable as long as these are.
 * @source RFC 4151
 */
function uriOf(entry: Entry, feed: Inherited): string {
  const own = asUri(entry.id) ?? (entry.id === '' ? asUri(entry.link) : undefined)
  if (own !== undefined) return own
  const host = hostOf(feed.url) ?? hostOf(entry.link)
  const dated = `${entry.title.value}\n${entry.published}`
  const short = entry.id || entry.link
  if (host === undefined && short !== '' && !uniqueByItself.test(short)) {
    const said = dated === '\n' ? entry.content.value || entry.summary.value : dated
    return `tag:${nobody},2005:${digestOf(`${short}\n${feed.title}\n${said}`)}`
  }
  const name =
    short !== '' && short.length <= 200
      ? encodeIllegal(short).replaceAll(/[[\]#]/g, encodeURIComponent)
      : digestOf(short || `${dated}\n${entry.content.value}`)
  return `tag:${host ?? nobody},2005:${name}`
}

/** A host that cannot exist. */
const nobody = 'feed.invalid'

/** UUIDs, and digests of 128 bits and more, are nobody else's. */
const uniqueByItself = /^(?:\{?[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}\}?|[\da-f]{32,128})$/i

function digestOf(said: string): string {
  return createHash('sha256').update(said.toWellFormed()).digest('hex')
}

function hostOf(url: string): string | undefined {
  const host = URL.canParse(url) ? new URL(url).hostname : ''
  return /^[a-z\d.-]+$/i.test(host) ? host : undefined
}
