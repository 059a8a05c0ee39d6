import { isLetter, type Script } from './script.ts'

/** The scripts whose words are spelt with few letters. */
export type Alphabetic = Exclude<Script, 'han'>

/**
 * The letters that the tables tell apart, in the order of their symbols; capitals are their small letters.
 * @source CLDR exemplar characters of ru, be, uk, ky, kk, uz, tg, tt, fa, ur, ug, hi and en
 */
const letters: Readonly<Record<Alphabetic, string>> = {
  latin: "abcdefghijklmnopqrstuvwxyz'",
  cyrillic: "абвгдежзийклмнопрстуфхцчшщъыьэюяёіўңөүәғқұһӣӯҳҷґїєҗ'",
  arabic: 'ءآابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهیٹڈڑںھہۃئےۓؤأېۇۆۈۋەڭة',
  devanagari: 'ँंःअआइईउऊऋएऐऑओऔकखगघङचछजझञटठडढणतथदधनपफबभमयरलवशषसहािीुूृॅेैॉोौ्',
}

/** The same letter under another code, or one that slipped in from a Latin keyboard. */
const sameLetters: Readonly<Record<Alphabetic, Readonly<Record<string, string>>>> = {
  latin: {},
  cyrillic: {
    a: 'а', c: 'с', e: 'е', h: 'һ', i: 'і', k: 'к', m: 'м', o: 'о', p: 'р', t: 'т', x: 'х', y: 'у',
    ə: 'ә', ɵ: 'ө', B: 'в', H: 'н', ϴ: 'ө', ѳ: 'ө', ӊ: 'ң', ҥ: 'ң', ҝ: 'қ', ӈ: 'ң',
  },
  arabic: { ي: 'ی', ى: 'ی', ك: 'ک', إ: 'أ', ۀ: 'ه' },
  devanagari: {},
} // prettier-ignore

const apostrophes = "'’ʻʼ‘`´ʹ"

/** No letter: a word ends here. */
const GAP = 0
/** The edge of a word, before its first letter and after its last. */
export const EDGE = 1
/** A letter that no language of the script uses. */
const STRANGE = 63
const FOREIGN = 64
const SILENT = 65
const APOSTROPHE = 66
const CAPITAL = 128

/** The longest word that is read as one, in letters; what is longer is read on as a word of its own. */
const longestWord = 60

/** A word in the symbols of its alphabet. It is only good until the next word is read. */
export interface SpeltWord {
  /** Symbols from 2 to 63, between two {@link EDGE}s. */
  readonly symbols: Uint8Array
  /** How many of `symbols` belong to it, the edges included. */
  length: number
  capital: boolean
  /** How many of its letters are of the script, and of none of its languages: ə and ş in Latin. */
  strange: number
}

const tables = new Map<Alphabetic, Uint8Array>()

function tableOf(script: Alphabetic): Uint8Array {
  let table = tables.get(script)
  if (table === undefined) {
    table = makeTable(script)
    tables.set(script, table)
  }
  return table
}

function makeTable(script: Alphabetic): Uint8Array {
  const table = new Uint8Array(0x10000)
  for (let unit = 0; unit < 0x10000; unit += 1) {
    const character = String.fromCharCode(unit)
    if (/[\p{M}\p{Cf}\u0640]/u.test(character)) table[unit] = SILENT
    else if (isLetter(unit)) table[unit] = ownScript[script].test(character) ? STRANGE : FOREIGN
  }
  const put = (letter: string, symbol: number): void => {
    const capital = letter.toUpperCase()
    if (capital.length === 1) table[capital.charCodeAt(0)] = symbol + CAPITAL
    table[letter.charCodeAt(0)] = symbol
  }
  const alphabet = Array.from(letters[script])
  for (const [place, letter] of alphabet.entries()) if (letter !== "'") put(letter, place + 2)
  for (const [other, letter] of Object.entries(sameLetters[script])) {
    const symbol = alphabet.indexOf(letter) + 2
    if (other === other.toLowerCase()) put(other, symbol)
    else table[other.charCodeAt(0)] = symbol + CAPITAL
  }
  if (alphabet.includes("'")) {
    for (const sign of apostrophes) table[sign.charCodeAt(0)] = APOSTROPHE
  }
  return table
}

const ownScript: Readonly<Record<Alphabetic, RegExp>> = {
  latin: /\p{Script=Latin}/u,
  cyrillic: /\p{Script=Cyrillic}/u,
  arabic: /\p{Script=Arabic}/u,
  devanagari: /\p{Script=Devanagari}/u,
}

/** The letter of a symbol; `^` for an edge and `?` for a letter foreign to all of the alphabet's languages. */
export function letterOf(script: Alphabetic, symbol: number): string {
  return symbol === EDGE ? '^' : (letters[script][symbol - 2] ?? '?')
}

/**
 * Spells the words of a text in the symbols of one alphabet, each handed to `visit`. Words without a
 * letter of that script are passed over; Latin look-alikes in Cyrillic words are read as what they
 * look like.
 */
export function spell(text: string, script: Alphabetic, visit: (word: SpeltWord) => void): void {
  const table = tableOf(script)
  const apostrophe = letters[script].indexOf("'") + 2
  const symbols = new Uint8Array(longestWord + 2)
  symbols[0] = EDGE
  const word: SpeltWord = { symbols, length: 0, capital: false, strange: 0 }
  let [length, own, strange, waiting, first] = [1, 0, 0, false, false]
  const end = (): void => {
    if (own > 0) {
      symbols[length] = EDGE
      word.length = length + 1
      word.capital = first
      word.strange = strange
      visit(word)
    }
    length = 1
    own = 0
    strange = 0
    waiting = false
    first = false
  }
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at)
    const entry = table[unit]!
    if (entry === SILENT) continue
    if (entry === GAP) {
      if (length > 1) end()
      continue
    }
    if (entry === APOSTROPHE) {
      // Only between two letters is it a letter itself.
      if (waiting) end()
      else if (length > 1) waiting = true
      continue
    }
    if (length >= longestWord - 1) end()
    if (waiting) {
      symbols[length] = apostrophe
      length += 1
      waiting = false
    }
    const capital = entry > CAPITAL
    const symbol = capital ? entry - CAPITAL : entry
    if (length === 1) first = capital
    symbols[length] = symbol === FOREIGN ? STRANGE : symbol
    if (symbol === STRANGE) strange += 1
    // Below lie Latin and its phonetic letters, which are only look-alikes in another script.
    if (symbol !== FOREIGN && (script === 'latin' || unit >= 0x300)) own += 1
    length += 1
  }
  if (length > 1) end()
}
