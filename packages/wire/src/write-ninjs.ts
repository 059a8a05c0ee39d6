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

/**
 * The items as a JSON list of strictly valid ninjs 3.1, as they come.
 * @throws WireWriteError where an item has no usable uri
 */
export async function* writeNinjsParts(items: AsyncIterable<NewsItem>): AsyncGenerator<string> {
  let gap = '['
  for await (const item of items) {
    yield gap + writeNinjs(item)
    gap = ','
  }
  yield gap === '[' ? '[]' : ']'
}

/** The item as the object that {@link writeNinjs} prints. */
export function ninjsDocument(item: NewsItem): NewsItem {
  const read = readNinjs(item)
  if (!read.ok) throw new WireWriteError(read.fault)
  return { ...read.value.item, standard: ninjsStandard }
}
