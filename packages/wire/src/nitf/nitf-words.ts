/** The namespace of NITF's XML Schemas; documents by its DTDs have none. */
export const nitfNamespace = 'http://iptc.org/std/NITF/2006-10-18/'

/** NITF has no attribute for direction, but takes those of other vocabularies. @source W3C ITS 2.0 */
export const itsNamespace = 'http://www.w3.org/2005/11/its'

/** HTML's inline elements that NITF knows only as emphasis; their name is the emphasis' class. */
export const emphasisClasses: ReadonlySet<string> = new Set(
  'i b strong u s small sub sup ruby rb rt rp bdi bdo abbr cite code del ins'.split(' '),
)

/** Subject codes that NITF has elements of its own for. */
export const subjectCodes = 'http://cv.iptc.org/newscodes/subjectcode/'

/** Names of `meta` under which an item keeps what NITF has no word for. */
export const metaPrefix = 'ninjs.'

/** Fields of an item that stand in a `meta` of the same name. */
export const metaFields: readonly string[] = ['type', 'representationType', 'profile']
