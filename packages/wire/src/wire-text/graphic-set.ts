import iconv from 'iconv-lite'

/** A set of graphic characters that an escape sequence can bring into use. */
export interface GraphicSet {
  /** Bytes of one character. */
  readonly width: 1 | 2
  /** The character of a code whose bytes are given without their eighth bit. */
  readonly decode: (first: number, second: number) => string
}

function ofLetters(start: number, letters: string): GraphicSet {
  const all = letters.split('')
  return { width: 1, decode: (code) => all[code - start] ?? '\uFFFD' }
}

/** ASCII with some of its signs replaced, written as pairs of sign and letter. */
function national(replaced: string): GraphicSet {
  const letters = new Map(
    replaced.split(' ').map((pair) => [pair.charCodeAt(0), pair.slice(1)] as const),
  )
  return { width: 1, decode: (code) => letters.get(code) ?? String.fromCharCode(code) }
}

/** The right half of an 8-bit encoding, or the two bytes of a character in a double-byte one. */
function ofEncoding(encoding: string, width: 1 | 2): GraphicSet {
  const known = new Map<number, string>()
  return {
    width,
    decode: (first, second) => {
      const bytes = width === 1 ? [first | 0x80] : [first | 0x80, second | 0x80]
      const key = width === 1 ? first : first * 256 + second
      const letter = known.get(key) ?? iconv.decode(Buffer.from(bytes), encoding)
      known.set(key, letter)
      return letter
    },
  }
}

export const ascii: GraphicSet = { width: 1, decode: (code) => String.fromCharCode(code) }

/** Capitals and small letters stand the other way round than in ASCII, in the order of Latin. */
const cyrillicLetters =
  ' !"#¤%&\'()*+,-./0123456789:;<=>?юабцдефгхийклмнопярстужвьызшэщчъ' +
  'ЮАБЦДЕФГХИЙКЛМНОПЯРСТУЖВЬЫЗШЭЩЧ'

/** 7-bit Cyrillic, as teleprinters had it. @source ISO 5427 */
export const cyrillic: GraphicSet = ofLetters(0x20, cyrillicLetters)

/** Accents come before the letter they belong to. @source ISO/IEC 6937 */
const accents = new Map([
  [0x41, '\u0300'],
  [0x42, '\u0301'],
  [0x43, '\u0302'],
  [0x44, '\u0303'],
  [0x45, '\u0304'],
  [0x46, '\u0306'],
  [0x47, '\u0307'],
  [0x48, '\u0308'],
  [0x4a, '\u030A'],
  [0x4b, '\u0327'],
  [0x4d, '\u030B'],
  [0x4e, '\u0328'],
  [0x4f, '\u030C'],
])

const latinSigns =
  '\u00A0¡¢£\u20AC¥\uFFFD§¤‘“«←↑→↓°±²³×µ¶·÷’”»¼½¾¿' +
  '\uFFFD'.repeat(16) +
  '—¹®©™♪¬¦\uFFFD\uFFFD\uFFFD\uFFFD⅛⅜⅝⅞ΩÆÐªĦ\uFFFDĲĿŁØŒºÞŦŊŉĸæđðħıĳŀłøœßþŧŋ\u00AD'
const latinLetters = latinSigns.split('')

/** The combining mark of a code of ISO 6937's right half, where it is one. */
export function accentOf(set: GraphicSet, code: number): string | undefined {
  return set === latin ? accents.get(code) : undefined
}

/** The right half of ISO 6937, with the dollar sign of T.61 where Europe later put its own. */
export const latin: GraphicSet = {
  width: 1,
  decode: (code) => (code === 0x24 ? '$' : (latinLetters[code - 0x20] ?? '\uFFFD')),
}

/** Sets of 94 characters by the last byte of their escape sequence. @source ISO-IR */
export const sets94: ReadonlyMap<string, GraphicSet> = new Map([
  ['B', ascii],
  ['@', national('$¤ ~‾')],
  ['A', national('#£ ~‾')],
  ['K', national('@§ [Ä \\Ö ]Ü {ä |ö }ü ~ß')],
  ['R', national('#£ @à [° \\ç ]§ {é |ù }è ~¨')],
  ['f', national('#£ @à [° \\ç ]§ `µ {é |ù }è ~¨')],
  ['Y', national('#£ @§ [° \\ç ]é `ù {à |ò }è ~ì')],
  ['Z', national('#£ @§ [¡ \\Ñ ]¿ {° |ñ }ç')],
  ['h', national('@• [¡ \\Ñ ]Ç ^¿ {´ |ñ }ç ~¨')],
  ['G', national('$¤ [Ä \\Ö ]Å {ä |ö }å ~‾')],
  ['H', national('$¤ @É [Ä \\Ö ]Å ^Ü `é {ä |ö }å ~ü')],
  ['`', national('[Æ \\Ø ]Å {æ |ø }å ~‾')],
  ['a', national('#§ [Æ \\Ø ]Å {æ |ø }å ~|')],
  ['L', national('@§ [Ã \\Ç ]Õ {ã |ç }õ ~°')],
  ['g', national('@´ [Ã \\Ç ]Õ {ã |ç }õ')],
  ['i', national('$¤ @Á [É \\Ö ]Ü `á {é |ö }ü ~˝')],
  ['w', national('@à [â \\ç ]ê ^î `ô {é |ù }è ~û')],
  ['x', national('@à [â \\ç ]ê ^É `ô {é |ù }è ~û')],
  ['z', national('@Ž [Š \\Đ ]Ć ^Č `ž {š |đ }ć ~č')],
  ['!', national('$¤ [¡ \\Ñ ^¿ {´ |ñ }[ ~¨')],
  ['T', national('$¥ ~‾')],
  ['J', national('\\¥ ~‾')],
  ['N', cyrillic],
  ['l', latin],
])

/** Sets of 96 characters by the last byte of their escape sequence. @source ISO-IR */
export const sets96: ReadonlyMap<string, GraphicSet> = new Map([
  ...(
    [
      ['A', 'iso-8859-1'],
      ['B', 'iso-8859-2'],
      ['C', 'iso-8859-3'],
      ['D', 'iso-8859-4'],
      ['F', 'iso-8859-7'],
      ['G', 'iso-8859-6'],
      ['H', 'iso-8859-8'],
      ['L', 'iso-8859-5'],
      ['M', 'iso-8859-9'],
    ] as const
  ).map(([final, encoding]) => [final, ofEncoding(encoding, 1)] as const),
  ['R', latin],
  ['J', latin],
])

/** Sets of two bytes a character by the last byte of their escape sequence. @source ISO-IR */
export const setsDouble: ReadonlyMap<string, GraphicSet> = new Map([
  ['A', ofEncoding('gb18030', 2)],
  ['E', ofEncoding('gb18030', 2)],
  ['B', ofEncoding('euc-jp', 2)],
  ['C', ofEncoding('euc-kr', 2)],
])
