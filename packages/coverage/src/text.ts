/** Whether a database takes a text, and gives back the same: no NUL, and no half of a character. */
export function isText(given: string): boolean {
  return given.isWellFormed() && !given.includes('\0')
}
