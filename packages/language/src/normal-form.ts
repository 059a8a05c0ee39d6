/**
 * Marks in a row, the sound marks of half-width kana among them. The standard for streams stops at
 * 30, which is more than any language stacks; an engine's sorting of more takes time that grows
 * with their square.
 * @source Unicode UAX #15, section 13, Stream-Safe Text Format
 */
const tooManyMarks = /([\p{M}\uFF9E\uFF9F]{30})[\p{M}\uFF9E\uFF9F]+/gu

/** UTF-16 units that an engine sorts in no time, whatever they are. */
const fewUnits = 500

/**
 * A text in a normal form of Unicode; a long one without the marks beyond the thirtieth on one letter.
 */
export function normalForm(text: string, form: 'NFC' | 'NFD' | 'NFKC'): string {
  return (text.length > fewUnits ? text.replace(tooManyMarks, '$1') : text).normalize(form)
}
