import { readDate } from '../src/date.ts'
import { canonicalTag } from '@suyab/language/tag'
import { isFields, isList, pointer } from '../src/ninjs/value.ts'
import type { ReadItem } from '../src/read-items.ts'
import { textOfHtml, withoutControls } from '../src/sanitise.ts'
import { asUri } from '../src/uri.ts'

interface Leaf {
  readonly at: string
  readonly value: string
}

function leavesOf(value: unknown, at = ''): Leaf[] {
  if (isList(value)) return value.flatMap((member, index) => leavesOf(member, pointer(at, index)))
  if (isFields(value))
    return Object.entries(value).flatMap(([key, member]) => leavesOf(member, pointer(at, key)))
  if (typeof value === 'number' || typeof value === 'boolean') return [{ at, value: `${value}` }]
  return typeof value === 'string' && value !== '' ? [{ at, value }] : []
}

const synonyms: Readonly<Record<string, string>> = { complete: 'full', incomplete: 'partial' }

/** How many of a source's values are in the item, how many are warned of, and which are neither. */
export function account(
  source: unknown,
  { item, warnings }: ReadItem,
): { found: number; warned: number; missing: string[] } {
  const values = leavesOf(item).map(({ value }) => value)
  const whole = new Set(values)
  const texts = new Set(values.map(textOfHtml))
  const warned = warnings.flatMap((warning) => ('at' in warning ? [warning.at] : []))
  const isIn = (value: string): boolean =>
    [
      value,
      withoutControls(value).trim(),
      readDate(value)?.value,
      canonicalTag(value),
      asUri(value),
      synonyms[value],
    ].some((form) => form !== undefined && whole.has(form)) ||
    (/<|&/.test(value) && texts.has(textOfHtml(value))) ||
    // A scheme and its code are joined into one uri.
    values.some((other) => /^[a-z]+:/.test(other) && other.includes(value) && value.length > 1)
  const outcome = { found: 0, warned: 0, missing: [] as string[] }
  for (const { at, value } of leavesOf(source)) {
    // What a document says about its own format is answered by the format of what is written.
    if (/^\/\$?standard\//.test(at)) outcome.found += 1
    else if (warned.some((pointed) => at === pointed || at.startsWith(`${pointed}/`)))
      outcome.warned += 1
    else if (isIn(value)) outcome.found += 1
    else outcome.missing.push(at)
  }
  return outcome
}
