import { timeKindOf, unixEpoch, type Format } from './data-set.ts'

/**
 * A day, moment or span as ISO 8601 writes it, none for other formats and for values beyond what
 * dates can be: `2026-11-23`, `2026-11-23T14:44:00`, `14:44:00`.
 * @param value seconds, from 14 October 1582 for days and moments
 */
export function timeText(format: Format, value: number): string | undefined {
  const kind = timeKindOf(format)
  if (kind === undefined) return undefined
  if (kind === 'span') return spanText(value)
  const milliseconds = Math.round((value - unixEpoch) * 1000)
  if (Math.abs(milliseconds) > 8.64e15) return undefined
  const text = new Date(milliseconds).toISOString().replace(/(?:\.000)?Z$/, '')
  return kind === 'day' && text.endsWith('T00:00:00') ? text.slice(0, -9) : text
}

function spanText(value: number): string {
  const seconds = Math.abs(value)
  const two = (number: number): string => String(Math.floor(number)).padStart(2, '0')
  const rest = String(Math.round((seconds % 60) * 1e6) / 1e6)
  const text = `${two(seconds / 3600)}:${two((seconds / 60) % 60)}:${rest.padStart(rest.includes('.') ? rest.indexOf('.') === 1 ? rest.length + 1 : rest.length : 2, '0')}` // prettier-ignore
  return value < 0 ? `-${text}` : text
}
