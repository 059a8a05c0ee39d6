/** The words of a list, which blanks part. */
export function wordList(text: string): string[] {
  return text.trim().split(/\s+/)
}

/** The entries of a table, which upright strokes part, each as its words. */
export function entryList(text: string): string[][] {
  return text.split('|').map(wordList)
}

/** Roots by their forms; `spelled` brings the forms into the spelling that a stemmer reads. */
export function rootsByForm(
  forms: Readonly<Record<string, string>>,
  spelled: (form: string) => string,
): Map<string, string> {
  return new Map(
    Object.entries(forms).flatMap(([root, list]) =>
      wordList(list).map((form) => [spelled(form), root] as const),
    ),
  )
}
