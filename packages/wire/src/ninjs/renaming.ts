import { isFields, isList, type Fields } from './value.ts'

/**
 * What an older version keeps of an object of 3.1: of each member its name there, and how its value
 * is written where it is not written as it stands. Members that are not named are lost.
 */
export type Renaming = Readonly<
  Record<string, string | readonly [name: string, of: (value: unknown) => unknown]>
>

/** The object in the older version's words; nothing where nothing of it is left. */
export function renamed(value: unknown, renaming: Renaming): Fields | undefined {
  if (!isFields(value)) return undefined
  const kept = Object.entries(renaming).flatMap(([key, to]): [string, unknown][] => {
    const found = value[key]
    if (found === undefined) return []
    const [name, written] = typeof to === 'string' ? [to, found] : [to[0], to[1](found)]
    return written === undefined ? [] : [[name, written]]
  })
  return kept.length === 0 ? undefined : Object.fromEntries(kept)
}

/** How an object is written. */
export function object(renaming: Renaming): (value: unknown) => Fields | undefined {
  return (value) => renamed(value, renaming)
}

/** How a list is written, by how its members are; one of which nothing is left is left out. */
export function listed(
  member: (value: unknown) => unknown,
): (value: unknown) => unknown[] | undefined {
  return (value) => {
    const kept = (isList(value) ? value : []).map(member).filter((one) => one !== undefined)
    return kept.length === 0 ? undefined : kept
  }
}

/** Members that are called the same in both versions. */
export function same<Name extends string>(...names: readonly Name[]): Record<Name, Name> {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- fromEntries forgets the names it was given
  return Object.fromEntries(names.map((name) => [name, name])) as Record<Name, Name>
}

const olderTypes = ['text', 'audio', 'video', 'picture', 'graphic', 'composite', 'component']

/** Types of items that versions before 3.0 know: events and plans are none. */
function olderType(value: unknown): unknown {
  return olderTypes.some((type) => type === value) ? value : undefined
}

/** Members of an item that 1.4 and 2.1 name the same. */
export const olderItem: Renaming = {
  ...same('uri', 'profile', 'version', 'expires', 'urgency', 'language', 'title', 'slugline'),
  ...same('located'),
  type: ['type', olderType],
  firstCreated: 'firstcreated',
  versionCreated: 'versioncreated',
  contentCreated: 'contentcreated',
  embargoedUntil: 'embargoed',
  pubStatus: 'pubstatus',
  copyrightHolder: 'copyrightholder',
  copyrightNotice: 'copyrightnotice',
  usageTerms: 'usageterms',
  edNote: 'ednote',
  rightsInfo: [
    'rightsinfo',
    object({ langId: 'langid', linkedRights: 'linkedrights', encodedRights: 'encodedrights' }),
  ],
}

/** What both say of a file, besides its name and its type. */
export const olderRendition: Renaming = {
  ...same('href', 'title', 'width', 'height', 'duration', 'format'),
  sizeInBytes: 'sizeinbytes',
}
