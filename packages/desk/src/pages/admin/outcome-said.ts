import type { HandedIn } from '@suyab/server/api'
import type { Text } from '../../text/text.tsx'

/** What a look or a file brought, in words: of what there was nothing, nothing is said. */
export function outcomeSaid(
  { say, formats }: Pick<Text, 'say' | 'formats'>,
  {
    taken,
    changed,
    refused,
    unchanged,
  }: Pick<HandedIn, 'taken' | 'changed' | 'refused' | 'unchanged'>,
): string {
  const parts = [
    ...(taken === 0 ? [] : [say('admin.outcomeNew', { count: taken })]),
    ...(changed === 0 ? [] : [say('admin.outcomeChanged', { count: changed })]),
    ...(refused === 0 ? [] : [say('admin.outcomeNotTaken', { count: refused })]),
  ]
  return unchanged || parts.length === 0 ? say('admin.outcomeSame') : formats.list(parts)
}

/** Nothing is wrong with these and there is nothing to mend: they are not ours to have. */
const inOrder: ReadonlySet<string> = new Set(['item.held-back', 'item.killed', 'item.withdrawn'])

/** Whether somebody should look at what was not taken of a file. */
export function isAmiss({ refused, faults }: Pick<HandedIn, 'refused' | 'faults'>): boolean {
  return refused > 0 && (faults.length < refused || faults.some(({ code }) => !inOrder.has(code)))
}
