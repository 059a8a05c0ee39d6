import { squeezed } from '../long-text.ts'
import { XmlElement } from './element.ts'

/** The element's child elements. */
export function elementsOf(element: XmlElement): XmlElement[] {
  return element.children.filter((child): child is XmlElement => child instanceof XmlElement)
}

/** The child elements of that local name. */
export function childrenNamed(element: XmlElement | undefined, name: string): XmlElement[] {
  return element === undefined ? [] : elementsOf(element).filter((child) => child.name === name)
}

/** The first child element of that local name. */
export function childNamed(element: XmlElement | undefined, name: string): XmlElement | undefined {
  return childrenNamed(element, name)[0]
}

/** The first element along a path of local names. */
export function childAt(
  element: XmlElement | undefined,
  ...names: readonly string[]
): XmlElement | undefined {
  return names.reduce<XmlElement | undefined>(childNamed, element)
}

/** An attribute without a prefix, trimmed; empty where there is none. */
export function attributeOf(element: XmlElement | undefined, name: string): string {
  const found = element?.attributes.find((one) => one.name === name && one.prefix === '')
  return found?.value.trim() ?? ''
}

/** The value of `xml:lang`. */
export function languageOf(element: XmlElement | undefined): string {
  const found = element?.attributes.find((one) => one.name === 'lang' && one.prefix === 'xml')
  return found?.value.trim() ?? ''
}

/** All words inside, on one line. */
export function lineOf(element: XmlElement | undefined): string {
  if (element === undefined) return ''
  const parts: string[] = []
  gather(element, parts)
  return squeezed(parts.join('')).trim()
}

function gather(element: XmlElement, parts: string[]): void {
  for (const child of element.children) {
    if (typeof child === 'string') parts.push(child)
    else if (child.name === 'br') parts.push(' ')
    else gather(child, parts)
  }
}

/** The element's own words, without those of its children, on one line. */
export function ownLineOf(element: XmlElement): string {
  return squeezed(
    element.children.map((child) => (typeof child === 'string' ? child : ' ')).join(''),
  ).trim()
}
