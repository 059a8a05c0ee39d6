import { headlineOf, picturesOf, plainWords, summaryOf } from '@suyab/wire/item-text'
import { escapeHtml, paragraphsOf } from '@suyab/wire/sanitise'
import type { Association, NewsItem, NewsType, Subject } from '@suyab/wire/ninjs'
import type { ItemKind } from '../agreement.ts'
import { hrefOfDigest } from '../media-row.ts'
import type { DraftPicture } from '../tables.ts'

/** A part of an item that is written in one piece. Paragraphs are p1, p2 …, named in the order they were made. */
export interface FieldText {
  readonly field: string
  readonly value: string
}

const simple = [
  'headline',
  'summary',
  'by',
  'located',
  'place',
  'subjects',
  'urgency',
  'usageTerms',
]
const ofEvents = ['event.start', 'event.end', 'event.status']

/** The names of the fields that an item of this kind starts with, in the order they are written. */
export function fieldNames(kind: ItemKind): string[] {
  const paragraphs = kind === 'text' || kind === 'event' ? ['p1'] : []
  const members = kind === 'package' ? ['members'] : []
  return [...simple, ...members, ...(kind === 'event' ? ofEvents : []), ...paragraphs]
}

export function isParagraph(field: string): boolean {
  return /^p[1-9]\d*$/.test(field)
}

/** An item taken apart into its fields: every simple one, also empty, and one for each paragraph. */
export function fieldsOf(item: Partial<NewsItem>, kind: ItemKind): FieldText[] {
  const { eventDetails, places, subjects, urgency } = item
  const dates = eventDetails?.dates
  const values: Readonly<Record<string, string | undefined>> = {
    headline: headlineOf(item),
    summary: summaryOf(item),
    by: item.by,
    located: item.located,
    place: places?.[0]?.name,
    subjects: (subjects ?? []).flatMap((subject) => subjectText(subject) ?? []).join(', '),
    urgency: urgency?.toString(),
    usageTerms: item.usageTerms,
    members: (item.associations ?? []).flatMap(({ uri }) => uri ?? []).join('\n'),
    'event.start': dates?.startDate ?? dates?.expectedStartDate,
    'event.end': dates?.endDate ?? dates?.expectedEndDate,
    'event.status': eventDetails?.eventStatus,
  }
  const paragraphs = paragraphsOf(item).map((value, index) => ({ field: `p${index + 1}`, value }))
  const names = fieldNames(kind).filter((field) => paragraphs.length === 0 || !isParagraph(field))
  return [...names.map((field) => ({ field, value: values[field] ?? '' })), ...paragraphs]
}

/** What of an item is to be put into another language: headline, summary, paragraphs and captions. */
export function translatableFields(item: Partial<NewsItem>): FieldText[] {
  const captions = (item.associations ?? [])
    .map((association, index) => ({ field: `caption${index + 1}`, value: captionOf(association) }))
    .filter(({ value }) => value !== '')
  return [
    { field: 'headline', value: headlineOf(item) },
    { field: 'summary', value: summaryOf(item) },
    ...paragraphsOf(item).map((value, index) => ({ field: `p${index + 1}`, value })),
    ...captions,
  ].filter(({ field, value }) => field === 'headline' || value !== '')
}

/** What an item is put together from besides its fields. */
export interface DraftMaterial {
  readonly kind: ItemKind
  readonly language: string
  /** What is corrected or translated: whatever the fields do not hold comes from it. */
  readonly base?: NewsItem
  readonly task: 'new' | 'correction' | 'translation'
  readonly pictures: readonly DraftPicture[]
  readonly members: readonly Association[]
}

/**
 * Puts an item together from its fields, in their order; empty paragraphs are left out. Whoever
 * issues it adds uri, version and times.
 */
export function itemOfFields(
  fields: readonly FieldText[],
  material: DraftMaterial,
): Omit<NewsItem, 'uri'> {
  const { kind, language, base, task, pictures, members } = material
  const value = (field: string): string =>
    (fields.find((one) => one.field === field)?.value ?? '').trim()
  const has = (field: string): boolean => fields.some((one) => one.field === field)
  const kept = base === undefined ? {} : keptOf(base, task)
  const paragraphs = fields
    .filter(({ field }) => isParagraph(field))
    .map((one) => one.value.trim())
    .filter((text) => text !== '')
  const associations =
    kind === 'package'
      ? [...members]
      : [
          ...(kept.associations ?? []).map((one, index) =>
            withCaption(one, value(`caption${index + 1}`)),
          ),
          ...(kind === 'picture' ? [] : pictures.map(pictureAssociation)),
        ]
  const [picture] = kind === 'picture' ? pictures : []
  const urgency = Number(value('urgency'))
  const place = value('place')
  const summary = value('summary')
  return {
    ...kept,
    type: typeOf(kind, base),
    language,
    headlines: [{ role: 'main', value: value('headline') }],
    ...replaced('descriptions', summary === '' ? [] : [{ role: 'summary', value: summary }]),
    ...replaced('bodies', bodiesOf(paragraphs, task === 'correction' ? base : undefined)),
    ...replaced('associations', associations),
    ...(picture === undefined ? {} : { renditions: [renditionOf(picture)] }),
    ...(has('by') && value('by') !== '' ? { by: value('by') } : {}),
    ...(value('located') === '' ? {} : { located: value('located') }),
    ...(value('usageTerms') === '' ? {} : { usageTerms: value('usageTerms') }),
    ...(Number.isInteger(urgency) && urgency >= 1 && urgency <= 9 ? { urgency } : {}),
    ...(place === '' ? {} : { places: placesOf(place, kept.places) }),
    ...(has('subjects')
      ? replaced('subjects', subjectsOf(value('subjects'), base?.subjects ?? []))
      : {}),
    ...(kind === 'event' && task !== 'translation'
      ? { eventDetails: eventOf(value, base?.eventDetails) }
      : {}),
  }
}

/** A list where there is something in it; an absent member where there is nothing. */
function replaced<Name extends string, Value>(
  name: Name,
  list: readonly Value[],
): { [Key in Name]?: readonly Value[] } {
  // Undefined members are no JSON, and a spread of them would not undo what stood there before.
  const member: { [Key in Name]?: readonly Value[] } = {}
  if (list.length > 0) member[name] = list
  return member
}

type Content = Omit<NewsItem, 'uri'>

/** What a correction or translation takes over as it stands. */
function keptOf(base: NewsItem, task: DraftMaterial['task']): Content {
  const {
    uri: _uri,
    headlines: _headlines,
    descriptions: _descriptions,
    bodies: _bodies,
    title: _title,
    version: _version,
    standard: _standard,
    embargoedUntil: _embargo,
    ...rest
  } = base
  if (task === 'correction') {
    const { subjects: _subjects, by: _by, located: _located, ...kept } = rest
    const { usageTerms: _terms, urgency: _urgency, ...others } = kept
    return others
  }
  const {
    firstCreated: _first,
    versionCreated: _created,
    altIds: _ids,
    slugline: _slug,
    ...kept
  } = rest
  // A subject's name is a word of the source's language; its uri and literal are not.
  const subjects = (base.subjects ?? []).map(({ name: _name, ...subject }) => subject)
  return {
    ...kept,
    ...replaced(
      'subjects',
      subjects.filter((one) => Object.keys(one).length > 0),
    ),
  }
}

const typeByKind: Readonly<Record<ItemKind, NewsType>> = {
  text: 'text',
  picture: 'picture',
  package: 'composite',
  event: 'event',
  audio: 'audio',
  video: 'video',
  graphic: 'graphic',
}

function typeOf(kind: ItemKind, base: NewsItem | undefined): NewsType {
  return base?.type ?? typeByKind[kind]
}

/** Paragraphs as HTML; a body whose words were not touched keeps its markup. */
function bodiesOf(
  paragraphs: readonly string[],
  base: NewsItem | undefined,
): NewsItem['bodies'] & {} {
  if (base?.bodies !== undefined && sameTexts(paragraphsOf(base), paragraphs)) return base.bodies
  if (paragraphs.length === 0) return []
  const value = paragraphs.map((text) => `<p>${escapeHtml(text)}</p>`).join('')
  return [{ role: 'main', contentType: 'text/html', value }]
}

function sameTexts(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((text, index) => text === b[index])
}

function captionOf(association: Association): string {
  if (picturesOf(association).length === 0) return ''
  return summaryOf(association) || headlineOf(association)
}

function withCaption(association: Association, caption: string): Association {
  if (captionOf(association) === '') return association
  const { headlines: _headlines, descriptions = [], ...rest } = association
  const others = descriptions.filter(
    (words) => words.role !== undefined && /^alt/i.test(words.role) && plainWords(words) !== '',
  )
  // An alternative text in another language than the item is worse than the caption.
  return caption === ''
    ? { ...rest, ...replaced('descriptions', others) }
    : { ...rest, descriptions: [{ role: 'caption', value: caption }] }
}

function pictureAssociation(picture: DraftPicture, index: number): Association {
  const { caption = '', alt = '', credit } = picture
  const descriptions = [
    ...(caption === '' ? [] : [{ role: 'caption', value: caption }]),
    ...(alt === '' ? [] : [{ role: 'alt', value: alt }]),
  ]
  return {
    name: `picture-${picture.digest.slice(8, 16)}-${index + 1}`,
    type: 'picture',
    ...replaced('descriptions', descriptions),
    ...(credit === undefined ? {} : { by: credit }),
    renditions: [renditionOf(picture)],
  }
}

function renditionOf({ digest, contentType, width, height }: DraftPicture): {
  name: string
  href: string
  contentType: string
  width?: number
  height?: number
} {
  return {
    name: 'main',
    href: hrefOfDigest(digest),
    contentType,
    ...(width === undefined ? {} : { width }),
    ...(height === undefined ? {} : { height }),
  }
}

function placesOf(name: string, before: NewsItem['places'] = []): NewsItem['places'] & {} {
  const [first, ...others] = before
  return [first?.name === name ? first : { name }, ...others]
}

/** The first level of the IPTC media topics: the desk has words for them in every language. */
const leadingTopic = /^http:\/\/cv\.iptc\.org\/newscodes\/mediatopic\/\d\d000000$/

/** A subject as it is written in a draft: a leading topic by its uri, others by their name. */
function subjectText({ name, literal, uri }: Subject): string | undefined {
  return uri !== undefined && leadingTopic.test(uri) ? uri : (name ?? literal ?? uri)
}

/** What the item already had stays whole; a new uri is a uri, a new name is its own literal. */
function subjectsOf(text: string, before: readonly Subject[]): Subject[] {
  const names = text
    .split(/[,;，、；،؛\n]/u)
    .map((name) => name.trim())
    .filter((name) => name !== '')
  return [...new Set(names)].map(
    (name) =>
      before.find(({ uri, ...subject }) => [uri, subject.name, subject.literal].includes(name)) ??
      (/^https?:\/\/\S+$/.test(name) ? { uri: name } : { name, literal: name }),
  )
}

function eventOf(
  value: (field: string) => string,
  before: NewsItem['eventDetails'],
): NewsItem['eventDetails'] & {} {
  const { startDate: _start, endDate: _end, ...dates } = before?.dates ?? {}
  const [start, end, status] = ofEvents.map(value)
  return {
    ...before,
    ...(status === undefined || status === '' ? {} : { eventStatus: status }),
    dates: {
      ...dates,
      ...(start === undefined || start === '' ? {} : { startDate: start }),
      ...(end === undefined || end === '' ? {} : { endDate: end }),
    },
  }
}
