import type { Association, NewsItem, NewsType, Rendition, Subject, Words } from './ninjs.ts'
import { escapeHtml, isHtml, paragraphsOf, sanitiseHtml, textOfHtml } from './sanitise.ts'

/** What an item is, in the exchange's words. */
export type ItemKind = 'text' | 'picture' | 'graphic' | 'audio' | 'video' | 'package' | 'event'

/** A picture to be shown: of the item itself or of one of its associations. */
export interface Picture {
  /** The uri of the item or association that the picture belongs to. */
  readonly uri: string
  readonly rendition: string
  readonly href: string
  readonly contentType?: string
  /** Pixels. */
  readonly width?: number
  readonly height?: number
  readonly caption?: string
  readonly alt?: string
  readonly credit?: string
}

/** The words as plain text, markup taken out where they are HTML. */
export function plainWords(words: Words): string {
  return isHtml(words) ? textOfHtml(words.value) : words.value
}

/** Roles of a headline that stands for the whole item, the most fitting first. */
export const headlineRoles: readonly string[] = ['main', 'headline', 'primary']
/** Roles of a description that sums the item up, the most fitting first. */
export const summaryRoles: readonly string[] = [
  'abstract',
  'summary',
  'lead',
  'main',
  'text',
  'caption',
  'drop-head',
]

/** The headline as plain text; the title, or nothing, where there is none. */
export function headlineOf(item: Partial<NewsItem>): string {
  return preferred(item.headlines, headlineRoles) || (item.title ?? '')
}

/** The summary or caption as plain text, empty where there is none. */
export function summaryOf(item: Partial<NewsItem>): string {
  return preferred(item.descriptions, summaryRoles)
}

function preferred(list: readonly Words[] | undefined, roles: readonly string[]): string {
  const words = preferredWords(list, roles)
  return words === undefined ? '' : plainWords(words).trim()
}

/** Of the words that say something those of the first role, else the first of all. */
export function preferredWords(
  list: readonly Words[] | undefined,
  roles: readonly string[],
): Words | undefined {
  const ranked = list?.toSorted((a, b) => rank(a, roles) - rank(b, roles))
  return ranked?.find((words) => plainWords(words).trim() !== '')
}

function rank(words: Words, roles: readonly string[]): number {
  const index = roles.indexOf((words.role ?? '').toLowerCase())
  return index === -1 ? roles.length : index
}

/** All that a search should find: headlines, summaries, paragraphs, captions, names; one a line. */
export function plainTextOf(item: Partial<NewsItem>): string {
  const named = [
    ...(item.people ?? []),
    ...(item.organisations ?? []),
    ...(item.places ?? []),
    ...(item.subjects ?? []),
    ...(item.events ?? []),
    ...(item.objects ?? []),
  ]
  const lines = [
    ...(item.headlines ?? []).map(plainWords),
    item.title,
    item.slugline,
    item.by,
    item.located,
    ...(item.descriptions ?? []).map(plainWords),
    ...paragraphsOf(item),
    ...(item.associations ?? []).map(plainTextOf),
    ...(item.renditions ?? []).map((rendition) => rendition.title),
    ...named.map((one) => one.name),
  ]
  const told = lines
    .flatMap((line) => (line ?? '').split('\n'))
    .map((line) => line.trim())
    .filter((line) => line !== '')
  return [...new Set(told)].join('\n')
}

/** The body as safe HTML to show; plain text becomes paragraphs. Empty where there is no body. */
export function bodyHtmlOf(item: Partial<NewsItem>): string {
  const html = item.bodies?.find(isHtml)
  if (html !== undefined) return sanitiseHtml(html.value)
  return paragraphsOf(item)
    .map((paragraph) => `<p>${escapeHtml(paragraph)}</p>`)
    .join('')
}

/** The pictures of the item and its associations, every rendition that has an href. */
export function picturesOf(item: Partial<NewsItem>): Picture[] {
  const own = (item.renditions ?? []).flatMap((rendition) => {
    const picture = isPicture(rendition, item.type) ? pictureOf(rendition, item) : undefined
    return picture === undefined ? [] : [picture]
  })
  return [...own, ...(item.associations ?? []).flatMap(picturesOf)]
}

function isPicture(rendition: Rendition, type: NewsType | undefined): boolean {
  if (rendition.contentType !== undefined) return /^image\//i.test(rendition.contentType)
  return type === 'picture' || type === 'graphic' || type === undefined
}

function pictureOf(
  rendition: Rendition,
  owner: Partial<NewsItem> | Association,
): Picture | undefined {
  const { href, contentType, width, height, title } = rendition
  if (href === undefined) return undefined
  const caption = summaryOf(owner) || headlineOf(owner)
  const alt = owner.descriptions?.find((words) => /^alt/i.test(words.role ?? ''))
  const credit = owner.by ?? owner.copyrightNotice ?? owner.copyrightHolder
  return {
    uri: owner.uri ?? href,
    rendition: rendition.name,
    href,
    ...(contentType === undefined ? {} : { contentType }),
    ...(width === undefined ? {} : { width }),
    ...(height === undefined ? {} : { height }),
    ...(caption === '' ? {} : { caption }),
    ...(alt === undefined && title === undefined
      ? {}
      : { alt: alt === undefined ? (title ?? '') : plainWords(alt) }),
    ...(credit === undefined ? {} : { credit }),
  }
}

const kinds: Readonly<Record<NewsType, ItemKind>> = {
  text: 'text',
  audio: 'audio',
  video: 'video',
  picture: 'picture',
  graphic: 'graphic',
  composite: 'package',
  component: 'text',
  event: 'event',
  planning: 'event',
}

/** The item's kind; where it names no type, what it carries tells. */
export function kindOf(item: Partial<NewsItem>): ItemKind {
  if (item.type !== undefined) return kinds[item.type]
  if (item.eventDetails !== undefined || item.plannedCoverage !== undefined) return 'event'
  if (item.bodies === undefined && picturesOf({ ...item, associations: [] }).length > 0)
    return 'picture'
  return 'text'
}

/** The subjects that have a name or an identity, each once. */
export function subjectsOf({ subjects = [] }: Partial<NewsItem>): Subject[] {
  const seen = new Set<string>()
  return subjects.filter((one) => {
    const key = one.uri ?? one.literal ?? one.name
    if (key === undefined || seen.has(key)) return false
    seen.add(key)
    return true
  })
}

/**
 * A copy of the item whose HTML is safe to show, whatever it held: headlines, descriptions and
 * bodies, also of what it binds. What a partner signed is kept to the byte; this is what is shown.
 */
export function withSafeHtml<Item extends Partial<NewsItem>>(item: Item): Item {
  const safe = <Part extends Words>(
    words: readonly Part[] | undefined,
  ): readonly Part[] | undefined =>
    words?.map((one) => (isHtml(one) ? { ...one, value: sanitiseHtml(one.value) } : one))
  const { headlines, descriptions, bodies, associations } = item
  return {
    ...item,
    ...(headlines === undefined ? {} : { headlines: safe(headlines) }),
    ...(descriptions === undefined ? {} : { descriptions: safe(descriptions) }),
    ...(bodies === undefined ? {} : { bodies: safe(bodies) }),
    ...(associations === undefined ? {} : { associations: associations.map(withSafeHtml) }),
  }
}
