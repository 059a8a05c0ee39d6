import { digestOfReference } from '@suyab/exchange/media-row'
import type { BlobStore } from '@suyab/store/blob'
import { hrefsOf, mapHrefs, mediaHref, parseMediaReference } from '@suyab/wire/media-reference'
import type { Association, NewsItem, Place } from '@suyab/wire/ninjs'
import type { ApiFault } from './api.ts'
import { keepPicture } from './picture.ts'
import type { Reading } from './reader.ts'

/** How a file is named that is kept, and what is known of it now. */
interface Kept {
  readonly href: string
  readonly contentType?: string
  readonly width?: number
  readonly height?: number
}

/**
 * Keeps the pictures that a document carries, and lets its items name them as they are kept: without
 * the place they were taken at. Files that are no pictures stay in the document alone, and are told;
 * so are names of bytes that nobody brought.
 */
export async function keepFiles(
  { format, items, files = [] }: Pick<Reading, 'format' | 'items' | 'files'>,
  blobs: BlobStore,
): Promise<{ readonly items: readonly NewsItem[]; readonly faults: readonly ApiFault[] }> {
  const kept = new Map<string, Kept>()
  const faults: ApiFault[] = []
  const set = items.map(({ item }) => (format === 'email' ? placeless(item) : item))
  const names = namesOf(set)
  const asides = new Set<string>()
  for (const { uri, bytes } of files) {
    if (kept.has(uri) || asides.has(uri)) continue
    const made = await keepPicture(blobs, Buffer.from(bytes))
    const href = made.ok ? mediaHref(made.value.digest.slice(8)) : undefined
    if (made.ok && href !== undefined) {
      const { contentType, width, height } = made.value
      const picture = { href, contentType, width, height }
      // Under both names: what is named anew is asked for by its new one.
      kept.set(uri, picture).set(href, picture)
    } else {
      asides.add(uri)
      const name = (names.get(uri) ?? uri).slice(0, 300)
      faults.push({ code: 'intake.attachment-set-aside', data: { name } })
    }
  }
  for (const href of new Set(set.flatMap((item) => hrefsOf(item)))) {
    const reference = parseMediaReference(href)
    if (reference === undefined || kept.has(href) || asides.has(href)) continue
    if (await blobs.has(digestOfReference(reference))) kept.set(href, { href })
    else faults.push({ code: 'intake.file-missing', data: { href: href.slice(0, 300) } })
  }
  return { items: set.map((item) => named(item, kept)), faults }
}

/** What people call the files. */
function namesOf(items: readonly Partial<NewsItem>[]): Map<string, string> {
  const names = new Map<string, string>()
  const look = ({ associations = [] }: Partial<NewsItem>): void => {
    for (const { uri, title, ...more } of associations) {
      if (uri !== undefined && title !== undefined) names.set(uri, title)
      look(more)
    }
  }
  for (const item of items) look(item)
  return names
}

/** The item with its files named as they are kept; one that is not kept is named no more. */
function named(item: NewsItem, kept: ReadonlyMap<string, Kept>): NewsItem {
  const sized = withSizes(item, kept)
  return mapHrefs(sized, (href) =>
    parseMediaReference(href) === undefined ? href : kept.get(href)?.href,
  )
}

function withSizes<Item extends NewsItem | Association>(
  item: Item,
  kept: ReadonlyMap<string, Kept>,
): Item {
  const { renditions, associations } = item
  return {
    ...item,
    ...(renditions === undefined
      ? {}
      : {
          renditions: renditions.map((rendition) => {
            const picture = kept.get(rendition.href ?? '')
            if (picture?.width === undefined) return rendition
            const { sizeInBytes: _asItCame, ...rest } = rendition
            return { ...rest, ...picture }
          }),
        }),
    ...(associations === undefined
      ? {}
      : { associations: associations.map((association) => withSizes(association, kept)) }),
  }
}

/**
 * The item without the points that a camera noted: where somebody stood is nobody's business. The
 * names of places, which somebody wrote, stay.
 */
export function placeless(item: NewsItem): NewsItem {
  return { ...withoutPoints(item), uri: item.uri }
}

function withoutPoints({ places = [], associations, ...rest }: Association): Association {
  const left = places.flatMap(({ geoJSON: _point, ...place }): Place[] =>
    Object.keys(place).every((name) => name === 'rel') ? [] : [place],
  )
  return {
    ...rest,
    ...(left.length === 0 ? {} : { places: left }),
    ...(associations === undefined ? {} : { associations: associations.map(withoutPoints) }),
  }
}
