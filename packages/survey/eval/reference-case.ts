import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { dataFolder } from '../../../eval/data-folder.ts'

/** One case of the reference file: a call of R on a design, and what it gave. */
export interface ReferenceCase {
  readonly id: string
  readonly data: string
  readonly design: string
  readonly call: string
  readonly value: Record<string, unknown>
}

export function casesOf(file: string): ReferenceCase[] {
  const text = readFileSync(join(dataFolder, 'poll/r-survey', file), 'utf8')
  return (JSON.parse(text) as { cases: ReferenceCase[] }).cases
}

/** The kind of a case: what it asks, whatever it asks it of. */
export function kindOf({ id }: ReferenceCase): string {
  const [first = '', second = '', third = ''] = id.split('/')
  if (['cal', 'trim', 'rep', 'lonely', 'poll10'].includes(first))
    return first === 'rep' ? 'replicates' : first
  if (second === 'ciprop') return `ciprop ${third}`
  if (second === 'chisq') return `chisq ${third}`
  return second.replace(/_.*$/, '')
}
