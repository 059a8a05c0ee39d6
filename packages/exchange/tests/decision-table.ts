import { readFileSync } from 'node:fs'
import { parseAgreement } from '../src/agreement-terms.ts'
import type { Agreement, Grant } from '../src/agreement.ts'
import type { QuotaAnswer } from '../src/quota.ts'
import type { ItemInQuestion, Question, Use } from '../src/right.ts'

/** A row of fixtures/rights/decisions.json: what it changes, and the answer written by hand. */
export interface Row {
  readonly rule: string
  readonly agreement?: Readonly<Record<string, unknown>>
  readonly grant?: Readonly<Record<string, unknown>>
  readonly item?: Readonly<Partial<ItemInQuestion>>
  readonly use?: Use
  readonly time?: string
  readonly place?: string | null
  readonly publishedAt?: string
  readonly expect: 'permit' | Readonly<{ code: string } & Record<string, unknown>>
  readonly until?: string | null
}

export interface QuotaRow {
  readonly rule: string
  readonly quota: NonNullable<Grant['quota']>
  readonly sent: readonly string[]
  readonly now: string
  readonly timeZone: string
  readonly expect: Readonly<Record<keyof QuotaAnswer, unknown>>
}

interface Table {
  readonly agreement: Agreement
  readonly item: ItemInQuestion
  readonly question: { readonly use: Use; readonly time: string; readonly place: string }
  readonly rows: readonly Row[]
  readonly quotaRows: readonly QuotaRow[]
}

/** The table, whose agreement both directions of the tests start from. */
export function decisionTable(): Table {
  const file = new URL('../../../fixtures/rights/decisions.json', import.meta.url)
  const table: Table = JSON.parse(readFileSync(file, 'utf8'))
  return table
}

/** The question a row asks. */
export function questionOf(row: Row, table: Table): Question {
  const { grants: whole, endedAt, ...changes } = row.agreement ?? {}
  const [first, ...others] = table.agreement.grants
  const grants = [{ ...first, ...row.grant }, ...(whole === 'first' ? [] : others)]
  const written = without({ ...table.agreement, ...changes, grants })
  const agreement = parseAgreement(written)
  if (!agreement.ok) throw new Error(`Row «${row.rule}»: ${JSON.stringify(agreement.fault)}`)
  const place = row.place === undefined ? table.question.place : row.place
  return {
    agreement: {
      ...agreement.value,
      ...(typeof endedAt === 'string' ? { endedAt } : {}),
    },
    item: { ...table.item, ...row.item },
    use: row.use ?? table.question.use,
    time: new Date(row.time ?? table.question.time),
    ...(place === null ? {} : { place }),
    ...(row.publishedAt === undefined ? {} : { publishedAt: row.publishedAt }),
  }
}

/** In a row, null takes a term away. */
function without(members: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== null))
}
