import type { Attributes } from '../data-set.ts'
import { SavStop } from './fault.ts'

/**
 * Reads attributes as records 7/17 and 7/18 write them, `name('value'⏎'value'⏎)name(…)`.
 * @returns the attributes, and where in the text they end
 */
export function parseAttributes(
  text: string,
  start: number,
  where: { readonly offset: number; readonly record: string },
): { attributes: Attributes; end: number } {
  const attributes: [string, readonly string[]][] = []
  let at = start
  while (at < text.length && text[at] !== '/') {
    const open = text.indexOf('(', at)
    if (open === -1) throw malformed(where)
    const name = text.slice(at, open)
    const values: string[] = []
    at = open + 1
    while (text[at] === "'") {
      const close = text.indexOf("'\n", at + 1)
      if (close === -1) throw malformed(where)
      values.push(text.slice(at + 1, close))
      at = close + 2
    }
    if (text[at] !== ')') throw malformed(where)
    at += 1
    attributes.push([name, values])
  }
  return { attributes: Object.fromEntries(attributes), end: at }
}

/** Reads `variable:attributes/variable:attributes`. */
export function parseVariableAttributes(
  text: string,
  where: { readonly offset: number; readonly record: string },
): readonly (readonly [string, Attributes])[] {
  const found: [string, Attributes][] = []
  let at = 0
  while (at < text.length) {
    const colon = text.indexOf(':', at)
    if (colon === -1) throw malformed(where)
    const { attributes, end } = parseAttributes(text, colon + 1, where)
    found.push([text.slice(at, colon), attributes])
    at = end + 1
  }
  return found
}

/** The attributes as one text, the way it is read. */
export function attributeText(attributes: Attributes): string {
  return Object.entries(attributes)
    .map(([name, values]) => `${name}(${values.map((value) => `'${value}'\n`).join('')})`)
    .join('')
}

function malformed(where: { readonly offset: number; readonly record: string }): SavStop {
  const rule = "An attribute is written name('value') with each value's line end."
  return new SavStop({ code: 'sav.record-malformed', ...where, rule })
}
