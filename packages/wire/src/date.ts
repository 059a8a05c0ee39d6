import { matchesFormat } from './format.ts'

/** A moment as RFC 3339, and what had to be assumed to get there. */
export interface ReadDate {
  readonly value: string
  readonly zone: 'given' | 'assumed'
  /** Whether month, day or time were missing and the earliest was taken. */
  readonly complete: boolean
}

const isDateTime = (text: string): boolean => matchesFormat('date-time', text)

const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ')

/** Minutes east of Greenwich. @source RFC 822 section 5.1, with the common later ones */
const zones = new Map<string, number>([
  ...['z', 'ut', 'utc', 'gmt', 'wet'].map((name) => [name, 0] as const),
  ...['est', 'cdt'].map((name) => [name, -300] as const),
  ...['mst', 'pdt'].map((name) => [name, -420] as const),
  ['edt', -240],
  ['cst', -360],
  ['mdt', -360],
  ['pst', -480],
  ['akst', -540],
  ['akdt', -480],
  ['hst', -600],
  ['bst', 60],
  ['cet', 60],
  ['cest', 120],
  ['eet', 120],
  ['eest', 180],
  ['msk', 180],
  ['pkt', 300],
  ['jst', 540],
  ['kst', 540],
])

/** RFC 3339 to the letter, without a leap second. */
const strictPattern = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:[0-5]\d(?:\.\d{1,9})?(?:Z|[+-]\d{2}:\d{2})$/

const isoPattern =
  /^(\d{4})(?:-?(\d{2})(?:-?(\d{2}))?)?(?:[Tt\s]+(\d{1,2})(?::?(\d{2})(?::?(\d{2})(?:[.,](\d+))?)?)?)?\s*(Z|z|[+-]\d{1,2}:?(?:\d{2})?|[A-Za-z]{2,4})?$/
const timePattern = /(?:^|\D)(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d+))?)?/
const zonePattern = /(?:\d|\s)([+-]\d{2}:?\d{2})(?:\s|$)|(?:\s|\d)([A-Za-z]{1,4})(?:\s|$)/g

/**
 * Reads a date as news wires and feeds write it (RFC 3339, RFC 822, ISO 8601 without zone or
 * time, asctime). A zone that is missing is taken as UTC and said to be assumed.
 */
export function readDate(text: string): ReadDate | undefined {
  const trimmed = text.trim()
  if (trimmed.length > 64) return undefined
  if (strictPattern.test(trimmed) && isDateTime(trimmed))
    return { value: trimmed, zone: 'given', complete: true }
  const iso = isoPattern.exec(trimmed)
  if (iso === null) return readWords(trimmed)
  const [, year = '', month, day, hour, minute, second, fraction, zone] = iso
  return compose(
    [year, month ?? '01', day ?? '01', hour ?? '00', minute ?? '00', second ?? '00'],
    fraction,
    zone,
    day !== undefined && hour !== undefined,
  )
}

function readWords(text: string): ReadDate | undefined {
  const lower = text.toLowerCase()
  const month = /\b(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b/.exec(lower)
  if (month === null) return undefined
  const time = timePattern.exec(text)
  const rest = text
    .replace(/[+-]\d{2}:?\d{2}\b/, ' ')
    .replace(/\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d+)?/, ' ')
  const numbers = rest.match(/\d+/g) ?? []
  const long = numbers.find((found) => found.length === 4)
  const day = numbers.find((found) => found.length <= 2)
  const short = numbers.filter((found) => found.length <= 2)[1]
  const year = long ?? (short === undefined ? undefined : fullYear(short))
  if (year === undefined || day === undefined) return undefined
  const found = [...text.matchAll(zonePattern)]
    .map((match) => match[1] ?? match[2] ?? '')
    .findLast((zone) => /^[+-]/.test(zone) || zones.has(zone.toLowerCase()))
  return compose(
    [
      year,
      String(months.indexOf(month[1] ?? '') + 1),
      day,
      time?.[1] ?? '00',
      time?.[2] ?? '00',
      time?.[3] ?? '00',
    ],
    time?.[4],
    found,
    time !== null,
  )
}

function pad(value: number): string {
  return String(value).padStart(2, '0')
}

/** @source RFC 2822 section 4.3: two digits below 50 are of this century */
function fullYear(short: string): string {
  return String(Number(short) + (Number(short) < 50 ? 2000 : 1900))
}

function compose(
  parts: readonly string[],
  fraction: string | undefined,
  zone: string | undefined,
  complete: boolean,
): ReadDate | undefined {
  const [year = '', month = '', day = '', hour = '', minute = '', second = ''] = parts.map((part) =>
    part.padStart(2, '0'),
  )
  const offset = zoneOffset(zone)
  if (offset === undefined && zone !== undefined) return undefined
  const decimals = fraction === undefined ? '' : `.${fraction.slice(0, 9)}`
  // A leap second has no place in most stores; the last second of the minute stands for it.
  const seconds = second === '60' ? '59' : second
  const value = `${year}-${month}-${day}T${hour}:${minute}:${seconds}${decimals}${offset ?? 'Z'}`
  if (!isDateTime(value)) return undefined
  return { value, zone: offset === undefined ? 'assumed' : 'given', complete }
}

function zoneOffset(zone: string | undefined): string | undefined {
  if (zone === undefined) return undefined
  const numeric = /^([+-])(\d{1,2}):?(\d{2})?$/.exec(zone)
  if (numeric !== null) {
    const [, sign = '+', hours = '00', minutes = '00'] = numeric
    return `${sign}${hours.padStart(2, '0')}:${minutes}`
  }
  const minutes = zones.get(zone.toLowerCase())
  if (minutes === undefined) return undefined
  if (minutes === 0) return 'Z'
  const absolute = Math.abs(minutes)
  return `${minutes < 0 ? '-' : '+'}${pad(Math.floor(absolute / 60))}:${pad(absolute % 60)}`
}
