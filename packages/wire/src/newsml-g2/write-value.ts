import { build, type Attributes } from '../xml/build.ts'
import type { XmlElement } from '../xml/element.ts'
import { narNamespace } from './vocabulary.ts'

/** An element of NewsML-G2. */
export function nar(
  name: string,
  attributes: Attributes = {},
  ...children: readonly (XmlElement | string | undefined)[]
): XmlElement {
  return build(narNamespace, name, attributes, children)
}

/** An element with a text, where there is one. */
export function narText(name: string, text: string | undefined): XmlElement | undefined {
  return text === undefined || text === '' ? undefined : nar(name, {}, text)
}

/** A text whose lines are parted by `br`. */
export function narLines(
  name: string,
  attributes: Attributes,
  text: string | undefined,
): XmlElement | undefined {
  if (text === undefined || text.trim() === '') return undefined
  const lines = text.split(/\r\n?|\n/)
  return nar(
    name,
    attributes,
    ...lines.flatMap((line, index) => (index === 0 ? [line] : [nar('br'), line])),
  )
}

/** A text on one line: `name`, `literal` and others hold no tabs and line breaks. */
export function oneLine(text: string | undefined): string | undefined {
  const line = text?.replaceAll(/\s+/g, ' ').trim()
  return line === '' ? undefined : line
}

/** A date-time as XML Schema knows it; `undefined` where it has none such. */
export function xsDateTime(value: string | undefined): string | undefined {
  if (value === undefined) return undefined
  const [, year, offset] =
    /^(\d{4})-\d{2}-\d{2}T\d{2}:\d{2}:[0-5]\d(?:\.\d+)?(?:Z|[+-](\d{2}):\d{2})$/.exec(value) ?? []
  if (year === undefined || year === '0000') return undefined
  return offset === undefined || Number(offset) < 14 ? value : undefined
}

/** A whole number from `least`, as an attribute; `undefined` for any other. */
export function whole(value: number | string | undefined, least = 0): string | undefined {
  const text = String(value ?? '')
  return /^\d{1,15}$/.test(text) && Number(text) >= least ? String(Number(text)) : undefined
}

/** A number as `xs:decimal` writes it: without an exponent. */
export function decimal(value: number | undefined): string | undefined {
  if (value === undefined || !Number.isFinite(value) || Math.abs(value) >= 1e15) return undefined
  const text = String(value)
  return /e/.test(text) ? undefined : text
}

/** Whether a text has the form of a QCode and is no address. */
export function isQCode(text: string): boolean {
  return (
    /^[^\s:]+:[^\s]+$/.test(text) &&
    !/^[a-z][a-z\d+.-]*:\/\//i.test(text) &&
    !/^(?:urn|tag|ni|mailto|data):/i.test(text)
  )
}

/** A role or relation: a code as QCode, an address as its URI twin, else nothing. */
export function meaning(name: string, value: string | undefined): Attributes {
  if (value === undefined) return {}
  if (isQCode(value)) return { [name]: value }
  return /^https?:\/\/\S+$/.test(value) ? { [`${name}uri`]: value } : {}
}
