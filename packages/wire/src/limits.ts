/** What a reader accepts before it gives up; every check against them is linear in the input. */
export interface Limits {
  /** Bytes of one document. */
  readonly bytes: number
  /** Bytes of a picture, of which only the words are read. */
  readonly pictureBytes: number
  /** Levels of nesting, of JSON values or XML elements. */
  readonly depth: number
  /** XML elements of one document. */
  readonly elements: number
  /** UTF-16 code units of one XML tag with its attributes. */
  readonly tag: number
  /** Attributes and links, enclosures or media of one entry: the parser compares them pairwise. */
  readonly repeats: number
  /** Milliseconds that parsing one document may take. */
  readonly milliseconds: number
  /** Lines of a newspaper's page, and UTF-16 code units of one of them. */
  readonly pageLines: number
  readonly pageLine: number
  /** UTF-16 code units of a newspaper's page: its lines are compared with each other. */
  readonly pageLetters: number
}

export const defaultLimits: Limits = {
  bytes: 16 * 1024 * 1024,
  pictureBytes: 64 * 1024 * 1024,
  depth: 100,
  elements: 200_000,
  tag: 256 * 1024,
  repeats: 500,
  milliseconds: 5_000,
  pageLines: 2_000,
  pageLine: 1_000,
  pageLetters: 160_000,
}

/** What a caller may hand in instead of the defaults; `now` gives milliseconds that only rise. */
export interface ReadOptions {
  readonly limits?: Partial<Limits>
  readonly now?: () => number
}

/** The limits that hold: the defaults, but for those that the caller names. */
export function limitsOf(options: ReadOptions | undefined): Limits {
  return { ...defaultLimits, ...options?.limits }
}
