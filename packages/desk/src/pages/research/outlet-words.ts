import type { ApiFault, OutletOverview, OutletState, VolumeMarks } from '@suyab/server/api'
import type { SignName } from '../../component/sign.tsx'
import { faultSentence } from '../../component/fault-notice.tsx'
import type { MessageKey } from '../../messages/catalogue.ts'
import type { Text } from '../../text/text.tsx'

export const outletSigns: Readonly<Record<OutletState, SignName>> = {
  well: 'confirmed',
  partly: 'warning',
  silent: 'stale',
  failing: 'missing',
  waiting: 'embargoed',
  files: 'draft',
  paused: 'withheld',
}

/** Why something went wrong, in a few words; the whole sentence where there are no few. */
export function shortReason(text: Text, code: string): string {
  // Of a feed that cannot be read, how it is broken stands on its page.
  const isFeed = code.startsWith('wire.') || code.startsWith('intake.')
  if (isFeed) return text.say('outlets.feedBroken')
  const words = text.find('outlets', `why.${code}`)
  return typeof words === 'string' ? words : faultSentence(text, { code })
}

/** `3,4`: small rates with a digit behind the point. */
export function rateText(text: Text, rate: number): string {
  return text.formats.number(rate < 10 ? Math.round(rate * 10) / 10 : Math.round(rate))
}

/** A day as a moment that is on it in every time zone. */
export function noon(day: string): string {
  return `${day}T12:00:00Z`
}

/** What a drawing of the volume shows, for those who do not see it. */
export function volumeWords(text: Text, rate: number, marks: VolumeMarks): string {
  const { say } = text
  return text.formats.list([
    say('outlets.rate', { rate: rateText(text, rate) }),
    ...(marks.outages.length === 0
      ? []
      : [say('outlets.outages', { count: marks.outages.length })]),
    ...(marks.changes.length === 0
      ? []
      : [say('outlets.changes', { count: marks.changes.length })]),
  ])
}

/** Why an outlet's sources fail, each reason once. */
export function failingWords(text: Text, { failing }: Pick<OutletOverview, 'failing'>): string {
  const reasons = failing.map(({ code }) =>
    code === undefined ? text.say('outlets.unsaid') : shortReason(text, code),
  )
  return [...new Set(reasons)].join('; ')
}

/** What an outlet's field is called at the desk; lists and names by their place in them. */
export function fieldName(text: Text, field: string): string {
  const words = text.find('outlets', `form.${field.split('.', 1)[0] ?? field}`)
  return typeof words === 'string' ? words : field
}

const needs = {
  id: 'outlets.form.idHint',
  names: 'outlets.need.names',
  country: 'outlets.need.country',
  languages: 'outlets.form.languagesHint',
  timeZone: 'outlets.form.timeZoneHint',
  feeds: 'outlets.form.addressHint',
  sitemaps: 'outlets.form.addressHint',
  observedSince: 'outlets.need.day',
  observedUntil: 'outlets.need.day',
} as const satisfies Readonly<Record<string, MessageKey>>

function hasNeed(field: string): field is keyof typeof needs {
  return Object.hasOwn(needs, field)
}

/** What is wrong with an outlet, its fields called as the desk calls them, and what each takes. */
export function outletFaultSentence(text: Text, fault: ApiFault, status?: number): string {
  const field = fault.data?.['field']
  if (typeof field !== 'string') return faultSentence(text, fault, status)
  const data = { ...fault.data, field: fieldName(text, field) }
  const root = field.split('.', 1)[0] ?? field
  const sentence = faultSentence(text, { code: fault.code, data }, status)
  return hasNeed(root) ? `${sentence}${text.formats.gap}${text.say(needs[root])}` : sentence
}
