import type { Medium } from '../agreement.ts'
import type { Decision } from '../right.ts'
import type { OpenItem } from './item-access.ts'
import type { ItemErrand, Role } from './item-view.ts'
import { decideRow, isOrphaned, isStale } from './row-state.ts'

const all: readonly ItemErrand[] = [
  'take',
  'return',
  'translate',
  'update-translation',
  'publish',
  'unpublish',
  'note',
  'correct',
  'withhold',
  'release',
  'kill',
  'keep',
  'export',
]

const byRole: Readonly<Record<Role, readonly ItemErrand[]>> = {
  administrator: all,
  editor: all,
  translator: ['take', 'return', 'translate', 'update-translation', 'note'],
  analyst: [],
  viewer: [],
}

const media: readonly Medium[] = ['web', 'print', 'broadcast', 'social']

/** Who we are, as far as rights ask: the country we publish in, the languages we translate into. */
export interface Publisher {
  readonly country: string
  readonly languages: readonly string[]
}

/** What a person of this role may do with the item now: its state and its rights allow it, and the role. */
export function errandsFor(
  opened: OpenItem,
  source: OpenItem | undefined,
  role: Role,
  publisher: Publisher,
): ItemErrand[] {
  const possible = opened.row.own
    ? ownErrands(opened, source, publisher)
    : partnerErrands(opened, publisher)
  return byRole[role].filter((errand) => possible.has(errand))
}

/** Whether a partner's item, or our translation of one, may be published in at least one medium. */
export function decidePublication(
  { row, signed, circumstances }: OpenItem,
  publisher: Publisher,
  wanted: readonly Medium[] = media,
  into?: string,
): Decision {
  const decisions = wanted.map((medium) =>
    decideRow(
      row,
      signed,
      { type: 'publish', medium, ...(into === undefined ? {} : { into }) },
      circumstances.now,
      publisher.country,
    ),
  )
  const [first] = decisions
  return (
    decisions.find(({ permit }) => permit) ??
    first ?? { permit: false, reason: { code: 'right.medium', allowed: [] } }
  )
}

/** Whether an item may be translated into this language; our own may always. */
export function decideTranslation(
  { row, signed, circumstances }: OpenItem,
  into: string,
): Decision {
  return row.own
    ? { permit: true, credit: {}, duties: [] }
    : decideRow(row, signed, { type: 'translate', into }, circumstances.now)
}

function partnerErrands(opened: OpenItem, publisher: Publisher): Set<ItemErrand> {
  const { row, standing } = opened
  const errands = new Set<ItemErrand>()
  if (standing.state === 'killed') return errands
  errands.add('note')
  if (row.taken_at !== null) errands.add('return')
  if (row.published_at !== null) errands.add('unpublish')
  if (!opened.readable) return errands
  if (row.taken_at === null) errands.add('take')
  const languages = publisher.languages.filter((language) => language !== row.language)
  if (languages.some((into) => decideTranslation(opened, into).permit)) errands.add('translate')
  if (standing.state !== 'embargoed' && decidePublication(opened, publisher).permit) {
    errands.add('publish').add('export')
  }
  return errands
}

function ownErrands(
  { row, standing }: OpenItem,
  source: OpenItem | undefined,
  publisher: Publisher,
): Set<ItemErrand> {
  const errands = new Set<ItemErrand>()
  if (standing.state === 'killed') return errands
  errands.add('kill').add('note')
  if (row.published_at !== null) errands.add('unpublish')
  if (isOrphaned(row)) return errands.add('keep')
  if (row.state === 'withheld') return errands.add('release')
  errands.add('correct').add('withhold').add('translate')
  if (isStale(row) && source?.readable === true) errands.add('update-translation')
  // A translation that was kept after its source's kill stands on the editor's own reason.
  const permitted =
    source === undefined ||
    source.row.own ||
    row.kept_reason !== null ||
    decidePublication(source, publisher, media, row.language).permit
  if (standing.state !== 'embargoed' && permitted) errands.add('publish').add('export')
  return errands
}
