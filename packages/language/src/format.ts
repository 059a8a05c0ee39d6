import { kyrgyz } from './kyrgyz.ts'
import { primaryOf } from './tag.ts'

/** Writes times and numbers as a reader of one language expects them, in one newsroom's time zone. */
export interface Formats {
  readonly language: string
  readonly timeZone: string
  /** What stands between two sentences, or a number's unit and the next number. */
  readonly gap: string
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
  // Kyrgyz writes numbers and units as Russian does; its words stand in kyrgyz.ts.
  ky: 'ru',
}

const SECOND = 1000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

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

type Unit = 'second' | 'minute' | 'hour' | 'day'

/** The parts of a format that languages have words of their own for. */
interface Voice {
  readonly dayMonth: (at: Date) => string
  readonly weekday: (at: Date) => string
  readonly date: (at: Date) => string
  readonly deadline: (at: Date) => string
  /** `count` units ago; 0 and 1 days are today and yesterday. */
  readonly past: (count: number, unit: Unit) => string
  readonly amount: (count: number, unit: Unit, digits: number) => string
  readonly listParts: (count: number, type: 'all' | 'any') => (number | string)[]
}

function makeFormats(language: string, timeZone: string): Formats {
  const tag = primaryOf(language)
  const keys = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  })
  const dayKey = (at: string | number): string => keys.format(new Date(at))
  const locale = [LOCALES[tag] ?? language, 'en-GB']
  const voice = tag === 'ky' ? kyrgyzVoice(dayKey) : intlVoice(tag, locale, timeZone)
  const clock = (options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat =>
    new Intl.DateTimeFormat(locale, { timeZone, hour: '2-digit', minute: '2-digit', ...options })
  const minutes = clock({ hourCycle: 'h23' })
  const seconds = clock({ second: '2-digit', hourCycle: 'h23' })
  const number = new Intl.NumberFormat(locale)
  const bytes = (value: number, unit: string): string =>
    new Intl.NumberFormat(locale, {
      style: 'unit',
      unit,
      unitDisplay: 'short',
      maximumFractionDigits: 1,
    }).format(value)

  const gap = tag === 'zh' ? '' : ' '
  const daysBetween = (at: string | number, now: number): number =>
    Math.round((Date.parse(dayKey(at)) - Date.parse(dayKey(now))) / DAY)
  const pair = (large: string, small: string): string => `${large}${gap}${small}`
  const time = (at: string | number): string => minutes.format(new Date(at))
  const withTime = (day: string, at: string | number): string =>
    `${day}${tag === 'zh' ? ' ' : ', '}${time(at)}`

  const formats: Formats = {
    language,
    timeZone,
    gap,
    time,
    timeToSecond: (at) => seconds.format(new Date(at)),
    dayMonth: (at) => voice.dayMonth(new Date(at)),
    weekdayTime(at) {
      const [day, name] = [voice.dayMonth(new Date(at)), voice.weekday(new Date(at))]
      if (tag === 'zh') return `${day} ${name} ${time(at)}`
      if (tag === 'en') return `${name} ${day}, ${time(at)}`
      if (tag === 'ky' || tag === 'kk') return `${day}, ${name}, ${time(at)}`
      return `${name}, ${day}, ${time(at)}`
    },
    date: (at) => voice.date(new Date(at)),
    dateTime: (at) => withTime(voice.date(new Date(at)), at),
    moment(at, now) {
      const days = daysBetween(at, now)
      if (days === 0) return time(at)
      if (days === -1) return `${voice.past(1, 'day')} ${time(at)}`
      const sameYear = dayKey(at).slice(0, 4) === dayKey(now).slice(0, 4)
      return withTime((sameYear ? voice.dayMonth : voice.date)(new Date(at)), at)
    },
    deadline: (at) => voice.deadline(new Date(at)),
    dayKey,
    nearDay(at, now) {
      const days = daysBetween(at, now)
      return days === 0 || days === -1 ? voice.past(-days, 'day') : undefined
    },
    ago(at, now) {
      const past = Math.max(0, now - new Date(at).getTime())
      if (past < MINUTE) return voice.past(Math.floor(past / SECOND), 'second')
      if (past < HOUR) return voice.past(Math.floor(past / MINUTE), 'minute')
      if (past < DAY) return voice.past(Math.floor(past / HOUR), 'hour')
      return voice.past(Math.floor(past / DAY), 'day')
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
      const [mins, rest] = [Math.floor(past / MINUTE) % 60, Math.floor(past / SECOND) % 60]
      if (days > 0) return pair(voice.amount(days, 'day', 1), voice.amount(hours, 'hour', 1))
      if (hours > 0) return pair(voice.amount(hours, 'hour', 1), voice.amount(mins, 'minute', 2))
      if (mins > 0) return pair(voice.amount(mins, 'minute', 1), voice.amount(rest, 'second', 2))
      return voice.amount(rest, 'second', 1)
    },
    number: (value) => number.format(value),
    bytes(value) {
      if (value >= 1e9) return bytes(value / 1e9, 'gigabyte')
      if (value >= 1e6) return bytes(value / 1e6, 'megabyte')
      return bytes(value / 1e3, 'kilobyte')
    },
    list: (items) =>
      voice
        .listParts(items.length, 'all')
        .map((part) => (typeof part === 'number' ? items[part] : part))
        .join(''),
    listParts: (count, type = 'all') => voice.listParts(count, type),
  }
  return formats
}

function intlVoice(tag: string, locale: readonly string[], timeZone: string): Voice {
  const dates = (options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat =>
    new Intl.DateTimeFormat([...locale], { timeZone, ...options })
  const dayMonth = dates({ day: 'numeric', month: 'long' })
  const weekday = dates({ weekday: 'long' })
  const date = dates({ day: 'numeric', month: 'long', year: 'numeric' })
  const relative = new Intl.RelativeTimeFormat([...locale], { numeric: 'auto' })
  const lists = {
    all: new Intl.ListFormat([...locale], { type: 'conjunction' }),
    any: new Intl.ListFormat([...locale], { type: 'disjunction' }),
  }
  const units = new Map<string, Intl.NumberFormat>()
  return {
    dayMonth: (at) => dayMonth.format(at),
    weekday: (at) => weekday.format(at),
    date: (at) => date.format(at),
    deadline(at) {
      const day = date.format(at)
      if (tag === 'zh') return `至${day}`
      if (tag === 'ru') return `до ${day}`
      if (tag === 'en') return `until ${day}`
      return `– ${day}`
    },
    past: (count, unit) => relative.format(-count, unit),
    amount(count, unit, digits) {
      const key = `${unit} ${digits}`
      let format = units.get(key)
      if (format === undefined) {
        format = new Intl.NumberFormat([...locale], {
          style: 'unit',
          unit,
          unitDisplay: 'short',
          minimumIntegerDigits: digits,
        })
        units.set(key, format)
      }
      return format.format(count)
    },
    listParts: (count, type) =>
      lists[type]
        .formatToParts(Array.from({ length: count }, (_, index) => String(index)))
        .map((part) => (part.type === 'element' ? Number(part.value) : part.value)),
  }
}

function kyrgyzVoice(dayKey: (at: number) => string): Voice {
  const parts = (at: Date): [year: number, month: number, day: number] => {
    const [year = '', month = '', day = ''] = dayKey(at.getTime()).split('-')
    return [Number(year), Number(month) - 1, Number(day)]
  }
  return {
    dayMonth(at) {
      const [, month, day] = parts(at)
      return `${day}-${kyrgyz.months[month]}`
    },
    weekday: (at) => kyrgyz.weekdays[new Date(dayKey(at.getTime())).getUTCDay()]!,
    date(at) {
      const [year, month, day] = parts(at)
      return `${year}-жылдын ${day}-${kyrgyz.monthsOf[month]}`
    },
    deadline(at) {
      const [year, month, day] = parts(at)
      return `${year}-жылдын ${day}-${kyrgyz.monthsUntil[month]} чейин`
    },
    past(count, unit) {
      if (unit === 'day' && count < 2) return count === 0 ? kyrgyz.today : kyrgyz.yesterday
      return count === 0 ? kyrgyz.now : `${count} ${kyrgyz.units[unit]} ${kyrgyz.ago}`
    },
    amount: (count, unit, digits) =>
      `${String(count).padStart(digits, '0')} ${kyrgyz.shortUnits[unit]}`,
    listParts: (count, type) =>
      Array.from({ length: count }, (_, index): (number | string)[] => {
        if (index === 0) return [0]
        const last = index === count - 1
        return [last ? kyrgyz[type === 'all' ? 'and' : 'or'] : ', ', index]
      }).flat(),
  }
}

/** A month's name by itself, and as it stands beside a day: май, мая. */
export interface MonthName {
  readonly alone: string
  readonly beside: string
}

/** The twelve months of the Gregorian calendar as a language names them, January first. */
export function monthNames(language: string): MonthName[] {
  const primary = primaryOf(language)
  if (primary === 'ky') return kyrgyz.months.map((name) => ({ alone: name, beside: name }))
  const named = (options: Intl.DateTimeFormatOptions): string[] => {
    const format = new Intl.DateTimeFormat(`${primary}-u-ca-gregory-nu-latn`, {
      timeZone: 'UTC',
      ...options,
    })
    return Array.from({ length: 12 }, (_, month) => {
      const parts = format.formatToParts(new Date(Date.UTC(2025, month, 15, 12)))
      return parts.find(({ type }) => type === 'month')?.value ?? ''
    })
  }
  const beside = named({ month: 'long', day: 'numeric' })
  return named({ month: 'long' }).map((alone, month) => ({ alone, beside: beside[month]! }))
}
