import { terms } from '@suyab/language/term'
import { wallDay } from '@suyab/language/zone'
import { articleId, type Article } from '../article.ts'
import { gapTerm } from '../query/query.ts'

/** An article's terms in their order: the title's, the gap, the text's. */
export function articleTerms(article: Pick<Article, 'title' | 'text' | 'language'>): string[] {
  const { title, text, language } = article
  return [...terms(title, language), gapTerm, ...terms(text, language)]
}

/** A row of the archive's table of articles, as it is inserted. */
export interface ArticleRow {
  number: number
  batch: number
  id: string
  outlet: string
  country: string
  language: string
  published: string
  day: string
  type: string
  title: string
  link: string
  text: string
  terms: string[]
  places: readonly string[]
}

/** How an article stands in the archive. */
export function articleRow(article: Article, number: number, batch: number): ArticleRow {
  const { outlet, country, language, published, type, title, link, text, places } = article
  return {
    number,
    batch,
    id: articleId(link),
    outlet,
    country,
    language,
    // As ClickHouse reads it fastest.
    published: published.replace('T', ' ').replace('Z', ''),
    day: wallDay(published, article.timeZone),
    type,
    title,
    link,
    text,
    terms: articleTerms(article),
    places,
  }
}
