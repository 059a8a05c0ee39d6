/** What a careful reader makes of a newspaper's page. What it does not say is null or empty. */
export interface NewspaperPage {
  /** BCP 47. */
  readonly language: string
  readonly page: PageHead
  readonly articles: readonly PageArticle[]
  readonly notices: readonly PageNotice[]
}

export interface PageHead {
  readonly newspaper: string | null
  /** The issue's, ISO 8601. */
  readonly date: string | null
  readonly number: string | null
  readonly section: string | null
  readonly editors: readonly PageEditor[]
}

export interface PageEditor {
  readonly role: string
  readonly name: string
}

export interface PageNotice {
  readonly headline: string | null
  readonly paragraphs: readonly string[]
}

export interface PageArticle {
  readonly kicker: string | null
  readonly headline: string | null
  readonly deck: string | null
  readonly authors: readonly string[]
  readonly place: string | null
  /** The dateline's, ISO 8601. */
  readonly date: string | null
  readonly body: readonly PageBlock[]
  readonly pullQuotes: readonly string[]
  readonly captions: readonly PageCaption[]
  readonly tables: readonly PageTable[]
  readonly boxes: readonly PageBox[]
  readonly continuedOn: string | null
  readonly continuedFrom: string | null
  /** The first line of its text, from 1. */
  readonly line: number
}

export interface PageBlock {
  readonly type: 'paragraph' | 'heading'
  readonly text: string
}

export interface PageCaption {
  readonly figures: readonly number[]
  readonly text: string
  readonly credit: string | null
}

/** A caption whose credit is for all pictures of its article. */
export interface CreditedCaption extends PageCaption {
  readonly forAll?: boolean
}

export interface PageTable {
  readonly title: string | null
  readonly rows: readonly (readonly string[])[]
}

export interface PageBox {
  readonly headline: string
  readonly paragraphs: readonly string[]
}

/** What had to be guessed; `confidence` from 0 to 1, `line` from 1. */
export type PageGuess =
  | { readonly code: 'wire.page-join-guessed'; readonly line: number; readonly confidence: number }
  | {
      readonly code: 'wire.page-headline-guessed'
      readonly line: number
      readonly confidence: number
    }
  | { readonly code: 'wire.page-headline-missing'; readonly line: number }
  | { readonly code: 'wire.page-sentence-open'; readonly line: number }
  | {
      readonly code: 'wire.page-continued'
      readonly line: number
      readonly on: string | null
      readonly from: string | null
    }
