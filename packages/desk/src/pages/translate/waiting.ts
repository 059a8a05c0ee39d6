import { primaryOf } from '@suyab/language/tag'
import type { DraftRow, ItemRow } from '@suyab/server/api'

/** What was taken and nobody has begun to translate. */
export function waitingItems(
  drafts: readonly DraftRow[],
  taken: readonly ItemRow[],
): readonly ItemRow[] {
  const begun = new Set(drafts.map(({ source }) => source?.uri))
  return taken.filter(({ uri, state }) => state === 'taken' && !begun.has(uri))
}

/** The newsroom's languages that an item is not in already. */
export function languagesToOffer(newsroom: readonly string[], item: string): readonly string[] {
  return newsroom.filter((language) => primaryOf(language) !== primaryOf(item))
}
