const nameStart =
  ':A-Z_a-z\\u00C0-\\u00D6\\u00D8-\\u00F6\\u00F8-\\u02FF\\u0370-\\u037D\\u037F-\\u1FFF\\u200C\\u200D\\u2070-\\u218F\\u2C00-\\u2FEF\\u3001-\\uD7FF\\uF900-\\uFDCF\\uFDF0-\\uFFFD\\u{10000}-\\u{EFFFF}'
const namePattern = new RegExp(
  `[${nameStart}][${nameStart}\\-.0-9\\u00B7\\u0300-\\u036F\\u203F-\\u2040]*`,
  'uy',
)

/** The name that begins at the offset. @source XML 1.0, fifth edition, production 5 */
export function xmlNameAt(text: string, at: number): string | undefined {
  // Nearly all names are of plain letters, which are found without the pattern.
  if (isPlainStart(text.charCodeAt(at))) {
    let end = at + 1
    while (isPlainName(text.charCodeAt(end))) end += 1
    if (!(text.charCodeAt(end) > 0x7f)) return text.slice(at, end)
  }
  namePattern.lastIndex = at
  return namePattern.exec(text)?.[0]
}

/** ASCII that may begin a name, but for the colon. */
function isPlainStart(unit: number): boolean {
  return (unit >= 0x61 && unit <= 0x7a) || (unit >= 0x41 && unit <= 0x5a) || unit === 0x5f
}

function isPlainName(unit: number): boolean {
  return isPlainStart(unit) || (unit >= 0x30 && unit <= 0x3a) || unit === 0x2d || unit === 0x2e
}
