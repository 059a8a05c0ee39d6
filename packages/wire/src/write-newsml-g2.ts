import { WireWriteError } from './fault.ts'
import { itemElement } from './newsml-g2/write-item.ts'
import { nar } from './newsml-g2/write-value.ts'
import { ninjsNamespace } from './newsml-g2/vocabulary.ts'
import type { NewsItem } from './ninjs.ts'
import { ninjsDocument } from './write-ninjs.ts'
import { documentInParts } from './records/write-parts.ts'
import { printXml } from './xml/build.ts'
import type { XmlElement } from './xml/element.ts'

/** What a document says about itself. */
export interface NewsMlG2Options {
  /** When it is sent, RFC 3339; also the date of an item that has none. */
  readonly sent: string
  /** Who sends a news message. */
  readonly sender?: string
}

const prefixes: ReadonlyMap<string, string> = new Map([[ninjsNamespace, 'suyab']])

/**
 * The item as a document of NewsML-G2 2.35 Power: a package for a composite without content of
 * its own, a concept for an event, a planning item for planned coverage, news for all others. It is
 * valid against the standard's schema; reading it gives the item back whole.
 * @throws WireWriteError where the item has no usable uri
 * @source IPTC NewsML-G2 2.35
 */
export function writeNewsMlG2(item: NewsItem, { sent }: NewsMlG2Options): string {
  return printXml(itemElement(ninjsDocument(item), sent), prefixes)
}

/**
 * The items as one news message of NewsML-G2 2.35.
 * @throws WireWriteError where there is no item, or one has no usable uri
 * @source IPTC NewsML-G2 2.35
 */
export function writeNewsMessage(items: readonly NewsItem[], options: NewsMlG2Options): string {
  if (items.length === 0)
    throw new WireWriteError({ code: 'wire.not-an-item', at: '', expected: 'at least one item' })
  return messageOf(itemElements(items, options, 0), options)
}

/**
 * As {@link writeNewsMessage}, of any number of items as they come.
 * @throws WireWriteError where an item has no usable uri
 */
export async function* writeNewsMessageParts(
  items: AsyncIterable<NewsItem>,
  options: NewsMlG2Options,
): AsyncGenerator<string> {
  const frame = messageOf([nar('newsItem')], options)
  yield* documentInParts(itemNames, frame, items, (group, before) =>
    messageOf(itemElements(group, options, before), options),
  )
}

const itemNames = ['newsItem', 'packageItem', 'conceptItem', 'planningItem']

function itemElements(
  items: readonly NewsItem[],
  { sent }: NewsMlG2Options,
  before: number,
): XmlElement[] {
  return items.map((item, at) => itemElement(ninjsDocument(item), sent, before + at + 1))
}

function messageOf(items: readonly XmlElement[], { sent, sender }: NewsMlG2Options): string {
  return printXml(
    nar(
      'newsMessage',
      {},
      nar(
        'header',
        {},
        nar('sent', {}, sent),
        sender === undefined ? undefined : nar('sender', {}, sender),
      ),
      nar('itemSet', {}, ...items),
    ),
    prefixes,
  )
}
