import type { NewsItem, Place, Words } from '../ninjs.ts'
import { plainWords } from '../item-text.ts'
import { type Caption, captionsIn, captionsOf } from './caption.ts'
import { settledText, type PhotoFieldName, type PhotoText } from './photo-field.ts'
import { sceneCodes, subjectCodes } from './photo-item.ts'

/** What an item says in a picture's terms. */
export interface ItemSaid {
  readonly words: ReadonlyMap<PhotoFieldName, readonly PhotoText[]>
  readonly created: readonly Place[]
  readonly shown: readonly Place[]
}

const fieldsOfPlaces: Readonly<Record<string, PhotoFieldName>> = {
  sublocation: 'sublocation',
  city: 'city',
  state: 'state',
  country: 'country',
}
const makers = ['creator', 'photographer', 'author']

/**
 * An item's words by the fields of a picture; texts only in these languages and in their order,
 * where any are named.
 */
export function wordsOfItem(item: NewsItem, languages: readonly string[] | undefined): ItemSaid {
  const words = new Map<PhotoFieldName, PhotoText[]>()
  const put = (name: PhotoFieldName, texts: readonly (string | undefined)[]): void => {
    const said = texts.flatMap((text) => {
      const settled = settledText(text ?? '')
      return settled === '' ? [] : [{ text: settled, language: '' }]
    })
    if (said.length > 0) words.set(name, said)
  }
  const putAll = (name: PhotoFieldName, captions: readonly Caption[]): void => {
    const texts = alternatives(inOrder(captions, languages))
    if (texts.length > 0) words.set(name, texts)
  }
  const { people = [], subjects = [], places = [], infoSources = [], headlines } = item
  const own = item.language
  const titles: Words[] = item.title === undefined ? [] : [{ role: 'title', value: item.title }]
  putAll('title', captionsIn([...titles, ...withRole(headlines, own)], ['title', 'main'], own))
  const [headline] = inOrder(
    captionsIn(headlines, ['main', 'headline', 'primary', ''], own),
    languages,
  )
  put('headline', [headline?.text])
  putAll('caption', captionsOf(item))
  putAll('alt', captionsIn(item.descriptions, ['alt', 'alt-text'], own))
  putAll('extended', captionsIn(item.descriptions, ['extended-description'], own))
  const creators = people.filter(({ rel = '' }) => makers.includes(rel)).map(({ name }) => name)
  put('creators', creators.some((name) => name !== undefined) ? creators : [item.by])
  const named = (rel: string): (string | undefined)[] =>
    people.filter((one) => one.rel === rel).map(({ name }) => name)
  put('captionWriter', named('caption-writer'))
  put('people', [
    ...named('shown'),
    ...people
      .filter(({ rel = 'shown' }) => ![...makers, 'shown', 'caption-writer'].includes(rel))
      .map(({ name }) => name),
    ...people.filter(({ rel }) => rel === undefined).map(({ name }) => name),
  ])
  put(
    'organisations',
    (item.organisations ?? []).map(({ name }) => name),
  )
  putAll('event', asCaption(item.events?.[0]?.name))
  const source = (role: string): string | undefined =>
    infoSources.find((one) => one.role === role)?.name
  put('credit', [source('creditline')])
  put('source', [source('source')])
  putAll('copyright', asCaption(item.copyrightNotice))
  putAll('usageTerms', asCaption(item.usageTerms))
  put('owners', [item.copyrightHolder])
  put('rightsLink', [item.rightsInfo?.linkedRights])
  put('instructions', [item.edNote])
  put('language', [own])
  put('created', [item.contentCreated])
  put('changed', [item.versionCreated])
  put('embargoed', [item.embargoedUntil])
  put('expires', [item.expires])
  put('urgency', [item.urgency === undefined ? undefined : String(item.urgency)])
  put('job', [item.altIds?.find(({ role }) => role === 'job')?.value])
  put('guid', [item.uri])
  put('genre', [item.genres?.[0]?.name])
  put('digitalSource', [item.digitalSourceType?.uri ?? item.digitalSourceType?.literal])
  const codes = (rel: string, scheme: string): (string | undefined)[] =>
    subjects
      .filter(({ uri = '', rel: said }) => uri.startsWith(scheme) || said === rel)
      .map(({ uri = '', literal, name }) =>
        uri.startsWith(scheme) ? uri.slice(scheme.length) : (literal ?? name),
      )
  put('subjectCodes', codes('subject', subjectCodes))
  put('scenes', codes('scene', sceneCodes))
  const categories = subjects.filter(({ rel }) => rel === 'category')
  put('category', [categories.find(({ name }) => name === undefined)?.literal])
  put(
    'categories',
    categories.map(({ name }) => name),
  )
  put(
    'keywords',
    subjects
      .filter(
        ({ uri = '', rel = '' }) =>
          !['category', 'scene', 'subject'].includes(rel) &&
          !uri.startsWith(subjectCodes) &&
          !uri.startsWith(sceneCodes),
      )
      .map(({ name, literal }) => name ?? literal),
  )
  for (const [rel, field] of Object.entries(fieldsOfPlaces))
    put(field, [places.find((place) => place.rel === rel)?.name])
  put('countryCode', [places.find(({ rel }) => rel === 'country')?.literal])
  if (!words.has('city')) put('city', [item.located])
  const free = places.filter(({ rel = '' }) => !Object.hasOwn(fieldsOfPlaces, rel))
  return {
    words,
    created: free.filter(({ rel }) => rel === 'created'),
    shown: free.filter(({ rel }) => rel !== 'created'),
  }
}

/** Headlines in other languages than the item's: only the title has room for them. */
function withRole(headlines: readonly Words[] | undefined, own: string | undefined): Words[] {
  return (headlines ?? []).filter(
    (one) => one.role === 'title' || captionsIn([one], [one.role ?? ''], own)[0]?.language !== own,
  )
}

function asCaption(text: string | undefined): Caption[] {
  return text === undefined ? [] : [{ text: plainWords({ value: text }) }]
}

function inOrder(
  captions: readonly Caption[],
  languages: readonly string[] | undefined,
): readonly Caption[] {
  if (languages === undefined) return captions
  const rank = ({ language = '' }: Caption): number => languages.indexOf(language)
  const wanted = captions.filter(
    (caption) => caption.language === undefined || rank(caption) !== -1,
  )
  return wanted.toSorted((a, b) => rank(a) - rank(b))
}

/** The first text stands for everybody and once more in its language. */
function alternatives(captions: readonly Caption[]): PhotoText[] {
  const texts = captions.flatMap(({ language, text }) => {
    const settled = settledText(text)
    return settled === '' ? [] : [{ language: language ?? '', text: settled }]
  })
  const [first] = texts
  if (first === undefined) return []
  return [
    { language: 'x-default', text: first.text },
    ...texts.filter(({ language }) => language !== ''),
  ]
}
