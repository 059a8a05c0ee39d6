/** Checks a value after its white space was settled; what it should have been, or nothing. */
type Check = (value: string) => boolean

const days = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
const zone = '(?:Z|[+-](?:(?:0\\d|1[0-3]):[0-5]\\d|14:00))?'
const year = '(-?(?:[1-9]\\d{4,}|\\d{4}))'
const datePattern = new RegExp(`^${year}-(\\d{2})-(\\d{2})${zone}$`)
const instantPattern = new RegExp(
  `^${year}-(\\d{2})-(\\d{2})T(?:(?:[01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(?:\\.\\d+)?|24:00:00(?:\\.0+)?)${zone}$`,
)

function isDate(pattern: RegExp): Check {
  return (value) => {
    const [, years = '', months = '', day = ''] = pattern.exec(value) ?? []
    if (years === '' || /^-?0000$/.test(years)) return false
    const month = Number(months)
    const most = month === 2 && isLeap(Number(years)) ? 29 : (days[month - 1] ?? 0)
    return Number(day) >= 1 && Number(day) <= most
  }
}

function isLeap(years: number): boolean {
  return years % 4 === 0 && (years % 100 !== 0 || years % 400 === 0)
}

function matches(pattern: string): Check {
  const whole = new RegExp(`^(?:${pattern})$`, 'u')
  return (value) => whole.test(value)
}

function within(least: number, most = Number.POSITIVE_INFINITY): Check {
  return (value) => /^[+-]?\d+$/.test(value) && Number(value) >= least && Number(value) <= most
}

const isAnyYear: Check = (value) =>
  new RegExp(`^${year}${zone}$`).test(value) && !/^-?0000/.test(value)
const isMonthOfYear: Check = (value) =>
  new RegExp(`^${year}-(?:0[1-9]|1[0-2])${zone}$`).test(value) && !/^-?0000/.test(value)

function anyOf(...checks: readonly Check[]): Check {
  return (value) => checks.some((check) => check(value))
}

function each(check: Check, atLeastOne: boolean): Check {
  return (value) => {
    const members = value === '' ? [] : value.split(' ')
    return members.every(check) && (!atLeastOne || members.length > 0)
  }
}

const pct = '%[\\da-fA-F]{2}'
const pchar = `(?:[\\w\\-.~!$&'()*+,;=:@]|${pct})`
const authority = `(?:(?:[\\w\\-.~!$&'()*+,;=:]|${pct})*@)?(?:\\[[^\\]]*\\]|(?:[\\w\\-.~!$&'()*+,;=]|${pct})*)(?::\\d*)?`
const segments = `(?:/${pchar}*)*`
const uriPattern = new RegExp(
  `^(?:[A-Za-z][A-Za-z\\d+.-]*:(?://${authority}${segments}|/?(?:${pchar}+${segments})?)|//${authority}${segments}|/(?:${pchar}+${segments})?|(?:(?:[\\w\\-.~!$&'()*+,;=@]|${pct})+${segments})?)(?:\\?(?:${pchar}|[/?])*)?(?:#(?:${pchar}|[/?[\\]])*)?$`,
)

/** Letters that a URI may not hold stand for themselves in an IRI. @source RFC 3987 */
function isIri(value: string): boolean {
  // oxlint-disable-next-line no-control-regex -- these very characters are to be found
  return uriPattern.test(value.replaceAll(/[\u0000- \u007F-\u{10FFFF}<>"{}|\\^`]/gu, '_'))
}

const nameStart =
  'A-Z_a-z\\u00C0-\\u00D6\\u00D8-\\u00F6\\u00F8-\\u02FF\\u0370-\\u037D\\u037F-\\u1FFF\\u200C\\u200D\\u2070-\\u218F\\u2C00-\\u2FEF\\u3001-\\uD7FF\\uF900-\\uFDCF\\uFDF0-\\uFFFD\\u{10000}-\\u{EFFFF}'
const nameChar = `${nameStart}\\-.0-9\\u00B7\\u0300-\\u036F\\u203F-\\u2040`
const ncname = matches(`[${nameStart}][${nameChar}]*`)
const token = matches(`[:${nameChar}]+`)
const language = matches('[a-zA-Z]{1,8}(?:-[a-zA-Z0-9]{1,8})*')
const qcode = matches('[^ \\t\\n\\r:]+:[^ \\t\\n\\r]+')
const instant = isDate(instantPattern)
const date = isDate(datePattern)
const month = matches(`--(?:0[1-9]|1[0-2])${zone}`)
const dayOfMonth = matches(`---(?:0[1-9]|[12]\\d|3[01])${zone}`)
const monthDay: Check = (value) =>
  matches(`--\\d{2}-\\d{2}${zone}`)(value) && date(`2000${value.slice(1)}`)

const weekdays = 'MO|TU|WE|TH|FR|SA|SU'

interface Kind {
  readonly check: Check
  /** What the value should be, in words. */
  readonly expected: string
  readonly space?: 'keep' | 'replace'
}

const kinds: Readonly<Record<string, Kind>> = {
  string: { check: () => true, expected: 'text', space: 'keep' },
  line: { check: (value) => !/[\t\n\r]/.test(value), expected: 'text on one line', space: 'keep' },
  qcode: { check: qcode, expected: 'a QCode (scheme:code)', space: 'keep' },
  qcodes: { check: each(qcode, false), expected: 'QCodes (scheme:code) with spaces between' },
  iri: { check: isIri, expected: 'an IRI' },
  iris: { check: each(isIri, false), expected: 'IRIs with spaces between' },
  id: { check: ncname, expected: 'an identifier (a name without colon)' },
  idref: { check: ncname, expected: 'the id of an element' },
  idrefs: { check: each(ncname, true), expected: 'ids of elements' },
  ncname: { check: ncname, expected: 'a name without colon' },
  token: { check: token, expected: 'a name token' },
  tokens: { check: each(token, true), expected: 'name tokens' },
  qname: {
    check: matches(`(?:[${nameStart}][${nameChar}]*:)?[${nameStart}][${nameChar}]*`),
    expected: 'a qualified name',
  },
  lang: { check: anyOf(language, (value) => value === ''), expected: 'a language tag' },
  language: { check: language, expected: 'a language tag' },
  boolean: { check: matches('true|false|0|1'), expected: 'true or false' },
  count: { check: within(0), expected: 'a whole number from 0' },
  positive: { check: within(1), expected: 'a whole number from 1' },
  integer: { check: matches('[+-]?\\d+'), expected: 'a whole number' },
  decimal: { check: matches('[+-]?(?:\\d+(?:\\.\\d*)?|\\.\\d+)'), expected: 'a decimal number' },
  double: {
    check: matches('[+-]?(?:\\d+(?:\\.\\d*)?|\\.\\d+)(?:[eE][+-]?\\d+)?|-?INF|NaN'),
    expected: 'a number',
  },
  nine: { check: within(1, 9), expected: '1 to 9' },
  percent: { check: within(0, 100), expected: '0 to 100' },
  instant: { check: instant, expected: 'a date and time (2026-11-02T10:00:00+06:00)' },
  instantOrNone: {
    check: (value) => value === '' || instant(value.replaceAll(/\s+/g, ' ').trim()),
    expected: 'a date and time, or nothing',
    space: 'keep',
  },
  day: { check: anyOf(date, instant), expected: 'a date, with or without time' },
  truncated: {
    check: anyOf(date, instant, isMonthOfYear, isAnyYear),
    expected: 'a date and time, a date, a month or a year',
  },
  approximate: {
    check: anyOf(instant, date, isMonthOfYear, isAnyYear, month, monthDay, dayOfMonth),
    expected: 'a date and time or a part of one',
  },
  duration: {
    check: matches(
      '-?P(?=[\\dT])(?:\\d+Y)?(?:\\d+M)?(?:\\d+D)?(?:T(?=\\d)(?:\\d+H)?(?:\\d+M)?(?:\\d+(?:\\.\\d+)?S)?)?',
    ),
    expected: 'a duration (P1DT2H)',
  },
  release: { check: matches('[0-9]+\\.[0-9]+'), expected: 'a version (2.35)', space: 'keep' },
  direction: { check: matches('ltr|rtl'), expected: 'ltr or rtl' },
  scan: {
    check: matches('progressive|interlaced'),
    expected: 'progressive or interlaced',
    space: 'keep',
  },
  frequency: {
    check: matches('SECONDLY|MINUTELY|HOURLY|DAILY|WEEKLY|MONTHLY|YEARLY'),
    expected: 'SECONDLY, MINUTELY, HOURLY, DAILY, WEEKLY, MONTHLY or YEARLY',
    space: 'keep',
  },
  weekday: { check: matches(weekdays), expected: 'MO, TU, WE, TH, FR, SA or SU', space: 'keep' },
  bySecond: { check: each(within(0, 59), true), expected: 'numbers from 0 to 59' },
  byMinute: { check: each(within(0, 59), true), expected: 'numbers from 0 to 59' },
  byHour: { check: each(within(0, 23), true), expected: 'numbers from 0 to 23' },
  byDay: {
    check: each(matches(`[+-]?[0-9]{0,2}(?:${weekdays})`), true),
    expected: 'weekdays (MO, 1TU, -1FR)',
  },
  byMonthDay: { check: signed(31), expected: 'numbers from 1 to 31, or from -31 to -1' },
  byMonth: { check: each(within(1, 12), true), expected: 'numbers from 1 to 12' },
  byYearDay: { check: signed(366), expected: 'numbers from 1 to 366, or from -366 to -1' },
  byWeekNo: { check: signed(53), expected: 'numbers from 1 to 53, or from -53 to -1' },
  bySetpos: { check: signed(366), expected: 'numbers from 1 to 366, or from -366 to -1' },
}

function signed(most: number): Check {
  return each(anyOf(within(1, most), within(-most, -1)), true)
}

/** The value as its kind sees it: white space collapsed, unless it counts. */
export function settled(kind: string, value: string): string {
  return kinds[kind]?.space === 'keep'
    ? value
    : value.replaceAll(/[\t\n\r ]+/g, ' ').replaceAll(/^ | $/g, '')
}

/**
 * What a value of that kind should have been; nothing where it is one.
 * @source W3C XML Schema part 2: datatypes, second edition
 */
export function wrongIn(kind: string, value: string): string | undefined {
  const found = kinds[kind]
  if (found === undefined) throw new RangeError(`no kind of value ${kind}`)
  return found.check(settled(kind, value)) ? undefined : found.expected
}
