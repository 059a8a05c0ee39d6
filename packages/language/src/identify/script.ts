/** The scripts that the languages of the exchange are written in; every other letter is foreign to all. */
export type Script = 'latin' | 'cyrillic' | 'arabic' | 'devanagari' | 'han'

/** How many letters of each script a text holds, and of scripts that none of our languages uses. */
export interface ScriptCounts {
  readonly latin: number
  readonly cyrillic: number
  readonly arabic: number
  readonly devanagari: number
  readonly han: number
  readonly kana: number
  readonly foreign: number
}

const NONE = 0
const LATIN = 1
const CYRILLIC = 2
const ARABIC = 3
const DEVANAGARI = 4
const HAN = 5
const KANA = 6
const FOREIGN = 7

const ranges: readonly (readonly [kind: number, from: number, to: number])[] = [
  [LATIN, 0x41, 0x24f],
  [LATIN, 0x1e00, 0x1eff],
  [LATIN, 0xff21, 0xff5a],
  [CYRILLIC, 0x400, 0x52f],
  [CYRILLIC, 0x1c80, 0x1c8f],
  [CYRILLIC, 0xa640, 0xa69f],
  [ARABIC, 0x600, 0x6ff],
  [ARABIC, 0x750, 0x77f],
  [ARABIC, 0x8a0, 0x8ff],
  [ARABIC, 0xfb50, 0xfdff],
  [ARABIC, 0xfe70, 0xfefc],
  [DEVANAGARI, 0x900, 0x97f],
  [HAN, 0x3400, 0x9fff],
  [HAN, 0xf900, 0xfaff],
  [KANA, 0x3041, 0x30ff],
  [KANA, 0x31f0, 0x31ff],
  [KANA, 0xff66, 0xff9f],
]

let kinds: Uint8Array | undefined

/** What each UTF-16 unit is; made when it is first asked for. */
function kindOfUnits(): Uint8Array {
  const table = new Uint8Array(0x10000)
  for (let unit = 0; unit < 0x10000; unit += 1) {
    if (/\p{L}/u.test(String.fromCharCode(unit))) table[unit] = FOREIGN
  }
  for (const [kind, from, to] of ranges) {
    for (let unit = from; unit <= to; unit += 1) if (table[unit] !== NONE) table[unit] = kind
  }
  // Han beyond the first plane, by its high surrogates; the alphabets of the second plane.
  table.fill(HAN, 0xd840, 0xd88d)
  table.fill(FOREIGN, 0xd800, 0xd834)
  table.fill(FOREIGN, 0xd83a, 0xd83b)
  return table
}

/** Counts the letters of a text by script, in UTF-16 units. */
export function countScripts(text: string): ScriptCounts {
  kinds ??= kindOfUnits()
  const counts = [0, 0, 0, 0, 0, 0, 0, 0]
  for (let at = 0; at < text.length; at += 1) counts[kinds[text.charCodeAt(at)]!]! += 1
  const [, latin, cyrillic, arabic, devanagari, han, kana, foreign] = counts as [
    number, number, number, number, number, number, number, number,
  ] // prettier-ignore
  return { latin, cyrillic, arabic, devanagari, han, kana, foreign }
}

/** Is this UTF-16 unit a letter, of whichever script, or half of one? */
export function isLetter(unit: number): boolean {
  kinds ??= kindOfUnits()
  return kinds[unit] !== NONE
}

/**
 * The script that a text is in; undefined without letters or where a script foreign to us prevails. Latin
 * names and abbreviations inside another script do not make a text Latin, the other way round
 * hardly ever happens; a Chinese character says as much as two or three letters.
 */
export function scriptOf(counts: ScriptCounts): Script | undefined {
  const others: readonly [Script, number][] = [
    ['cyrillic', counts.cyrillic],
    ['arabic', counts.arabic],
    ['devanagari', counts.devanagari],
    ['han', (counts.han + counts.kana) * 2.5],
  ]
  const [script, letters] = others.reduce((most, next) => (next[1] > most[1] ? next : most))
  if (counts.foreign > Math.max(letters, counts.latin)) return undefined
  if (letters * 10 >= counts.latin && letters > 1) return script
  if (letters > 0 && letters >= counts.latin) return script
  return counts.latin > 0 ? 'latin' : undefined
}
