import type { WireFault, WireWarning } from './fault.ts'
import { ItemSketch } from './item-sketch.ts'
import { limitsOf, type ReadOptions } from './limits.ts'
import { madeUri } from './made-uri.ts'
import { identityOf, takeNitf } from './nitf/take-nitf.ts'
import type { ReadItem, ReadItems } from './read-items.ts'
import { ok, refuse, type Result } from './result.ts'
import { type XmlElement } from './xml/element.ts'
import { parseXml } from './xml/tree.ts'

/**
 * Reads a NITF document, by its DTDs or its schemas, into an item. What has no place in an item is
 * named in a warning by the path of its element.
 * @source NITF 3.2 to 3.6, https://iptc.org/standards/nitf/
 */
export function readNitf(text: string, options?: ReadOptions): Result<ReadItems, WireFault> {
  const warnings: WireWarning[] = []
  const root = parseXml(text, limitsOf(options), (warning) => {
    if (warnings.length < maxWarnings) warnings.push(warning)
  })
  if (!root.ok) return root
  const read = nitfItem(root.value, text)
  if (!read.ok) return read
  return ok({ items: [read.value], faults: [], warnings })
}

const maxWarnings = 500

function nitfItem(root: XmlElement, text: string): Result<ReadItem, WireFault> {
  const nitf = root.name.toLowerCase() === 'nitf' ? root : undefined
  if (nitf === undefined) return refuse({ code: 'wire.format-unknown', found: root.name })
  const sketch = new ItemSketch()
  const { identity, host } = identityOf(nitf)
  sketch.set(
    'uri',
    madeUri(identity, host, () => text),
    '/nitf/head/docdata/doc-id',
  )
  takeNitf(nitf, sketch)
  if (!sketch.has('type')) sketch.set('type', 'text', nitf)
  return sketch.item()
}
