import { momentOf } from '@suyab/language/zone'
import { readDate } from '@suyab/wire/date'
import type { DateSource, ExtractWarning } from './fault.ts'
import { dateWithMonthName } from './month-name.ts'

/** A date as found, before anybody believes it. */
export interface DateCandidate {
  readonly source: DateSource
  readonly text: string
}

/** When an article was published, and who says so. */
export interface Published {
  /** RFC 3339. */
  readonly at: string
  readonly source: DateSource
  readonly warnings: readonly ExtractWarning[]
}

/** Before this nobody published on the web; machines that lost their clock say 1970. */
const earliest = Date.parse('1990-01-01T00:00:00Z')
/** Milliseconds: a day that has begun further east, and a clock that is fast. */
const ahead = 26 * 3_600_000
const day = 86_400_000

/**
 * The first of the candidates that can be believed: not before 1990 and not in the future of
 * `collected` (milliseconds since 1970). What names no zone is read on the clocks of the outlet's
 * (`zone`, IANA). A source that knows only the day yields to a feed that knows the time of that day.
 */
export function publishedOf(
  candidates: readonly DateCandidate[],
  zone: string,
  collected: number,
): Published {
  const warnings: ExtractWarning[] = []
  const believed: { at: string; source: DateSource; complete: boolean; assumed: boolean }[] = []
  for (const { source, text } of candidates) {
    const read = readInZone(text, zone)
    if (read === undefined) continue
    const at = Date.parse(read.at)
    if (at < earliest || at > collected + ahead) {
      const found = text.slice(0, 64)
      if (!warnings.some((one) => 'found' in one && one.found === found))
        warnings.push({ code: 'extract.date-not-believed', source, found })
    } else believed.push({ source, ...read })
  }
  const [first] = believed
  if (first === undefined) {
    const taken = new Date(collected).toISOString()
    return {
      at: taken,
      source: 'collected',
      warnings: [...warnings, { code: 'extract.date-missing', taken }],
    }
  }
  const exact = first.complete
    ? first
    : (believed.find(
        ({ complete, at }) => complete && Math.abs(Date.parse(at) - Date.parse(first.at)) <= day,
      ) ?? first)
  const { at, source, assumed } = exact
  if (assumed) warnings.push({ code: 'extract.date-without-zone', source, taken: at, zone })
  return { at, source, warnings }
}

/** A date as wires and pages write it; RFC 3339, in the zone's time where it names none. */
export function readInZone(
  text: string,
  zone: string,
): { at: string; complete: boolean; assumed: boolean } | undefined {
  const read = readDate(inLatinDigits(text))
  if (read === undefined) return undefined
  const { complete } = read
  if (read.zone === 'given') return { at: read.value, complete, assumed: false }
  const at = momentOf(read.value.slice(0, 16), zone)
  if (at === undefined) return undefined
  // The clocks of a zone are told to the minute; its seconds are those of any other.
  const seconds = /T\d\d:\d\d:(\d\d)/.exec(read.value)?.[1] ?? '00'
  return { at: at.replace(/:00\.000Z$/, `:${seconds}Z`), complete, assumed: true }
}

const numeric = [
  // 2025-03-04, 2025/3/4, 2025.03.04, 2025年3月4日
  /(?<![\d.])(?<y>(?:19|20)\d\d)\s?[-/.年]\s?(?<m>\d{1,2})\s?[-/.月]\s?(?<d>\d{1,2})(?:日|(?!\d))(?:[\sT,，|·-]{0,4}(?<H>\d{1,2})[:：](?<M>\d\d))?/u,
  // 04.03.2025, as the day comes first wherever dots are written
  /(?<![\d.])(?<d>\d{1,2})\.(?<m>\d{1,2})\.(?<y>(?:19|20)\d\d)(?!\d)(?:[\s,|·-]{0,4}(?<H>\d{1,2})[:：](?<M>\d\d))?/u,
] as const

/**
 * The first date that a piece of text holds, ISO 8601. Slashes after the day are left alone: nobody
 * can tell 03/04 from 04/03.
 */
export function dateInText(text: string): string | undefined {
  const plain = inLatinDigits(text.slice(0, 400))
  for (const form of numeric) {
    const { y, m, d, H, M } = form.exec(plain)?.groups ?? {}
    if (y === undefined || m === undefined || d === undefined) continue
    const date = `${y}-${m.padStart(2, '0')}-${d.padStart(2, '0')}`
    return H === undefined || M === undefined ? date : `${date}T${H.padStart(2, '0')}:${M}`
  }
  return dateWithMonthName(plain)
}

/** The date in an address: /2025/03/04/, /2025-03-04-, /20250304/, t20250304_1. */
export function dateInUrl(url: string): string | undefined {
  const path = URL.canParse(url) ? new URL(url).pathname : url
  const found =
    /(?<!\d)((?:19|20)\d\d)[-/_.](\d{1,2})[-/_.](\d{1,2})(?!\d)/.exec(path) ??
    /(?<!\d)((?:19|20)\d\d)[-/]?(0[1-9]|1[0-2])[-/]?(0[1-9]|[12]\d|3[01])(?!\d)/.exec(path)
  if (found === null) return undefined
  const [, year = '', month = '', dayOfMonth = ''] = found
  return `${year}-${month.padStart(2, '0')}-${dayOfMonth.padStart(2, '0')}`
}

function inLatinDigits(text: string): string {
  return text.replaceAll(/[٠-٩۰-۹०-९]/gu, (digit) => {
    const code = digit.codePointAt(0) ?? 0
    const zero = code >= 0x966 ? 0x966 : code >= 0x6f0 ? 0x6f0 : 0x660
    return String(code - zero)
  })
}
