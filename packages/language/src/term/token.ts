import { normalForm } from '../normal-form.ts'

/** Hears a token, and where it stands; inside a run of Han signs that mean nothing are left out of it. */
export type FoundToken = (kind: TokenKind, token: string, start: number, end: number) => void

/** What a run of characters is: a word, a number with its separators, Han. */
export type TokenKind = 'word' | 'number' | 'han'

const none = 0
const letter = 1
const han = 2
const digit = 3
/** Signs that are nothing of their own inside a word, and end none: joiners, soft hyphens, marks. */
const silent = 4
const apostrophe = 5
const separator = 6
const high = 7

/** What stands between the characters of a run and is none: joiners, variation selectors, marks. */
const signs = /[\p{Cf}\p{M}\u034F\u0640]/gu
const isHan = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}々〇ー]/u
let classes: Uint8Array | undefined

function classOf(character: string): number {
  if (isHan.test(character)) return /[\p{L}\p{Nl}ー]/u.test(character) ? han : none
  if (/['’ʻ‘`´ʹʽʼ]/u.test(character)) return apostrophe
  if (/\p{Nd}/u.test(character)) return digit
  if (/[\p{Cf}\p{Variation_Selector}\u034F\u0640\p{M}]/u.test(character)) return silent
  if (/[\p{L}\p{N}]/u.test(character)) return letter
  if (/[.,٫٬]/u.test(character)) return separator
  return none
}

function table(): Uint8Array {
  const made = new Uint8Array(0x10000)
  for (let code = 0; code < 0x10000; code += 1) {
    made[code] = code >= 0xd800 && code <= 0xdbff ? high : classOf(String.fromCharCode(code))
  }
  return made
}

/** Ligatures, full-width and other letters of compatibility, which are letters once they are taken apart. */
const compatible =
  /[\u00AA\u00B2\u00B3\u00B9\u00BA\u00BC-\u00BE\u2070-\u209F\u2100-\u214F\u2460-\u24FF\u2E80-\u2FDF\u3200-\u33FF\uF900-\uFDFF\uFE70-\uFFEF]|[\u{1D400}-\u{1D7FF}]/u

/** The text whose slices its tokens are: compatible letters are taken apart, where there are any. */
export function plainText(text: string): string {
  return compatible.test(text) ? normalForm(text, 'NFKC') : text
}

/** Calls `found` for every token of a text, in order. */
export function eachToken(text: string, found: FoundToken): void {
  classes ??= table()
  const plain = plainText(text)
  const { length } = plain
  let at = 0
  while (at < length) {
    const kind = kindAt(plain, at)
    if (kind === letter || kind === digit) at = word(plain, at, kind, found)
    else if (kind === han) at = hanRun(plain, at, found)
    else at += widthAt(plain, at)
  }
}

function kindAt(text: string, at: number): number {
  const kind = classes![text.charCodeAt(at)]!
  return kind === high ? classOf(String.fromCodePoint(text.codePointAt(at)!)) : kind
}

function widthAt(text: string, at: number): number {
  // Half a surrogate pair takes no letter with it.
  return classes![text.charCodeAt(at)] === high && text.codePointAt(at)! > 0xffff ? 2 : 1
}

function hanRun(text: string, from: number, found: FoundToken): number {
  let at = from
  let marked = false
  while (at < text.length) {
    const kind = kindAt(text, at)
    if (kind === silent) marked = true
    else if (kind !== han) break
    at += widthAt(text, at)
  }
  const run = text.slice(from, at)
  found('han', marked ? run.replace(signs, '') : run, from, at)
  return at
}

function word(text: string, from: number, first: number, found: FoundToken): number {
  const quoted = from > 0 && classes![text.charCodeAt(from - 1)] === apostrophe
  let at = from
  let onlyDigits = first === digit
  while (at < text.length) {
    const kind = kindAt(text, at)
    if (kind === letter || kind === silent) {
      if (kind === letter && onlyDigits && hasSeparator(text, from, at)) {
        // 3,5млн: the number ends where the letters begin.
        found('number', text.slice(from, at), from, at)
        return at
      }
      if (kind === letter) onlyDigits = false
      at += widthAt(text, at)
    } else if (kind === digit) {
      at += widthAt(text, at)
    } else if (kind === apostrophe || (kind === separator && onlyDigits)) {
      const next = at + 1 < text.length ? kindAt(text, at + 1) : none
      const inside = onlyDigits ? next === digit : next === letter || next === digit
      if (!inside) break
      at += 1
    } else {
      break
    }
  }
  // The letter gʻ may end a word: togʻ.
  const more =
    !quoted &&
    !onlyDigits &&
    /[gGoO]/u.test(text[at - 1]!) &&
    at < text.length &&
    classes![text.charCodeAt(at)] === apostrophe
  const end = more ? at + 1 : at
  found(onlyDigits ? 'number' : 'word', text.slice(from, end), from, end)
  return end
}

function hasSeparator(text: string, from: number, to: number): boolean {
  for (let at = from; at < to; at += 1) {
    const kind = classes![text.charCodeAt(at)]
    if (kind === separator || kind === apostrophe) return true
  }
  return false
}
