import type { PageGuess } from './page/newspaper-page.ts'

/**
 * Why something from the wire could not be read. `at` is a JSON pointer, in XML a path of names;
 * `line` and `column` count from 1, columns in UTF-16 code units.
 */
export type WireFault =
  | { code: 'wire.empty' }
  | { code: 'wire.too-large'; bytes: number; limit: number }
  | { code: 'wire.too-deep'; limit: number; line: number; column: number }
  | { code: 'wire.too-many-elements'; limit: number; line: number; column: number }
  | { code: 'wire.tag-too-long'; limit: number; line: number; column: number }
  | { code: 'wire.too-slow'; milliseconds: number }
  | { code: 'wire.entity-unsafe'; entity: string; line: number; column: number }
  | { code: 'wire.encoding-unknown'; encoding: string }
  | { code: 'wire.format-unknown'; found: string }
  | { code: 'wire.json-syntax'; line: number; column: number; expected: string }
  | { code: 'wire.xml-unreadable'; reason: string }
  | { code: 'wire.xml-syntax'; line: number; column: number; expected: string }
  | { code: 'wire.truncated'; line: number; column: number; open: string }
  | { code: 'wire.not-an-item'; at: string; expected: string }
  | { code: 'wire.uri-missing'; at: string }
  | { code: 'wire.feed-without-entries' }
  | { code: 'wire.entry-empty'; at: string }
  | { code: 'wire.calendar-syntax'; line: number; column: number; expected: string }
  | { code: 'wire.page-too-long'; lines: number; longest: number }
  | { code: 'wire.photo-not-jpeg' }
  | { code: 'wire.photo-broken' }

/** What was taken although something in it had to be left out, guessed or mended. */
export type WireWarning =
  | { code: 'wire.field-unknown'; at: string }
  | { code: 'wire.field-twice'; at: string; kept: string }
  | { code: 'wire.value-unusable'; at: string; expected: string }
  | { code: 'wire.value-filled'; at: string; with: string }
  | { code: 'wire.date-without-zone'; at: string; taken: string }
  | { code: 'wire.date-incomplete'; at: string; taken: string }
  | { code: 'wire.language-unusable'; at: string; found: string }
  | { code: 'wire.content-type-guessed'; at: string; taken: string }
  | { code: 'wire.html-reduced'; at: string }
  | { code: 'wire.encoding-guessed'; encoding: string }
  | { code: 'wire.encoding-damaged'; encoding: string }
  | { code: 'wire.photo-conflict'; field: string; taken: PhotoBlock; other: PhotoBlock }
  | { code: 'wire.photo-cut'; field: string; limit: number }
  | { code: 'wire.photo-damaged'; part: string }
  | { code: 'wire.photo-seal-broken' }
  | { code: 'wire.entity-declared'; entity: string }
  | { code: 'wire.entity-unknown'; entity: string; line: number; column: number }
  | { code: 'wire.entry-withheld'; at: string; status: string }
  | { code: 'wire.entry-left-out'; at: string; status: string }
  | PageGuess

/** The blocks of a picture's file that hold its words. */
export type PhotoBlock = 'xmp' | 'iim' | 'exif'

/** Where a reader puts what it had to leave out, guess or mend. */
export type Warn = (warning: WireWarning) => void

/** Thrown by a writer that is handed what no reader of this package gives. */
export class WireWriteError extends Error {
  readonly code = 'wire.write-invalid' as const
  readonly fault: WireFault

  constructor(fault: WireFault) {
    super(`item cannot be written: ${fault.code}`)
    this.name = 'WireWriteError'
    this.fault = fault
  }
}
