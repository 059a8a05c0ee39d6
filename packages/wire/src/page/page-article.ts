import type { CreditedCaption, NewspaperPage, PageArticle, PageBlock, PageBox, PageCaption, PageGuess, PageHead, PageNotice, PageTable } from './newspaper-page.ts' // prettier-ignore
import { datelineOf, signatureOf, type Dateline } from './page-dateline.ts'
import { numbersIn } from './page-caption.ts'
import type { Draft, Drafts } from './page-draft.ts'
import { headsOf, rolesOf, shareOut, type Unit } from './page-head.ts'
import { endsSentence, hanPattern, type PageLine } from './page-line.ts'
import { leavesRoom } from './page-measure.ts'
import { gramsOf, isOpen, joinLines, overlapOf, type PageWords } from './page-text.ts'
import { boxHead, noticeHead, ownRubric } from './page-words.ts'

/** An article with what tells whether it is one. */
interface Made {
  readonly draft: Draft
  readonly article: PageArticle
  /** Someone or something is named as its source. */
  readonly signed: boolean
  readonly kind: 'article' | 'notice' | 'box'
}

/** Makes the page's articles of their drafts, and what stands beside them. */
export function makeArticles(
  gathered: Drafts,
  head: PageHead,
  language: string,
  words: PageWords,
  indents: boolean,
  lifted: readonly string[],
): { page: NewspaperPage; guesses: PageGuess[] } {
  const guesses = [...gathered.guesses]
  const { drafts, gaps } = gathered
  for (const { byline, near } of gathered.loose) near?.signatures.push(byline)
  const cuts = shareOut(gaps, drafts.map((draft) => ({ grams: draft.grams, continued: draft.continuedFrom !== null }))) // prettier-ignore
  const heads = drafts.map((draft) => headsOf(gaps, cuts, draft.index))
  rescue(drafts, heads)
  const boxesOf = new Map<Draft, PageBox[]>()
  const notices: PageNotice[] = []
  const made = drafts.map((draft, index) =>
    make(draft, heads[index]!, { head, language, words, indents, guesses }),
  )
  const signed = made.filter((one) => one.signed).length
  const kept: Made[] = []
  for (const one of made) {
    const { headline, kicker, deck } = one.article
    const paragraphs = one.article.body.map((block) => block.text)
    const plain = !one.signed && one.draft.continuedFrom === null && one.draft.continuedOn === null
    const over = [kicker, headline].filter((text) => text !== null).join(' ')
    const owner = kept.findLast((other) => other.kind === 'article')
    if (plain && noticeHead.test(over)) {
      const name = [kicker, headline, deck].filter((text) => text !== null).join(hanPattern.test(over) ? '' : ' ') // prettier-ignore
      notices.push({ headline: name, paragraphs })
      kept.push({ ...one, kind: 'notice' })
    } else if (
      plain &&
      owner !== undefined &&
      headline !== null &&
      kicker === null &&
      one.draft.rubric === undefined &&
      (boxHead.test(headline) ||
        (signed >= 2 &&
          signed >= (made.length - notices.length) * 0.6 &&
          one.draft.captions.length === 0 &&
          gathered.tables.length > 0))
    ) {
      // prettier-ignore
      boxesOf.set(owner.draft, [...(boxesOf.get(owner.draft) ?? []), { headline, paragraphs }])
      kept.push({ ...one, kind: 'box' })
    } else kept.push(one)
  }
  const articles = kept.filter((one) => one.kind === 'article')
  const placed = placeParts(gathered, articles, kept, lifted)
  for (const text of gathered.imprints) notices.push({ headline: null, paragraphs: [text] })
  for (const { article } of articles) {
    if (article.headline === null && article.kicker === null)
      guesses.push({ code: 'wire.page-headline-missing', line: article.line })
    const last = article.body.findLast((block) => block.type === 'paragraph')
    if (last !== undefined && article.continuedOn === null && isOpen(last.text))
      guesses.push({ code: 'wire.page-sentence-open', line: article.line })
  }
  return {
    page: {
      language,
      page: head,
      articles: articles.map((one) => ({
        ...one.article,
        captions: captionsOf(one, placed.captions.get(one.draft) ?? []),
        tables: placed.tables.get(one.draft) ?? [],
        pullQuotes: placed.quotes.get(one.draft) ?? [],
        boxes: boxesOf.get(one.draft) ?? [],
      })),
      notices,
    },
    guesses: guesses.toSorted((a, b) => a.line - b.line),
  }
}

/** An article without a head takes what another has too much of, where the words agree. */
function rescue(drafts: readonly Draft[], heads: { before: Unit[]; behind: Unit[] }[]): void {
  for (const draft of drafts) {
    const own = heads[draft.index]!
    if (own.before.length + own.behind.length > 0 || draft.continuedFrom !== null) continue
    let best: { from: number; least: number } | undefined
    for (const [from, other] of heads.entries()) {
      if (other.before.length === 0 || other.behind.length === 0) continue
      const fit = Math.max(...other.behind.map((unit) => overlapOf(gramsOf(unit.text), draft.grams))) // prettier-ignore
      if (best === undefined || fit > best.least) best = { from, least: fit }
    }
    if (best === undefined) continue
    own.behind.push(...heads[best.from]!.behind)
    heads[best.from] = { ...heads[best.from]!, behind: [] }
  }
}

interface Making {
  readonly head: PageHead
  readonly language: string
  readonly words: PageWords
  readonly indents: boolean
  readonly guesses: PageGuess[]
}

function make(draft: Draft, heads: { before: Unit[]; behind: Unit[] }, making: Making): Made {
  const han = making.language.startsWith('zh')
  const tail = noticeTail(draft, heads)
  const roles = rolesOf(heads.before, tail.behind)
  const first = firstLine(draft)
  if (roles.guessed || (tail.behind.length > 0 && heads.before.length === 0))
    making.guesses.push({ code: 'wire.page-headline-guessed', line: roles.headline?.line ?? first, confidence: roles.guessed ? 0.6 : 0.7 }) // prettier-ignore
  const shot = draft.bylines.some((byline) => byline.shot)
  const caption = shot ? takeLastCaption(draft, making) : undefined
  if (caption !== undefined) draft.captions.push(caption)
  const body = bodyOf(draft, making)
  const authors: string[] = []
  for (const byline of draft.bylines) authors.push(...byline.authors)
  let dateline: Dateline | undefined
  const start = body.findIndex((block) => block.type === 'paragraph')
  if (start !== -1) {
    dateline = datelineOf(body[start]!.text)
    if (dateline !== undefined) {
      const text = body[start]!.text.slice(dateline.length).trim()
      if (text === '') body.splice(start, 1)
      else body[start] = { type: 'paragraph', text }
      authors.push(...(dateline.authors ?? []))
    }
  }
  const end = body.findLastIndex((block) => block.type === 'paragraph')
  const signature = end === -1 ? undefined : signatureOf(body[end]!.text)
  if (end !== -1 && signature !== undefined) {
    authors.push(...signature.authors)
    const text = body[end]!.text.slice(0, -signature.length).trim()
    if (text === '') body.splice(end, 1)
    else body[end] = { type: 'paragraph', text }
  }
  for (const byline of draft.signatures) authors.push(...byline.authors)
  for (const text of tail.paragraphs) body.push({ type: 'paragraph', text })
  const kicker = roles.kicker?.text ?? null
  const article: PageArticle = {
    kicker: kicker ?? draft.rubric ?? null,
    headline: roles.headline?.text ?? null,
    deck: roles.deck.length === 0 ? null : roles.deck.map((unit) => unit.text.replace(/^[—–-]+\s*/u, '')).join(han ? '' : ' '), // prettier-ignore
    authors: [...new Set(authors)],
    place: dateline?.place ?? null,
    date: dateOf(dateline, making.head.date),
    body,
    pullQuotes: [],
    captions: [],
    tables: [],
    boxes: [],
    continuedOn: draft.continuedOn,
    continuedFrom: draft.continuedFrom,
    line: first,
  }
  const signed = draft.bylines.length + draft.signatures.length > 0 || dateline !== undefined || signature !== undefined // prettier-ignore
  return { draft: Object.assign(draft, { shot: shot || dateline?.shot === true }), article, signed, kind: 'article' } // prettier-ignore
}

/** A notice's signature looks like a headline behind it. */
function noticeTail(
  draft: Draft,
  heads: { before: Unit[]; behind: Unit[] },
): { behind: Unit[]; paragraphs: string[] } {
  if (heads.before.length === 0 || heads.behind.length === 0)
    return { behind: heads.behind, paragraphs: [] }
  const rubric = heads.before.length === 1 && ownRubric.test(heads.before[0]!.text)
  const notice = heads.before.some((unit) => noticeHead.test(unit.text))
  if (rubric || !notice) return { behind: heads.behind, paragraphs: [] }
  return { behind: [], paragraphs: heads.behind.map((unit) => unit.text) }
}

function firstLine(draft: Draft): number {
  for (const piece of draft.pieces) if (piece.is === 'text') return piece.text.lines[0]!.number
  return 1
}

/** The lines of an article's text, joined to paragraphs over all that has cut it. */
function bodyOf(draft: Draft, making: Making): PageBlock[] {
  const body: PageBlock[] = []
  let lines: PageLine[] = []
  let starts: boolean[] = []
  let column = 0
  const flush = (): void => {
    for (const { text } of joinLines(lines, starts, making.words)) body.push({ type: 'paragraph', text }) // prettier-ignore
    lines = []
    starts = []
  }
  const han = making.language.startsWith('zh')
  for (const piece of draft.pieces) {
    if (piece.is === 'heading') {
      flush()
      body.push({ type: 'heading', text: piece.text })
      continue
    }
    const { text } = piece
    const last = lines.at(-1)
    const begins = last === undefined || beginsParagraph(last, text.lines[0]!, column, han, making.indents) // prettier-ignore
    lines.push(...text.lines)
    starts.push(begins, ...text.starts.slice(1))
    column = text.column
  }
  flush()
  return body
}

function beginsParagraph(
  last: PageLine,
  next: PageLine,
  column: number,
  han: boolean,
  indents: boolean,
): boolean {
  // prettier-ignore
  if (last.hyphen !== '' || !endsSentence(last.text.replace(/\s*[（(][^（）()]{1,24}[）)]$/u, ''))) return false // prettier-ignore
  if (next.indent) return true
  if (han && indents) return false
  if (/^(?:[\p{Ll}),.;:]|[—–-]\s\p{Ll})/u.test(next.text)) return false
  return leavesRoom(last, next, column, han) || /^[—–-]\s\p{Lu}/u.test(next.text)
}

/** In a photo report a sentence of its own behind the text is the picture's. */
function takeLastCaption(draft: Draft, making: Making): PageCaption | undefined {
  const piece = draft.pieces.at(-1)
  if (piece?.is !== 'text' || !making.indents || piece.text.lines.length < 3) return undefined
  const { lines, starts } = piece.text
  const [before, last] = [lines.at(-2)!, lines.at(-1)!]
  if (last.indent || last.text.length > 40 || !/^[^。！？]+[。！？]$/u.test(last.text))
    return undefined
  if (!endsSentence(before.text) || before.width > Math.max(...lines.map(({ width }) => width)) - 4)
    return undefined
  draft.pieces[draft.pieces.length - 1] = { is: 'text', text: { ...piece.text, lines: lines.slice(0, -1), starts: starts.slice(0, -1) } } // prettier-ignore
  return { figures: [], text: last.text, credit: null }
}

/** The dateline's day in the year of the issue; in the year before where it would be months ahead. */
function dateOf(dateline: Dateline | undefined, issue: string | null): string | null {
  if (dateline?.day === undefined || issue === null) return null
  const [year, month] = issue.split('-').map(Number)
  const own = dateline.month ?? month!
  if (dateline.day > 31 || own > 12 || own < 1) return null
  const ofYear = own > month! + 1 ? year! - 1 : year!
  return `${ofYear}-${String(own).padStart(2, '0')}-${String(dateline.day).padStart(2, '0')}`
}

interface Placed {
  readonly captions: ReadonlyMap<Draft, CreditedCaption[]>
  readonly tables: ReadonlyMap<Draft, PageTable[]>
  readonly quotes: ReadonlyMap<Draft, string[]>
}

/** Gives pictures, tables and lifted sentences to the articles that speak of them. */
function placeParts(
  gathered: Drafts,
  articles: readonly Made[],
  all: readonly Made[],
  lifted: readonly string[],
): Placed {
  const texts = new Map(articles.map((one) => [one.draft, one.article.body.map((block) => block.text).join('\n')])) // prettier-ignore
  const captions = new Map<Draft, CreditedCaption[]>()
  for (const { caption, near, next } of gathered.captions) {
    const after = next ? (near?.index ?? -1) + 1 : undefined
    const owner = best(articles, (one) => {
      const text = texts.get(one.draft)!
      let score = one.draft === near ? 0.35 : one.draft.index === after ? 0.6 : 0
      if (caption.figures.length > 0 && refersTo(text, caption.figures)) score += 2
      if (caption.figures.length === 0 && /[（(]见图[）)]/u.test(text)) score += 0.5
      const mine = new Set([...one.draft.grams, ...gramsOf(one.article.headline ?? '')])
      return score + 2 * overlapOf(gramsOf(caption.text), mine)
    })
    if (owner !== undefined) captions.set(owner.draft, [...(captions.get(owner.draft) ?? []), caption]) // prettier-ignore
  }
  const tables = new Map<Draft, PageTable[]>()
  for (const { table, near } of gathered.tables) {
    const words = gramsOf([table.title ?? '', ...table.rows.flat()].join(' '))
    const standing = all.find((one) => one.draft === near)
    const owner = best(articles, (one) => {
      const text = texts.get(one.draft)!
      let score = one.draft === near || (standing?.kind === 'box' && one === articles.findLast((other) => other.draft.index < standing.draft.index)) ? 0.3 : 0 // prettier-ignore
      if (/见表|见下表|в таблиц|табл\.|таблица/iu.test(text)) score += 0.3
      return score + 3 * overlapOf(words, new Set([...one.draft.grams, ...gramsOf(one.article.headline ?? '')])) // prettier-ignore
    })
    if (owner !== undefined) tables.set(owner.draft, [...(tables.get(owner.draft) ?? []), table])
  }
  const quotes = new Map<Draft, string[]>()
  for (const quote of lifted) {
    const owner = best(articles, (one) => overlapOf(gramsOf(quote), one.draft.grams))
    if (owner !== undefined) quotes.set(owner.draft, [...(quotes.get(owner.draft) ?? []), quote])
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

const reference = /[（(][^（）()]{0,12}?(?:见|图|фото|рис\.?|сүрөт|снимок)[^（）()]{0,16}[）)]/giu

function refersTo(text: string, figures: readonly number[]): boolean {
  for (const [found] of text.matchAll(reference)) {
    const numbers = numbersIn(found.replace(/[^①-⑳\d,–-]/gu, ''))
    if (figures.some((figure) => numbers.includes(figure))) return true
  }
  return false
}

/** An article's captions in the order of their numbers, credited as its byline says. */
function captionsOf(one: Made, found: readonly CreditedCaption[]): PageCaption[] {
  const all = [...found, ...one.draft.captions]
  const shot = 'shot' in one.draft && one.draft.shot === true
  const by = shot && one.article.authors.length > 0 ? one.article.authors.join(', ') : null
  const shared = all.find((caption) => caption.forAll === true && caption.credit !== null)
  return all
    .filter((caption) => caption.text !== '')
    .map((caption) => ({ ...caption, credit: caption.credit ?? shared?.credit ?? by }))
    .map(({ figures, text, credit }) => ({ figures, text, credit }))
    .toSorted((a, b) => (a.figures[0] ?? 99) - (b.figures[0] ?? 99))
}
