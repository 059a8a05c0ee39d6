import { decodeHTMLStrict } from 'entities'

const attributeNameEnd = /[\s/>=]/g
const bareValueEnd = /[\s>]/g

/**
 * The offset of the next `<` that begins markup, or -1; one before a space or a digit is a letter
 * like any other.
 */
export function nextMarkup(text: string, from: number): number {
  let at = text.indexOf('<', from)
  while (at !== -1) {
    const next = text.charCodeAt(at + 1)
    if (
      (next >= 0x61 && next <= 0x7a) ||
      (next >= 0x41 && next <= 0x5a) ||
      next === 0x2f ||
      next === 0x21 ||
      next === 0x3f ||
      next === 0x5f ||
      next > 0x7f
    )
      return at
    at = text.indexOf('<', at + 1)
  }
  return -1
}

/** How far a tag may go, as an offset, and how many names and values it may have. */
export interface TagBounds {
  readonly end: number
  readonly most: number
}

/**
 * Fills in the names and values of a tag's attributes in turn, quoted or not, from behind its name;
 * gives the offset of its `>`, or -1 where the tag does not end or has more than it may.
 */
export function readAttributes(
  text: string,
  from: number,
  bounds: TagBounds,
  into: string[],
): number {
  let at = from
  for (;;) {
    const unit = text.charCodeAt(at)
    if (unit === 0x3e) return at
    if (Number.isNaN(unit) || at > bounds.end) return -1
    // White space, a slash, or an equals sign that has no name before it.
    if (unit <= 0x20 || unit === 0x2f || unit === 0x3d || unit === 0x3c) {
      at += 1
      continue
    }
    attributeNameEnd.lastIndex = at
    if (!attributeNameEnd.test(text)) return -1
    const nameStop = attributeNameEnd.lastIndex - 1
    const name = text.slice(at, nameStop)
    at = nameStop
    while (text.charCodeAt(at) <= 0x20) at += 1
    let value = ''
    if (text.charCodeAt(at) === 0x3d) {
      at += 1
      while (text.charCodeAt(at) <= 0x20) at += 1
      const quote = text.charAt(at)
      if (quote === '"' || quote === "'") {
        const end = text.indexOf(quote, at + 1)
        if (end === -1) return -1
        value = text.slice(at + 1, end)
        at = end + 1
      } else {
        bareValueEnd.lastIndex = at
        if (!bareValueEnd.test(text)) return -1
        value = text.slice(at, bareValueEnd.lastIndex - 1)
        at = bareValueEnd.lastIndex - 1
        // The slash of an empty element belongs to no value.
        if (value.endsWith('/') && text.charCodeAt(at) === 0x3e) value = value.slice(0, -1)
      }
    }
    into.push(name, value.includes('&') ? decodeHTMLStrict(value) : value)
    if (into.length > bounds.most) return -1
  }
}
