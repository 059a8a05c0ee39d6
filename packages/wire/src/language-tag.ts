/**
 * The tag in BCP 47's canonical form, `undefined` where it is none. Underscores are read as
 * hyphens, for that is how many systems store a tag.
 * @source BCP 47 (RFC 5646), ECMA-402 CanonicalizeUnicodeLocaleId
 */
export function canonicalLanguage(tag: string): string | undefined {
  const hyphened = tag.trim().replaceAll('_', '-')
  if (hyphened === '' || hyphened.length > 100) return undefined
  try {
    return Intl.getCanonicalLocales(hyphened)[0]
  } catch (cause) {
    if (cause instanceof RangeError) return undefined
    throw cause
  }
}
