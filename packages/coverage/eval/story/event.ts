/**
 * Documents of ntrex that report one event, judged by reading their headlines after everything was
 * chosen: an article of one in a group with the other's is no mistake.
 */
const events: readonly (readonly string[])[] = [
  ['newsweek.51300', 'abcnews.306755'],
  ['reuters.218865', 'euronews-en.153797', 'telegraph.405422'],
  ['reuters.218909', 'cbsnews.248387'],
  ['newsweek.51310', 'cnn.304489'],
  ['reuters.218914', 'scotsman.133758'],
  ['cbsnews.248384', 'telegraph.405413', 'cbsnews.248394'],
]

const eventOf: ReadonlyMap<string, string> = new Map(
  events.flatMap((documents) => documents.map((document) => [document, documents[0]!] as const)),
)

/** The event that a document reports: its own id where no other reports it. */
export function eventOfDocument(document: string): string {
  return eventOf.get(document) ?? document
}
