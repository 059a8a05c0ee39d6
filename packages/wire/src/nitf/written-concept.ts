import type { Concept, NewsItem, Subject } from '../ninjs.ts'
import { subjectCodes } from './nitf-words.ts'
import { xmlAttribute, xmlText } from './html-nitf.ts'

/** The subjects that NITF numbers, as `tobject`; the others are classifiers. */
export function writtenSubjects(item: NewsItem): string {
  const subjects = (item.subjects ?? []).filter(isNumbered)
  return subjects.length === 0 ? '' : `<tobject>${subjects.map(numbered).join('')}</tobject>`
}

function isNumbered({ uri = '', rel, literal }: Subject): boolean {
  const code = uri.startsWith(subjectCodes) ? uri.slice(subjectCodes.length) : ''
  return /^\d{8}$/.test(code) && rel === undefined && (literal === undefined || literal === code)
}

function numbered({ uri = '', name }: Subject): string {
  const code = uri.slice(subjectCodes.length)
  const level = code.endsWith('000000') ? 'type' : code.endsWith('000') ? 'matter' : 'detail'
  return `<tobject.subject tobject.subject.refnum="${code}"${xmlAttribute(`tobject.subject.${level}`, name)}/>`
}

/** Keywords and all that the item identifies. */
export function writtenConcepts(item: NewsItem): string {
  const subjects = (item.subjects ?? []).filter((subject) => !isNumbered(subject))
  const keywords = subjects.filter(isKeyword)
  const source = item.digitalSourceType
  const identified = [
    ...(item.people ?? []).map((one) => concept('person', one)),
    ...(item.organisations ?? []).map((one) => concept('org', one)),
    ...(item.places ?? []).map((one) => concept('location', one)),
    ...(item.events ?? []).map((one) => concept('event', one, one.id)),
    ...(item.objects ?? []).map((one) => concept('object.title', one)),
    ...subjects
      .filter((one) => !isKeyword(one))
      .map((one) => concept('classifier', one, '', 'subject')),
    ...(item.genres ?? []).map((one) => concept('classifier', one, '', 'genre')),
    ...(source === undefined ? [] : [concept('classifier', source, '', 'digitalSourceType')]),
  ].join('')
  const keys = keywords.map(({ name }) => `<keyword${xmlAttribute('key', name)}/>`).join('')
  return `${keys === '' ? '' : `<key-list>${keys}</key-list>`}${
    identified === '' ? '' : `<identified-content>${identified}</identified-content>`
  }`
}

function isKeyword({ rel, name, uri, literal }: Subject): boolean {
  return rel === 'keyword' && name !== undefined && uri === undefined && literal === undefined
}

/** Where the item comes from. */
export function writtenSources(item: NewsItem): string {
  const sources = (item.infoSources ?? []).map(({ role, ...source }) =>
    concept('org', { ...source, ...(role === undefined ? {} : { rel: role }) }),
  )
  return sources.length === 0 ? '' : `<distributor>${sources.join('')}</distributor>`
}

function concept(element: string, one: Concept, id = '', kind = ''): string {
  const [source, value] =
    element === 'location' ? ['code-source', 'location-code'] : ['idsrc', 'value']
  const own = one.uri === undefined ? '' : ` ${source}="uri"${xmlAttribute(value, one.uri)}`
  const beside = [
    ['literal', one.literal ?? ''],
    ['id', id],
  ].map(([name, code]) =>
    code === '' ? '' : `<alt-code idsrc="${name}"${xmlAttribute('value', code)}/>`,
  )
  const words = xmlText(one.name ?? '')
  return `<${element}${xmlAttribute('type', kind)}${xmlAttribute('class', one.rel)}${own}>${words}${beside.join('')}</${element}>`
}
