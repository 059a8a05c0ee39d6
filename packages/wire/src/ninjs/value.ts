import { readDate } from '../date.ts'
import type { Warn } from '../fault.ts'
import { isGeoJson } from './geojson.ts'
import { languageTag } from '../language-tag.ts'
import { withoutControls } from '../sanitise.ts'
import { asUri } from '../uri.ts'

/** A JSON object of a foreign item. */
export type Fields = Readonly<Record<string, unknown>>

/**
 * Reads one foreign value. Gives `undefined` where nothing usable is left, and warns for all that
 * it leaves out; `at` is the value's JSON pointer.
 */
export type Kind<Value = unknown> = (value: unknown, at: string, warn: Warn) => Value | undefined

export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

export function isList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value)
}

/** The members of a list or an object with their keys; none for anything else. */
export function membersWithKeys(value: unknown): [string | number, unknown][] {
  if (isList(value)) return [...value.entries()]
  return isFields(value) ? Object.entries(value) : []
}

/** A JSON pointer one step further. @source RFC 6901 */
export function pointer(at: string, key: string | number): string {
  if (typeof key === 'number' || !/[~/]/.test(key)) return `${at}/${key}`
  return `${at}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`
}

/** Keys already made plain; the standard and its dialects have some hundred. */
const plainKeys = new Map<string, string>()
const maxPlainKeys = 2_000

/** Key names differ in case, underscores and a leading `$` between versions and dialects. */
function plainKey(key: string): string {
  const known = plainKeys.get(key)
  if (known !== undefined) return known
  const plain = key.replaceAll(/^[$@]|_/g, '').toLowerCase()
  if (key.length < 40 && plainKeys.size < maxPlainKeys) plainKeys.set(key, plain)
  return plain
}

const unusable = (warn: Warn, at: string, expected: string): undefined => {
  warn({ code: 'wire.value-unusable', at, expected })
  return undefined
}

export const text: Kind<string> = (value, at, warn) => {
  if (typeof value === 'string') return withoutControls(value)
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  return unusable(warn, at, 'text')
}

/** Text that says something: an empty name is no name. */
export const words: Kind<string> = (value, at, warn) => {
  const read = text(value, at, warn)
  return read === undefined || read.trim() === '' ? undefined : read
}

export const uri: Kind<string> = (value, at, warn) => {
  const read = typeof value === 'string' ? asUri(withoutControls(value)) : undefined
  return read ?? (value === '' ? undefined : unusable(warn, at, 'an absolute URI'))
}

export const instant: Kind<string> = (value, at, warn) => {
  const read = typeof value === 'string' ? readDate(value) : undefined
  if (read === undefined) return value === '' ? undefined : unusable(warn, at, 'a date-time')
  if (read.zone === 'assumed') warn({ code: 'wire.date-without-zone', at, taken: read.value })
  if (!read.complete) warn({ code: 'wire.date-incomplete', at, taken: read.value })
  return read.value
}

const truncatedPattern =
  /^-?(?:[1-9]\d*)?\d{4}(?:-(?:1[0-2]|0[1-9])(?:-(?:3[01]|0[1-9]|[12]\d)(?:T(?:2[0-3]|[01]\d):[0-5]\d:[0-5]\d(?:\.\d+)?(?:Z|[+-](?:2[0-3]|[01]\d):[0-5]\d)?)?)?)?$/

/** A date of which only the beginning may be known: a year, a month, a day. */
export const truncatedDate: Kind<string> = (value, at, warn) => {
  if (typeof value === 'string' && truncatedPattern.test(value.trim())) return value.trim()
  return instant(value, at, warn)
}

export const language: Kind<string> = (value, at, warn) => {
  if (value === '') return undefined
  const found = typeof value === 'string' ? value : JSON.stringify(value)
  const tag = typeof value === 'string' ? languageTag(value) : undefined
  if (tag !== undefined) return tag
  warn({ code: 'wire.language-unusable', at, found: (found ?? '').slice(0, 100) })
  return 'und'
}

export const number: Kind<number> = (value, at, warn) => {
  const read = typeof value === 'string' && value.trim() !== '' ? Number(value) : value
  return typeof read === 'number' && Number.isFinite(read) ? read : unusable(warn, at, 'a number')
}

export const integer: Kind<number> = (value, at, warn) => {
  const read = number(value, at, warn)
  if (read === undefined) return undefined
  const whole = Math.round(read)
  if (whole !== read) warn({ code: 'wire.value-filled', at, with: String(whole) })
  return whole + 0
}

/** Whole numbers from `least` to `most`. */
export function integerWithin(least: number, most: number): Kind<number> {
  return (value, at, warn) => {
    const read = integer(value, at, warn)
    if (read === undefined || (read >= least && read <= most)) return read
    return unusable(warn, at, `${least} to ${most}`)
  }
}

/** One of some words, in any case; `synonyms` are taken for those they stand for. */
export function oneOf(
  members: readonly string[],
  synonyms: Readonly<Record<string, string>> = {},
): Kind<string> {
  return (value, at, warn) => {
    if (typeof value === 'string') {
      const lower = value.trim().toLowerCase()
      if (members.includes(lower)) return lower
      if (Object.hasOwn(synonyms, lower)) return synonyms[lower]
    }
    return unusable(warn, at, members.join(' | '))
  }
}

/** A list, also where a dialect leaves a single member bare. */
export function list(member: Kind): Kind<unknown[]> {
  return (value, at, warn) => {
    const read: unknown[] = []
    const take = (found: unknown, here: string): void => {
      if (found === null || found === undefined) return
      const taken = member(found, here, warn)
      if (taken !== undefined) read.push(taken)
    }
    if (isList(value)) for (const [index, found] of value.entries()) take(found, pointer(at, index))
    else take(value, at)
    return read.length === 0 ? undefined : read
  }
}

export const geoJson: Kind = (value, at, warn) =>
  isGeoJson(value) ? value : unusable(warn, at, 'GeoJSON')

/** What a shape does with a field: its name in 3.1 and how its value is read. */
export type Field = readonly [name: string, kind: Kind]

/** How an object is read: its fields by plain key, and what still has to fit at the end. */
export interface Shape {
  readonly fields: Readonly<Record<string, Field>>
  /** Takes keys that are no fields; gives whether it knew the key. */
  readonly other?: (
    key: string,
    value: unknown,
    at: string,
    into: Record<string, unknown>,
    warn: Warn,
  ) => boolean
  /** What a bare string stands for. */
  readonly bare?: string
  readonly finish?: (read: Record<string, unknown>, at: string, warn: Warn) => unknown
}

/** Objects of these fields; of one that nothing is left of nothing is taken. */
export function shape(spec: Shape): Kind {
  return (value, at, warn) => {
    if (typeof value === 'string' && spec.bare !== undefined)
      return value.trim() === '' ? undefined : { [spec.bare]: withoutControls(value) }
    if (!isFields(value)) return unusable(warn, at, 'an object')
    const read = readFields(spec, value, at, warn)
    const whole = spec.finish === undefined ? read : spec.finish(read, at, warn)
    return isFields(whole) && Object.keys(whole).length === 0 ? undefined : whole
  }
}

/** Reads an object's fields into those of 3.1; what fits nowhere is warned of by its pointer. */
export function readFields(
  spec: Shape,
  value: Fields,
  at: string,
  warn: Warn,
): Record<string, unknown> {
  const read: Record<string, unknown> = {}
  for (const key of Object.keys(value)) {
    const found = value[key]
    if (found === null || found === undefined) continue
    const here = pointer(at, key)
    const plain = plainKey(key)
    if (spec.other?.(key, found, here, read, warn) === true) continue
    const field = Object.hasOwn(spec.fields, plain) ? spec.fields[plain] : undefined
    if (field === undefined) {
      if (found !== '' && !(Array.isArray(found) && found.length === 0))
        warn({ code: 'wire.field-unknown', at: here })
      continue
    }
    const [name, kind] = field
    const taken = kind(found, here, warn)
    if (taken !== undefined) put(read, name, taken, here, warn)
  }
  return read
}

/** Lists of two fields that mean the same are joined; of two single values the first stays. */
export function put(
  into: Record<string, unknown>,
  name: string,
  value: unknown,
  at: string,
  warn: Warn,
): void {
  const present = into[name]
  if (present === undefined) into[name] = value
  else if (isList(present) && isList(value)) into[name] = [...present, ...value]
  else if (JSON.stringify(present) !== JSON.stringify(value))
    warn({ code: 'wire.field-twice', at, kept: name })
}
