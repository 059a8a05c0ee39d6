import { wallOf } from './time-zone.ts'

/** A rule as far as ninjs can say it, its own words where that is not all, and what it got wrong. */
export interface ReadRule {
  readonly rule: Readonly<Record<string, unknown>> | undefined
  /** The rule in iCalendar's words, without the parts that are none. */
  readonly whole: string | undefined
  /** Names of parts that could not be used. */
  readonly unusable: readonly string[]
}

const frequencies = new Set('secondly minutely hourly daily weekly monthly yearly'.split(' '))
const oldFrequencies: Readonly<Record<string, string>> = {
  D: 'daily',
  W: 'weekly',
  MP: 'monthly',
  MD: 'monthly',
  YM: 'yearly',
  YD: 'yearly',
}

/** More often than this nothing is told: a calendar that counts further has no end for anybody. */
const mostTimes = 100_000
const longestInterval = 10_000
const mostValues = 400

/** What a part of a rule may say, by its name. @source RFC 5545 section 3.3.10, RFC 7529 */
export const bounds: Readonly<Record<string, string>> = {
  FREQ: 'SECONDLY to YEARLY',
  INTERVAL: `1 to ${longestInterval}`,
  COUNT: `1 to ${mostTimes}, without UNTIL`,
  UNTIL: 'a date or date-time',
  BYSECOND: '0 to 60',
  BYMINUTE: '0 to 59',
  BYHOUR: '0 to 23',
  BYDAY: 'MO to SU; with a number, 1 to 53 or below zero, only by month or year',
  BYMONTHDAY: '1 to 31 or -31 to -1, not by week',
  BYYEARDAY: '1 to 366 or -366 to -1, only by year, hour, minute or second',
  BYWEEKNO: '1 to 53 or -53 to -1, only by year',
  BYMONTH: '1 to 12',
  BYSETPOS: '1 to 366 or -366 to -1, beside another part with BY',
  WKST: 'MO to SU',
  RSCALE: 'the name of a calendar',
  SKIP: 'OMIT, BACKWARD or FORWARD, with RSCALE',
}

type Check = (value: string, frequency: string, parts: ReadonlyMap<string, string>) => boolean

const weekdays = 'MO|TU|WE|TH|FR|SA|SU'
const weekday = new RegExp(`^(?:${weekdays})$`, 'i')

function numbers(from: number, to: number, isSigned = false): Check {
  return (value) =>
    listed(value, (one) => {
      const number = /^[+-]?\d{1,3}$/.test(one) ? Number(one) : Number.NaN
      return (number >= from && number <= to) || (isSigned && number <= -from && number >= -to)
    })
}

function listed(value: string, isOne: (one: string) => boolean): boolean {
  const values = value.split(',')
  return values.length <= mostValues && values.every((one) => isOne(one.trim()))
}

function only(check: Check, ...those: readonly string[]): Check {
  return (value, frequency, parts) => those.includes(frequency) && check(value, frequency, parts)
}

const checks: Readonly<Record<string, Check>> = {
  FREQ: () => true,
  INTERVAL: (value) => whole(value, longestInterval) !== undefined,
  COUNT: (value, _, parts) => whole(value, mostTimes) !== undefined && !parts.has('UNTIL'),
  UNTIL: (value) => wallOf(value) !== undefined,
  BYSECOND: numbers(0, 60),
  BYMINUTE: numbers(0, 59),
  BYHOUR: numbers(0, 23),
  BYDAY: (value, frequency) =>
    listed(value, (one) => {
      const [, number = '', day = ''] = /^([+-]?\d{0,2})([a-z]{2})$/i.exec(one) ?? []
      if (!weekday.test(day)) return false
      const nth = Math.abs(Number(number))
      return number === '' || (['monthly', 'yearly'].includes(frequency) && nth >= 1 && nth <= 53)
    }),
  BYMONTHDAY: only(
    numbers(1, 31, true),
    ...'secondly minutely hourly daily monthly yearly'.split(' '),
  ),
  BYYEARDAY: only(numbers(1, 366, true), ...'secondly minutely hourly yearly'.split(' ')),
  BYWEEKNO: only(numbers(1, 53, true), 'yearly'),
  BYMONTH: numbers(1, 12),
  BYSETPOS: (value, frequency, parts) =>
    numbers(1, 366, true)(value, frequency, parts) &&
    [...parts.keys()].some((name) => name.startsWith('BY') && name !== 'BYSETPOS'),
  WKST: (value) => weekday.test(value),
  RSCALE: (value) => /^[a-z\d-]{1,40}$/i.test(value),
  SKIP: (value, _, parts) => /^(?:OMIT|BACKWARD|FORWARD)$/i.test(value) && parts.has('RSCALE'),
}

/** Parts that ask for others, or against them, come after those. */
function dependent(name: string): number {
  return ['COUNT', 'SKIP', 'BYSETPOS'].indexOf(name)
}

/**
 * Reads a rule of recurrence. Times without a zone are the series' own: `instant` gives the
 * milliseconds since 1970 of a time on its wall, which is given as those it would be in UTC. A part
 * that is out of bounds is left out and named; one that says how often ends no series it cannot count.
 * @source RFC 5545 section 3.3.10; vCalendar 1.0, basic grammar
 */
export function ruleOf(
  value: string,
  instant: (wall: number) => number = (wall) => wall,
): ReadRule {
  const text = value.trim().slice(0, 2_000)
  const old = /^(D|W|M[PD]|Y[MD])(\d{1,4})\b/.exec(text)
  if (old !== null) return oldRule(text, old, instant)
  const said = new Map<string, string>()
  const unusable: string[] = []
  for (const part of text.split(';')) {
    const [name = '', found = ''] = part.split('=')
    const key = name.trim().toUpperCase()
    if (key === '' && found === '') continue
    if (said.has(key) || !Object.hasOwn(checks, key)) unusable.push(key.slice(0, 40))
    else said.set(key, found.trim())
  }
  const frequency = said.get('FREQ')?.toLowerCase() ?? ''
  if (!frequencies.has(frequency)) return { rule: undefined, whole: undefined, unusable: [] }
  const usable = new Map<string, string>()
  for (const name of [...said.keys()].toSorted((a, b) => dependent(a) - dependent(b))) {
    const found = said.get(name) ?? ''
    if (checks[name]?.(found, frequency, usable) === true) usable.set(name, found)
    else unusable.push(name)
  }
  const parts = new Map([...said].filter(([name]) => usable.has(name)))
  const interval = whole(parts.get('INTERVAL'), longestInterval)
  const count = whole(parts.get('COUNT'), mostTimes)
  const until = untilOf(parts.get('UNTIL'), instant)
  if (until !== undefined && /T/i.test(parts.get('UNTIL') ?? ''))
    parts.set('UNTIL', until.replaceAll(/[-:]/g, ''))
  const rule = {
    frequency,
    ...(interval === undefined ? {} : { interval }),
    ...(count === undefined ? {} : { count }),
    ...(until === undefined ? {} : { until }),
  }
  const isMore = [...parts.keys()].some(
    (name) => !['FREQ', 'INTERVAL', 'COUNT', 'UNTIL'].includes(name),
  )
  const written = [...parts].map(([name, found]) => `${name}=${found.toUpperCase()}`).join(';')
  return { rule, whole: isMore ? written : undefined, unusable }
}

function oldRule(text: string, old: RegExpExecArray, instant: (wall: number) => number): ReadRule {
  const count = Number(/#(\d{1,6})\b/.exec(text)?.[1] ?? 0)
  const until = untilOf(/\b(\d{8}T\d{6}Z?)\b/.exec(text)?.[1], instant)
  const interval = Number(old[2])
  const rule = {
    frequency: oldFrequencies[old[1] ?? ''],
    ...(interval === 0 ? {} : { interval }),
    ...(count === 0 || until !== undefined ? {} : { count }),
    ...(until === undefined ? {} : { until }),
  }
  return { rule, whole: text.slice(0, 1_000), unusable: interval === 0 ? ['INTERVAL'] : [] }
}

function whole(text: string | undefined, most: number): number | undefined {
  if (text === undefined || !/^\d{1,9}$/.test(text)) return undefined
  const number = Number(text)
  return number > 0 && number <= most ? number : undefined
}

function untilOf(text: string | undefined, instant: (wall: number) => number): string | undefined {
  const wall = wallOf(text)
  if (wall === undefined) return undefined
  // A day belongs to the series as a whole.
  const isDay = !/T/i.test(text ?? '')
  const end = isDay ? wall + 86_399_000 : wall
  const isUtc = /Z\s*$/i.test(text ?? '')
  const time = isUtc ? end : instant(end)
  const written = new Date(time).toISOString()
  return /^\d{4}-/.test(written) ? `${written.slice(0, 19)}Z` : undefined
}
