import { canonicalTag } from '@suyab/language/tag'

/** A stream of news names few languages, many times. */
const tags = new Map<string, string>()
const maxTags = 1_000

/** A language tag in its canonical form, `undefined` where it is none. @source BCP 47 */
export function languageTag(tag: string): string | undefined {
  const known = tags.get(tag)
  if (known !== undefined) return known
  const made = canonicalTag(tag)
  if (made !== undefined && tags.size < maxTags) tags.set(tag, made)
  return made
}
