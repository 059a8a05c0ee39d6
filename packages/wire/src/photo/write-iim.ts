import { signStart } from '@suyab/language/segment'
import type { Warn } from '../fault.ts'
import { withoutControls } from '../sanitise.ts'
import type { WireDecoder } from '../wire-text/decode-wire.ts'
import { type DataSet, isWords, utf8Mark } from './iim.ts'
import { mainText, photoFields, type PhotoFieldName } from './photo-field.ts'
import type { ItemSaid } from './words-of-item.ts'

/** Data sets that say what an item says; writing replaces all of them. */
const replaced = new Set([
  ...photoFields.flatMap(({ iim }) => (iim === undefined ? [] : [iim])),
  30,
  35,
  37,
  38,
  55,
  60,
  135,
])

const dates: readonly (readonly [PhotoFieldName, number, number])[] = [
  ['embargoed', 30, 35],
  ['expires', 37, 38],
  ['created', 55, 60],
]

/**
 * Puts an item's words into IIM, in UTF-8 and marked as such. Data sets that an item has no word
 * for stay, their words in UTF-8 as well. What is longer than a data set may be is cut at the
 * border of a sign, with a warning.
 * @source IPTC-NAA IIM 4.2
 */
export function iimWith(
  sets: readonly DataSet[],
  decode: WireDecoder,
  said: ItemSaid,
  warn: Warn,
): DataSet[] {
  const application: DataSet[] = []
  const add = (number: number, text: string): void => {
    application.push({ record: 2, number, value: Buffer.from(withoutControls(text)) })
  }
  for (const { name, iim, octets = 0, repeats } of photoFields) {
    const texts = said.words.get(name)
    if (iim === undefined || texts === undefined) continue
    const kept = repeats === true ? texts.map(({ text }) => text) : [mainText(texts)]
    for (const text of kept) {
      const whole = name === 'subjectCodes' && /^\d{8}$/.test(text) ? `IPTC:${text}:::` : text
      const cut = cutText(withoutControls(whole), octets)
      // Half a code is another code.
      const isCode = name === 'countryCode' || name === 'category' || name === 'subjectCodes'
      if (cut !== withoutControls(whole))
        warn({ code: 'wire.photo-cut', field: name, limit: octets })
      if (cut !== '' && (cut === whole || !isCode)) add(iim, cut)
    }
  }
  for (const [name, day, time] of dates) {
    const [, year, month = '', date = '', hours = '', minutes = '', seconds = '', zone = ''] =
      /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(?:\.\d+)?(Z|[+-]\d\d:\d\d)$/.exec(
        mainText(said.words.get(name)),
      ) ?? []
    if (year === undefined) continue
    add(day, `${year}${month}${date}`)
    add(time, `${hours}${minutes}${seconds}${zone === 'Z' ? '+0000' : zone.replace(':', '')}`)
  }
  // ISO 639 in two or three letters: there is no room for scripts and regions.
  const language = /^[a-z]{2,3}(?=-|$)/.exec(mainText(said.words.get('language')))?.[0]
  if (language !== undefined) add(135, language)
  const kept = sets
    .filter(({ record, number }) =>
      record === 2 ? !replaced.has(number) && number !== 0 : record !== 1 || number !== 90,
    )
    .map((set) => (isWords(set) ? { ...set, value: Buffer.from(decode(set.value)) } : set))
  const version = sets.find(({ record, number }) => record === 2 && number === 0)
  return [
    { record: 1, number: 90, value: utf8Mark },
    version ?? { record: 2, number: 0, value: Uint8Array.of(0, 4) },
    ...application,
    ...kept,
  ].toSorted((a, b) => a.record - b.record || a.number - b.number)
}

/** The text up to so many octets of UTF-8, whole signs only. */
export function cutText(text: string, octets: number): string {
  if (Buffer.byteLength(text) <= octets) return text
  let length = 0
  let end = 0
  for (const letter of text) {
    length += Buffer.byteLength(letter)
    if (length > octets) break
    end += letter.length
  }
  const border = signStart(text, end)
  // A sign that is longer than all there is room for: then at least whole letters.
  return text.slice(0, border === 0 ? end : border)
}
