/* oxlint-disable no-control-regex -- control codes are what these wires are made of */

import iconv from 'iconv-lite'
import { detect } from 'jschardet'

import type { Warn } from '../fault.ts'
import {
  accentOf,
  ascii,
  cyrillic,
  type GraphicSet,
  latin,
  sets94,
  sets96,
  setsDouble,
} from './graphic-set.ts'

/** Turns bytes of a message into text; control codes but those of ISO 2022 stay as they are. */
export type WireDecoder = (bytes: Uint8Array) => string

const escape = 0x1b
const shiftOut = 0x0e
const shiftIn = 0x0f

/** Enough bytes for a guess. */
const sampleBytes = 64 * 1024

/**
 * How a message's text is encoded: by its own escape sequences, as valid UTF-8, as the transport
 * says, or by a guess that is reported.
 * @source ISO/IEC 2022; IPTC 7901, which leaves the choice of sets to sender and receiver
 */
export function wireDecoder(
  message: Uint8Array,
  contentType: string | undefined,
  warn: Warn,
): WireDecoder {
  if (message.includes(escape) || message.includes(shiftOut)) return switching(message, warn)
  const named = /charset\s*=[\s"']*([\w.:-]+)/i.exec(contentType ?? '')?.[1]
  if (named !== undefined && /^(?:x-)?iso-?6937/i.test(named)) return (bytes) => plainLatin(bytes)
  const national = /^iso-?646-(\w+)$/i.exec(named ?? '')?.[1]?.toLowerCase()
  const set = national === undefined ? undefined : sets94.get(finals[national] ?? '')
  if (set !== undefined) return (bytes) => [...bytes].map((byte) => oneOf(set, byte)).join('')
  if (!message.some((byte) => byte >= 0x80)) return latin1
  if (isUtf8(message)) return encoded('utf-8', warn)
  if (named !== undefined && iconv.encodingExists(named)) return encoded(named, warn)
  const guess = guessOf(message)
  warn({ code: 'wire.encoding-guessed', encoding: guess })
  return encoded(guess, warn)
}

/** National variants of ISO 646 by the country they are called after. */
const finals: Readonly<Record<string, string>> = {
  de: 'K',
  fr: 'f',
  gb: 'A',
  it: 'Y',
  es: 'Z',
  se: 'G',
  no: '`',
  dk: '`',
  pt: 'L',
  hu: 'i',
  yu: 'z',
  ca: 'w',
  cn: 'T',
  jp: 'J',
}

function oneOf(set: GraphicSet, byte: number): string {
  return byte < 0x21 || byte > 0x7e ? String.fromCharCode(byte) : set.decode(byte, 0)
}

function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
}

function encoded(encoding: string, warn: Warn): WireDecoder {
  return (bytes) => {
    const text = iconv.decode(
      Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength),
      encoding,
    )
    if (text.includes('\uFFFD')) warn({ code: 'wire.encoding-damaged', encoding })
    return text
  }
}

function isUtf8(bytes: Uint8Array): boolean {
  return !new TextDecoder().decode(bytes).includes('\uFFFD')
}

/**
 * Russian agencies wrote windows-1251, KOI8-R or the DOS code page, Chinese ones GBK or Big5. The
 * guess of letters' frequencies is wrong for short texts: first comes which of them makes words.
 */
const candidates = ['windows-1251', 'koi8-r', 'cp866', 'gb18030', 'big5'] as const

function guessOf(message: Uint8Array): string {
  const sample = Buffer.from(message.subarray(0, sampleBytes))
  const ranked = candidates
    .map((encoding) => ({ encoding, score: scoreOf(iconv.decode(sample, encoding)) }))
    .toSorted((a, b) => b.score - a.score)
  const [best] = ranked
  if (best !== undefined && best.score >= 0.7) return best.encoding
  const found = detect(sample).encoding
  return found && found !== 'ascii' && iconv.encodingExists(found) ? found : 'windows-1252'
}

/** The commonest letters of Russian and Kyrgyz, and of Chinese, by far. */
const commonHan = new Set(
  '的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并提直题党程展五果料象员革位入常文总次品式活设及管特件长求老头基资边流路级少图山统接知较将组见计别她手角期根论运农指几九区强放决西被干做必战先回则任取据处队南给色光门即保治北造百规热领七海口东导器压志世金增争济阶油思术极交受联什认六共权收证改清己美再采转更单风切打白教速花带安场身车例真务具万每目至达走积示议声报斗完类八离华名确才科张信马节话米整空元况今集温传土许步群广石记需段研界拉林律叫且究观越织装影算低持音众书布复容儿须际商非验连断深难近矿千周委素技备半办青省列习响约支般史感劳便团往酸历市克何除消构府称太准精值号率族维划选标写存候毛亲快效斯院查江型眼王按格养易置派层片始却专状育厂京识适属圆包火住调满县局照参红细引听该铁价严龍國時會來個們說對發經過後當動無開關長電學'.split(
    '',
  ),
)

/** How near the letters beyond ASCII come to those of real words: about 1 where they are such. */
function scoreOf(text: string): number {
  let good = 0
  let all = 0
  let before = ' '
  for (const letter of text) {
    if (letter > '\u007F') {
      all += 1
      const small = letter.toLowerCase()
      const share = shares.get(small)
      // A capital after a small letter, or beside a Latin one, is in no word of Russian.
      const isWord = !/[A-Za-z]/.test(before) && (letter === small || !/[а-яё]/.test(before))
      if (share !== undefined) good += isWord ? share / 5 : 0
      else if (commonHan.has(letter)) good += 1.3
      else if (/\p{Script=Han}/u.test(letter)) good += 0.3
      else if (/[«»—–№“”‘’、。，：；？！（）《》【】\u00A0]/.test(letter)) good += 0.8
    }
    before = letter
  }
  return all === 0 ? 0 : good / all
}

/** Of a hundred letters of a Russian text, how many are each. */
const shares = new Map(
  (
    'о11 е8.5 а8 и7.4 н6.7 т6.3 с5.5 р4.7 в4.5 л4.4 к3.5 м3.2 д3 п2.8 у2.6 я2 ы1.9 ь1.7 г1.7 з1.6 ' +
    'б1.6 ч1.4 й1.2 х1 ж.9 ш.7 ю.6 ц.5 щ.4 э.3 ф.3 ъ.04 ё.04'
  )
    .split(' ')
    .map((pair) => [pair.slice(0, 1), Number(pair.slice(1))]),
)

/** ISO 6937 without escape sequences: ASCII on the left, its own letters on the right. */
function plainLatin(bytes: Uint8Array): string {
  return new Switches(ascii, latin).decode(bytes)
}

function switching(message: Uint8Array, warn: Warn): WireDecoder {
  const says = latin1(message.subarray(0, sampleBytes))
  // Nobody designates a second set where both sides know it: on 7-bit lines of Russian agencies.
  const designates = new RegExp(String.raw`\u001B[$]?[)\-*+./,(]`).test(says)
  const eightBit = message.some((byte) => byte >= 0x80)
  const right = eightBit && !designates ? undefined : cyrillic
  if (!designates) warn({ code: 'wire.encoding-guessed', encoding: 'ISO 5427' })
  const switches = new Switches(ascii, right ?? latin)
  return (bytes) => {
    const text = switches.decode(bytes)
    if (text.includes('\uFFFD')) warn({ code: 'wire.encoding-damaged', encoding: 'ISO 2022' })
    return text
  }
}

/** The state of a line that switches between sets of characters; it lasts until the next switch. */
class Switches {
  #sets: [GraphicSet, GraphicSet]
  #isOut = false
  #isUtf8 = false

  constructor(left: GraphicSet, right: GraphicSet) {
    this.#sets = [left, right]
  }

  decode(bytes: Uint8Array): string {
    const whole: string[] = []
    let parts: string[] = []
    let accent = ''
    for (let at = 0; at < bytes.length;) {
      const byte = bytes[at] ?? 0
      if (byte === escape) {
        at = this.#escape(bytes, at)
        continue
      }
      if (this.#isUtf8) {
        const end = bytes.indexOf(escape, at)
        const stop = end === -1 ? bytes.length : end
        parts.push(new TextDecoder().decode(bytes.subarray(at, stop)))
        at = stop
        continue
      }
      if (byte === shiftOut || byte === shiftIn) this.#isOut = byte === shiftOut
      const code = byte & 0x7f
      if (code < 0x21 || code === 0x7f) {
        if (byte !== shiftOut && byte !== shiftIn) parts.push(String.fromCharCode(code))
        at += 1
        continue
      }
      const set = this.#sets[byte >= 0x80 || this.#isOut ? 1 : 0]
      const mark = accentOf(set, code)
      if (mark !== undefined) accent = mark
      else {
        const letter = set.decode(code, (bytes[at + 1] ?? 0) & 0x7f)
        parts.push(accent === '' ? letter : `${letter}${accent}`.normalize('NFC'))
        accent = ''
      }
      at += set.width
      if (parts.length > 8_192) {
        whole.push(parts.join(''))
        parts = []
      }
    }
    return whole.join('') + parts.join('')
  }

  /** Where the text goes on after an escape sequence; one that is not known changes nothing. */
  #escape(bytes: Uint8Array, at: number): number {
    let end = at + 1
    // Intermediate bytes, then a final one.
    while (end < bytes.length && end < at + 5 && (bytes[end] ?? 0) >> 4 === 2) end += 1
    const middle = latin1(bytes.subarray(at + 1, end))
    const final = String.fromCharCode(bytes[end] ?? 0)
    if (middle === '%') this.#isUtf8 = final === 'G'
    const isDouble = middle.startsWith('$')
    const place = isDouble ? middle.slice(1) : middle
    const right = place === ')' || place === '-' ? 1 : 0
    const set = isDouble
      ? setsDouble.get(final)
      : (place === '-' || place === ',' ? sets96 : sets94).get(
          middle.endsWith('!') ? `!${final}` : final,
        )
    if (set !== undefined && (isDouble || '()-,'.includes(place)) && (place !== '' || isDouble))
      this.#sets[right] = set
    return end + 1
  }
}
