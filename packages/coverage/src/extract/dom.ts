import { parseHTML } from 'linkedom'

/** What is used here of a text, comment or other node that is no element. */
export interface OtherNode {
  readonly nodeType: 3 | 8
  readonly textContent: string | null
}

/** What is used here of an element. */
export interface ElementNode {
  readonly nodeType: 1
  readonly localName: string
  readonly textContent: string | null
  readonly childNodes: Iterable<DomNode>
  getAttribute(name: string): string | null
  remove(): void
  querySelector(selector: string): ElementNode | null
  querySelectorAll(selector: string): Iterable<ElementNode>
}

export type DomNode = ElementNode | OtherNode

/** What is used here of a document. */
export interface HtmlDocument {
  readonly documentElement: ElementNode | null
  readonly body: ElementNode | null
  querySelector(selector: string): ElementNode | null
  querySelectorAll(selector: string): Iterable<ElementNode>
}

/** Reads HTML as browsers would, as far as articles need it; any text gives a document. */
export function parseDocument(html: string): HtmlDocument {
  // Without its own root element the parser would put a page's head and body side by side.
  const whole = /<html[\s>]/i.test(html) ? html : `<html><body>${html}</body></html>`
  const window: unknown = parseHTML(whole)
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the parser's types are a browser's
  return (window as { document: HtmlDocument }).document
}
