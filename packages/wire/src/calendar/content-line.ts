import iconv from 'iconv-lite'

import { quotedPrintable } from '../mail/mail-words.ts'

/** A logical line: a property with its parameters, names in capitals, and where it begins. */
export interface ContentLine {
  readonly name: string
  readonly parameters: ReadonlyMap<string, string>
  /** As it stands; quoted-printable of vCalendar 1.0 is decoded. */
  readonly value: string
  readonly line: number
}

/** A line that is none; `column` in UTF-16 code units. */
export interface BrokenLine {
  readonly line: number
  readonly column: number
  readonly expected: string
}

/** More parameters than any calendar gives one property. */
const maxParameters = 100

const ending = /\r\n|\n|\r/g

/** Physical lines with their numbers, from 1. */
function* physicalLines(text: string): Generator<string> {
  let start = 0
  for (const { index, 0: end } of text.matchAll(ending)) {
    yield text.slice(start, index)
    start = index + end.length
  }
  if (start < text.length) yield text.slice(start)
}

/**
 * The logical lines of a calendar, folded ones joined. @source RFC 5545 section 3.1; vCalendar 1.0
 */
export function* contentLines(text: string): Generator<ContentLine | BrokenLine> {
  let parts: string[] = []
  let first = 0
  let number = 0
  let soft = false
  for (const physical of physicalLines(text)) {
    number += 1
    if (soft) {
      // vCalendar 1.0 breaks quoted-printable by `=` alone.
      parts.push(physical.replace(/^[ \t](?=[^=]*=)/, ''))
      soft = physical.endsWith('=')
      continue
    }
    if (parts.length > 0 && /^[ \t]/.test(physical)) {
      parts.push(physical.slice(1))
      continue
    }
    if (parts.length > 0) yield parseLine(parts, first)
    parts = physical.trim() === '' ? [] : [physical]
    first = number
    soft = physical.endsWith('=') && /QUOTED-PRINTABLE/i.test(headOf(physical))
  }
  if (parts.length > 0) yield parseLine(parts, first)
}

/** What stands before the first colon; nothing where there is none. */
function headOf(line: string): string {
  return line.slice(0, Math.max(0, line.indexOf(':')))
}

function parseLine(parts: readonly string[], line: number): ContentLine | BrokenLine {
  const text = parts.join('')
  const name = /^(?:[A-Za-z\d-]+\.)?([A-Za-z\d-]+)(?=[;:])/.exec(text)
  if (name === null) {
    const column = (/^[A-Za-z\d-]*/.exec(text)?.[0].length ?? 0) + 1
    return { line, column, expected: 'a name, then : or ;' }
  }
  const parameters = new Map<string, string>()
  let at = name[0].length
  while (text[at] === ';') {
    const taken = takeParameter(text, at + 1)
    at = taken.end
    if (parameters.size < maxParameters) parameters.set(taken.name, taken.value)
    else if (!parameters.has(taken.name)) return { line, column: at, expected: ':' }
  }
  if (text[at] !== ':') return { line, column: at + 1, expected: ':' }
  const raw = text.slice(at + 1)
  const value =
    parameters.get('ENCODING')?.toUpperCase() === 'QUOTED-PRINTABLE'
      ? decodedValue(parts, at + 1, parameters.get('CHARSET') ?? 'utf-8')
      : raw
  return { name: (name[1] ?? '').toUpperCase(), parameters, value, line }
}

/** vCalendar 1.0 leaves the name of ENCODING out. */
const bareEncodings = new Set(['QUOTED-PRINTABLE', 'BASE64', '8BIT', '7BIT'])

function takeParameter(text: string, start: number): { name: string; value: string; end: number } {
  let end = start
  let isQuoted = false
  while (end < text.length && (isQuoted || (text[end] !== ';' && text[end] !== ':'))) {
    if (text[end] === '"') isQuoted = !isQuoted
    end += 1
  }
  const whole = text.slice(start, end)
  const equals = whole.indexOf('=')
  const bare = whole.toUpperCase()
  if (equals === -1)
    return bareEncodings.has(bare)
      ? { name: 'ENCODING', value: bare, end }
      : { name: bare, value: '', end }
  const value = whole
    .slice(equals + 1)
    .replaceAll('"', '')
    // RFC 6868
    .replaceAll(/\^([n'^])/g, (_all, sign: string) =>
      sign === 'n' ? '\n' : sign === "'" ? '"' : '^',
    )
  return { name: whole.slice(0, equals).trim().toUpperCase(), value: value.trim(), end }
}

function decodedValue(parts: readonly string[], start: number, charset: string): string {
  const [head = '', ...rest] = parts
  const lines = [head.slice(start), ...rest].map((part) => part.replace(/=$/, ''))
  // Letters that should have been encoded are taken as UTF-8.
  const bytes = quotedPrintable(Buffer.from(lines.join('')))
  return iconv.decode(bytes, iconv.encodingExists(charset) ? charset : 'utf-8')
}

/** A text as it was before it was escaped. @source RFC 5545 section 3.3.11 */
export function unescapeText(value: string): string {
  return value.replaceAll(/\\([\\;,nN:"])/g, (_all, sign: string) =>
    /n/i.test(sign) ? '\n' : sign,
  )
}

/** UTF-16 code units of a list; what comes after them is left out. */
const maxList = 10_000

/** The members of a list, unescaped. Commas behind a backslash divide nothing. */
export function listOfText(value: string, divider: ',' | ';' = ','): string[] {
  const found =
    value.slice(0, maxList).match(divider === ',' ? /(?:\\[^]|[^\\,])+/g : /(?:\\[^]|[^\\;,])+/g) ??
    []
  return found.map((one) => unescapeText(one).trim()).filter((one) => one !== '')
}
