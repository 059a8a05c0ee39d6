import type { ItemSketch } from '../item-sketch.ts'
import type { WireDecoder } from '../wire-text/decode-wire.ts'
import { type DataSet, isWords } from './iim.ts'
import {
  photoFields,
  settledText,
  type PhotoFieldName,
  type PhotoText,
  type PhotoWords,
} from './photo-field.ts'

const names = new Map(
  photoFields.flatMap((field) => (field.iim === undefined ? [] : [[field.iim, field] as const])),
)

/** Data sets about the transmission or the file: versions, programs, forms of the picture. */
const aboutFile = new Set([0, 3, 62, 63, 65, 70, 75, 130, 131, 150, 151, 152, 153, 154])

/** Two data sets that make a date. */
const dates: readonly (readonly [PhotoFieldName, number, number])[] = [
  ['created', 55, 60],
  ['embargoed', 30, 35],
  ['expires', 37, 38],
]

/** The words of IIM's second record; what is not taken is said to be lost. */
export function readIimWords(
  sets: readonly DataSet[],
  decode: WireDecoder,
  sketch: ItemSketch,
): PhotoWords {
  const words = new Map<PhotoFieldName, PhotoText[]>()
  const single = new Map<number, string>()
  for (const set of sets) {
    if (!isWords(set)) continue
    const read = settledText(decode(set.value).replaceAll('\0', ''))
    // The code without names is written in XMP as its number alone.
    const text = /^IPTC:(\d{8}):*$/.exec(read)?.[1] ?? read
    if (text === '') continue
    const field = names.get(set.number)
    if (field === undefined) {
      if (
        dates.some(([, day, time]) => day === set.number || time === set.number) ||
        set.number === 135
      )
        single.set(set.number, text)
      else if (!aboutFile.has(set.number)) sketch.lost(placeOfSet(set.number))
      continue
    }
    const present = words.get(field.name)
    if (present === undefined) words.set(field.name, [{ text, language: '' }])
    else if (field.repeats === true) present.push({ text, language: '' })
    else sketch.warn({ code: 'wire.field-twice', at: placeOfSet(set.number), kept: field.name })
  }
  const language = single.get(135)
  if (language !== undefined) words.set('language', [{ text: language, language: '' }])
  for (const [name, day, time] of dates) {
    const date = dateOf(single.get(day), single.get(time))
    if (date !== undefined) words.set(name, [{ text: date, language: '' }])
    else if (single.has(day) || single.has(time))
      sketch.warn({ code: 'wire.value-unusable', at: placeOfSet(day), expected: 'a date' })
  }
  return words
}

/** Where a data set stands, as its standard numbers it. */
function placeOfSet(number: number): string {
  return `/iim/2:${String(number).padStart(2, '0')}`
}

function dateOf(day: string | undefined, time: string | undefined): string | undefined {
  const [, year, month = '', date = ''] = /^(\d{4})-?(\d{2})-?(\d{2})$/.exec(day ?? '') ?? []
  if (year === undefined || (year === '0000' && month === '00')) return undefined
  const known = [year, ...(month === '00' ? [] : [month, ...(date === '00' ? [] : [date])])]
  const [, hours, minutes = '', seconds = '', zone = ''] =
    /^(\d{2}):?(\d{2}):?(\d{2})([+-]\d{2}:?\d{2}|Z)?$/.exec(time ?? '') ?? []
  if (hours === undefined || known.length < 3) return known.join('-')
  return `${known.join('-')}T${hours}:${minutes}:${seconds}${zone.replace(/^([+-]\d{2}):?(\d{2})$/, '$1:$2')}`
}
