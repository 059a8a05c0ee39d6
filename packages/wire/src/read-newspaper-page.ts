import { createHash } from 'node:crypto'
import type { WireFault, WireWarning } from './fault.ts'
import { escapeHtml } from './sanitise.ts'
import { limitsOf, type ReadOptions } from './limits.ts'
import type { Association, NewsItem, Words } from './ninjs.ts'
import type { NewspaperPage, PageArticle } from './page/newspaper-page.ts'
import { readPageText } from './page/read-page-text.ts'
import type { ReadHint } from './read-hint.ts'
import type { ReadItem } from './read-items.ts'
import { ok, refuse, type Result } from './result.ts'

/** A newspaper's page: its parts, its articles as items, and what had to be guessed. */
export interface ReadNewspaperPage {
  readonly page: NewspaperPage
  readonly items: readonly ReadItem[]
  /** With line numbers of the text; each item has its own. */
  readonly warnings: readonly WireWarning[]
}

/**
 * Reads the text of a newspaper's page, in Chinese, Russian or Kyrgyz, as a PDF gives it, in raw or
 * in layout order. Columns, captions and other articles that cut a sentence are read past; what had
 * to be guessed is told with its confidence. Refused are texts of more lines than a page has.
 */
export function readNewspaperPage(
  text: string,
  hint: ReadHint = {},
  options?: ReadOptions,
): Result<ReadNewspaperPage, WireFault> {
  const limits = limitsOf(options)
  const { lines, longest } = extentOf(text)
  if (lines > limits.pageLines || longest > limits.pageLine || text.length > limits.pageLetters)
    return refuse({ code: 'wire.page-too-long', lines, longest })
  const { page, guesses } = readPageText(text)
  const items = page.articles.map((article) => {
    const warnings: WireWarning[] = []
    const item = itemOf(article, page, hint)
    if (article.date !== null)
      warnings.push({ code: 'wire.date-incomplete', at: '/contentCreated', taken: midnight(article.date) }) // prettier-ignore
    const { continuedOn: on, continuedFrom: from, line } = article
    if (on !== null || from !== null) warnings.push({ code: 'wire.page-continued', line, on, from })
    return { item, warnings }
  })
  return ok({ page, items, warnings: guesses })
}

function extentOf(text: string): { lines: number; longest: number } {
  let lines = 1
  let longest = 0
  let start = 0
  for (let end = text.search(/[\n\r]/u); end !== -1; end = nextEnd(text, start)) {
    lines += 1
    longest = Math.max(longest, end - start)
    start = end + 1
  }
  return { lines, longest: Math.max(longest, text.length - start) }
}

function nextEnd(text: string, from: number): number {
  for (let at = from; at < text.length; at += 1) {
    const unit = text.charCodeAt(at)
    if (unit === 0x0a || unit === 0x0d) return at
  }
  return -1
}

function midnight(date: string): string {
  return `${date}T00:00:00Z`
}

function itemOf(article: PageArticle, { language, page }: NewspaperPage, hint: ReadHint): NewsItem {
  const first = article.body.find((block) => block.type === 'paragraph')?.text ?? ''
  const said = [page.newspaper, page.date, page.number, article.headline, first].join('\n')
  const host = hint.url !== undefined && URL.canParse(hint.url) ? new URL(hint.url).hostname : ''
  const authority = /^[a-z\d.-]+$/iu.test(host) ? host : 'page.invalid'
  const digest = createHash('sha256').update(said.toWellFormed()).digest('hex')
  const uri = `tag:${authority},2005:${digest}`
  const headlines: Words[] = []
  if (article.headline !== null) headlines.push({ role: 'main', value: article.headline })
  if (article.kicker !== null) headlines.push({ role: 'kicker', value: article.kicker })
  if (article.deck !== null) headlines.push({ role: 'deck', value: article.deck })
  const associations = article.captions.map((caption, index): Association => {
    const name = `figure-${caption.figures.length === 0 ? `unnumbered-${index + 1}` : caption.figures.join('-')}` // prettier-ignore
    return {
      name,
      uri: `${uri}.${index + 1}`,
      type: 'picture',
      language,
      ...(caption.credit === null ? {} : { by: caption.credit }),
      descriptions: [{ role: 'caption', value: caption.text }],
    }
  })
  const partial = article.continuedOn !== null || article.continuedFrom !== null
  return {
    uri,
    type: 'text',
    representationType: partial ? 'partial' : 'full',
    language,
    ...(article.headline === null ? {} : { title: article.headline }),
    ...(article.authors.length === 0
      ? {}
      : {
          by: article.authors.join(language.startsWith('zh') ? '、' : ', '),
          people: article.authors.map((name) => ({ name, rel: 'author' })),
        }),
    ...(article.place === null ? {} : { located: article.place }),
    ...(article.date === null ? {} : { contentCreated: midnight(article.date) }),
    ...(page.date === null ? {} : { versionCreated: midnight(page.date) }),
    ...(headlines.length === 0 ? {} : { headlines }),
    bodies: [{ role: 'main', contentType: 'text/html', value: htmlOf(article) }],
    ...(page.section === null ? {} : { subjects: [{ name: page.section, rel: 'section' }] }),
    ...(page.newspaper === null ? {} : { infoSources: [{ name: page.newspaper, role: 'newspaper' }] }), // prettier-ignore
    ...(associations.length === 0 ? {} : { associations }),
  }
}

/** The body, then what stands beside it: tables and boxes. Lifted sentences are in it already. */
function htmlOf(article: PageArticle): string {
  const parts = article.body.map(({ type, text }) =>
    type === 'heading' ? `<h2>${escapeHtml(text)}</h2>` : `<p>${escapeHtml(text)}</p>`,
  )
  for (const { title, rows } of article.tables) {
    const caption = title === null ? '' : `<caption>${escapeHtml(title)}</caption>`
    const body = rows.map((row) => `<tr>${row.map((cell) => `<td>${escapeHtml(cell)}</td>`).join('')}</tr>`) // prettier-ignore
    parts.push(`<table>${caption}<tbody>${body.join('')}</tbody></table>`)
  }
  for (const { headline, paragraphs } of article.boxes) {
    const inner = paragraphs.map((text) => `<p>${escapeHtml(text)}</p>`).join('')
    parts.push(`<div><h3>${escapeHtml(headline)}</h3>${inner}</div>`)
  }
  return parts.join('')
}
