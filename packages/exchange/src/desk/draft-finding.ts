import { compare, type Difference, type Quantity } from '@suyab/language/quantity'
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
  /** Of the draft and of what it is translated from, BCP 47. */
  readonly language: string
  readonly sourceLanguage: string
  readonly kind: ItemKind
  readonly fields: readonly ExaminedField[]
  readonly pictures: number
  readonly members: number
}

/** What is to be said about a draft; only what makes no item at all stands in the way of publishing. */
export function findingsOf(draft: ExaminedDraft): DraftFinding[] {
  const { kind, fields, pictures, members } = draft
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
  return [...findings, ...fields.flatMap((field) => translationFindings(field, draft))]
}

function translationFindings(
  examined: ExaminedField,
  { language, sourceLanguage }: ExaminedDraft,
): DraftFinding[] {
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
  const source = { text: sourceText, language: sourceLanguage }
  for (const difference of compare(source, { text: value, language })) {
    const [code, data] = numberFinding(difference, sourceText, value)
    findings.push(look(code, data))
  }
  return findings
}

/** What is amiss with a number, with the words that say it on both sides. */
function numberFinding(
  { is, source, translation }: Difference,
  sourceText: string,
  value: string,
): [code: string, data: Record<string, string>] {
  const words = (text: string, quantity: Quantity): string =>
    text.slice(quantity.start, quantity.end)
  if (translation === undefined) {
    return [
      'draft.number-missing',
      source === undefined ? {} : { number: words(sourceText, source) },
    ]
  }
  const text = words(value, translation)
  if (source === undefined) return ['draft.number-added', { text }]
  const lost = is === 'bound' && source.bound !== 'exact' && translation.bound === 'exact'
  return [
    lost ? 'draft.bound-lost' : 'draft.number-differs',
    { source: words(sourceText, source), text },
  ]
}
