import { WireWriteError } from './fault.ts'
import { ninjs1Document } from './ninjs/version-1.ts'
import { ninjs2Document } from './ninjs/version-2.ts'
import { ninjsStandard, type NewsItem } from './ninjs.ts'
import { readNinjs } from './read-ninjs.ts'

/** The versions of ninjs that are written; 2.1 and 1.4 are for partners who read no newer one. */
export const writtenNinjs = ['3.1', '2.1', '1.4'] as const
export type WrittenNinjs = (typeof writtenNinjs)[number]

/**
 * The item as a strictly valid ninjs document of that version. What the standard would refuse is
 * left out, as it is in reading, and what an older version has no word for too.
 * @throws WireWriteError where the item has no usable uri
 * @source IPTC ninjs 3.1, 2.1 and 1.4, https://iptc.org/std/ninjs/
 */
export function writeNinjs(item: NewsItem, version: WrittenNinjs = '3.1'): string {
  const document = ninjsDocument(item)
  if (version === '3.1') return JSON.stringify(document)
  return JSON.stringify(version === '2.1' ? ninjs2Document(document) : ninjs1Document(document))
}

/**
 * The items as a JSON list of strictly valid ninjs of that version, as they come.
 * @throws WireWriteError where an item has no usable uri
 */
export async function* writeNinjsParts(
  items: AsyncIterable<NewsItem>,
  version: WrittenNinjs = '3.1',
): AsyncGenerator<string> {
  let gap = '['
  for await (const item of items) {
    yield gap + writeNinjs(item, version)
    gap = ','
  }
  yield gap === '[' ? '[]' : ']'
}

/** The item as the object of 3.1 that {@link writeNinjs} prints. */
export function ninjsDocument(item: NewsItem): NewsItem {
  const read = readNinjs(item)
  if (!read.ok) throw new WireWriteError(read.fault)
  return { ...read.value.item, standard: ninjsStandard }
}
