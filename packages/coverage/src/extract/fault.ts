/** Why a page gives no article. */
export type ExtractFault =
  | { code: 'extract.too-large'; bytes: number; limit: number }
  | { code: 'extract.too-deep'; limit: number }
  | { code: 'extract.too-many-elements'; limit: number }
  | { code: 'extract.too-slow'; milliseconds: number }
  | { code: 'extract.not-html'; found: string }
  | { code: 'extract.encoding-unknown'; encoding: string }
  | { code: 'extract.no-article'; letters: number }
  /** Both extractors broke, or the thread that ran them. */
  | { code: 'extract.broke'; reason: string }

/** What can stand before an article. */
export type WallKind = 'captcha' | 'consent' | 'script' | 'forbidden' | 'missing' | 'paywall'

/** Where a date was found. */
export type DateSource =
  | 'meta'
  | 'json-ld'
  | 'element'
  | 'text'
  | 'url'
  | 'feed'
  | 'record'
  | 'collected'

/** What was taken although something about it had to be guessed or left out. */
export type ExtractWarning =
  | { code: 'extract.date-not-believed'; source: DateSource; found: string }
  | { code: 'extract.date-without-zone'; source: DateSource; taken: string; zone: string }
  | { code: 'extract.date-missing'; taken: string }
  | { code: 'extract.language-differs'; claimed: string; found: string }
  | { code: 'extract.encoding-guessed'; encoding: string }
  | { code: 'extract.encoding-damaged'; encoding: string }
  | { code: 'extract.extractor-failed'; extractor: 'readability' | 'defuddle'; reason: string }
