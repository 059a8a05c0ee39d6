import type { Warn } from '../fault.ts'
import { type Kind, isFields, list, put, shape, text, integer, words } from './value.ts'
import { isHtml, sanitise } from '../sanitise.ts'

const contentTypes: Readonly<Record<string, string>> = {
  text: 'text/plain',
  plain: 'text/plain',
  html: 'text/html',
  html5: 'text/html',
  xhtml: 'application/xhtml+xml',
  nitf: 'application/nitf+xml',
  markdown: 'text/markdown',
  xml: 'application/xml',
}

const markup =
  /<(?:p|div|br|h[1-6]|ul|ol|li|table|a|em|strong|b|i|span|img|figure|section|article|html|body|script)(?:\s[^<>]*)?\/?>/i

/**
 * HTML is made safe where its content type says HTML; where none is given, what has the looks of
 * HTML is taken as such.
 */
function finish(read: Record<string, unknown>, at: string, warn: Warn): unknown {
  const { value } = read
  if (typeof value !== 'string') {
    warn({ code: 'wire.value-unusable', at, expected: 'a value' })
    return undefined
  }
  const contentType = read['contentType'] ?? guess(read['role'], value, at, warn)
  const whole = { ...read, value, ...(typeof contentType === 'string' ? { contentType } : {}) }
  if (!isHtml(whole)) return whole
  const { html, reduced } = sanitise(value)
  if (reduced) warn({ code: 'wire.html-reduced', at })
  return { ...whole, value: html }
}

/** Whether text of which nobody says what it is would be taken as HTML. */
export function looksLikeHtml(value: string): boolean {
  return markup.test(value)
}

/** The content type that the last part of a name of 1.x stands for: `xhtml` in `body_xhtml`. */
export function contentTypeOfSuffix(suffix: string): string | undefined {
  const plain = suffix.toLowerCase()
  return Object.hasOwn(contentTypes, plain) ? contentTypes[plain] : undefined
}

function guess(role: unknown, value: string, at: string, warn: Warn): string | undefined {
  if (!looksLikeHtml(value)) return undefined
  const named = typeof role === 'string' ? contentTypes[role.toLowerCase()] : undefined
  const taken = named ?? 'text/html'
  warn({ code: 'wire.content-type-guessed', at, taken })
  return taken
}

const single = shape({
  fields: {
    role: ['role', words],
    contenttype: ['contentType', words],
    mimetype: ['contentType', words],
    charcount: ['charCount', integer],
    wordcount: ['wordCount', integer],
    value: ['value', text],
  },
  bare: 'value',
  finish,
})

const members: Kind<unknown[]> = list((value, at, warn) =>
  single(typeof value === 'string' ? { value } : value, at, warn),
)

export const bodies: Kind<unknown[]> = members

/** Headlines and descriptions count no characters. */
export const shortWords: Kind<unknown[]> = (value, at, warn) =>
  members(value, at, warn)?.map((read) => {
    if (!isFields(read)) return read
    for (const count of ['charCount', 'wordCount'])
      if (read[count] !== undefined) warn({ code: 'wire.field-unknown', at: `${at}/${count}` })
    const { charCount: _characters, wordCount: _words, ...rest } = read
    return rest
  })

const names: Readonly<Record<string, string>> = {
  headline: 'headlines',
  description: 'descriptions',
  abstract: 'descriptions',
  body: 'bodies',
}

/**
 * Takes `headline`, `description_text`, `body_caption_xhtml` … of 1.x: the last part of the name
 * is the content type, what stands before it the role.
 */
export function readSuffixedWords(
  key: string,
  value: unknown,
  at: string,
  into: Record<string, unknown>,
  warn: Warn,
): boolean {
  const [, kind = '', suffix = ''] =
    /^(headline|description|body|abstract)(?:_(\w+))?$/i.exec(key) ?? []
  const name = names[kind.toLowerCase()]
  if (name === undefined || (typeof value !== 'string' && typeof value !== 'number')) return false
  const parts = suffix.split('_').filter((part) => part !== '')
  const contentType = contentTypeOfSuffix(parts.at(-1) ?? '')
  const role = (contentType === undefined || parts.length === 1 ? parts : parts.slice(0, -1)).join(
    '_',
  )
  if (String(value).trim() === '') return true
  const read = single(
    {
      role: role || (kind.toLowerCase() === 'abstract' ? 'abstract' : 'main'),
      ...(contentType === undefined ? {} : { contentType }),
      value,
    },
    at,
    warn,
  )
  if (read !== undefined) put(into, name, [read], at, warn)
  return true
}
