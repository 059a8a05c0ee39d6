/** What the transport said about a document, for what its content leaves open. */
export interface ReadHint {
  readonly contentType?: string
  readonly url?: string
  /** By its header for the language, where the document names none. */
  readonly language?: string
  /** Said by who knows better than the content tells. */
  readonly format?: 'newspaper-page'
}
