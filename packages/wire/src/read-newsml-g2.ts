import type { WireFault, WireWarning } from './fault.ts'
import { limitsOf, type ReadOptions } from './limits.ts'
import { narNamespace } from './newsml-g2/vocabulary.ts'
import { Reading } from './newsml-g2/reading.ts'
import { readG2Item } from './newsml-g2/read-item.ts'
import type { ReadItem } from './read-items.ts'
import { refuse, ok, type Result } from './result.ts'
import { pathOf, type XmlElement } from './xml/element.ts'
import { parseXml } from './xml/tree.ts'

/** What a document of NewsML-G2 held. */
export interface ReadNewsMlG2 {
  readonly items: readonly ReadItem[]
  /** Items that could not be taken. */
  readonly faults: readonly WireFault[]
  /** About the document as a whole; each item has its own. */
  readonly warnings: readonly WireWarning[]
}

const itemNames = new Set(
  'newsItem packageItem conceptItem knowledgeItem planningItem catalogItem'.split(' '),
)

/** Root elements that tell a document of NewsML-G2. */
const newsMlG2Roots: ReadonlySet<string> = new Set([...itemNames, 'newsMessage'])

/**
 * Reads a document of NewsML-G2 (or EventsML-G2, which is part of it): a news message with any
 * number of items, or an item alone. Nothing is fetched; QCodes are resolved by the catalogues in
 * the document and by IPTC's own, which is known. Never throws for what the text is.
 * @source IPTC NewsML-G2 2.35
 */
export function readNewsMlG2(text: string, options?: ReadOptions): Result<ReadNewsMlG2, WireFault> {
  const limits = limitsOf(options)
  const now = options?.now ?? ((): number => performance.now())
  const deadline = now() + limits.milliseconds
  const warnings: WireWarning[] = []
  const parsed = parseXml(text, limits, (warning) => {
    warnings.push(warning)
  })
  if (!parsed.ok) return parsed
  const root = parsed.value
  if (!newsMlG2Roots.has(root.name) || (root.namespace !== narNamespace && root.namespace !== ''))
    return refuse({ code: 'wire.format-unknown', found: root.name })
  const items: ReadItem[] = []
  const faults: WireFault[] = []
  for (const element of itemsOf(root, warnings)) {
    if (now() > deadline) {
      faults.push({ code: 'wire.too-slow', milliseconds: limits.milliseconds })
      break
    }
    const read = readG2Item(new Reading(element))
    if (read.ok) items.push(read.value)
    else faults.push(read.fault)
  }
  return ok({ items, faults, warnings })
}

/** The items of a message; what its header says about the sending is warned of. */
function itemsOf(root: XmlElement, warnings: WireWarning[]): XmlElement[] {
  if (root.name !== 'newsMessage') return [root]
  const items: XmlElement[] = []
  for (const part of root.children) {
    if (typeof part === 'string') continue
    for (const child of part.children) {
      if (typeof child === 'string') continue
      if (part.name === 'itemSet' && itemNames.has(child.name)) items.push(child)
      else warnings.push({ code: 'wire.field-unknown', at: pathOf(child) })
    }
  }
  return items
}
