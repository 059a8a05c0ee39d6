import { terms } from '@suyab/language/term'
import type { ConceptList } from '../query/concept.ts'
import { limits } from '../query/parse.ts'
import { operators } from '../query/token.ts'
import type { KeptList } from './concept.ts'
import { listFault, most } from './parse.ts'

/** What is wrong in one line of a list. `line` and `position` count from 1, `length` in UTF-16 units. */
export interface LineFault {
  readonly line: number
  readonly position: number
  readonly length: number
  readonly code: LineFaultCode
  readonly found: string
  /** What could stand there, as it would be written. */
  readonly expected: string
}

export type LineFaultCode =
  /** Nothing between two commas, or nothing that texts are found by. */
  | 'concept.line-no-word'
  | 'concept.line-unclosed'
  /** NEAR without words on both of its sides, or twice in one line. */
  | 'concept.line-near'
  | 'concept.line-distance'
  /** More such lines than a list may have. */
  | 'concept.line-near-many'
  /** AND, OR, NOT and OUTSIDE have no place in a line of words. */
  | 'concept.line-operator'
  | 'concept.line-too-long'
  /** The query after `=` cannot be read, or asks for more than words. */
  | 'concept.line-query'
  /** No line says a word. */
  | 'concept.line-none'
  /** Together the lines come to more terms than a list may have. */
  | 'concept.line-too-many'

export interface ReadList {
  /** Undefined where there are faults. */
  readonly list: KeptList | undefined
  readonly faults: readonly LineFault[]
}

const longestWord = 500
const usualDistance = 10
/** Nobody mends more before reading the list once more. */
const mostFaults = 200
const separator = /[,，、،;；؛]/u
const dash = /^[-−–—－‑]/u
const quotes: Readonly<Record<string, string>> = { '"': '"', '“': '”', '„': '“', '«': '»', '「': '」', '『': '』', '＂': '＂' } // prettier-ignore
const operatorOf = new Map(
  Object.entries(operators).flatMap(([operator, spellings]) =>
    spellings.map((spelling) => [spelling, operator] as const),
  ),
)

/**
 * Reads a list as its editors write it: a line holds words and phrases, separated by commas; with a
 * dash before them, phrases that do not mean the concept; `words NEAR/8 words`, words that mean it
 * only near others. A text that begins with `=` is a query. All faults are given, not the first one:
 * the first 200.
 */
export function parseListText(text: string, language: string): ReadList {
  if (text.trimStart().startsWith('=')) return queryText(text, language)
  const faults: LineFault[] = []
  const words: string[] = []
  const except: string[] = []
  const near: { words: string[]; to: string[]; within: number }[] = []
  for (const [index, content] of text.split(/\r\n|\r|\n/u).entries()) {
    if (faults.length >= mostFaults) break
    if (content.trim() === '') continue
    const line = new Line(content, index + 1, language, faults)
    const read = line.read()
    if (read === undefined) continue
    if (read.is === 'near') {
      near.push(read.near)
      if (near.length === most.near + 1) line.tooMany()
    } else for (const word of read.words) (read.is === 'except' ? except : words).push(word)
  }
  if (faults.length > 0) return { list: undefined, faults }
  const list: ConceptList = {
    words: [...new Set(words)],
    ...(except.length === 0 ? {} : { except: [...new Set(except)] }),
    ...(near.length === 0 ? {} : { near }),
  }
  const isLong = [list.words, ...near.flatMap(({ words, to }) => [words, to]), list.except ?? []].some(({ length }) => length > most.words) // prettier-ignore
  if (isLong) return { list: undefined, faults: [whole('concept.line-too-many')] }
  const fault = listFault('', language, list)
  if (fault === undefined) return { list, faults }
  const code = fault.code === 'concept.list-too-large' ? 'concept.line-too-many' : 'concept.line-none' // prettier-ignore
  return { list: undefined, faults: [whole(code)] }
}

function whole(code: LineFaultCode): LineFault {
  return { line: 1, position: 1, length: 0, code, found: '', expected: '' }
}

/** Positions in the query are positions in the lines it is written over. */
function queryText(text: string, language: string): ReadList {
  const from = text.indexOf('=') + 1
  const query = text.slice(from)
  const fault = listFault('', language, query)
  if (fault === undefined) return { list: query.trim(), faults: [] }
  const inner = fault.code === 'concept.list-unreadable' ? fault.fault : undefined
  const at = from + (inner !== undefined && 'at' in inner ? inner.at : 0)
  const before = text.slice(0, at).split('\n')
  const found = inner !== undefined && 'found' in inner ? inner.found : ''
  const expected = inner !== undefined && 'expected' in inner ? inner.expected : []
  const one: LineFault = {
    line: before.length,
    position: before.at(-1)!.length + 1,
    length: found.length,
    code: 'concept.line-query',
    found,
    expected: typeof expected === 'string' ? expected : expected.join(', '),
  }
  return { list: undefined, faults: [one] }
}

type ReadLine =
  | { readonly is: 'words' | 'except'; readonly words: string[] }
  | { readonly is: 'near'; readonly near: { words: string[]; to: string[]; within: number } }

interface Piece {
  readonly at: number
  readonly text: string
}

/** One line on its way to what it says. */
class Line {
  readonly #text: string
  readonly #line: number
  readonly #language: string
  readonly #faults: LineFault[]

  constructor(text: string, line: number, language: string, faults: LineFault[]) {
    this.#text = text
    this.#line = line
    this.#language = language
    this.#faults = faults
  }

  read(): ReadLine | undefined {
    const start = this.#text.search(/\S/u)
    const excludes = dash.test(this.#text.slice(start))
    const begin = excludes ? start + 1 : start
    const pieces = this.#pieces(begin)
    if (pieces === undefined) return undefined
    const operator = pieces.find(({ operator }) => operator === 'NEAR')
    if (operator === undefined || excludes) {
      const words = this.#words(pieces)
      return words === undefined ? undefined : { is: excludes ? 'except' : 'words', words }
    }
    const at = pieces.indexOf(operator)
    const [left, right] = [pieces.slice(0, at), pieces.slice(at + 1)]
    const again = right.find(({ operator }) => operator === 'NEAR')
    if (again !== undefined) return this.#fault('concept.line-near', again.at, again.text, ',')
    if (left.length === 0 || right.length === 0)
      return this.#fault('concept.line-near', operator.at, operator.text, 'a NEAR/8 b')
    const distance = /[/／](.*)$/u.exec(operator.text)?.[1]
    const within = distance === undefined ? usualDistance : Number(distance)
    const isCount = distance === undefined || /^\d{1,3}$/u.test(distance)
    if (!isCount || within > limits.distance)
      return this.#fault('concept.line-distance', operator.at, operator.text, `NEAR/0–NEAR/${limits.distance}`) // prettier-ignore
    const [words, to] = [this.#words(left), this.#words(right)]
    return words === undefined || to === undefined
      ? undefined
      : { is: 'near', near: { words, to, within } }
  }

  /** Says that no more such lines go into a list. */
  tooMany(): void {
    const found = this.#text.trim()
    this.#fault('concept.line-near-many', this.#text.indexOf(found), found, String(most.near))
  }

  #fault(code: LineFaultCode, at: number, found: string, expected: string): undefined {
    if (this.#faults.length >= mostFaults) return undefined
    this.#faults.push({
      line: this.#line,
      position: at + 1,
      length: found.length,
      code,
      found,
      expected,
    })
    return undefined
  }

  /** The line cut at spaces, commas and quotation marks. */
  #pieces(begin: number): (Piece & { kind: 'word' | 'quoted' | 'comma'; operator?: string })[] | undefined {
    const text = this.#text
    const pieces: (Piece & { kind: 'word' | 'quoted' | 'comma'; operator?: string })[] = []
    let at = begin
    while (at < text.length) {
      const sign = text[at]!
      if (/\s/u.test(sign)) at += 1
      else if (separator.test(sign)) {
        pieces.push({ at, text: sign, kind: 'comma' })
        at += 1
      } else if (sign in quotes) {
        const end = text.indexOf(quotes[sign]!, at + 1)
        if (end === -1) return this.#fault('concept.line-unclosed', at, text.slice(at), quotes[sign]!)
        pieces.push({ at, text: text.slice(at + 1, end), kind: 'quoted' })
        at = end + 1
      } else {
        let end = at
        while (end < text.length && !/\s/u.test(text[end]!) && !separator.test(text[end]!)) end += 1
        const word = text.slice(at, end)
        const operator = operatorOf.get(word) ?? nearOf(word)
        pieces.push({ at, text: word, kind: 'word', ...(operator && { operator }) })
        at = end
      }
    }
    return pieces
  } // prettier-ignore

  #words(
    pieces: readonly (Piece & { kind: 'word' | 'quoted' | 'comma'; operator?: string })[],
  ): string[] | undefined {
    const known = this.#faults.length
    const words: string[] = []
    let open: (typeof pieces)[number][] = []
    const close = (at: number, found: string): void => {
      const [first] = open
      const word = open
        .map(({ text }) => text)
        .join(' ')
        .replaceAll(/\s+/gu, ' ')
        .trim()
      if (first === undefined || terms(word, this.#language).length === 0)
        this.#fault('concept.line-no-word', first?.at ?? at, first === undefined ? found : word, '')
      else if (word.length > longestWord)
        this.#fault('concept.line-too-long', first.at, word, String(longestWord))
      else words.push(word)
      open = []
    }
    for (const piece of pieces) {
      if (piece.kind === 'comma') close(piece.at, piece.text)
      else if (piece.operator !== undefined)
        return this.#fault('concept.line-operator', piece.at, piece.text, ',')
      else open.push(piece)
    }
    // A comma may end a line.
    const last = pieces.at(-1)
    if (open.length > 0 || last === undefined) close(last?.at ?? 0, '')
    return this.#faults.length > known ? undefined : words
  }
}

function nearOf(word: string): string | undefined {
  const [spelling = '', distance] = word.split(/[/／]/u, 2)
  return distance !== undefined && operatorOf.get(spelling) === 'NEAR' ? 'NEAR' : undefined
}

/** A list as its editors write it, a word on a line; `parseListText` reads the same list again. */
export function printListText(list: KeptList): string {
  if (typeof list === 'string') return `= ${list}\n`
  const { words, except = [], near = [] } = list
  const lines = [
    ...words.map(written),
    ...near.map(({ words, to, within }) => `${words.map(written).join(', ')} NEAR/${within} ${to.map(written).join(', ')}`), // prettier-ignore
    ...except.map((word) => `- ${written(word)}`),
  ]
  return lines.map((line) => `${line}\n`).join('')
}

/** In quotation marks where its signs would mean something else. */
function written(word: string): string {
  const flat = word.replaceAll(/\s+/gu, ' ').trim()
  const isPlain =
    !separator.test(flat) &&
    !dash.test(flat) &&
    !flat.startsWith('=') &&
    !Object.keys(quotes).some((sign) => flat.includes(sign)) &&
    !flat.split(' ').some((part) => operatorOf.has(part) || nearOf(part) !== undefined)
  if (isPlain) return flat
  const [open, close] = Object.entries(quotes).find(([, close]) => !flat.includes(close)) ?? ['"', '"']
  return `${open}${flat}${close}`
} // prettier-ignore
