import { defaultLimits, type Limits } from '../limits.ts'
import { escapeHtml, sanitiseHtml, textOfHtml } from '../sanitise.ts'
import { attributeOf, elementsOf } from '../xml/find.ts'
import { textOf, type XmlElement } from '../xml/element.ts'
import { parseXml } from '../xml/tree.ts'
import { emphasisClasses } from './nitf-words.ts'

/** Safe HTML is bounded already; nothing more is refused here. */
const limits: Limits = {
  ...defaultLimits,
  depth: 1_000,
  elements: Infinity,
  tag: Infinity,
  repeats: Infinity,
}

type Nodes = readonly (XmlElement | string)[]

/** Language and direction that a `div` which is not kept leaves to what is in it. */
interface Inherited {
  readonly lang: string
  readonly dir: string
}

const none: Inherited = { lang: '', dir: '' }

const headings = /^h[1-6]$/
const blocks = new Set(
  'p div h1 h2 h3 h4 h5 h6 hr ul ol li dl dt dd table caption thead tbody tfoot tr th td figure figcaption blockquote pre'.split(
    ' ',
  ),
)

/** Blocks of NITF that say what the HTML says; `div` becomes `block` where that may stand. */
export function nitfBlocks(html: string, place: 'content' | 'inside' = 'content'): string {
  const safe = sanitiseHtml(html)
  const parsed = parseXml(`<div>${safe}</div>`, limits, () => undefined)
  if (parsed.ok) return blocksOf(parsed.value.children, none, place === 'content')
  // Safe HTML is well-formed; should it once not be, its words are still written.
  return plainBlocks(textOfHtml(safe))
}

/** Inline text of NITF that says what the HTML says; pictures are left out. */
export function nitfLine(html: string): string {
  const parsed = parseXml(`<div>${sanitiseHtml(html)}</div>`, limits, () => undefined)
  return parsed.ok ? inlineOf(parsed.value.children, []) : xmlText(textOfHtml(html))
}

/** A paragraph for each line of a text. */
export function plainBlocks(text: string): string {
  return text
    .split(/\n+/)
    .filter((line) => line.trim() !== '')
    .map((line) => `<p>${xmlText(line.trim())}</p>`)
    .join('')
}

/** Text as XML text. */
export function xmlText(text: string): string {
  return escapeHtml(text).replaceAll('\r', '&#13;')
}

/** An attribute, its line breaks kept; nothing where it has no value. */
export function xmlAttribute(name: string, value: string | undefined): string {
  return value === undefined || value === ''
    ? ''
    : ` ${name}="${escapeHtml(value).replaceAll('\n', '&#10;').replaceAll('\r', '&#13;').replaceAll('\t', '&#9;')}"`
}

function blocksOf(nodes: Nodes, inherited: Inherited, mayGroup: boolean): string {
  const written: string[] = []
  let line: (XmlElement | string)[] = []
  const flush = (): void => {
    const hoisted: string[] = []
    const words = withoutEdges(inlineOf(line, hoisted))
    if (words !== '') written.push(`<p${directed(undefined, inherited)}>${words}</p>`)
    written.push(...hoisted)
    line = []
  }
  for (const node of nodes)
    if (typeof node === 'string' || !(blocks.has(node.name) || node.name === 'img')) line.push(node)
    else {
      flush()
      written.push(blockOf(node, inherited, mayGroup))
    }
  flush()
  return written.join('')
}

function blockOf(element: XmlElement, inherited: Inherited, mayGroup: boolean): string {
  const { name, children } = element
  const own = directed(element, inherited)
  if (name === 'p') return paragraph('p', own, children)
  if (headings.test(name))
    return paragraph('hl2', `${name === 'h2' ? '' : ` class="${name}"`}${own}`, children)
  if (name === 'hr') return '<hr/>'
  if (name === 'img') return figure([element], [], '')
  if (name === 'figure') return figureOf(element, inherited)
  if (name === 'pre') {
    const text = textOf(element)
    return text === '' ? '' : `<pre${own}>${xmlText(text)}</pre>`
  }
  if (name === 'ul' || name === 'ol') return listOf(element, own)
  if (name === 'dl') return definitions(element, own)
  if (name === 'table') return tableOf(element, own)
  if (name === 'blockquote') {
    const inside = blocksOf(children, none, false)
    const source = xmlAttribute('quote-source', attributeOf(element, 'cite'))
    return inside === '' ? '' : `<bq${source}${own}><block>${inside}</block></bq>`
  }
  if (name !== 'div' || !mayGroup)
    return blocksOf(children, inheritedBy(element, inherited), mayGroup)
  const inside = blocksOf(children, none, false)
  return inside === '' ? '' : `<block class="div"${own}>${inside}</block>`
}

/** A paragraph, and after it the pictures that stood in it. */
function paragraph(name: string, own: string, children: Nodes): string {
  const hoisted: string[] = []
  const words = withoutEdges(inlineOf(children, hoisted))
  return `${words === '' ? '' : `<${name}${own}>${words}</${name}>`}${hoisted.join('')}`
}

function withoutEdges(words: string): string {
  return words.replace(/^(?:\s|<br\/>)+/, '').replace(/(?<!\s|<br\/>)(?:\s|<br\/>)+$/, '')
}

function inheritedBy(element: XmlElement, inherited: Inherited): Inherited {
  return {
    lang: attributeOf(element, 'lang') || inherited.lang,
    dir: attributeOf(element, 'dir') || inherited.dir,
  }
}

function directed(element: XmlElement | undefined, inherited: Inherited = none): string {
  const { lang, dir } = element === undefined ? inherited : inheritedBy(element, inherited)
  const tag = /^[a-z]{1,8}(?:-[a-z\d]{1,8})*$/i.test(lang) ? lang : ''
  // The vocabulary has no word for a direction that is still to be found out.
  return xmlAttribute('xml:lang', tag) + xmlAttribute('its:dir', dir === 'auto' ? '' : dir)
}

function inlineOf(nodes: Nodes, hoisted: string[]): string {
  return nodes
    .map((node) => (typeof node === 'string' ? xmlText(node) : inlineElement(node, hoisted)))
    .join('')
}

function inlineElement(element: XmlElement, hoisted: string[]): string {
  const { name, children } = element
  if (name === 'br') return '<br/>'
  if (name === 'img') {
    hoisted.push(figure([element], [], ''))
    return ''
  }
  const inside = inlineOf(children, hoisted)
  const own = directed(element)
  if (blocks.has(name)) return inside.trim() === '' ? '' : `<br/>${inside}<br/>`
  if (name === 'a')
    return `<a${xmlAttribute('href', attributeOf(element, 'href'))}${xmlAttribute('title', attributeOf(element, 'title'))}${own}>${inside}</a>`
  if (name === 'em') return `<em${own}>${inside}</em>`
  if (name === 'q')
    return `<q${xmlAttribute('quote-source', attributeOf(element, 'cite'))}${own}>${inside}</q>`
  if (name === 'time')
    return `<chron${xmlAttribute('norm', attributeOf(element, 'datetime'))}${own}>${xmlText(textOf(element))}</chron>`
  if (emphasisClasses.has(name)) return `<em class="${name}"${own}>${inside}</em>`
  return own === '' ? inside : `<lang${own}>${inside}</lang>`
}

/** Inline text with blocks between, as list items and cells may hold it. */
function mixedOf(nodes: Nodes): string {
  const written: string[] = []
  for (const node of nodes)
    if (typeof node === 'string') written.push(xmlText(node))
    else if (blocks.has(node.name) || node.name === 'img') written.push(blockOf(node, none, false))
    else {
      const hoisted: string[] = []
      written.push(inlineElement(node, hoisted), ...hoisted)
    }
  return written.join('').trim()
}

function figureOf(element: XmlElement, inherited: Inherited): string {
  const pictures = inside(element, 'img')
  if (pictures.length === 0)
    return blocksOf(element.children, inheritedBy(element, inherited), false)
  const rest = blocksOf(besides(element.children), none, false)
  return figure(pictures, inside(element, 'figcaption'), directed(element, inherited)) + rest
}

/** Elements of that name at any depth, but none in a caption. */
function inside(element: XmlElement, name: string): XmlElement[] {
  return elementsOf(element).flatMap((child) => {
    if (child.name === name) return [child]
    return child.name === 'figcaption' ? [] : inside(child, name)
  })
}

/** What a figure holds besides pictures and captions. */
function besides(nodes: Nodes): (XmlElement | string)[] {
  return nodes.flatMap((node) => {
    if (typeof node === 'string') return [node]
    if (node.name === 'img' || node.name === 'figcaption') return []
    const isPlain = inside(node, 'img').length === 0 && inside(node, 'figcaption').length === 0
    return isPlain ? [node] : besides(node.children)
  })
}

function figure(
  pictures: readonly XmlElement[],
  captions: readonly XmlElement[],
  own: string,
): string {
  const references = pictures.filter((picture) => attributeOf(picture, 'src') !== '').map(reference)
  const said = captions
    .map(
      (caption) =>
        `<media-caption${directed(caption)}>${mixedOf(caption.children)}</media-caption>`,
    )
    .join('')
  return references.length === 0
    ? ''
    : `<media media-type="image" class="figure"${own}>${references.join('')}${said}</media>`
}

function reference(picture: XmlElement): string {
  const sizes = ['height', 'width'].map((name) => {
    const value = attributeOf(picture, name)
    return xmlAttribute(name, /^\d+$/.test(value) ? value : '')
  })
  return `<media-reference${xmlAttribute('source', attributeOf(picture, 'src'))}${xmlAttribute('alternate-text', attributeOf(picture, 'alt'))}${sizes.join('')}/>`
}

function listOf(element: XmlElement, own: string): string {
  const items = element.children
    .map((node) => {
      if (typeof node === 'string') return node.trim() === '' ? '' : `<li>${xmlText(node)}</li>`
      return node.name === 'li'
        ? `<li${directed(node)}>${mixedOf(node.children)}</li>`
        : `<li>${mixedOf([node])}</li>`
    })
    .join('')
  const start = element.name === 'ol' ? attributeOf(element, 'start') : ''
  const number = xmlAttribute('seqnum', /^\d+$/.test(start) ? start : '')
  return items === '' ? '' : `<${element.name}${number}${own}>${items}</${element.name}>`
}

function definitions(element: XmlElement, own: string): string {
  const parts = element.children
    .map((node) => {
      if (typeof node === 'string') return node.trim() === '' ? '' : `<dd>${xmlText(node)}</dd>`
      if (node.name === 'dt') return `<dt${directed(node)}>${inlineOf(node.children, [])}</dt>`
      const inside = mixedOf(node.name === 'dd' ? node.children : [node])
      return `<dd${node.name === 'dd' ? directed(node) : ''}>${inside}</dd>`
    })
    .join('')
  return parts === '' ? '' : `<dl${own}>${parts}</dl>`
}

function tableOf(element: XmlElement, own: string): string {
  const parts = elementsOf(element)
  const sections = (name: string): string =>
    parts
      .filter((part) => part.name === name)
      .map((part) => rowsOf(part.children))
      .join('')
  const caption = parts.find(({ name }) => name === 'caption')
  const [head, foot] = [sections('thead'), sections('tfoot')]
  const body = sections('tbody') + rowsOf(element.children)
  const said =
    caption === undefined
      ? ''
      : `<caption${directed(caption)}>${mixedOf(caption.children)}</caption>`
  // A table that is all head or foot must still have rows.
  const table =
    body === ''
      ? rowsIn('tbody', head + foot)
      : rowsIn('thead', head) + rowsIn('tfoot', foot) + rowsIn('tbody', body)
  const before = blocksOf(outOfPlace(element), none, false)
  if (table !== '') return `${before}<table${own}>${said}${table}</table>`
  return before + (caption === undefined ? '' : blocksOf(caption.children, none, false))
}

const tableParts = new Set(['caption', 'thead', 'tbody', 'tfoot', 'tr', 'th', 'td'])
/** What is read of the parts of a table, by the part around them. */
const readIn: Readonly<Record<string, ReadonlySet<string>>> = {
  table: new Set(['thead', 'tbody', 'tfoot', 'tr', 'th', 'td']),
  tr: new Set(['th', 'td']),
}
const readInSection = new Set(['tr', 'th', 'td'])

/** What stands in a table and in no cell: it goes before the table, as browsers do it. */
function outOfPlace(element: XmlElement): (XmlElement | string)[] {
  const caption = element.name === 'table' ? elementsOf(element).find(({ name }) => name === 'caption') : undefined // prettier-ignore
  return element.children.flatMap((node) => {
    if (typeof node === 'string' || !tableParts.has(node.name)) return [node]
    if (node === caption || node.name === 'td' || node.name === 'th') return []
    return (readIn[element.name] ?? readInSection).has(node.name) ? outOfPlace(node) : loose(node)
  })
}

/** What a part of a table holds that stands where none is read. */
function loose(element: XmlElement): (XmlElement | string)[] {
  return element.children.flatMap((node) =>
    typeof node === 'string' || !tableParts.has(node.name) ? [node] : loose(node),
  )
}

/** The rows among the nodes; cells without a row make one. */
function rowsOf(nodes: Nodes): string {
  const elements = nodes.filter((node) => typeof node !== 'string')
  const cells = cellsOf(elements)
  const rows = elements
    .filter(({ name }) => name === 'tr')
    .map((row) => rowIn(cellsOf(elementsOf(row)), directed(row)))
  return [...rows, rowIn(cells, '')].join('')
}

function rowIn(cells: string, own: string): string {
  return cells === '' ? '' : `<tr${own}>${cells}</tr>`
}

function rowsIn(name: string, rows: string): string {
  return rows === '' ? '' : `<${name}>${rows}</${name}>`
}

function cellsOf(elements: readonly XmlElement[]): string {
  return elements
    .filter(({ name }) => name === 'td' || name === 'th')
    .map((cell) => {
      const spans = ['rowspan', 'colspan'].map((name) => {
        const value = attributeOf(cell, name)
        return xmlAttribute(name, /^\d+$/.test(value) ? value : '')
      })
      const inside = mixedOf(cell.children)
      return `<${cell.name}${spans.join('')}${directed(cell)}>${inside}</${cell.name}>`
    })
    .join('')
}
