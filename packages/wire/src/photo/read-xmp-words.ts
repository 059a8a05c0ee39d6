import type { ItemSketch } from '../item-sketch.ts'
import type { Place } from '../ninjs.ts'
import type { XmlElement } from '../xml/element.ts'
import {
  mainText,
  photoFields,
  settledText,
  type PhotoFieldName,
  type PhotoText,
  type PhotoWords,
} from './photo-field.ts'
import { xmpProperties, type XmpValue } from './xmp.ts'

/** Schemas in whose properties there are words for readers; others are about the file. */
const wordy = /^(?:dc|photoshop|Iptc4xmpCore|Iptc4xmpExt|xmpRights|plus):/

/** Of those schemas, what is about the file all the same. */
const aboutFile = new Set([
  'dc:format',
  'photoshop:ColorMode',
  'photoshop:ICCProfile',
  'photoshop:History',
  'photoshop:LegacyIPTCDigest',
  'photoshop:DocumentAncestors',
  'photoshop:SidecarForExtension',
  'photoshop:TextLayers',
  'xmpRights:Marked',
  'plus:Version',
])

const maxTexts = 500

/** Texts in a value, each with the language it says. */
function textsOf(value: XmpValue): PhotoText[] {
  const members = value.kind === 'list' ? value.members.slice(0, maxTexts) : [value]
  return members.flatMap((member) => {
    if (member.kind !== 'text') return []
    const text = settledText(member.text)
    return text === '' ? [] : [{ text, language: member.language.trim() }]
  })
}

/** What XMP says: the words it shares with IIM, and the places that only it can tell apart. */
export interface XmpSaid {
  readonly words: PhotoWords
  readonly places: readonly Place[]
}

/** Reads the words of one or more packets; what is not taken is said to be lost. */
export function readXmpWords(roots: readonly XmlElement[], sketch: ItemSketch): XmpSaid {
  const properties = new Map<string, XmpValue>()
  for (const root of roots)
    for (const [name, value] of xmpProperties(root))
      if (!properties.has(name)) properties.set(name, value)
  const words = new Map<PhotoFieldName, readonly PhotoText[]>()
  const taken = new Set<string>()
  for (const { name, xmp } of photoFields) {
    const value = xmp === undefined ? undefined : properties.get(xmp)
    if (xmp === undefined || value === undefined) continue
    const texts = textsOf(value)
    if (value.kind === 'list' && value.members.length > maxTexts) sketch.lost(`/xmp/${xmp}`)
    if (texts.length > 0) words.set(name, texts)
    if (texts.length > 0 || value.kind !== 'structure') taken.add(xmp)
  }
  const fallback = (name: PhotoFieldName, property: string): void => {
    const value = properties.get(property)
    taken.add(property)
    if (value !== undefined && !words.has(name)) {
      const texts = textsOf(value)
      if (texts.length > 0) words.set(name, texts)
    }
  }
  fallback('created', 'exif:DateTimeOriginal')
  fallback('created', 'xmp:CreateDate')
  fallback('changed', 'xmp:ModifyDate')
  fallback('language', 'dc:language')
  const owners = structures(properties.get('plus:CopyrightOwner')).flatMap((fields) =>
    textsOf(fields.get('plus:CopyrightOwnerName') ?? nothing),
  )
  if (owners.length > 0) words.set('owners', owners)
  taken.add('plus:CopyrightOwner')
  const places = [
    ...placesIn(properties.get('Iptc4xmpExt:LocationCreated'), 'created', sketch),
    ...placesIn(properties.get('Iptc4xmpExt:LocationShown'), 'shown', sketch),
  ]
  taken.add('Iptc4xmpExt:LocationCreated').add('Iptc4xmpExt:LocationShown')
  for (const name of properties.keys())
    if (wordy.test(name) && !taken.has(name) && !aboutFile.has(name)) sketch.lost(`/xmp/${name}`)
  return { words, places }
}

const nothing: XmpValue = { kind: 'text', text: '', language: '' }

function structures(value: XmpValue | undefined): ReadonlyMap<string, XmpValue>[] {
  const members = value?.kind === 'list' ? value.members.slice(0, maxTexts) : [value]
  return members.flatMap((member) => (member?.kind === 'structure' ? [member.fields] : []))
}

function placesIn(value: XmpValue | undefined, rel: string, sketch: ItemSketch): Place[] {
  return structures(value).flatMap((fields) => {
    const said = (name: string): string => mainText(textsOf(fields.get(name) ?? nothing))
    const ext = (name: string): string => said(`Iptc4xmpExt:${name}`)
    const [uri = ''] = textsOf(fields.get('Iptc4xmpExt:LocationId') ?? nothing).map(
      ({ text }) => text,
    )
    const code = ext('CountryCode')
    const locality = ext('City')
    const area = ext('ProvinceState')
    const country = ext('CountryName') || code
    const line = ext('Sublocation')
    if (code !== '' && country !== code)
      sketch.lost(`/xmp/Iptc4xmpExt:Location${rel === 'shown' ? 'Shown' : 'Created'}/CountryCode`)
    const name = ext('LocationName') || line || locality || area || country || ext('WorldRegion')
    const address = {
      ...(line === '' ? {} : { lines: [line] }),
      ...(locality === '' ? {} : { locality }),
      ...(area === '' ? {} : { area }),
      ...(country === '' ? {} : { country }),
    }
    const point = pointOf(said('exif:GPSLatitude'), said('exif:GPSLongitude'))
    if (name === '' && uri === '' && point === undefined) return []
    return [
      {
        rel,
        ...(name === '' ? {} : { name }),
        ...(uri === '' ? {} : { uri }),
        ...(Object.keys(address).length === 0 ? {} : { contactInfo: [{ address }] }),
        ...(point === undefined ? {} : { geoJSON: point }),
      },
    ]
  })
}

/** A point of RFC 7946 from XMP's `42,52.476N` or from plain degrees. */
function pointOf(
  latitude: string,
  longitude: string,
): Readonly<Record<string, unknown>> | undefined {
  const north = degrees(latitude)
  const east = degrees(longitude)
  if (north === undefined || east === undefined || Math.abs(north) > 90 || Math.abs(east) > 180)
    return undefined
  return { type: 'Point', coordinates: [east, north] }
}

function degrees(text: string): number | undefined {
  if (/^-?\d{1,3}(?:\.\d{1,12})?$/.test(text)) return Number(text)
  const [, whole, minutes = '0', seconds = '0', side = ''] =
    /^(\d{1,3}),(\d{1,2}(?:\.\d{1,12})?)(?:,(\d{1,2}(?:\.\d{1,12})?))?([NSEW])$/i.exec(text) ?? []
  if (whole === undefined) return undefined
  const value = Number(whole) + Number(minutes) / 60 + Number(seconds) / 3600
  return Number((/[SW]/i.test(side) ? -value : value).toFixed(7))
}
