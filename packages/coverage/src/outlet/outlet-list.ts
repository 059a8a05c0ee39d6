import type { Outlet, OutletFault } from './outlet.ts'

/** Outlets read from a file, and what of it could not be read, by its line. */
export interface OutletList {
  readonly outlets: readonly Outlet[]
  readonly faults: readonly (OutletFault & { readonly line: number })[]
}

/** Outlets of one file, and what was to be some; a country has hundreds. */
export const mostOutlets = 20_000
