import { XmlRecords } from './xml-records.ts'

/** Records that are written at once. */
const atOnce = 64

/** The members in groups, as they come. */
export async function* inGroups<Member>(
  members: AsyncIterable<Member> | Iterable<Member>,
): AsyncGenerator<Member[]> {
  let group: Member[] = []
  for await (const member of members) {
    if (group.push(member) < atOnce) continue
    yield group
    group = []
  }
  if (group.length > 0) yield group
}

/**
 * The text of a document of any number of records, a few at a time. `frame` is the document with
 * one record that is left out, `documentOf` the document of a few, whose number `before` others
 * precede; of both only what stands around and in the elements of those names is taken.
 */
export async function* documentInParts<Member>(
  names: readonly string[],
  frame: string,
  members: AsyncIterable<Member> | Iterable<Member>,
  documentOf: (members: readonly Member[], before: number) => string,
): AsyncGenerator<string> {
  const { start, end } = extentOf(names, frame)
  const head = frame.slice(0, start)
  yield head.trimEnd()
  const gap = head.slice(head.trimEnd().length)
  let before = 0
  for await (const group of inGroups(members)) {
    const document = documentOf(group, before)
    const records = extentOf(names, document)
    yield gap + document.slice(records.start, records.end)
    before += group.length
  }
  yield frame.slice(end)
}

/** Where the first record begins and the last one ends. */
function extentOf(names: readonly string[], document: string): { start: number; end: number } {
  const scanner = new XmlRecords(names)
  let found = scanner.next(document)
  if (found === undefined) throw new RangeError(`a document without ${names.join(', ')}`)
  const { start } = found
  let { end } = found
  while (found !== undefined) {
    ;({ end } = found)
    found = scanner.next(document)
  }
  return { start, end }
}

/** Changes members as they come. */
export async function* mapped<Member, Changed>(
  members: AsyncIterable<Member> | Iterable<Member>,
  change: (member: Member) => Changed,
): AsyncGenerator<Changed> {
  for await (const member of members) yield change(member)
}
