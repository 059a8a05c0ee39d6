/** Stems the last part of a compound written with hyphens, where the inflection is. */
export function stemWithinHyphens(word: string, stem: (part: string) => string): string {
  const at = word.lastIndexOf('-')
  return at > 0 && at < word.length - 1
    ? `${word.slice(0, at + 1)}${stem(word.slice(at + 1))}`
    : stem(word)
}
