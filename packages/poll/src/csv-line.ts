/** What a spreadsheet would run as a formula, also behind white space; a number is none. */
const formula = /^\s*[=+\-@\t\r]/u
const number = /^-?\d+(?:\.\d+)?$/u

/**
 * A line of a file that people open in a spreadsheet, with its line end: quoted as RFC 4180 has it, and
 * a text that would be run as a formula made a text by an apostrophe. Data of a wave are written as they
 * are, by `writeCsv`.
 */
export function csvLine(fields: readonly (string | number)[]): string {
  return `${fields.map((field) => fieldOf(String(field))).join(',')}\r\n`
}

function fieldOf(field: string): string {
  const text = formula.test(field) && !number.test(field) ? `'${field}` : field
  return /[",;\t\r\n]|^\s|\s$/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
