/** How many bytes a text takes in UTF-8. */
export function byteLength(text: string): number {
  let bytes = 0
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    // Each half of a pair counts two of its four bytes.
    bytes += code < 0x80 ? 1 : code < 0x800 || (code >= 0xd800 && code < 0xe000) ? 2 : 3
  }
  return bytes
}

/** The text, or as many of its letters as fit into so many bytes with the mark of what was cut. */
export function fittingText(text: string, most: number): string {
  if (byteLength(text) <= most) return text
  let kept = ''
  for (const { segment } of new Intl.Segmenter().segment(text)) {
    if (byteLength(kept) + byteLength(segment) > most - 3) break
    kept += segment
  }
  return `${kept.trimEnd()}…`
}
