/* oxlint-disable no-control-regex -- control codes are what these wires are made of */

import type { ItemSketch } from '../item-sketch.ts'
import { withoutEnd } from '../long-text.ts'
import { plainLine, preformatted, wireHtml, withoutLineEnd } from './wire-paragraphs.ts'
import { authorOf, datelineOf, isNote, noteOf } from './wire-signs.ts'

/** A message's parts as text, control codes still in it. */
export interface WireText {
  readonly header: string
  readonly text: string
  readonly trailer: string
}

/** What names a message among those of its sender. */
export interface WireIdentity {
  readonly name: string
  readonly said: string
}

const headerPattern =
  /^\s*(?<source>\p{L}{1,12})[-_ ]?(?<number>\d{1,6})(?:\s+(?<priority>\d))?(?:\s+(?<category>\p{L}{1,6}(?:[,/]\p{L}{1,6})*))?(?:\s+(?<words>\d{1,6}))?(?<rest>.*)$/u

/**
 * Takes a message of IPTC 7901: who sent it as which number, how urgent, of what kind and how
 * long, its keywords, its text, the time at its end.
 * @source IPTC 7901, fifth edition
 */
export function takeIptc7901(message: WireText, sketch: ItemSketch): WireIdentity {
  const [first = '', ...more] = message.header.split(/\r\n|\n|\r/)
  const { source, number, priority, category, words, rest } =
    headerPattern.exec(plainLine(first.slice(0, 1_000)))?.groups ?? {}
  if (source !== undefined)
    sketch.add('infoSources', { name: source, role: 'source' }, 'header/source')
  if (priority !== undefined && priority !== '0') sketch.set('urgency', priority, 'header/priority')
  if (category !== undefined)
    sketch.add('subjects', { name: category, rel: 'category' }, 'header/category')
  const options = rest === undefined ? (source === undefined ? plainLine(first) : '') : rest.trim()
  if (options !== '') sketch.lost('header/options')
  const keywords = withoutEnd(plainLine(more.join(' ')), /[/\s]/)
  takeKeywords(keywords, sketch)
  takeText(message.text, words, sketch)
  const sent = sentAt(message.trailer)
  if (sent !== undefined) {
    sketch.set('versionCreated', sent, 'trailer/date')
    sketch.set('firstCreated', sent, 'trailer/date')
  }
  const name = source === undefined ? '' : `7901/${source}${number ?? ''}/${sent ?? ''}`
  return { name: sent === undefined ? '' : name, said: message.header + message.text }
}

/** @source IPTC 7901: keywords are told apart by strokes */
function takeKeywords(line: string, sketch: ItemSketch): void {
  if (line === '') return
  sketch.set('slugline', line, 'header/keywords')
  for (const keyword of line.split('/').slice(0, 50)) {
    const name = keyword.trim()
    if (name !== '') sketch.add('subjects', { name, rel: 'keyword' }, 'header/keywords')
  }
}

function takeText(text: string, words: string | undefined, sketch: ItemSketch): void {
  const lines = withoutInstructions(text).split(/\r\n|\n|\r/)
  let at = 0
  const heading: string[] = []
  const skipEmpty = (): void => {
    while (at < lines.length && (lines[at] ?? '').trim() === '') at += 1
  }
  skipEmpty()
  // Heads end in an equals sign; one may take two lines.
  for (;;) {
    const end = headEnd(lines, at)
    if (end === undefined) break
    heading.push(withoutLineEnd(plainLine(lines.slice(at, end).join(' '))))
    at = end
    skipEmpty()
  }
  if (heading.length === 0 && isHeadAlone(lines, at)) {
    heading.push(plainLine(lines[at] ?? ''))
    at += 1
  }
  takeHeads(heading, sketch)
  const rest = takeNotes(lines.slice(at), sketch)
  const html =
    /\S {3,}\S/.test(text) && rest.every((line) => line.trim() === '' || /\S {3,}\S/.test(line))
      ? preformatted(rest)
      : wireHtml(rest)
  const opening = plainLine(rest.slice(0, 6).join(' '))
  takeDateline(opening, sketch)
  if (html !== '' && html !== '<pre></pre>')
    sketch.add(
      'bodies',
      {
        role: 'main',
        contentType: 'text/html',
        value: html,
        ...(words === undefined ? {} : { wordCount: Number(words) }),
      },
      'text',
    )
}

/** Typographical instructions mean something to one typesetting machine. */
function withoutInstructions(text: string): string {
  return text.replaceAll(/\u000C[^\u000B\u000C]{0,200}\u000B/g, '')
}

const maxHeads = 6

/** Where the head that starts here ends, if it is one. */
function headEnd(lines: readonly string[], at: number): number | undefined {
  for (let next = at; next < Math.min(lines.length, at + 3); next += 1) {
    const line = lines[next] ?? ''
    if (line.trim() === '' || line.length > 300) return undefined
    if (/=[ \t]*$/.test(line)) return next + 1
  }
  return undefined
}

/** A first line with an empty or an indented one after it. */
function isHeadAlone(lines: readonly string[], at: number): boolean {
  const [line = '', next = '', after = ''] = lines.slice(at, at + 3)
  if (line.trim() === '' || line.length > 200 || /^(?:\t| {2,}|\u3000)/.test(line)) return false
  if (datelineOf(line) !== undefined || isNote(line)) return false
  return (next.trim() === '' && after !== '') || /^(?:\t| {2,}|\u3000+)\S/.test(next)
}

function takeHeads(heads: readonly string[], sketch: ItemSketch): void {
  let headlines = 0
  for (const head of heads.slice(0, maxHeads)) {
    const author = authorOf(head)
    if (isNote(head)) sketch.add('notes', noteOf(head), 'text/note')
    else if (author !== undefined && headlines > 0) sketch.set('by', author, 'text/byline')
    else if (head !== '') {
      const role = headlines === 0 ? 'main' : 'sub'
      headlines += 1
      sketch.add('headlines', { role, contentType: 'text/plain', value: head }, 'text/headline')
    }
  }
}

/** Takes notes to editors and a byline out of the text; what is left is for readers. */
export function takeNotes(lines: readonly string[], sketch: ItemSketch): string[] {
  let isBeginning = true
  return lines.filter((line) => {
    const plain = line.length > 2_000 ? '' : plainLine(line)
    if (isNote(plain)) {
      sketch.add('notes', noteOf(plain), 'text/note')
      return false
    }
    const author = isBeginning ? authorOf(withoutLineEnd(plain)) : undefined
    if (plain !== '') isBeginning = false
    if (author === undefined || sketch.has('by')) return true
    sketch.set('by', author, 'text/byline')
    isBeginning = true
    return false
  })
}

/** Takes where the text was written, if its first line says so. */
export function takeDateline(opening: string, sketch: ItemSketch): void {
  const dateline = datelineOf(opening)
  if (dateline === undefined) return
  sketch.set('located', dateline.place, 'text/dateline')
  sketch.add('infoSources', { name: dateline.source, role: 'dateline' }, 'text/dateline')
}

/** Months as agencies abbreviate them, in the languages of the wires that reach us. */
const months: readonly RegExp[] = [
  /^(?:jan|янв|ене|ian)/i,
  /^(?:feb|fév|fev|фев)/i,
  /^(?:mar|mär|mrz|мар)/i,
  /^(?:apr|avr|апр)/i,
  /^(?:may|mai|май|мая)/i,
  /^(?:jun|jui?n|июн)/i,
  /^(?:jul|juil|июл)/i,
  /^(?:aug|aoû|aou|авг)/i,
  /^(?:sep|сен)/i,
  /^(?:oct|okt|окт)/i,
  /^(?:nov|ноя)/i,
  /^(?:dec|dez|déc|дек)/i,
]

/** Day, hour, minute, month and year, with a zone where one is given. */
function sentAt(trailer: string): string | undefined {
  const [, day = '', hour = '', minute = '', zone = '', month = '', year = ''] =
    /(?:^|\D)(\d{2})(\d{2})(\d{2})\s*(Z|GMT|UTC|[+-]\d{4})?\s*([\p{L}.]{3,10})\s*(\d{4}|\d{2})(?!\d)/iu.exec(
      plainLine(trailer.slice(0, 2_000)),
    ) ?? []
  const number = months.findIndex((pattern) => pattern.test(month)) + 1
  if (day === '' || number === 0) return undefined
  const full = year.length === 2 ? `${Number(year) < 70 ? '20' : '19'}${year}` : year
  const offset = /^(?:Z|GMT|UTC)$/i.test(zone) ? 'Z' : zone
  return `${full}-${String(number).padStart(2, '0')}-${day}T${hour}:${minute}:00${offset}`
}
