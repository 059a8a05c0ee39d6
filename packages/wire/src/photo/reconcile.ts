import { squeezed } from '../long-text.ts'
import type { PhotoBlock, Warn } from '../fault.ts'
import {
  mainText,
  photoFields,
  type PhotoFieldName,
  type PhotoText,
  type PhotoWords,
} from './photo-field.ts'

/** What a picture's blocks say together, and which of them each field was taken from. */
export interface Reconciled {
  readonly words: PhotoWords
  readonly from: ReadonlyMap<PhotoFieldName, PhotoBlock>
}

const octets = new Map(photoFields.map((field) => [field.name, field.octets]))
const isDate = new Set<PhotoFieldName>(['created', 'changed', 'embargoed', 'expires'])

/**
 * Joins what the blocks say. The first block that has a field has it; the others are compared with
 * it, and a difference that is no mere shortening is warned of. Where IIM replaces a text, the
 * other languages of XMP stay.
 * @source Metadata Working Group, Guidelines for handling image metadata 2.0, chapter 5
 */
export function reconcile(
  blocks: readonly (readonly [PhotoBlock, PhotoWords])[],
  warn: Warn,
): Reconciled {
  const words = new Map<PhotoFieldName, readonly PhotoText[]>()
  const from = new Map<PhotoFieldName, PhotoBlock>()
  for (const [block, said] of blocks)
    for (const [name, texts] of said) {
      const taken = from.get(name)
      const present = words.get(name)
      if (taken === undefined || present === undefined) {
        words.set(name, texts)
        from.set(name, block)
        continue
      }
      if (!agree(name, present, texts))
        warn({ code: 'wire.photo-conflict', field: name, taken, other: block })
      if (taken === 'iim' && block === 'xmp') words.set(name, inLanguages(present, texts))
      else if (isDate.has(name) && agree(name, present, texts))
        words.set(name, [fuller(present, texts)])
    }
  return { words, from }
}

/** The newer text for everybody, and what the older block has in languages. */
function inLanguages(newer: readonly PhotoText[], older: readonly PhotoText[]): PhotoText[] {
  const [text] = newer
  if (text === undefined || !older.some(({ language }) => language !== '')) return [...newer]
  const before = mainText(older)
  const own = older.find(
    (one) => one.language !== 'x-default' && one.language !== '' && one.text === before,
  )
  return [
    { ...text, language: 'x-default' },
    ...older
      .filter(({ language }) => language !== 'x-default' && language !== '')
      .map((one) => (one === own ? { ...one, text: text.text } : one)),
  ]
}

function agree(
  name: PhotoFieldName,
  taken: readonly PhotoText[],
  other: readonly PhotoText[],
): boolean {
  if (isDate.has(name)) return sameMoment(mainText(taken), mainText(other))
  const limit = octets.get(name)
  const plain = (texts: readonly PhotoText[]): string =>
    (texts.some(({ language }) => language === 'x-default')
      ? [mainText(texts)]
      : texts.map(({ text }) => text)
    )
      .map((text) => squeezed(text).trim())
      .join('; ')
  const [a, b] = [plain(taken), plain(other)]
  if (a === b) return true
  // IIM holds so many octets: what was cut there is no other text.
  const [short, long] = a.length < b.length ? [a, b] : [b, a]
  if (limit === undefined || short === '') return false
  if (long.startsWith(short)) return Buffer.byteLength(short) > limit - 8
  return taken.every(({ text }, index) => {
    const found = other[index]?.text ?? ''
    return text === found || (text.startsWith(found) && Buffer.byteLength(found) > limit - 8)
  })
}

const zonePattern = /(?:Z|[+-]\d{2}:\d{2})$/

/** Dates agree as far as both say something. */
function sameMoment(a: string, b: string): boolean {
  const bare = (text: string): string => text.replace(zonePattern, '').replace(/\.\d+$/, '')
  const [x, y] = [
    bare(a.length > 10 ? a : `${a} `).trim(),
    bare(b.length > 10 ? b : `${b} `).trim(),
  ]
  if (x.startsWith(y) || y.startsWith(x)) return true
  return Date.parse(a) === Date.parse(b)
}

/** The date, with the time or the zone that only the other one has. */
function fuller(taken: readonly PhotoText[], other: readonly PhotoText[]): PhotoText {
  const [a, b] = [taken[0]?.text ?? '', other[0]?.text ?? '']
  const zone = zonePattern.exec(b)?.[0] ?? ''
  const lends = b.slice(0, 19) === a.slice(0, 19) && a.length > 10 && !zonePattern.test(a)
  const text = a.length <= 10 && b.startsWith(a) ? b : lends ? a + zone : a
  return { text, language: '' }
}
