import { terms } from '@suyab/language/term'
import type { ItemKind } from '../agreement.ts'
import { isParagraph } from './draft-text.ts'

/** Something about a draft that must be mended before it can be published, or is only to be looked at. */
export interface DraftFinding {
  field?: string
  code: string
  data?: Record<string, string | number>
  blocks: boolean
}

export interface ExaminedField {
  readonly field: string
  readonly value: string
  readonly confirmed: boolean
  readonly sourceText: string | null
  readonly sourceChanged: boolean
}

export interface ExaminedDraft {
  readonly kind: ItemKind
  readonly fields: readonly ExaminedField[]
  readonly pictures: number
  readonly members: number
}

/** What is to be said about a draft; only what makes no item at all stands in the way of publishing. */
export function findingsOf({ kind, fields, pictures, members }: ExaminedDraft): DraftFinding[] {
  const value = (field: string): string =>
    fields.find((one) => one.field === field)?.value.trim() ?? ''
  const findings: DraftFinding[] = []
  const block = (code: string, field?: string): void => {
    findings.push({ ...(field === undefined ? {} : { field }), code, blocks: true })
  }
  if (value('headline') === '') block('draft.headline-missing', 'headline')
  const body = fields.some(({ field, value }) => isParagraph(field) && value.trim() !== '')
  if (kind === 'text' && !body) block('draft.body-missing')
  if (kind === 'picture' && pictures === 0) block('draft.picture-missing')
  if (kind === 'package' && members === 0) block('draft.members-missing')
  if (kind === 'event') {
    if (fields.some(({ field }) => field === 'event.start') && value('event.start') === '') {
      block('draft.start-missing', 'event.start')
    }
    for (const field of ['event.start', 'event.end']) {
      if (value(field) !== '' && Number.isNaN(Date.parse(value(field)))) {
        block('draft.date-unreadable', field)
      }
    }
  }
  const urgency = value('urgency')
  if (urgency !== '' && !/^[1-9]$/.test(urgency)) block('draft.urgency-unknown', 'urgency')
  return [...findings, ...fields.flatMap(translationFindings)]
}

function translationFindings(examined: ExaminedField): DraftFinding[] {
  const { field, sourceText, confirmed, sourceChanged } = examined
  const value = examined.value.trim()
  const look = (code: string, data?: Record<string, string>): DraftFinding => ({
    field,
    code,
    ...(data === undefined ? {} : { data }),
    blocks: false,
  })
  const findings: DraftFinding[] = []
  if (sourceChanged && !confirmed) findings.push(look('draft.source-changed'))
  if (sourceText === null || sourceText === '') return findings
  if (value === '') return [...findings, look('draft.untranslated')]
  if (value === sourceText.trim()) findings.push(look('draft.same-as-source'))
  const said = numbersIn(value)
  for (const number of numbersIn(sourceText)) {
    if (!said.has(number)) findings.push(look('draft.number-missing', { number }))
  }
  return findings
}

/** The numbers written in digits of any script, without what groups their digits. */
export function numbersIn(text: string): Set<string> {
  const joined = text.replaceAll(/(?<=\p{Nd})[\u00A0\u202F\u2009 ](?=\p{Nd}{3}(?!\p{Nd}))/gu, '')
  return new Set(
    terms(joined, 'und').flatMap((term) => {
      const number = /^\d[\d.]*/.exec(term)?.[0].replace(/\.$/, '')
      return number === undefined ? [] : [number]
    }),
  )
}
