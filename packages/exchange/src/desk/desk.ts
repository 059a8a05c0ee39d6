import type { Db } from '../row.ts'

/** What the desk's errands need from outside. */
export interface Desk {
  readonly db: Db
  readonly now: () => Date
  readonly uuid: () => string
  /** The names of people by their id; who erased the account is missing. */
  readonly personNames: (ids: readonly string[]) => Promise<ReadonlyMap<string, string>>
}
