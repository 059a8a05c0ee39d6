/** Words of one shape, and what they come to, with `$1` as in String.replace. */
export interface Rule {
  readonly form: RegExp
  readonly stem: string
  /** Words that only look like it. */
  readonly but?: RegExp
}

/** What the first rule that fits makes of a word. */
export function byRules(word: string, rules: readonly Rule[]): string | undefined {
  for (const { form, stem, but } of rules) {
    if (form.test(word) && but?.test(word) !== true) return word.replace(form, stem)
  }
  return undefined
}
