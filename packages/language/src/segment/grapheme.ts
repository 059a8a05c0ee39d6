const segmenter = new Intl.Segmenter('und', { granularity: 'grapheme' })

/** What a reader sees as one sign each: letters with their marks, emoji with their parts. */
export function graphemes(text: string): string[] {
  return Array.from(segmenter.segment(text), ({ segment }) => segment)
}
