import { widthOf } from '../src/page/page-line.ts'

/** Gives numbers from 0 up to 1, the same for the same seed. */
export type Random = () => number

export function randomOf(seed: number): Random {
  let state = (seed * 0x9e3779b1) >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

export function pick<One>(random: Random, from: readonly One[]): One {
  return from[Math.floor(random() * from.length)]!
}

/** A whole number, both ends included. */
export function between(random: Random, least: number, most: number): number {
  return least + Math.floor(random() * (most - least + 1))
}

export interface Setting {
  /** Cells of the column. */
  readonly width: number
  readonly indent: string
  /** The sign at a cut word; '' where words are not cut. */
  readonly hyphen: string
}

const vowels = 'аеёиоуыэюяөү'
const noStart = '，。、；：！？”’）》」』…—,.;:!?)'
const noEnd = '“‘（《「『('

/** Sets a paragraph in lines. */
export function setLines(text: string, setting: Setting, han: boolean): string[] {
  return han ? setHan(text, setting) : setWords(text, setting)
}

function setHan(text: string, { width, indent }: Setting): string[] {
  const lines: string[] = []
  let line = indent
  for (const sign of text.match(/[A-Za-z\d.%]+|[^]/gu) ?? []) {
    // A mark hangs over the edge; an opening one goes to the next line.
    const fits = widthOf(line) + widthOf(sign) <= width
    const hangs = noStart.includes(sign) && widthOf(line) <= width
    if (fits || hangs) line += sign
    else {
      const opens = noEnd.includes(line.at(-1)!)
      lines.push(opens ? line.slice(0, -1) : line)
      line = (opens ? line.at(-1)! : '') + sign.trimStart()
    }
  }
  if (line.trim() !== '') lines.push(line)
  return lines
}

function setWords(text: string, { width, indent, hyphen }: Setting): string[] {
  const lines: string[] = []
  let line = indent
  for (const word of text.split(' ')) {
    const glue = line === '' || line === indent ? '' : ' '
    if (line.length + glue.length + word.length <= width) {
      line += glue + word
      continue
    }
    const cut = hyphen === '' ? 0 : cutOf(word, width - line.length - glue.length - 1)
    if (cut > 0) {
      lines.push(line + glue + word.slice(0, cut) + (word[cut - 1] === '-' ? '' : hyphen))
      line = word.slice(cut)
    } else {
      if (line !== '') lines.push(line)
      line = word
    }
  }
  if (line !== '') lines.push(line)
  return lines
}

/** So many letters of the word stay in the line; 0 where none can. */
function cutOf(word: string, room: number): number {
  for (let cut = Math.min(room, word.length - 2); cut >= 2; cut -= 1) {
    if (word[cut - 1] === '-') return cut
    const [left, right] = [word.slice(0, cut), word.slice(cut)]
    if (!/\p{L}{2}$/u.test(left) || !/^\p{Ll}{2}/u.test(right)) continue
    if (/^[ьъйы]/u.test(right) || !/^[^]*$/u.test(left)) continue
    const part = /\p{L}+$/u.exec(left)![0].toLowerCase()
    const rest = /^\p{L}+/u.exec(right)![0].toLowerCase()
    const isSyllable = (one: string): boolean => Array.from(one).some((sign) => vowels.includes(sign)) // prettier-ignore
    if (!isSyllable(part) || !isSyllable(rest)) continue
    const [last, next] = [part.at(-1)!, rest[0]!]
    if (
      vowels.includes(next) ||
      vowels.includes(last) ||
      'ьъй'.includes(last) ||
      !vowels.includes(rest[1] ?? '')
    ) {
      // prettier-ignore
      if (!vowels.includes(next) && !vowels.includes(rest[1] ?? '') && vowels.includes(last)) continue // prettier-ignore
      return cut
    }
  }
  return 0
}

/** Letters set apart for show; words by wider gaps. */
export function spaceOut(text: string, han: boolean): string {
  if (han) return Array.from(text).join(' ')
  return text
    .split(' ')
    .map((word) => Array.from(word).join(' '))
    .join('   ')
}

export function shuffled<One>(random: Random, all: readonly One[]): One[] {
  return all
    .map((one) => ({ one, at: random() }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ one }) => one)
}
