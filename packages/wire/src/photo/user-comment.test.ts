import { expect, test } from 'vitest'

import { exif, jpeg } from '../../eval/photo-file.ts'
import type { ReadItem } from '../read-items.ts'
import { readPhoto } from '../read-photo.ts'

const kyrgyz = 'Суяб шаарынын чалдыбары, Чүй өрөөнү.'
const chinese = '碎叶城遗址，楚河谷地。'

function commented(code: string, bytes: Uint8Array, described?: string): ReadItem {
  const value = [...Buffer.from(code.padEnd(8, '\0'), 'latin1'), ...bytes]
  const first = described === undefined ? [] : [[0x010e, 2, described] as const]
  const read = readPhoto(jpeg(exif(first, [[0x9286, 7, value]])))
  if (!read.ok) throw new Error(read.fault.code)
  return read.value
}
const captionOf = ({ item }: ReadItem): string | undefined => item.descriptions?.[0]?.value
const swapped = (text: string): Buffer => Buffer.from(text, 'utf16le').swap16()

test.each([
  ['in the order of the file', 'UNICODE', Buffer.from(kyrgyz, 'utf16le'), kyrgyz],
  ['in the other order', 'UNICODE', swapped(kyrgyz), kyrgyz],
  ['in Chinese', 'UNICODE', Buffer.from(chinese, 'utf16le'), chinese],
  ['in Chinese in the other order', 'UNICODE', swapped(chinese), chinese],
  ['in plain letters', 'ASCII', Buffer.from('The ruins of Suyab\0\0\0'), 'The ruins of Suyab'],
  ['in UTF-8 under another name', 'ASCII', Buffer.from(kyrgyz), kyrgyz],
  ['without a code', '', Buffer.from(chinese), chinese],
])('what somebody noted is read %s', (_how, code, bytes, text) =>
  expect(captionOf(commented(code, bytes))).toBe(text),
)

test.each([
  ['blanks', 'ASCII', Buffer.from('        ')],
  ['a program’s settings', 'ASCII', Buffer.from('{"mode":"night","iso":800}')],
  ['numbers', 'ASCII', Buffer.from('0100 0200')],
  ['half a letter', 'UNICODE', Buffer.of(0x21)],
])('%s are nothing that anybody noted', (_what, code, bytes) =>
  expect(captionOf(commented(code, bytes))).toBeUndefined(),
)

test('a description goes before a note, and a note that says something else is told', () => {
  const other = commented('UNICODE', Buffer.from(kyrgyz, 'utf16le'), 'Суяб')
  expect(captionOf(other)).toBe('Суяб')
  expect(other.warnings).toContainEqual({ code: 'wire.field-unknown', at: '/exif/UserComment' })
  const same = commented('UNICODE', Buffer.from('Суяб', 'utf16le'), 'Суяб')
  expect(same.warnings.map(({ code }) => code)).not.toContain('wire.field-unknown')
})
