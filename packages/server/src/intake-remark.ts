import type { WireWarning } from '@suyab/wire/fault'
import type { ApiFault, Remarks } from './api.ts'

export type { Remarks } from './api.ts'

/** What an editor can compare with the original or ask the sender about. */
const forEditors: ReadonlySet<WireWarning['code']> = new Set([
  'wire.date-without-zone',
  'wire.encoding-damaged',
  'wire.encoding-guessed',
  'wire.entry-left-out',
  'wire.entry-withheld',
  'wire.html-reduced',
  'wire.page-continued',
  'wire.page-headline-guessed',
  'wire.page-headline-missing',
  'wire.page-join-guessed',
  'wire.page-sentence-open',
  'wire.photo-conflict',
  'wire.photo-damaged',
])
const mostListed = 20

/** A reader's warnings as the desk shows them: those for editors in full, the others by number. */
export function asRemarks(warnings: readonly WireWarning[]): Remarks {
  const listed: ApiFault[] = []
  for (const warning of warnings) {
    if (!forEditors.has(warning.code) || listed.length === mostListed) continue
    const { code, ...rest } = warning
    const data = Object.fromEntries(
      Object.entries(rest).filter(([, value]) => ['string', 'number'].includes(typeof value)),
    )
    listed.push(Object.keys(data).length === 0 ? { code } : { code, data })
  }
  return { warnings: listed, details: warnings.length - listed.length }
}
