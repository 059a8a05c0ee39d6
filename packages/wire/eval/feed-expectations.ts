/**
 * Holds what each file of the feed suite expects of itself against what is read: which expectations
 * name a field that we have, how many of those hold as they stand, and how many hold but for a rule
 * that differs on purpose.
 */
import { readDate } from '../src/date.ts'
import { lineOf } from '../src/feed/entry.ts'
import { readFeed, type ReadFeed } from '../src/read-feed.ts'
import { sanitiseHtml, textOfHtml } from '../src/sanitise.ts'
import { asUri } from '../src/uri.ts'
import {
  claimsOf,
  ExpectationUnread,
  parseExpectation,
  type Expression,
  type Literal,
} from './expectation.ts'
import { fieldAt, type FeedField } from './feed-field.ts'

/** How a claim came out; `differs` where a rule of ours, named, makes the values differ. */
export type Outcome =
  | { readonly kind: 'holds'; readonly field: string }
  | {
      readonly kind: 'differs'
      readonly field: string
      readonly rule: string
      /** Whether nothing is left of it by our rule. */
      readonly isEmpty: boolean
    }
  | { readonly kind: 'fails'; readonly field: string; readonly found: string }
  | { readonly kind: 'without-field'; readonly what: string }
  | { readonly kind: 'unread'; readonly what: string }

/** Every claim of one file. */
export async function judgeFile(name: string, bytes: Uint8Array): Promise<readonly Outcome[]> {
  // The comment is of plain letters in every encoding of the suite but for zeros between them.
  const head = Buffer.from(bytes).toString('latin1').replaceAll('\0', '')
  const expected = /Expect:\s*([^]*?)\s*-->/.exec(head)?.[1]
  if (expected === undefined) return [{ kind: 'unread', what: 'no expectation' }]
  const header = (name: string): string | undefined =>
    new RegExp(`^Header:\\s*${name}:\\s*(.*?)\\s*$`, 'im').exec(head)?.[1]
  const contentType = header('Content-type')
  const language = header('Content-Language')
  const location = new URL(header('Content-Location') ?? '', suiteAddress)
  // The others are read from the disk.
  const isServed = /^Header:/im.test(head) || name.startsWith('http_')
  const hint = {
    ...(isServed ? { url: location.protocol === 'http:' ? location.href : suiteAddress } : {}),
    ...(contentType === undefined ? {} : { contentType }),
    ...(language === undefined ? {} : { language }),
  }
  const read = await readFeed(bytes, hint)
  const isEmpty = read.ok && read.value.faults.some(({ code }) => code === 'wire.entry-empty')
  const again = isEmpty ? await readFeed(withIdentity(bytes), hint) : read
  const feed = again.ok ? again.value : undefined
  try {
    return claimsOf(parseExpectation(expected))
      .map((claim) => judge(claim, feed ?? nothing))
      .map((outcome) => (feed === undefined ? withoutFeed(outcome) : outcome))
  } catch (error) {
    if (error instanceof ExpectationUnread) return [{ kind: 'unread', what: expected }]
    throw error
  }
}

/**
 * Many entries of the suite hold the one field they are about. An entry without words, link and
 * identity is refused on purpose, so these get an identity, which nothing else is read from.
 */
function withIdentity(bytes: Uint8Array): Uint8Array {
  const text = Buffer.from(bytes).toString('latin1')
  const given = text
    .replaceAll(/<item(?:\s[^<>]*[^/<>])?>/gi, '$&<guid isPermaLink="false">own</guid>')
    .replaceAll(/<entry(?:\s[^<>]*[^/<>])?>/gi, '$&<id>own</id>')
  return Buffer.from(given, 'latin1')
}

/** A feed that was refused holds nothing, also where nothing was expected. */
function withoutFeed(outcome: Outcome): Outcome {
  return 'field' in outcome ? { kind: 'fails', field: outcome.field, found: 'refused' } : outcome
}

/** Where the suite is served from when its own reader is tested. */
const suiteAddress = 'http://127.0.0.1:8097/relative/'

const nothing: ReadFeed = {
  format: 'rss',
  entries: 0,
  items: [],
  faults: [],
  warnings: [],
}

function judge(claim: Expression, feed: ReadFeed): Outcome {
  if (claim.kind === 'literal') return { kind: 'without-field', what: 'always true' }
  if (claim.kind === 'or') {
    const parts = claim.parts.map((part) => judge(part, feed))
    const rank = ['holds', 'differs', 'fails', 'without-field', 'unread']
    return (
      parts.toSorted((a, b) => rank.indexOf(a.kind) - rank.indexOf(b.kind))[0] ?? {
        kind: 'unread',
        what: 'or',
      }
    )
  }
  if (claim.kind !== 'compare') return { kind: 'without-field', what: nameOf(claim) }
  const [comparison, ...more] = claim.rest
  if (comparison === undefined || more.length > 0 || comparison.with.kind !== 'literal')
    return { kind: 'without-field', what: nameOf(claim.first) }
  const isCall = claim.first.kind === 'call'
  const path = claim.first.kind === 'call' ? claim.first.of : claim.first
  const field = path.kind === 'path' ? fieldAt(path.steps, feed) : undefined
  if (field === undefined) return { kind: 'without-field', what: nameOf(claim.first) }
  const wanted = comparison.with.value
  if (claim.first.kind === 'call' && claim.first.name === 'ord')
    return settle(field, String.fromCodePoint(Number(wanted)), comparison.operator)
  // A length is counted of lists only.
  if (isCall && field.kind !== 'number') return { kind: 'without-field', what: nameOf(claim.first) }
  return settle(field, wanted, comparison.operator)
}

function settle(field: FeedField, wanted: Literal, operator: '==' | '!='): Outcome {
  if (field.isRead === false) return { kind: 'fails', field: field.name, found: 'no entry' }
  if (operator === '!=') {
    const differs = field.values.some((value) => !isSame(field, value, wanted))
    return differs
      ? { kind: 'holds', field: field.name }
      : { kind: 'fails', field: field.name, found: said(wanted) }
  }
  if (field.values.some((value) => isSame(field, value, wanted)))
    return { kind: 'holds', field: field.name }
  const rule =
    typeof wanted === 'string'
      ? [...field.values, ...(field.values.length === 0 ? [undefined] : [])]
          .map((value) => ruleBetween(field, value, wanted))
          .find(Boolean)
      : undefined
  const isEmpty = field.values.every((value) => value === undefined || value === '')
  if (rule !== undefined) return { kind: 'differs', field: field.name, rule, isEmpty }
  return {
    kind: 'fails',
    field: field.name,
    found: `${JSON.stringify(field.values)} for ${said(wanted)}`,
  }
}

function said(value: Literal): string {
  return value instanceof Map ? '{…}' : JSON.stringify(value)
}

function isSame(field: FeedField, value: string | number | undefined, wanted: Literal): boolean {
  if (wanted === null || wanted === '')
    return value === undefined || value === '' || (field.kind === 'language' && value === 'und')
  if (value === undefined) return false
  const found = String(value)
  if (field.kind === 'date') {
    const moment = momentOf(wanted)
    return moment !== undefined && moment === Date.parse(found)
  }
  if (typeof wanted !== 'string')
    return value === wanted || (Array.isArray(wanted) && JSON.stringify(wanted) === value)
  if (field.kind === 'type') return /html/.test(wanted) === /html/.test(found)
  if (field.kind === 'language') return wanted.toLowerCase() === found.toLowerCase()
  if (field.kind === 'format') return formatOf(wanted) === found
  return wanted === found
}

/** The suite's moments: what the feed says, or nine numbers of Greenwich's calendar and clock. */
function momentOf(wanted: Literal): number | undefined {
  if (typeof wanted === 'string') {
    const read = readDate(wanted)
    return read === undefined ? undefined : Date.parse(read.value)
  }
  if (!Array.isArray(wanted)) return undefined
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0] = wanted.map(Number)
  return Date.UTC(year, month - 1, day, hour, minute, second)
}

function formatOf(version: string): string {
  if (version.startsWith('atom')) return 'atom'
  return version === 'rss10' || version === 'rss090' ? 'rdf' : 'rss'
}

/** Which rule of ours makes the difference; nothing where none does. */
function ruleBetween(
  { kind }: FeedField,
  value: string | number | undefined,
  wanted: string,
): string | undefined {
  const found = value === undefined ? '' : String(value)
  if (kind === 'html') {
    if (sanitiseHtml(wanted) === sanitiseHtml(found)) return 'sanitised by our list of elements'
    if (collapsed(textOfHtml(wanted)) === collapsed(found)) return 'plain text'
    if (saidIn(wanted) === saidIn(found)) return 'the same words and addresses in other elements'
  }
  if (kind === 'line' || kind === 'byline') {
    if (lineOf({ value: wanted, form: 'html' }) === found) return 'plain text on one line'
    if (collapsed(wanted) === collapsed(found)) return 'plain text on one line'
  }
  if (kind === 'byline' && value !== undefined && wanted.replace(/\s*\([^()]*\)$/, '') === found)
    return 'a byline has no address'
  if (kind === 'uri' && value !== undefined && asUri(wanted) === found)
    return 'a URI by the standard'
  if (/&\w+;/.test(found) && !/&\w+;/.test(wanted)) return 'declared entities are not expanded'
  if (found === 'Polygon' && wanted === 'Box') return 'a box is a polygon in GeoJSON'
  return undefined
}

/** The words of HTML with the addresses of its links and pictures. */
function saidIn(html: string): string {
  const addresses = sanitiseHtml(html).match(/\s(?:href|src|cite)="[^"]*"/g) ?? []
  return collapsed(`${textOfHtml(html)} ${addresses.join('')}`)
}

function collapsed(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim()
}

function nameOf(expression: Expression): string {
  if (expression.kind === 'call') return `${expression.name}(${nameOf(expression.of)})`
  if (expression.kind === 'not') return nameOf(expression.of)
  if (expression.kind === 'compare') return nameOf(expression.first)
  if (expression.kind !== 'path') return expression.kind
  return expression.steps
    .map((step) => (typeof step === 'number' ? 'N' : step))
    .join('.')
    .replaceAll(/\.N\b/g, '[]')
}
