import { fileURLToPath } from 'node:url'

/** Where the reference data lies: beside the repository, and no part of it. */
export const dataFolder: string =
  process.env['SUYAB_DATA_SETS'] ?? fileURLToPath(new URL('../../shared/data', import.meta.url))
