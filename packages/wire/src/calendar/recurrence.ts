import { wallOf } from './time-zone.ts'

/** A rule as far as ninjs can say it, and its own words where that is not all. */
export interface ReadRule {
  readonly rule: Readonly<Record<string, unknown>> | undefined
  readonly whole: string | undefined
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

/** Reads a rule of recurrence. @source RFC 5545 section 3.3.10; vCalendar 1.0, basic grammar */
export function ruleOf(value: string): ReadRule {
  const text = value.trim().slice(0, 1_000)
  const old = /^(D|W|M[PD]|Y[MD])(\d{1,4})\b/.exec(text)
  if (old !== null) {
    const count = Number(/#(\d{1,6})\b/.exec(text)?.[1] ?? 0)
    const until = untilOf(/\b(\d{8}T\d{6}Z?)\b/.exec(text)?.[1])
    const rule = {
      frequency: oldFrequencies[old[1] ?? ''],
      interval: Number(old[2]),
      ...(count === 0 || until !== undefined ? {} : { count }),
      ...(until === undefined ? {} : { until }),
    }
    return { rule, whole: text }
  }
  const parts = new Map(
    text.split(';').map((part): [string, string] => {
      const [name = '', found = ''] = part.split('=')
      return [name.trim().toUpperCase(), found.trim()]
    }),
  )
  const frequency = parts.get('FREQ')?.toLowerCase() ?? ''
  if (!frequencies.has(frequency)) return { rule: undefined, whole: undefined }
  const interval = whole(parts.get('INTERVAL'))
  const count = whole(parts.get('COUNT'))
  const until = untilOf(parts.get('UNTIL'))
  const rule = {
    frequency,
    ...(interval === undefined ? {} : { interval }),
    ...(count === undefined ? {} : { count }),
    ...(until === undefined ? {} : { until }),
  }
  const isMore = [...parts.keys()].some(
    (name) => !['FREQ', 'INTERVAL', 'COUNT', 'UNTIL', ''].includes(name),
  )
  return { rule, whole: isMore ? text : undefined }
}

function whole(text: string | undefined): number | undefined {
  return text !== undefined && /^\d{1,9}$/.test(text) && Number(text) > 0 ? Number(text) : undefined
}

function untilOf(text: string | undefined): string | undefined {
  const wall = wallOf(text)
  if (wall === undefined) return undefined
  // A day belongs to the series as a whole.
  const end = /T/.test(text ?? '') ? wall : wall + 86_399_000
  return `${new Date(end).toISOString().slice(0, 19)}Z`
}
