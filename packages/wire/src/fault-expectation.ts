import type { WireFault } from './fault.ts'

/** What should stand where a fault is, in words. */
export function expectationOf(fault: WireFault): string {
  switch (fault.code) {
    case 'wire.json-syntax':
    case 'wire.xml-syntax':
    case 'wire.not-an-item':
    case 'wire.calendar-syntax':
      return fault.expected
    case 'wire.empty':
      return 'a document; there is nothing here'
    case 'wire.too-large':
      return `at most ${fault.limit} bytes, and here are ${fault.bytes}`
    case 'wire.too-deep':
      return `at most ${fault.limit} levels of nesting`
    case 'wire.too-many-elements':
      return `at most ${fault.limit} of them`
    case 'wire.tag-too-long':
      return `a tag of at most ${fault.limit} UTF-16 code units`
    case 'wire.too-slow':
      return `a document that can be read within ${fault.milliseconds} ms`
    case 'wire.entity-unsafe':
      return `no entity that reads from elsewhere or is made of others, as ${fault.entity} is`
    case 'wire.encoding-unknown':
      return `a known character set, such as UTF-8, and not ${fault.encoding}`
    case 'wire.format-unknown':
      return `a format that can be read, and not ${fault.found === '' ? 'this' : fault.found}`
    case 'wire.xml-unreadable':
      return `well-formed XML: ${fault.reason}`
    case 'wire.truncated':
      return `the rest of the document; still open: ${fault.open}`
    case 'wire.uri-missing':
      return 'an id or an address of its own'
    case 'wire.feed-without-entries':
      return 'at least one entry'
    case 'wire.entry-empty':
      return 'a headline or a text'
    case 'wire.page-too-long':
      return 'one page of a newspaper at a time'
    case 'wire.photo-not-jpeg':
      return 'a JPEG'
    case 'wire.photo-broken':
      return 'a picture that is whole up to its image'
    default:
      throw new TypeError(`no such fault: ${String(fault satisfies never)}`)
  }
}
