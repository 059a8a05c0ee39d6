/** Line and column, from 1, of a UTF-16 offset; `\r\n`, `\n` and `\r` each end a line. */
export function positionAt(text: string, offset: number): { line: number; column: number } {
  let line = 1
  let start = 0
  const end = Math.min(offset, text.length)
  for (let index = 0; index < end; index += 1) {
    const unit = text.charCodeAt(index)
    if (unit === 0x0a || (unit === 0x0d && text.charCodeAt(index + 1) !== 0x0a)) {
      line += 1
      start = index + 1
    }
  }
  return { line, column: end - start + 1 }
}
