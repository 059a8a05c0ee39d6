import { parseJson } from '@suyab/wire/json-scan'
import type { HtmlDocument } from './dom.ts'

/** An object of the page's JSON-LD. */
export type Thing = Readonly<Record<string, unknown>>

const articleTypes = /(?:Article|BlogPosting|Report|Review|LiveBlogPosting)$/
const deepest = 40
const mostThings = 2_000

/**
 * The page's JSON-LD objects, articles first; a script that holds no JSON says nothing.
 * @source schema.org; JSON-LD 1.1
 */
export function structuredData(document: HtmlDocument): Thing[] {
  const things: Thing[] = []
  for (const script of document.querySelectorAll('script[type="application/ld+json"]')) {
    const text = (script.textContent ?? '')
      .replaceAll(/^\s*(?:\/\*\s*)?<!\[CDATA\[(?:\s*\*\/)?|(?:\/\*\s*)?\]\]>(?:\s*\*\/)?\s*$/g, '')
      .replaceAll(/^\s*<!--|-->\s*$/g, '')
      // The most frequent mistake: a line break inside a string.
      .replaceAll(/[\n\r\t]/g, ' ')
      .trim()
    const parsed = parseJson(text, deepest)
    if (parsed.ok) collect(parsed.value, things)
  }
  return things.toSorted((a, b) => Number(isArticle(b)) - Number(isArticle(a)))
}

/** Whether an object speaks of an article. */
export function isArticle(thing: Thing): boolean {
  return textsOf(thing['@type']).some((type) => articleTypes.test(type))
}

function collect(value: unknown, things: Thing[]): void {
  if (things.length >= mostThings) return
  if (Array.isArray(value)) for (const one of value) collect(one, things)
  else if (isThing(value)) {
    things.push(value)
    collect(value['@graph'], things)
    collect(value['mainEntity'], things)
  }
}

export function isThing(value: unknown): value is Thing {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The texts of a property, which may be one, several or none. */
export function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : []
}

/** The names of a property whose values are names or things with a name. */
export function namesOf(value: unknown): string[] {
  const values: unknown[] = Array.isArray(value) ? value : [value]
  return values.flatMap((one) => (isThing(one) ? textsOf(one['name']) : textsOf(one)))
}
