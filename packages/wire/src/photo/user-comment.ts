import type { Warn } from '../fault.ts'
import { wireDecoder } from '../wire-text/decode-wire.ts'
import type { UserComment } from './exif.ts'
import { settledText } from './photo-field.ts'

/** Signs that newsrooms' texts are made of; in the wrong order of bytes there are hardly any. */
const common =
  /[\n\r\t -~\u00A0-\u024F\u2010-\u2044\u3000-\u3029\u4E00-\u9FFF\uFF00-\uFFEF\p{scx=Cyrillic}\p{scx=Arabic}\p{scx=Devanagari}\p{scx=Hiragana}\p{scx=Katakana}]/gu

/**
 * What somebody noted in EXIF, empty where it is nothing that anybody wrote: programs keep their
 * settings there too. Writers take either order of bytes, whatever the file's is.
 * @source CIPA DC-008 (Exif 2.32), 4.6.5, UserComment
 */
export function commentText({ encoding, bytes, little }: UserComment, warn: Warn): string {
  const text =
    encoding === 'utf-16'
      ? sixteen(bytes, little)
      : wireDecoder(bytes, undefined, warn)(beforeEnd(bytes))
  const settled = settledText(text.split('\0')[0] ?? '')
  return /\p{L}/u.test(settled) && !/^[{[<]/.test(settled) ? settled : ''
}

function beforeEnd(bytes: Uint8Array): Uint8Array {
  const end = bytes.indexOf(0)
  return end === -1 ? bytes : bytes.subarray(0, end)
}

function sixteen(bytes: Uint8Array, little: boolean): string {
  const [own, other] = little ? ['utf-16le', 'utf-16be'] : ['utf-16be', 'utf-16le']
  const texts = [own, other].map((order) => new TextDecoder(order).decode(bytes))
  const [likely = '', unlikely = ''] = texts
  const known = (text: string): number => text.match(common)?.length ?? 0
  return known(unlikely) > known(likely) ? unlikely : likely
}
