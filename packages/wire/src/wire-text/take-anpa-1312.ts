/* oxlint-disable no-control-regex -- control codes are what these wires are made of */

import type { ItemSketch } from '../item-sketch.ts'
import { squeezed, withoutEnd } from '../long-text.ts'
import { takeDateline, takeNotes, type WireIdentity, type WireText } from './take-iptc-7901.ts'
import { plainLine, preformatted, wireHtml } from './wire-paragraphs.ts'
import { authorOf, isNote, noteOf } from './wire-signs.ts'

/** What a letter of priority comes to: the first is more urgent. @source ANPA 1312 */
const priorities: Readonly<Record<string, number>> = {
  f: 1,
  b: 2,
  u: 3,
  r: 4,
  d: 5,
  z: 5,
  a: 6,
  s: 6,
  w: 6,
}

/** @source ANPA 1312 */
const categories: Readonly<Record<string, string>> = {
  a: 'domestic',
  b: 'special events',
  c: 'features',
  d: 'standing features',
  e: 'entertainment',
  f: 'financial',
  h: 'health',
  i: 'international',
  k: 'commentary',
  l: 'lifestyle',
  n: 'regional',
  o: 'weather',
  p: 'politics',
  q: 'results',
  r: 'racing',
  s: 'sports',
  t: 'travel',
  v: 'advisories',
  w: 'government',
}

const firstLine =
  /^(?<service>[a-z]{1,2})(?<number>\d{3,5})\s*[\u001C-\u001F]?(?<selector>[^\r\n]*)/iu
const secondLine =
  /^(?<priority>[a-z])\s(?<category>[a-z])?\s?(?<version>[\u0013\u0014]?)(?<form>[\u0011\u0012]?)\s?(?<slug>.*?)(?:\s(?<month>\d{1,2})-(?<day>\d{1,2}))?(?:\s+(?<words>\d{1,5}))?\s*$/iu

/**
 * Takes a message of ANPA 1312: its number on the line, priority, category, keyword with the
 * version of the story, its text, the time at its end.
 * @source ANPA 1312
 */
export function takeAnpa1312(message: WireText, sketch: ItemSketch): WireIdentity {
  const [first = '', second = '', ...more] = message.header
    .split(/\r\n|\n|\r/)
    .filter((line) => line.trim() !== '')
  const { service, number, selector = '' } = firstLine.exec(first.slice(0, 500))?.groups ?? {}
  const part = secondLine.exec(squeezed(second.slice(0, 500)))?.groups ?? {}
  if (plainLine(selector) !== '') sketch.lost('header/selector')
  if (more.some((line) => plainLine(line) !== '')) sketch.lost('header/line')
  const { priority, category, form, slug, words } = part
  const urgency = priority === undefined ? undefined : priorities[priority.toLowerCase()]
  if (urgency !== undefined) sketch.set('urgency', urgency, 'header/priority')
  if (category !== undefined) takeCategory(category.toLowerCase(), sketch)
  takeSlug(plainLine(slug ?? ''), sketch)
  takeText(message.text, form === '\u0012', words, sketch)
  const sent = sentAt(message.trailer)
  if (sent !== undefined) {
    sketch.set('versionCreated', sent.value, 'trailer/date')
    sketch.set('firstCreated', sent.value, 'trailer/date')
    if (sent.source !== '')
      sketch.add('infoSources', { name: sent.source, role: 'source' }, 'trailer/source')
  }
  const name = `1312/${service ?? ''}${number ?? ''}/${sent?.value ?? ''}`
  return {
    name: sent === undefined || service === undefined ? '' : name,
    said: message.header + message.text,
  }
}

function takeCategory(code: string, sketch: ItemSketch): void {
  const name = categories[code] ?? code
  sketch.add('subjects', { name, literal: code, rel: 'category' }, 'header/category')
}

/** A keyword, and after a comma or a space which version of the story it is. */
function takeSlug(slug: string, sketch: ItemSketch): void {
  const [, keyword = '', version = ''] = /^(\S*?)(?:,\s*|\s+|$)(.*)$/.exec(slug) ?? []
  sketch.set('slugline', keyword, 'header/keyword')
  sketch.set('version', version.replace(/^[,\s]+/, ''), 'header/version')
}

function takeText(
  text: string,
  isTabular: boolean,
  words: string | undefined,
  sketch: ItemSketch,
): void {
  const lines = legible(text).split(/\r\n|\n|\r/)
  const start = lines.findIndex((line) => line.trim() !== '' && !isHead(line))
  const heads = lines.slice(0, start === -1 ? lines.length : start)
  takeHeads(
    heads.filter((line) => line.trim() !== ''),
    sketch,
  )
  const rest = takeNotes(start === -1 ? [] : lines.slice(start), sketch).map((line) =>
    line.replace(/^\^/, '').replace(/[<=]$/, ''),
  )
  takeDateline(plainLine(rest.slice(0, 3).join(' ')), sketch)
  const html = isTabular ? preformatted(rest) : wireHtml(rest)
  if (html === '' || html === '<pre></pre>') return
  const count = words === undefined ? {} : { wordCount: Number(words) }
  sketch.add('bodies', { role: 'main', contentType: 'text/html', value: html, ...count }, 'text')
}

/** Lines of a head begin with a circumflex or end as a line set flush left or centred. */
function isHead(line: string): boolean {
  return (
    line.startsWith('^') || (/[<=]\s?$/.test(line) && line.length < 300 && !line.startsWith('\t'))
  )
}

/** Typewriters had one kind of quotes and no dash; thin spaces and tab marks are codes. */
function legible(text: string): string {
  return text
    .replaceAll('``', '“')
    .replaceAll("''", '”')
    .replaceAll('\u0010', ' ')
    .replaceAll(/[\u0008]/g, '\t')
    .replaceAll(/(?<=\S) _ (?=\S)/g, ' — ')
}

function takeHeads(lines: readonly string[], sketch: ItemSketch): void {
  const slug = plainKey(sketch.get('slugline'))
  let headlines = 0
  let isByline = false
  for (const line of lines.slice(0, 20)) {
    const words = withoutEnd(plainLine(line).replace(/^[\^\s]+/, ''), /[\s<=^]/)
    const author = authorOf(words)
    if (words === '') continue
    const key = plainKey(words)
    if (slug !== '' && headlines === 0 && key.startsWith(slug)) {
      // The keyword again, as the desk writes it above the text.
      continue
    }
    if (isNote(words)) sketch.add('notes', noteOf(words), 'text/note')
    else if (author !== undefined) {
      sketch.set('by', author, 'text/byline')
      isByline = true
    } else if (isByline) sketch.add('infoSources', { name: words, role: 'byline' }, 'text/byline')
    else {
      const role = headlines === 0 ? 'main' : 'sub'
      headlines += 1
      sketch.add('headlines', { role, contentType: 'text/plain', value: words }, 'text/headline')
    }
  }
}

function plainKey(words: unknown): string {
  return typeof words === 'string' ? words.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '') : ''
}

/** Whose clock it is, month, day, year and time, as agencies end a message. */
function sentAt(trailer: string): { value: string; source: string } | undefined {
  const [, source = '', month = '', day = '', year = '', hour = '', minute = '', zone = ''] =
    /(?:([\p{L}]{2,6})-(?:[\p{L}]{1,6}-)?)?(\d{1,2})-(\d{1,2})-(\d{2,4})[\s_]+(\d{2}):?(\d{2})\s*([A-Z]{1,4})?/iu.exec(
      plainLine(trailer.slice(0, 2_000)),
    ) ?? []
  if (month === '') return undefined
  const full = year.length === 2 ? `${Number(year) < 70 ? '20' : '19'}${year}` : year
  const date = `${full}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  return { value: `${date}T${hour}:${minute}:00${zone}`, source }
}
