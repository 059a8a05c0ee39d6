import { isFields, type Fields } from './ninjs/value.ts'

/** The versions of ninjs, oldest first; those being developed are 1.5 and 2.1 with advice. */
export const ninjsVersions = [
  '1.0',
  '1.1',
  '1.2',
  '1.3',
  '1.4',
  '1.5',
  '1.6',
  '1.x-dev',
  '2.0',
  '2.1',
  '2.2',
  '2.x-dev',
  '3.0',
  '3.1',
] as const
export type NinjsVersion = (typeof ninjsVersions)[number]

/**
 * The version that an item says it is of, in `$standard` (1.x) or `standard` (since 2.0); none
 * where it says nothing, or names a version that has no such field.
 */
export function ninjsVersionOf(item: unknown): NinjsVersion | undefined {
  if (!isFields(item)) return undefined
  const first = statedIn(item, '$standard')
  if (first?.startsWith('1.') === true) return first
  const later = statedIn(item, 'standard')
  return later?.startsWith('1.') === true ? undefined : later
}

function statedIn(item: Fields, name: string): NinjsVersion | undefined {
  const standard = item[name]
  if (!isFields(standard)) return undefined
  const stated = new Set(
    [standard['version'], standard['schema']].map((one) =>
      typeof one === 'string' ? /(?:^|schema_)(\d\.\d)(?:\.json#?)?$/.exec(one)?.[1] : undefined,
    ),
  )
  return ninjsVersions.find((version) => stated.has(version))
}
