/** UTF-16 code units changed at once. */
const pieceLength = 64 * 1024

/**
 * Changes a text piece by piece: the engine makes a tree of strings of a `replaceAll`, with a node
 * for each match, which for millions of them is many times the text. `cut` moves the end of a
 * piece, given as an offset, to where no match is cut in two.
 */
export function piecewise(
  text: string,
  cut: (text: string, start: number, end: number) => number,
  change: (piece: string, offset: number) => string,
): string {
  if (text.length <= pieceLength) return change(text, 0)
  let changed = ''
  for (let start = 0; start < text.length;) {
    const end =
      start + pieceLength >= text.length ? text.length : cut(text, start, start + pieceLength)
    const piece = change(text.slice(start, end), start)
    // To ask for a letter makes the engine write the tree out as one string.
    if (!Number.isNaN(piece.charCodeAt(0))) changed += piece
    start = end
  }
  return changed
}

/** Where no match is longer than a code unit, a piece may end anywhere. */
export function anywhere(_text: string, _start: number, end: number): number {
  return end
}

/** Ends a piece before the `&` of a character reference, the only one it holds. */
export function beforeReference(text: string, start: number, end: number): number {
  const at = text.lastIndexOf('&', end - 1)
  return at > start ? at : end
}

// A single blank is what it will be.
const manySpaces = /[^\S ]\s*| \s+/g

/** Every run of white space as one blank. */
export function squeezed(text: string): string {
  if (text.search(manySpaces) === -1) return text
  return piecewise(text, behindSpace, (piece) => piece.replaceAll(manySpaces, ' '))
}

function behindSpace(text: string, _start: number, end: number): number {
  let at = end
  while (at < text.length && /\s/.test(text.charAt(at))) at += 1
  return at
}

/** Every end of a line as `\n`. @source XML 1.0 section 2.11 */
export function normalLines(text: string): string {
  if (!text.includes('\r')) return text
  return piecewise(text, behindReturn, (piece) => piece.replaceAll(/\r\n?/g, '\n'))
}

function behindReturn(text: string, _start: number, end: number): number {
  return text.charAt(end - 1) === '\r' && text.charAt(end) === '\n' ? end + 1 : end
}

/**
 * The text without the signs at its end, told by a pattern of one sign. A pattern that ends in `$`
 * would look for the end anew from each of a million dashes.
 */
export function withoutEnd(text: string, sign: RegExp): string {
  let end = text.length
  while (end > 0 && sign.test(text.charAt(end - 1))) end -= 1
  return text.slice(0, end)
}
