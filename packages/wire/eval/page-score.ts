import type { NewspaperPage, PageArticle } from '../src/page/newspaper-page.ts'

/** A page as it ought to be read; its articles in any order. */
export type Expected = Omit<NewspaperPage, 'articles'> & {
  readonly articles: readonly Omit<PageArticle, 'line'>[]
}

/** What is counted of a page, all nought. */
export const noCounts = {
  articles: 0, whole: 0, sentences: 0, broken: 0, slips: 0, extra: 0,
  authors: 0, place: 0, date: 0, headline: 0, kicker: 0, deck: 0,
  captions: 0, captionsRight: 0, tables: 0, tablesRight: 0, headings: 0, headingsRight: 0,
  paragraphs: 0, paragraphsRight: 0, boxes: 0, boxesRight: 0, quotes: 0, quotesRight: 0,
  notices: 0, noticesRight: 0, continued: 0, page: 0, pageRight: 0,
} // prettier-ignore
export type Counts = typeof noCounts

function fold(text: string | null, chinese: boolean): string {
  if (text === null) return '\u0000'
  const plain = text
    .normalize('NFKC')
    .replace(/[\p{Cc}\u00AD\u200B-\u200F\u2060-\u2064\uFEFF]/gu, (sign) => (/\s/u.test(sign) ? ' ' : ''))
    .trim() // prettier-ignore
  return plain.replace(/\s+/gu, chinese ? '' : ' ')
}

function sentencesOf(text: string, chinese: boolean): string[] {
  // NFKC has made the full-width marks half-width ones.
  const pattern = chinese
    ? /(?<=[。！？!?][\p{Pe}\p{Pf}"'”’]*)(?![。！？!?\p{Pe}\p{Pf}"'”’])/gu
    : /(?<=[.!?…][\p{Pe}\p{Pf}"'”’]*) +/gu
  return text.split(pattern).filter((one) => one !== '')
}

function paragraphsOf(article: Pick<PageArticle, 'body'>, chinese: boolean): string[] {
  return article.body
    .filter((block) => block.type === 'paragraph')
    .map((block) => fold(block.text, chinese))
}

function unhyphened(text: string): string {
  return text.replace(/(?<=[\p{L}\d])[-‐](?=[\p{L}\d])/gu, '')
}

/** Compares a page as read with what it ought to be, by the rules of fixtures/newspaper-page. */
export function score(
  expected: Expected,
  answer: NewspaperPage,
  say: (line: string) => void,
  tell: (reason: string) => void = () => {},
): Counts {
  const c = { ...noCounts }
  const zh = expected.language.startsWith('zh')
  const own = answer.articles.map((article) => {
    const paragraphs = paragraphsOf(article, zh)
    return { article, paragraphs, sentences: paragraphs.flatMap((text) => sentencesOf(text, zh)) }
  })
  const all = new Set(own.flatMap((one) => one.sentences))
  const loose = new Set([...all].map(unhyphened))
  const same = (one: unknown, two: unknown): boolean =>
    fold(JSON.stringify(one), zh) === fold(JSON.stringify(two), zh)
  for (const article of expected.articles) {
    c.articles += 1
    const paragraphs = paragraphsOf(article, zh)
    const sentences = paragraphs.flatMap((text) => sentencesOf(text, zh))
    const headed = own.filter((one) => fold(one.article.headline, zh) === fold(article.headline, zh)) // prettier-ignore
    const match = headed[0] ?? own.find((one) => one.sentences.some((text) => sentences.includes(text))) // prettier-ignore
    const whole = headed.length === 1 && same(headed[0]!.sentences, sentences)
    if (!whole)
      for (const reason of reasonsOf(
        expected,
        article,
        headed.length,
        match?.sentences ?? [],
        sentences,
        zh,
      ))
        tell(reason)
    if (whole) c.whole += 1
    else say(`not whole: ${article.headline} (${headed.length} so headed)`)
    if (headed.length > 0) c.headline += 1
    for (const sentence of sentences) {
      c.sentences += 1
      if (all.has(sentence)) continue
      if (loose.has(unhyphened(sentence))) {
        c.slips += 1
        say(`  hyphen: ${sentence}`)
      } else {
        c.broken += 1
        say(`  broken: ${sentence}`)
      }
    }
    for (const sentence of match?.sentences ?? []) {
      if (sentences.includes(sentence)) continue
      c.extra += 1
      say(`  extra: ${sentence}`)
    }
    for (const key of ['authors', 'place', 'date', 'kicker', 'deck'] as const) {
      if (match !== undefined && same(match.article[key], article[key])) c[key] += 1
      else say(`  ${key}: ${JSON.stringify(article[key])} is read as ${JSON.stringify(match?.article[key])} in ${article.headline}`) // prettier-ignore
    }
    if (match !== undefined && same([match.article.continuedOn, match.article.continuedFrom], [article.continuedOn, article.continuedFrom])) c.continued += 1 // prettier-ignore
    for (const paragraph of paragraphs) {
      c.paragraphs += 1
      if (match?.paragraphs.includes(paragraph) === true) c.paragraphsRight += 1
      else say(`  paragraph: ${paragraph.slice(0, 60)}`)
    }
    const count = <One>(kind: 'captions' | 'tables' | 'boxes' | 'headings' | 'quotes', wanted: readonly One[], found: readonly One[]): void => {
      for (const one of wanted) {
        c[kind] += 1
        if (found.some((other) => same(other, one))) c[`${kind}Right`] += 1
        else say(`  ${kind}: ${JSON.stringify(one)} among ${JSON.stringify(found)}`)
      }
    } // prettier-ignore
    count('captions', article.captions, match?.article.captions ?? [])
    const rows = (table: { rows: readonly (readonly string[])[] }): string[] => table.rows.map((row) => row.join(' ')) // prettier-ignore
    count('tables', article.tables.map(rows), (match?.article.tables ?? []).map(rows))
    count('boxes', article.boxes, match?.article.boxes ?? [])
    count('quotes', article.pullQuotes, match?.article.pullQuotes ?? [])
    const headings = (one: Pick<PageArticle, 'body'> | undefined): string[] => one?.body.filter((block) => block.type === 'heading').map((block) => block.text) ?? [] // prettier-ignore
    count('headings', headings(article), headings(match?.article))
  }
  for (const notice of expected.notices) {
    c.notices += 1
    if (answer.notices.some((one) => same(one, notice))) c.noticesRight += 1
    else say(`notice: ${JSON.stringify(notice)}`)
  }
  for (const key of ['newspaper', 'date', 'number', 'section', 'editors'] as const) {
    c.page += 1
    const low = (value: unknown): string => JSON.stringify(value).toLowerCase()
    if (same(low(answer.page[key]), low(expected.page[key]))) c.pageRight += 1
    else say(`page ${key}: ${JSON.stringify(answer.page[key])} for ${JSON.stringify(expected.page[key])}`) // prettier-ignore
  }
  return c
}

/** Why an article is not whole, in words that tell nothing of its text. */
function reasonsOf(
  expected: Expected,
  article: Expected['articles'][number],
  headed: number,
  found: readonly string[],
  sentences: readonly string[],
  chinese: boolean,
): Set<string> {
  const reasons = new Set<string>()
  if (headed !== 1) reasons.add(headed === 0 ? 'headline' : 'headline twice')
  const letters = (texts: readonly (string | null)[]): string => texts.map((text) => fold(text ?? '', chinese).replace(/[^\p{L}\p{N}]+/gu, '')).join(' ') // prettier-ignore
  const wordsOf = (one: Expected['articles'][number]): string => letters(paragraphsOf(one, chinese))
  const others = expected.articles.filter((one) => one !== article)
  const places: [string, string][] = [
    ['text of another', others.map(wordsOf).join(' ')],
    ['caption', letters(expected.articles.flatMap((one) => one.captions.map(({ text }) => text)))],
    ['table', letters(expected.articles.flatMap((one) => one.tables.flatMap(({ title, rows }) => [title, ...rows.flat()])))],
    ['box', letters(expected.articles.flatMap((one) => one.boxes.flatMap(({ headline, paragraphs }) => [headline, ...paragraphs])))],
    ['notice', letters(expected.notices.flatMap(({ headline, paragraphs }) => [headline, ...paragraphs]))],
    ['own head', letters([article.kicker, article.headline, article.deck])],
    ['other head', letters(others.flatMap((one) => [one.kicker, one.headline, one.deck]))],
    ['heading', letters(expected.articles.flatMap((one) => one.body.filter(({ type }) => type === 'heading').map(({ text }) => text)))],
    ['lifted', letters(expected.articles.flatMap((one) => one.pullQuotes))],
    ['credit', letters(expected.articles.flatMap((one) => [...one.authors, one.place, ...one.captions.map(({ credit }) => credit)]))],
  ] // prettier-ignore
  for (const sentence of found) {
    if (sentences.includes(sentence)) continue
    const own = letters([sentence])
    const place = places.find(([, text]) => own !== '' && text.includes(own))
    const begun = places.find(([, text]) => text.includes(own.slice(0, 6)))
    reasons.add(place !== undefined ? `has ${place[0]}` : wordsOf(article).includes(own) ? 'has half a sentence' : `has a mix that begins as ${begun?.[0] ?? (wordsOf(article).includes(own.slice(0, 6)) ? 'its own text' : 'what is nowhere')}`) // prettier-ignore
  }
  if (sentences.some((sentence) => !found.includes(sentence))) reasons.add('lacks a sentence')
  return reasons
}

/** A line of figures. */
export function figuresOf(name: string, c: Counts): string {
  const of = (right: number, whole: number): string => `${right}/${whole}`
  return [
    name.padEnd(6), `whole ${of(c.whole, c.articles)}`, `broken ${c.broken}/${c.sentences}`,
    `slips ${c.slips}`, `extra ${c.extra}`, `authors ${of(c.authors, c.articles)}`,
    `place ${of(c.place, c.articles)}`, `date ${of(c.date, c.articles)}`,
    `headline ${of(c.headline, c.articles)}`, `kicker ${of(c.kicker, c.articles)}`,
    `deck ${of(c.deck, c.articles)}`, `continued ${of(c.continued, c.articles)}`,
    `paragraphs ${of(c.paragraphsRight, c.paragraphs)}`, `headings ${of(c.headingsRight, c.headings)}`,
    `captions ${of(c.captionsRight, c.captions)}`, `tables ${of(c.tablesRight, c.tables)}`,
    `boxes ${of(c.boxesRight, c.boxes)}`, `quotes ${of(c.quotesRight, c.quotes)}`,
    `notices ${of(c.noticesRight, c.notices)}`, `page ${of(c.pageRight, c.page)}`,
  ].join('  ') // prettier-ignore
}
