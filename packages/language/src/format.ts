import { primaryOf } from './tag.ts'

/** Writes times and numbers as a reader of one language expects them, in one newsroom's time zone. */
export interface Formats {
  readonly language: string
  readonly timeZone: string
  /** 08:12 */
  readonly time: (at: string | number) => string
  /** 08:41:04 */
  readonly timeToSecond: (at: string | number) => string
  /** 22 November, without the year. */
  readonly dayMonth: (at: string | number) => string
  /** Sunday 22 November, 10:20 */
  readonly weekdayTime: (at: string | number) => string
  /** 30 June 2027 */
  readonly date: (at: string | number) => string
  /** 30 June 2027, 10:20 */
  readonly dateTime: (at: string | number) => string
  /** The time alone today, else the day and the time, with the year where it is another. */
  readonly moment: (at: string | number, now: number) => string
  /** `until 30 June 2027` with the word and the case the language asks for. */
  readonly deadline: (at: string | number) => string
  /** The calendar day in the newsroom's time zone as `2026-11-22`. */
  readonly dayKey: (at: string | number) => string
  /** `today`, `yesterday`, as the language says it; undefined for other days. */
  readonly nearDay: (at: string | number, now: number) => string | undefined
  /** `5 minutes ago` */
  readonly ago: (at: string | number, now: number) => string
  /** A time that is left, in milliseconds, as `02:57:50`, or in days and hours beyond a day. */
  readonly countdown: (milliseconds: number) => string
  /** A time that has passed, in milliseconds, in its two largest units: `21 min 08 s`. */
  readonly elapsed: (milliseconds: number) => string
  readonly number: (value: number) => string
  readonly bytes: (value: number) => string
  readonly list: (items: readonly string[]) => string
  /** The list's own words (`and`, or `or` for any) between its items' numbers, for items that are not plain text. */
  readonly listParts: (count: number, type?: 'all' | 'any') => (number | string)[]
}

const LOCALES: Readonly<Record<string, string>> = {
  en: 'en-GB',
  zh: 'zh-Hans-CN',
  // The Persian calendar is the default of fa; newsrooms of this exchange count Gregorian days.
  fa: 'fa-u-ca-gregory',
}

const SECOND = 1000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** Kyrgyz months with the possessive and the dative that `чейин` asks for. */
const KYRGYZ_UNTIL = (
  'январына февралына мартына апрелине майына июнуна июлуна августуна сентябрына октябрына ' +
  'ноябрына декабрына'
).split(' ')

const made = new Map<string, Formats>()

/** The formats of a language in a time zone (IANA name); made once for each pair. */
export function formatsFor(language: string, timeZone: string): Formats {
  const key = `${language} ${timeZone}`
  let formats = made.get(key)
  if (formats === undefined) {
    formats = makeFormats(language, timeZone)
    made.set(key, formats)
  }
  return formats
}

function makeFormats(language: string, timeZone: string): Formats {
  const tag = primaryOf(language)
  const locale = [LOCALES[tag] ?? language, 'en-GB']
  const dates = (options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat =>
    new Intl.DateTimeFormat(locale, { timeZone, ...options })
  const clock = dates({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
  const seconds = dates({
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  })
  const dayMonth = dates({ day: 'numeric', month: 'long' })
  const weekday = dates({ weekday: 'long' })
  const date = dates({ day: 'numeric', month: 'long', year: 'numeric' })
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  })
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' })
  const number = new Intl.NumberFormat(locale)
  const lists = {
    all: new Intl.ListFormat(locale, { type: 'conjunction' }),
    any: new Intl.ListFormat(locale, { type: 'disjunction' }),
  }
  const units = new Map<string, Intl.NumberFormat>()

  function unit(value: number, name: string, digits = 1): string {
    const key = `${name}${digits}`
    let format = units.get(key)
    if (format === undefined) {
      format = new Intl.NumberFormat(locale, {
        style: 'unit',
        unit: name,
        unitDisplay: 'short',
        minimumIntegerDigits: digits,
        maximumFractionDigits: name.endsWith('byte') ? 1 : 0,
      })
      units.set(key, format)
    }
    return format.format(value)
  }

  const between = tag === 'zh' ? '' : ' '
  const dayKey = (at: string | number): string => parts.format(new Date(at))
  const daysBetween = (at: string | number, now: number): number =>
    Math.round((Date.parse(dayKey(at)) - Date.parse(dayKey(now))) / DAY)
  const time = (at: string | number): string => clock.format(new Date(at))
  const withTime = (day: string, at: string | number): string =>
    `${day}${tag === 'zh' ? ' ' : ', '}${time(at)}`

  const formats: Formats = {
    language,
    timeZone,
    time,
    timeToSecond: (at) => seconds.format(new Date(at)),
    dayMonth: (at) => dayMonth.format(new Date(at)),
    weekdayTime(at) {
      const [day, name] = [dayMonth.format(new Date(at)), weekday.format(new Date(at))]
      if (tag === 'zh') return `${day} ${name} ${time(at)}`
      if (tag === 'en') return `${name} ${day}, ${time(at)}`
      if (tag === 'ky' || tag === 'kk') return `${day}, ${name}, ${time(at)}`
      return `${name}, ${day}, ${time(at)}`
    },
    date: (at) => date.format(new Date(at)),
    dateTime: (at) => withTime(date.format(new Date(at)), at),
    moment(at, now) {
      const days = daysBetween(at, now)
      if (days === 0) return time(at)
      if (days === -1) return `${relative.format(-1, 'day')} ${time(at)}`
      const sameYear = dayKey(at).slice(0, 4) === dayKey(now).slice(0, 4)
      return withTime((sameYear ? dayMonth : date).format(new Date(at)), at)
    },
    deadline(at) {
      if (tag === 'ky') {
        const [year, month, day] = dayKey(at).split('-')
        return `${year}-жылдын ${Number(day)}-${KYRGYZ_UNTIL[Number(month) - 1]} чейин`
      }
      const text = date.format(new Date(at))
      if (tag === 'zh') return `至${text}`
      if (tag === 'ru') return `до ${text}`
      if (tag === 'en') return `until ${text}`
      return `– ${text}`
    },
    dayKey,
    nearDay(at, now) {
      const days = daysBetween(at, now)
      return days === 0 || days === -1 ? relative.format(days, 'day') : undefined
    },
    ago(at, now) {
      const past = Math.max(0, now - new Date(at).getTime())
      if (past < MINUTE) return relative.format(-Math.floor(past / SECOND), 'second')
      if (past < HOUR) return relative.format(-Math.floor(past / MINUTE), 'minute')
      if (past < DAY) return relative.format(-Math.floor(past / HOUR), 'hour')
      return relative.format(-Math.floor(past / DAY), 'day')
    },
    countdown(milliseconds) {
      const left = Math.max(0, Math.ceil(milliseconds / SECOND))
      if (left * SECOND >= DAY) return formats.elapsed(left * SECOND)
      return [left / 3600, (left / 60) % 60, left % 60]
        .map((part) => String(Math.floor(part)).padStart(2, '0'))
        .join(':')
    },
    elapsed(milliseconds) {
      const past = Math.max(0, milliseconds)
      const [days, hours] = [Math.floor(past / DAY), Math.floor(past / HOUR) % 24]
      const [minutes, rest] = [Math.floor(past / MINUTE) % 60, Math.floor(past / SECOND) % 60]
      if (days > 0) return `${unit(days, 'day')}${between}${unit(hours, 'hour')}`
      if (hours > 0) return `${unit(hours, 'hour')}${between}${unit(minutes, 'minute', 2)}`
      if (minutes > 0) return `${unit(minutes, 'minute')}${between}${unit(rest, 'second', 2)}`
      return unit(rest, 'second')
    },
    number: (value) => number.format(value),
    bytes(value) {
      if (value >= 1e9) return unit(value / 1e9, 'gigabyte')
      if (value >= 1e6) return unit(value / 1e6, 'megabyte')
      return unit(value / 1e3, 'kilobyte')
    },
    list: (items) => lists.all.format(items),
    listParts: (count, type = 'all') =>
      lists[type]
        .formatToParts(Array.from({ length: count }, (_, index) => String(index)))
        .map((part) => (part.type === 'element' ? Number(part.value) : part.value)),
  }
  return formats
}
