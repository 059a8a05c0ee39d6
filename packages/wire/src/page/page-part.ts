import type { CreditedCaption, PageCaption, PageTable } from './newspaper-page.ts'
import type { Made } from './page-article.ts'
import { numbersIn } from './page-caption.ts'
import type { Drafts } from './page-draft.ts'
import { gramsOf, overlapOf } from './page-text.ts'

/** Which article each part belongs to. */
interface PlacedParts {
  readonly captions: ReadonlyMap<Made, CreditedCaption[]>
  readonly tables: ReadonlyMap<Made, PageTable[]>
  readonly quotes: ReadonlyMap<Made, string[]>
}

/** Gives pictures, tables and lifted sentences to the articles that speak of them. */
export function placeParts(
  gathered: Drafts,
  articles: readonly Made[],
  all: readonly Made[],
  lifted: readonly string[],
): PlacedParts {
  const texts = new Map(articles.map((one) => [one, one.article.body.map((block) => block.text).join('\n')])) // prettier-ignore
  const captions = new Map<Made, CreditedCaption[]>()
  for (const { part: caption, near, next } of gathered.captions) {
    const after = next ? (near ?? -1) + 1 : undefined
    const owner = best(articles, (one) => {
      const text = texts.get(one)!
      let score = one.index === near ? 0.35 : one.index === after ? 0.6 : 0
      if (caption.figures.length > 0 && refersTo(text, caption.figures)) score += 2
      if (caption.figures.length === 0 && /[（(]见图[）)]/u.test(text)) score += 0.5
      const mine = new Set([...one.grams, ...gramsOf(one.article.headline ?? '')])
      return score + 2 * overlapOf(gramsOf(caption.text), mine)
    })
    if (owner !== undefined) captions.set(owner, [...(captions.get(owner) ?? []), caption]) // prettier-ignore
  }
  const tables = new Map<Made, PageTable[]>()
  for (const { part: table, near } of gathered.tables) {
    const words = gramsOf([table.title ?? '', ...table.rows.flat()].join(' '))
    const standing = all.find((one) => one.index === near)
    const owner = best(articles, (one) => {
      const text = texts.get(one)!
      let score = one.index === near || (standing?.kind === 'box' && one === articles.findLast((other) => other.index < standing.index)) ? 0.3 : 0 // prettier-ignore
      if (/见表|见下表|в таблиц|табл\.|таблица/iu.test(text)) score += 0.3
      return score + 3 * overlapOf(words, new Set([...one.grams, ...gramsOf(one.article.headline ?? '')])) // prettier-ignore
    })
    if (owner !== undefined) tables.set(owner, [...(tables.get(owner) ?? []), table])
  }
  const quotes = new Map<Made, string[]>()
  for (const quote of lifted) {
    const owner = best(articles, (one) => overlapOf(gramsOf(quote), one.grams))
    if (owner !== undefined) quotes.set(owner, [...(quotes.get(owner) ?? []), quote])
  }
  return { captions, tables, quotes }
}

function best(articles: readonly Made[], score: (one: Made) => number): Made | undefined {
  let most = -Infinity
  let found: Made | undefined
  for (const one of articles) {
    const now = score(one)
    if (now > most) [most, found] = [now, one]
  }
  return found
}

/** The figures that a text refers to: （见图①②）, (фото 2). */
export function figuresIn(text: string): number[] {
  return [...text.matchAll(reference)].flatMap(([found]) => numbersIn((/图[一二三四五六七八九十、]+/u.exec(found)?.[0].slice(1) ?? found.replace(/[^①-⑳\d,–-]/gu, '')).trim())) // prettier-ignore
}

const reference = /[（(][^（）()]{0,12}?(?:见|图|фото|рис\.?|сүрөт|снимок)[^（）()]{0,16}[）)]/giu

function refersTo(text: string, figures: readonly number[]): boolean {
  const numbers = figuresIn(text)
  return figures.some((figure) => numbers.includes(figure))
}

/** An article's captions in the order of their numbers, credited as its byline says. */
export function captionsOf(one: Made, found: readonly CreditedCaption[]): PageCaption[] {
  const all = [...found, ...one.captions]
  const by =
    one.shot && one.article.authors.length > 0
      ? one.article.authors.join(', ')
      : (one.photographer ?? null)
  const shared = all.find((caption) => caption.forAll === true && caption.credit !== null)
  return all
    .filter((caption) => caption.text !== '')
    .map((caption) => ({ ...caption, credit: caption.credit ?? shared?.credit ?? by }))
    .map(({ figures, text, credit }) => ({ figures, text, credit }))
    .toSorted((a, b) => (a.figures[0] ?? 99) - (b.figures[0] ?? 99))
}
