/** A stretch of text; `word` is false for spaces and signs. */
export interface TextPiece {
  readonly text: string
  readonly word: boolean
}

/**
 * A text cut into words and what stands between them; joined again it is the same text. Works in
 * languages that write no spaces.
 * @source Unicode UAX #29, with the dictionaries of ICU
 */
export function wordPieces(text: string, language: string): TextPiece[] {
  const segmenter = new Intl.Segmenter([language, 'en'], { granularity: 'word' })
  return Array.from(segmenter.segment(text), ({ segment, isWordLike }) => ({
    text: segment,
    word: isWordLike === true,
  }))
}
