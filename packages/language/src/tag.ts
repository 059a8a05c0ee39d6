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

const RTL_SCRIPTS = new Set(['arab', 'aran', 'hebr', 'syrc', 'thaa', 'nkoo', 'adlm', 'rohg'])
const RTL_LANGUAGES = new Set('ar arc ckb dv fa he ks nqo pnb ps prs sd syr ug ur yi'.split(' '))

/** The language subtag of a BCP 47 tag in lower case: `zh` of `zh-Hans-CN`. */
export function primaryOf(tag: string): string {
  return tag.split(/[-_]/, 1)[0]!.toLowerCase()
}

/**
 * Which way a text in this language runs. A script subtag decides before the language does:
 * `uz-Arab` runs from right to left, `uz` does not.
 * @source BCP 47
 */
export function directionOf(tag: string): Direction {
  const script = tag
    .toLowerCase()
    .split(/[-_]/)
    .slice(1)
    .find((part) => /^[a-z]{4}$/.test(part))
  if (script !== undefined) return RTL_SCRIPTS.has(script) ? 'rtl' : 'ltr'
  return RTL_LANGUAGES.has(primaryOf(tag)) ? 'rtl' : 'ltr'
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
