import type { ReadItem } from '@suyab/wire/read-items'

/** A page that a feed or a sitemap names. */
export interface Lead {
  readonly address: string
  readonly title?: string
  /** As `readInZone` takes it: without a zone where the feed named none. */
  readonly date?: string
}

/** The pages that a feed's entries lead to. */
export function leadsOf(items: readonly ReadItem[]): Lead[] {
  return items.flatMap(({ item, warnings }) => {
    const link = item.altIds?.find(({ role }) => role === 'link')?.value ?? item.uri
    if (!/^https?:/i.test(link)) return []
    const title = item.headlines?.[0]?.value
    const published = item.firstCreated ?? item.versionCreated
    // The reader took UTC where the feed named no zone; the outlet's clocks know better.
    const assumed = warnings.some(
      (warning) => warning.code === 'wire.date-without-zone' && warning.taken === published,
    )
    const date = assumed ? published?.replace(/Z$/, '') : published
    return [
      {
        address: link,
        ...(title === undefined ? {} : { title }),
        ...(date === undefined ? {} : { date }),
      },
    ]
  })
}
