import { looksLikePage } from './page/page-recognition.ts'

/** Formats that this package reads; `ninjs-lines` is one item a line. */
export type WireFormat =
  | 'ninjs'
  | 'ninjs-lines'
  | 'json-feed'
  | 'rss'
  | 'rdf'
  | 'atom'
  | 'nitf'
  | 'newsml-1'
  | 'iptc-7901'
  | 'anpa-1312'
  | 'newsml-g2'
  | 'newspaper-page'
  | 'photo'
  | 'icalendar'
  | 'email'
  | 'wordpress'

/** What a document is by its content: a format, or what stands there instead. */
export type Recognised =
  | { readonly format: WireFormat }
  | { readonly format: undefined; readonly found: string }

const skipPattern = /^(?:\s+|<\?[^]*?\?>|<!--[^]*?-->|<!doctype(?:[^[>]|\[[^\]]*\])*>)/i

/** How much of a document may stand before its root element. */
const prologLength = 256 * 1024

/** Tells the format from a document's text, never from its name. */
export function recognise(text: string): Recognised {
  const start = text.charAt(text.search(/\S/))
  if (start === '{' || start === '[') return { format: recogniseJson(text) }
  if (/^\uFEFF?\s*BEGIN:VCALENDAR\s*$/im.test(text.slice(0, 200))) return { format: 'icalendar' }
  let rest = text.slice(0, prologLength)
  for (;;) {
    const skipped = skipPattern.exec(rest)?.[0].length ?? 0
    if (skipped === 0) break
    rest = rest.slice(skipped)
  }
  // Some feeds begin with stray text or a broken comment: the first known root still tells.
  const root =
    /^<([\w.-]+:)?([\w.-]+)/.exec(rest)?.[2] ??
    /<(?:[\w.-]+:)?(rss|rdf|feed)[\s>]/i.exec(rest)?.[1] ??
    ''
  if (root === 'rss' && /wordpress\.org\/export\//.test(rest.slice(0, 4_096)))
    return { format: 'wordpress' }
  const format = xmlFormats.get(root.toLowerCase())
  if (format === undefined && looksLikePage(text)) return { format: 'newspaper-page' }
  return format === undefined ? { format, found: root } : { format }
}

const xmlFormats = new Map<string, WireFormat>([
  ['rss', 'rss'],
  ['rdf', 'rdf'],
  ['feed', 'atom'],
  // CDF, from before RSS, has the same parts: a channel of items.
  ['channel', 'rss'],
  ['nitf', 'nitf'],
  ['newsml', 'newsml-1'],
  ...[
    'newsmessage',
    'newsitem',
    'packageitem',
    'conceptitem',
    'knowledgeitem',
    'planningitem',
    'catalogitem',
  ].map((root): [string, WireFormat] => [root, 'newsml-g2']),
])

function recogniseJson(text: string): WireFormat {
  if (/"version"\s*:\s*"https?:\\?\/\\?\/(?:www\.)?jsonfeed\.org/i.test(text)) return 'json-feed'
  const first = text.trimStart()
  const end = first.indexOf('\n')
  if (end === -1 || !first.startsWith('{')) return 'ninjs'
  const line = first.slice(0, end).trim()
  const isWhole = line.endsWith('}') && first.slice(end).trim().startsWith('{')
  return isWhole ? 'ninjs-lines' : 'ninjs'
}
