import { escapeHtml } from '../sanitise.ts'
import type { XmlElement } from './element.ts'

const voids = new Set('area base br col embed hr img input link meta source track wbr'.split(' '))

/** The HTML of an XHTML element's children, as an HTML parser would want it written. */
export function innerHtml(element: XmlElement): string {
  return element.children
    .map((child) => (typeof child === 'string' ? escapeHtml(child) : outerHtml(child)))
    .join('')
}

/** The HTML of an XHTML element. */
export function outerHtml(element: XmlElement): string {
  const name = element.name.toLowerCase()
  const attributes = element.attributes
    .map(({ prefix, name: own, value }) =>
      prefix === '' || own === 'lang' ? ` ${own}="${escapeHtml(value)}"` : '',
    )
    .join('')
  return voids.has(name)
    ? `<${name}${attributes} />`
    : `<${name}${attributes}>${innerHtml(element)}</${name}>`
}
