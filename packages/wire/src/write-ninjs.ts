import { WireWriteError } from './fault.ts'
import { ninjsStandard, type NewsItem } from './ninjs.ts'
import { readNinjs } from './read-ninjs.ts'

/**
 * The item as a strictly valid ninjs 3.1 document. What the standard would refuse is left out, as
 * it is in reading.
 * @throws WireWriteError where the item has no usable uri
 * @source IPTC ninjs 3.1, https://iptc.org/std/ninjs/
 */
export function writeNinjs(item: NewsItem): string {
  return JSON.stringify(ninjsDocument(item))
}

/** The item as the object that {@link writeNinjs} prints. */
export function ninjsDocument(item: NewsItem): NewsItem {
  const read = readNinjs(item)
  if (!read.ok) throw new WireWriteError(read.fault)
  return { ...read.value.item, standard: ninjsStandard }
}
