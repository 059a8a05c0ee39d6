/**
 * Says whether a language range covers a tag: `zh` covers `zh` and `zh-Hans`, `zh-Hans` does not
 * cover `zh`.
 * @source RFC 4647, section 3.3.1 (basic filtering)
 */
export function covers(range: string, tag: string): boolean {
  if (range === '*') return true
  const wanted = range.toLowerCase()
  const got = tag.toLowerCase()
  return got === wanted || got.startsWith(`${wanted}-`)
}

/** Says whether a translation may be in this language; a language that is not named may be any. */
export function mayBeIn(ranges: true | readonly string[], tag: string | undefined): boolean {
  return ranges === true || (tag !== undefined && ranges.some((range) => covers(range, tag)))
}
