import { canonicalTag } from '@suyab/language/tag'

import type { PhotoBlock } from '../fault.ts'
import type { ItemSketch } from '../item-sketch.ts'
import type { Place } from '../ninjs.ts'
import { asUri } from '../uri.ts'
import { wordsIn } from './caption.ts'
import { mainText, photoFields, type PhotoFieldName, type PhotoText } from './photo-field.ts'
import type { Reconciled } from './reconcile.ts'

export const subjectCodes = 'http://cv.iptc.org/newscodes/subjectcode/'
export const sceneCodes = 'http://cv.iptc.org/newscodes/scene/'

/** Places of the fields that IPTC keeps for compatibility, the smallest first. */
const nested: readonly (readonly [PhotoFieldName, string])[] = [
  ['sublocation', 'sublocation'],
  ['city', 'city'],
  ['state', 'state'],
]

/** Puts what a picture's blocks say together into an item. */
export function takePhoto(
  { words, from }: Reconciled,
  places: readonly Place[],
  sketch: ItemSketch,
): void {
  const at = (name: PhotoFieldName): string => placeOfField(name, from.get(name))
  const texts = (name: PhotoFieldName): readonly PhotoText[] => words.get(name) ?? []
  const one = (name: PhotoFieldName): string => mainText(texts(name))
  const language = languageOf(texts('caption'), texts('title'), texts('language'))
  sketch.set('type', 'picture', '/')
  sketch.set('language', language, at('language'))
  const single: readonly (readonly [PhotoFieldName, string])[] = [
    ['rightsLink', 'rightsInfo'],
    ['instructions', 'edNote'],
    ['created', 'contentCreated'],
    ['changed', 'versionCreated'],
    ['embargoed', 'embargoedUntil'],
    ['expires', 'expires'],
  ]
  for (const [name, field] of single) {
    const text = one(name)
    if (text !== '')
      sketch.set(field, field === 'rightsInfo' ? { linkedRights: text } : text, at(name))
  }
  takeLanguages('title', 'title', 'headlines', 'title')
  takeLanguages('copyright', 'copyrightNotice')
  takeLanguages('usageTerms', 'usageTerms')
  const headline = one('headline')
  if (headline !== '')
    sketch.add(
      'headlines',
      { role: 'main', contentType: 'text/plain', value: headline },
      at('headline'),
    )
  for (const [name, role] of [
    ['caption', 'caption'],
    ['alt', 'alt'],
    ['extended', 'extended-description'],
  ] as const) {
    const { main, others } = apart(texts(name), language)
    if (main !== undefined)
      sketch.add('descriptions', { role, contentType: 'text/plain', value: main }, at(name))
    for (const other of others)
      sketch.add('descriptions', wordsIn(other.language, other.text, role), at(name))
  }
  const creators = texts('creators').map(({ text }) => text)
  sketch.set('by', creators.join(', '), at('creators'))
  for (const name of creators) sketch.add('people', { name, rel: 'creator' }, at('creators'))
  for (const { text } of texts('captionWriter'))
    sketch.add('people', { name: text, rel: 'caption-writer' }, at('captionWriter'))
  for (const { text } of texts('people'))
    sketch.add('people', { name: text, rel: 'shown' }, at('people'))
  for (const { text } of texts('organisations'))
    sketch.add('organisations', { name: text, rel: 'shown' }, at('organisations'))
  const event = one('event')
  if (event !== '') sketch.add('events', { name: event, rel: 'shown' }, at('event'))
  if (one('credit') !== '')
    sketch.add('infoSources', { name: one('credit'), role: 'creditline' }, at('credit'))
  if (one('source') !== '')
    sketch.add('infoSources', { name: one('source'), role: 'source' }, at('source'))
  sketch.set(
    'copyrightHolder',
    texts('owners')
      .map(({ text }) => text)
      .join(', '),
    at('owners'),
  )
  for (const { text } of texts('keywords'))
    sketch.add('subjects', { name: text, rel: 'keyword' }, at('keywords'))
  takeCodes()
  sketch.set('located', one('city'), at('city'))
  for (const [name, rel] of nested)
    if (one(name) !== '') sketch.add('places', { name: one(name), rel }, at(name))
  const [country, code] = [one('country'), one('countryCode')]
  if (country !== '' || code !== '')
    sketch.add(
      'places',
      {
        ...(country === '' ? {} : { name: country }),
        ...(code === '' ? {} : { literal: code }),
        rel: 'country',
      },
      at('country'),
    )
  for (const place of places) sketch.add('places', place, '/xmp/Iptc4xmpExt:Location')
  if (one('genre') !== '') sketch.add('genres', { name: one('genre') }, at('genre'))
  const source = one('digitalSource')
  if (source !== '')
    sketch.set(
      'digitalSourceType',
      asUri(source) === undefined ? { literal: source } : { uri: asUri(source) },
      at('digitalSource'),
    )
  const urgency = one('urgency')
  // IIM: 0 is reserved, 1 to 8 urgent to least, 9 for the user.
  if (/^[1-9]$/.test(urgency)) sketch.set('urgency', Number(urgency), at('urgency'))
  else if (urgency !== '' && urgency !== '0')
    sketch.warn({ code: 'wire.value-unusable', at: at('urgency'), expected: '1 to 9' })
  if (one('job') !== '') sketch.add('altIds', { role: 'job', value: one('job') }, at('job'))

  function takeLanguages(name: PhotoFieldName, field: string, list?: string, role = ''): void {
    const { main, others } = apart(texts(name), language)
    sketch.set(field, main, at(name))
    for (const other of others)
      if (list === undefined) sketch.lost(at(name), other.language)
      else sketch.add(list, wordsIn(other.language, other.text, role), at(name))
  }

  function takeCodes(): void {
    for (const { text } of texts('subjectCodes')) {
      const number = /(?:^|:)(\d{8})(?::|$)/.exec(text)?.[1]
      sketch.add(
        'subjects',
        {
          ...(number === undefined ? {} : { uri: subjectCodes + number }),
          literal: text,
          rel: 'subject',
        },
        at('subjectCodes'),
      )
    }
    for (const { text } of texts('scenes'))
      sketch.add(
        'subjects',
        {
          ...(/^\d{6}$/.test(text) ? { uri: sceneCodes + text } : {}),
          literal: text,
          rel: 'scene',
        },
        at('scenes'),
      )
    for (const { text } of texts('category'))
      sketch.add('subjects', { literal: text, rel: 'category' }, at('category'))
    for (const { text } of texts('categories'))
      sketch.add('subjects', { name: text, rel: 'category' }, at('categories'))
  }
}

function placeOfField(name: PhotoFieldName, block: PhotoBlock | undefined): string {
  const field = photoFields.find((one) => one.name === name)
  if (block === 'xmp' && field?.xmp !== undefined) return `/xmp/${field.xmp}`
  if (block === 'iim' && field?.iim !== undefined)
    return `/iim/2:${String(field.iim).padStart(2, '0')}`
  return `/${block ?? 'xmp'}/${name}`
}

/** The language that the caption for everybody is in, else the one that is said of the picture. */
function languageOf(
  captions: readonly PhotoText[],
  titles: readonly PhotoText[],
  said: readonly PhotoText[],
): string | undefined {
  for (const texts of [captions, titles]) {
    const known = texts.find(({ language }) => language === 'x-default')
    const own = texts.filter(({ language }) => language !== 'x-default' && language !== '')
    const twin = known === undefined ? undefined : own.find(({ text }) => text === known.text)
    const found = twin ?? (known === undefined ? own[0] : undefined)
    const tag = found === undefined ? undefined : canonicalTag(found.language)
    if (tag !== undefined) return tag
  }
  const [only] = said
  return said.length === 1 && only !== undefined ? canonicalTag(only.text) : undefined
}

/** The text in the item's language, and those in others. */
function apart(
  texts: readonly PhotoText[],
  itemLanguage: string | undefined,
): { readonly main: string | undefined; readonly others: readonly PhotoText[] } {
  const tagged = texts.map(({ language, text }) => ({
    language: language === '' || language === 'x-default' ? '' : (canonicalTag(language) ?? 'und'),
    text,
  }))
  const known = tagged.find(({ language }) => language === '')
  const own = tagged.find(({ language }) => language === itemLanguage)
  const main = known ?? own ?? tagged[0]
  const others = tagged.filter(
    (one) =>
      one !== main &&
      one.language !== '' &&
      !(one.text === main?.text && one.language === (itemLanguage ?? one.language)),
  )
  return { main: main?.text, others }
}
