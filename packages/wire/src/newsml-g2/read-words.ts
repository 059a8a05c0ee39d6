import { anywhere, piecewise, squeezed } from '../long-text.ts'
import { escapeHtml } from '../sanitise.ts'
import { outerHtml } from '../xml/html.ts'
import type { XmlElement } from '../xml/element.ts'
import { tagOf, withoutUndefined, type Raw } from './read-concept.ts'
import { directionAt, languageAt, type Reading } from './reading.ts'

/** A text with lines: white space is one space, a `br` ends a line. */
export function linesOf(reading: Reading, element: XmlElement): string {
  reading.takeWhole(element)
  return piecewise(flatten(element), anywhere, (piece) => piece.replaceAll(/[^\S\u2028]+/g, ' '))
    .replaceAll(/ {2,}/g, ' ')
    .split('\u2028')
    .map((line) => line.trim())
    .join('\n')
    .trim()
}

/** U+2028 stands for a `br`, since white space of the source means nothing. */
function flatten(element: XmlElement): string {
  return element.children
    .map((child) => {
      if (typeof child === 'string')
        return piecewise(child, anywhere, (piece) => piece.replaceAll('\u2028', ' '))
      if (child.name === 'br') return '\u2028'
      const inner = flatten(child)
      return /^(?:p|div|section|header|footer|h\d|ul|ol|li|tr|table)$/.test(child.name)
        ? `\u2028${inner}\u2028`
        : inner
    })
    .join('')
    .replaceAll(/\u2028(?:\s*\u2028)+/g, '\u2028')
}

/**
 * A headline, description or other label as ninjs words: plain text, or HTML where it holds
 * markup or is in another language than the item, which then stands in its `lang`.
 */
export function wordsOf(reading: Reading, element: XmlElement, role: string | undefined): Raw {
  const own = reading.extension(element)
  const markup = element.children.some((child) => typeof child !== 'string' && child.name !== 'br')
  const lines = linesOf(reading, element)
  const lang = otherLanguage(reading, element)
  const plain = !markup && lang === undefined
  const inner = markup ? textMarkup(element) : escapeHtml(lines).replaceAll('\n', '<br />')
  const html =
    lang === undefined ? inner : `<span lang="${lang}"${directed(element)}>${inner}</span>`
  return withoutUndefined({
    role,
    contentType: plain ? undefined : 'text/html',
    value: plain ? lines : html,
    ...own,
  })
}

function textMarkup(element: XmlElement): string {
  return element.children
    .map((child) => {
      if (typeof child === 'string') return escapeHtml(squeezed(child))
      return child.name === 'inline' ? textMarkup(child) : outerHtml(child)
    })
    .join('')
    .trim()
}

function directed(element: XmlElement): string {
  const dir = directionAt(element)
  return dir === undefined ? '' : ` dir="${dir}"`
}

/** The language of an element where it is another than the item's. */
function otherLanguage(reading: Reading, element: XmlElement): string | undefined {
  const found = tagOf(languageAt(element))
  const { language } = reading
  return found === undefined || language === undefined || isSame(found, language)
    ? undefined
    : found
}

function isSame(one: string, other: string): boolean {
  const [a, b] = [one, other].map((tag) => {
    const [primary = '', ...rest] = tag.toLowerCase().split('-')
    return { primary, script: rest.find((part) => part.length === 4) }
  })
  return (
    a?.primary === b?.primary &&
    (a?.script === undefined || b?.script === undefined || a.script === b.script)
  )
}

/** HTML with the language and direction that it is in, where they are not the item's own. */
export function inLanguage(reading: Reading, element: XmlElement, html: string): string {
  const lang = otherLanguage(reading, element)
  return lang === undefined || html === ''
    ? html
    : `<div lang="${lang}"${directed(element)}>${html}</div>`
}
