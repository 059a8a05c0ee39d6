import { canonicalTag } from '@suyab/language/tag'
import { textOfHtml } from '@suyab/wire/sanitise'
import { keyOf } from './block.ts'
import type { HtmlDocument } from './dom.ts'
import { dateInText, dateInUrl, type DateCandidate } from './published.ts'
import { isArticle, isThing, namesOf, structuredData, textsOf, type Thing } from './structured.ts'

/** What a page says about its article outside its text. */
export interface Metadata {
  readonly title: string
  /** All the page's wordings of it, to know it by in the text. */
  readonly titles: readonly string[]
  readonly authors: readonly string[]
  /** In the order in which they are believed. */
  readonly dates: readonly DateCandidate[]
  /** BCP 47. */
  readonly claimedLanguage?: string
  readonly section?: string
  /** `Article`, `NewsArticle`, … of schema.org, or Open Graph's `article`. */
  readonly type?: string
  /** The address that the page itself calls its own. */
  readonly canonical?: string
  /** The article's text in the page's JSON-LD. */
  readonly body: string
  readonly isFree: boolean
}

const dateNames = [
  'article:published_time',
  'og:published_time',
  'og:article:published_time',
  'datepublished',
  'publishdate',
  'publish_date',
  'pubdate',
  'publication_date',
  'parsely-pub-date',
  'sailthru.date',
  'dc.date.issued',
  'dcterms.created',
  'dcterms.date',
  'dc.date',
  'article.published',
  'published_time_telegram',
  'weibo:article:create_at',
  'date',
]

/** Reads a page's metadata: meta elements, JSON-LD, microdata, headings, its address. */
export function metadataOf(document: HtmlDocument, url: string | undefined): Metadata {
  const things = structuredData(document)
  const metas = metaElements(document)
  const articles = things.filter(isArticle)
  const titles = titlesOf(document, metas, articles)
  const claimed = canonicalTag(document.documentElement?.getAttribute('lang') ?? '')
  const section = line(metas.get('article:section') ?? firstText(articles, 'articleSection'))
  const type = firstText(articles, '@type') || (metas.get('og:type') ?? '')
  const canonical = canonicalOf(document, metas, url)
  return {
    title: titles[0] ?? '',
    titles,
    authors: authorsOf(document, metas, articles),
    dates: datesOf(document, metas, things, url),
    ...(claimed === undefined ? {} : { claimedLanguage: claimed }),
    ...(section === '' ? {} : { section }),
    ...(type === '' ? {} : { type }),
    ...(canonical === undefined ? {} : { canonical }),
    body: bodyOf(articles),
    isFree: articles.every((one) => !isFalse(one['isAccessibleForFree'])),
  }
}

function metaElements(document: HtmlDocument): ReadonlyMap<string, string> {
  const metas = new Map<string, string>()
  for (const meta of document.querySelectorAll('meta')) {
    const name =
      meta.getAttribute('property') ?? meta.getAttribute('name') ?? meta.getAttribute('itemprop')
    const content = meta.getAttribute('content')?.trim() ?? ''
    const key = name?.trim().toLowerCase() ?? ''
    if (key !== '' && content !== '' && !metas.has(key)) metas.set(key, content)
  }
  return metas
}

function isFalse(value: unknown): boolean {
  return value === false || (typeof value === 'string' && /^false$/i.test(value))
}

function line(text: string | null | undefined): string {
  const given = text ?? ''
  return (/[<&]/.test(given) ? textOfHtml(given) : given).replaceAll(/\s+/gu, ' ').trim()
}

function firstText(things: readonly Thing[], property: string): string {
  return things.flatMap((thing) => textsOf(thing[property]))[0] ?? ''
}

function bodyOf(articles: readonly Thing[]): string {
  const body = firstText(articles, 'articleBody')
  return /<\/?[a-z][^>]*>/i.test(body) ? textOfHtml(body) : body.trim()
}

/** The titles a page gives, without the site's name; the one that a heading confirms comes first. */
function titlesOf(
  document: HtmlDocument,
  metas: ReadonlyMap<string, string>,
  articles: readonly Thing[],
): string[] {
  const site = keyOf(metas.get('og:site_name') ?? '')
  const headings = [...document.querySelectorAll('h1')].map((one) => line(one.textContent))
  const titleElement = line(document.querySelector('title')?.textContent)
  const given = [
    metas.get('og:title'),
    firstText(articles, 'headline'),
    metas.get('twitter:title'),
    metas.get('title'),
    titleElement,
  ]
    .map((title) => withoutSite(line(title), site))
    .filter((title) => keyOf(title) !== '')
  const whole = keyOf(given[0] ?? '')
  const confirmed = headings.filter((heading) => {
    const key = keyOf(heading)
    return key.length >= 4 && whole.includes(key) && 2 * key.length >= whole.length
  })
  const longest = confirmed.toSorted((a, b) => b.length - a.length)[0]
  const lone = given.length === 0 ? headings.filter((one) => keyOf(one) !== '') : []
  const titles = [...(longest === undefined ? [] : [longest]), ...given, ...lone, titleElement]
  return [...new Set(titles)].filter((title) => title !== '').map((title) => title.slice(0, 500))
}

/** "Headline | Paper", "Headline - Paper", "Headline_Paper": the part that is the site's name goes. */
function withoutSite(title: string, site: string): string {
  const parts = title.split(/\s+[|\-–—·•»:]\s+|[_|｜]/u)
  if (parts.length < 2) return title
  const last = parts.at(-1) ?? ''
  const isSite = site !== '' && keyOf(last) === site
  const isShort = /[|_｜]/u.test(title) && keyOf(last).length < keyOf(parts[0] ?? '').length
  if (!isSite && !isShort) return title
  const cut = title.lastIndexOf(last)
  return title.slice(0, cut).replace(/[\s|\-–—·•»:_｜]+$/u, '')
}

const byWords =
  /^(?:by|author|автор(?:ы)?|текст|авторы|журналист|муаллиф|аўтар|作者|记者|文|نویسنده|مصنف|लेखक)\s*[:：/]?\s+|^(?:作者|记者|文)[:：/|\s]*/iu

function authorsOf(
  document: HtmlDocument,
  metas: ReadonlyMap<string, string>,
  articles: readonly Thing[],
): string[] {
  const named = articles.flatMap((thing) => namesOf(thing['author']))
  const said =
    named.length > 0
      ? named
      : [
          metas.get('author'),
          metas.get('article:author'),
          metas.get('byl'),
          metas.get('dc.creator'),
        ]
          .filter((one) => one !== undefined)
          .slice(0, 1)
  const shown =
    said.length > 0
      ? said
      : [...document.querySelectorAll('[itemprop="author"], a[rel="author"], .byline, .author')]
          .map((one) => one.textContent ?? '')
          .slice(0, 1)
  const names = shown
    .flatMap((one) =>
      line(one)
        .replace(byWords, '')
        .split(/\s*[,;、，；|]\s*|\s+(?:and|и|және|жана)\s+/u),
    )
    .map((name) => name.trim())
    .filter(
      (name) => /\p{L}{2}/u.test(name) && name.length <= 60 && !/^https?:|[@/\p{Nd}]/iu.test(name),
    )
  return [...new Set(names)].slice(0, 20)
}

function datesOf(
  document: HtmlDocument,
  metas: ReadonlyMap<string, string>,
  things: readonly Thing[],
  url: string | undefined,
): DateCandidate[] {
  const candidates: DateCandidate[] = []
  const add = (source: DateCandidate['source'], text: string | null | undefined): void => {
    const trimmed = text?.trim() ?? ''
    if (trimmed !== '' && trimmed.length <= 64) candidates.push({ source, text: trimmed })
  }
  for (const name of dateNames) add('meta', metas.get(name))
  for (const property of ['datePublished', 'dateCreated'])
    for (const thing of things)
      if (isArticle(thing) || isThing(thing))
        for (const text of textsOf(thing[property])) add('json-ld', text)
  const element = 'time[pubdate], [itemprop="datePublished"], time[datetime]'
  for (const found of [...document.querySelectorAll(element)].slice(0, 3))
    add(
      'element',
      found.getAttribute('datetime') ??
        found.getAttribute('content') ??
        dateInText(found.textContent ?? ''),
    )
  const dated =
    '[class*="date"], [class*="time"], [class*="pub"], [id*="date"], [id*="time"], [id*="pub"], .info, .source'
  for (const found of [...document.querySelectorAll(dated)].slice(0, 40)) {
    const text = found.textContent ?? ''
    if (text.length <= 300) add('text', dateInText(text))
  }
  add('url', url === undefined ? undefined : dateInUrl(url))
  return candidates
}

function canonicalOf(
  document: HtmlDocument,
  metas: ReadonlyMap<string, string>,
  url: string | undefined,
): string | undefined {
  const links = [
    document.querySelector('link[rel="canonical"]')?.getAttribute('href'),
    metas.get('og:url'),
  ]
  return links
    .map((href) => href?.trim() ?? '')
    .filter((href) => href !== '' && URL.canParse(href, url))
    .map((href) => new URL(href, url))
    .find(({ protocol }) => protocol === 'http:' || protocol === 'https:')?.href
}
