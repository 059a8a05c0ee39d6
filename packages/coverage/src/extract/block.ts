import type { DomNode } from './dom.ts'

/** A paragraph, a heading, a list item: a run of text that stands by itself. */
export interface Block {
  readonly text: string
  /** The element it stands in. */
  readonly tag: string
  /** Letters and digits in links, of all its letters and digits: 0 to 1. */
  readonly linked: number
  /** The text's letters and digits in small letters, to compare blocks by. */
  readonly key: string
}

const blockTags = new Set(
  `address article aside blockquote body br caption center dd details dialog div dl dt fieldset
   figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr html legend li main nav ol p pre
   section summary table tbody td tfoot th thead tr ul`.split(/\s+/),
)
const silentTags = new Set(
  `script style noscript template iframe object svg math button select option textarea input audio
   video canvas head title rp rt`.split(/\s+/),
)

/** The blocks of some content, in their order; none is empty. */
export function blocksOf(root: DomNode): Block[] {
  const blocks: Block[] = []
  let text = ''
  let linked = 0
  const end = (tag: string): void => {
    const shown = text.replaceAll(/\s+/gu, ' ').trim()
    const key = keyOf(shown)
    if (key !== '') blocks.push({ text: shown, tag, linked: Math.min(1, linked / key.length), key })
    text = ''
    linked = 0
  }
  const walk = (node: DomNode, tag: string, inLink: boolean): void => {
    if (node.nodeType === 3) {
      const content = node.textContent ?? ''
      text += content
      if (inLink) linked += keyOf(content).length
    }
    if (node.nodeType !== 1 || silentTags.has(node.localName)) return
    const name = node.localName
    const isBlock = blockTags.has(name)
    if (isBlock) end(tag)
    const inner = isBlock && name !== 'br' ? name : tag
    for (const child of node.childNodes) walk(child, inner, inLink || name === 'a')
    if (isBlock) end(inner)
  }
  walk(root, 'div', false)
  end('div')
  return blocks
}

/** A text's letters and digits in small letters. */
export function keyOf(text: string): string {
  return text.toLowerCase().replaceAll(/[^\p{L}\p{M}\p{N}]+/gu, '')
}
