import type { WireFault, WireWarning } from './fault.ts'
import { ItemSketch } from './item-sketch.ts'
import { limitsOf, type ReadOptions } from './limits.ts'
import { madeUri } from './made-uri.ts'
import {
  isText,
  leavesOf,
  mainOf,
  onlyFiles,
  renditionsOf,
  takeBeside,
  takeMain,
  typeOf,
  type Leaf,
} from './newsml-1/take-component.ts'
import {
  identityOf,
  takeEnvelope,
  takeIdentification,
  takeManagement,
} from './newsml-1/take-management.ts'
import { takeMetadata } from './newsml-1/take-metadata.ts'
import { topicsIn, type Topics } from './newsml-1/topics.ts'
import type { ReadItem, ReadItems } from './read-items.ts'
import { ok, refuse, type Result } from './result.ts'
import { attributeOf, childNamed, childrenNamed, elementsOf } from './xml/find.ts'
import { textOf, type XmlElement } from './xml/element.ts'
import { parseXml } from './xml/tree.ts'

const maxWarnings = 500

/** Components with content of one item; more are in no newsroom's. */
const maxLeaves = 500

/**
 * Reads the news items of a NewsML 1.0 to 1.2 document. Texts that stand in one item as
 * equivalents in several languages become an item each.
 * @source NewsML 1.2, https://iptc.org/standards/newsml-1/
 */
export function readNewsMl1(text: string, options?: ReadOptions): Result<ReadItems, WireFault> {
  const warnings: WireWarning[] = []
  const parsed = parseXml(text, limitsOf(options), (warning) => {
    if (warnings.length < maxWarnings) warnings.push(warning)
  })
  if (!parsed.ok) return parsed
  const root = parsed.value
  if (root.name !== 'NewsML') return refuse({ code: 'wire.format-unknown', found: root.name })
  const topics = topicsIn(root)
  const items: ReadItem[] = []
  const faults: WireFault[] = []
  const found = newsItems(root)
  if (found.length === 0) faults.push({ code: 'wire.feed-without-entries' })
  const envelope = childNamed(root, 'NewsEnvelope')
  for (const [index, item] of found.entries()) {
    const at = `/NewsML/NewsItem[${index + 1}]`
    const read = readNewsItem(item, at, envelope, topics)
    items.push(...read.items)
    faults.push(...read.faults)
  }
  return ok({ items, faults, warnings })
}

/** The items of a document, those inside of others too. */
function newsItems(root: XmlElement): XmlElement[] {
  return elementsOf(root).flatMap((child) => {
    if (child.name === 'NewsItem') return [child, ...newsItems(child)]
    return child.name === 'NewsComponent' ? newsItems(child) : []
  })
}

function readNewsItem(
  item: XmlElement,
  at: string,
  envelope: XmlElement | undefined,
  topics: Topics,
): { items: ReadItem[]; faults: WireFault[] } {
  const component = childNamed(item, 'NewsComponent')
  if (component === undefined)
    return { items: [], faults: [{ code: 'wire.not-an-item', at, expected: 'a NewsComponent' }] }
  const leaves = leavesOf(component).slice(0, maxLeaves)
  const main = mainOf(leaves)
  const others = translations(leaves, main)
  const rest = leaves.filter((leaf) => !others.includes(leaf))
  const uri = madeUri(identityOf(item), '', () => textOf(item))
  const items: ReadItem[] = []
  const faults: WireFault[] = []
  for (const [index, leaf] of [main, ...others].entries()) {
    const sketch = new ItemSketch()
    const tag = leaf?.language ?? ''
    sketch.set(
      'uri',
      index === 0 ? uri : `${uri}#${encodeURIComponent(tag || String(index + 1))}`,
      item,
    )
    takeIdentification(item, sketch)
    takeManagement(item, sketch)
    takeContents(component, leaf, index === 0 ? rest : [], topics, sketch)
    takeEnvelope(envelope, sketch)
    const notes = sketch.take('notes')
    if (Array.isArray(notes)) sketch.set('edNote', notes.join('\n'), item)
    const read = sketch.item()
    if (read.ok) items.push(read.value)
    else faults.push(read.fault)
  }
  return { items, faults }
}

/** The same words in other languages. */
function translations(leaves: readonly Leaf[], main: Leaf | undefined): Leaf[] {
  const seen = new Set([main?.language ?? ''])
  return leaves.filter((leaf) => {
    if (leaf === main || !leaf.isEquivalent || !isText(leaf) || leaf.language === '') return false
    const isNew = !seen.has(leaf.language)
    seen.add(leaf.language)
    return isNew
  })
}

function takeContents(
  component: XmlElement,
  main: Leaf | undefined,
  leaves: readonly Leaf[],
  topics: Topics,
  sketch: ItemSketch,
): void {
  const alone = main === undefined ? onlyFiles(leaves) : undefined
  if (main !== undefined) {
    sketch.set('type', 'text', main.component)
    takeMain(main, topics, sketch)
  } else if (alone !== undefined) {
    sketch.set('type', typeOf(alone), alone.component)
    takeMain(alone, topics, sketch)
    for (const rendition of renditionsOf(alone, sketch))
      sketch.add('renditions', rendition, alone.component)
  } else {
    sketch.set('type', 'composite', component)
    takeMetadata(component, topics, sketch)
    const language = attributeOf(
      childNamed(childNamed(component, 'DescriptiveMetadata') ?? component, 'Language'),
      'FormalName',
    )
    sketch.set('language', language, component)
  }
  takeBeside(
    leaves.filter((leaf) => leaf !== alone),
    main,
    topics,
    sketch,
  )
  for (const inner of childrenNamed(component, 'NewsItem'))
    sketch.add(
      'associations',
      { name: `item-${inner.offset}`, uri: madeUri(identityOf(inner), '', () => textOf(inner)) },
      inner,
    )
}
