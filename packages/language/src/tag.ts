/** The languages of the exchange; every one of them is treated alike. */
export const exchangeLanguages: readonly [
  'zh-Hans',
  'ru',
  'en',
  'ky',
  'kk',
  'uz',
  'tg',
  'fa',
  'ur',
  'hi',
  'be',
] = ['zh-Hans', 'ru', 'en', 'ky', 'kk', 'uz', 'tg', 'fa', 'ur', 'hi', 'be']

export type ExchangeLanguage = (typeof exchangeLanguages)[number]
export type Direction = 'ltr' | 'rtl'

const RIGHT_TO_LEFT = new Set(
  'Adlm Arab Aran Armi Hebr Mand Mend Nkoo Rohg Samr Syrc Thaa Yezi'.split(' '),
)

/** The language subtag of a BCP 47 tag in lower case: `zh` of `zh-Hans-CN`. No subtag is longer than eight. */
export function primaryOf(tag: string): string {
  return tag.split(/[-_]/, 1)[0]!.slice(0, 8).toLowerCase()
}

/**
 * Which way a text in this language runs, by the script that the tag names or that the language is
 * most written in: `uz-Arab` and `uz-AF` run from right to left, `uz` does not. What is no tag runs
 * from left to right.
 * @source BCP 47; CLDR, likely subtags
 */
export function directionOf(tag: string): Direction {
  const script = scriptOf(tag)
  return script !== undefined && RIGHT_TO_LEFT.has(script) ? 'rtl' : 'ltr'
}

/**
 * The script (ISO 15924) that the tag names or that its language is most written in; undefined where
 * it is no tag or nobody knows.
 * @source CLDR, likely subtags
 */
export function scriptOf(tag: string): string | undefined {
  return wellFormed(() => new Intl.Locale(tag.replaceAll('_', '-')).maximize().script)
}

/**
 * The tag in BCP 47's canonical form, `undefined` where it is none. Underscores are read as
 * hyphens, for that is how many systems store a tag.
 * @source BCP 47 (RFC 5646), ECMA-402 CanonicalizeUnicodeLocaleId
 */
export function canonicalTag(tag: string): string | undefined {
  const hyphened = tag.trim().replaceAll('_', '-')
  if (hyphened === '' || hyphened.length > 100) return undefined
  return wellFormed(() => Intl.getCanonicalLocales(hyphened)[0])
}

function wellFormed<Value>(read: () => Value): Value | undefined {
  try {
    return read()
  } catch (error) {
    if (error instanceof RangeError) return undefined
    throw error
  }
}

/** Is `tag` the language `range` or a variety of it? `zh-Hans` is in `zh`, not the other way round. */
export function isIn(tag: string, range: string): boolean {
  const [narrow, wide] = [tag.toLowerCase(), range.toLowerCase()]
  return narrow === wide || narrow.startsWith(`${wide}-`)
}

/**
 * The first of the wished tags that is offered, compared by language and then by its subtag alone;
 * the first offered one where none is.
 */
export function pickLanguage<Tag extends string>(
  wished: readonly string[],
  offered: readonly [Tag, ...Tag[]],
): Tag {
  for (const wish of wished) {
    const found =
      offered.find((tag) => isIn(wish, tag) || isIn(tag, wish)) ??
      offered.find((tag) => primaryOf(tag) === primaryOf(wish))
    if (found !== undefined) return found
  }
  return offered[0]
}

/**
 * A text that exists in several languages, as the reader can best read it, with the language it is
 * in; undefined where it exists in none.
 */
export function pickText(
  texts: Readonly<Record<string, string>>,
  wished: readonly string[],
): { text: string; language: string } | undefined {
  const [first, ...rest] = Object.keys(texts)
  if (first === undefined) return undefined
  const language = pickLanguage(wished, [first, ...rest])
  return { text: texts[language]!, language }
}
