import { sql } from 'kysely'
import { picturesOf, type Picture as WirePicture } from '@suyab/wire/item-text'
import { parseMediaReference } from '@suyab/wire/media-reference'
import type { NewsItem } from '@suyab/wire/ninjs'
import { digestOfReference } from '../media-row.ts'
import type { Db } from '../row.ts'
import type { Picture } from './item-view.ts'

/** Tries after which a picture that is not there is said to be out of reach rather than on its way. */
const patience = 3
/** Wider than any desk shows. */
const widest = 2400

/** The pictures of an item, each once in its largest sensible rendition, and whether their bytes are there. */
export async function picturesFor(db: Db, item: NewsItem): Promise<Picture[]> {
  const chosen = renditionsByPicture(item).flatMap((renditions) => bestOf(renditions) ?? [])
  const digests = chosen.flatMap(({ digest }) => digest ?? [])
  const { rows } = await sql<{ digest: string; state: string; tries: number }>`
    select digest, state, tries from exchange.media where digest = any(${digests})`.execute(db)
  const media = new Map(rows.map((row) => [row.digest, row]))
  return chosen.map(({ picture, digest }) => {
    const { contentType, width, height, caption, alt, credit } = picture
    const held = digest === undefined ? undefined : media.get(digest)
    return {
      ...(digest !== undefined && held?.state === 'present'
        ? { digest }
        : { missing: missingAs(held) }),
      ...(contentType === undefined ? {} : { contentType }),
      ...(width === undefined ? {} : { width }),
      ...(height === undefined ? {} : { height }),
      ...(caption === undefined ? {} : { caption }),
      ...(alt === undefined ? {} : { alt }),
      ...(credit === undefined ? {} : { credit }),
    }
  })
}

/** The renditions of each picture of an item together: those of the item, of each association, without doubles. */
export function renditionsByPicture(item: Partial<NewsItem>): WirePicture[][] {
  const pictures = new Map<string, WirePicture[]>()
  const collect = ({ associations = [], ...owner }: Partial<NewsItem>): void => {
    const renditions = picturesOf(owner)
    const [first] = renditions
    // An association need not have a uri; then its first rendition tells it from the others.
    if (first !== undefined) pictures.set(first.uri, renditions)
    for (const association of associations) collect(association)
  }
  collect(item)
  return [...pictures.values()]
}

/** The rendition to show of one picture: one that is named by its digest, as large as a desk shows. */
export function bestOf(
  renditions: readonly WirePicture[],
): { picture: WirePicture; digest: string | undefined } | undefined {
  const known = renditions.map((picture) => {
    const reference = parseMediaReference(picture.href)
    return { picture, digest: reference && digestOfReference(reference) }
  })
  const rank = ({ picture: { width = 0 }, digest }: (typeof known)[number]): number =>
    (digest === undefined ? -1e9 : 0) + (width <= widest ? width : -width)
  return known.sort((a, b) => rank(b) - rank(a))[0]
}

function missingAs(
  held: { state: string; tries: number } | undefined,
): 'fetching' | 'unreachable' | 'refused' {
  if (held === undefined || held.state === 'refused' || held.state === 'erased') return 'refused'
  return held.tries >= patience ? 'unreachable' : 'fetching'
}
