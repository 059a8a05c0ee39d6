import type { CreditedCaption, NewspaperPage, PageArticle, PageBlock, PageBox, PageGuess, PageHead, PageNotice } from './newspaper-page.ts' // prettier-ignore
import { datelineOf, signatureOf, type Dateline } from './page-dateline.ts'
import { gramsOfDraft, passagesOf, type Draft, type Drafts, type Piece } from './page-draft.ts'
import { rolesOf, type Unit } from './page-head.ts'
import { endsSentence, hanPattern, type PageLine } from './page-line.ts'
import { leavesRoom } from './page-measure.ts'
import { captionsOf, placeParts } from './page-part.ts'
import { isOpen, joinLines, type PageWords } from './page-text.ts'
import { boxHead, noticeHead, ownRubric } from './page-words.ts'

/** An article with what tells whether it is one. */
export interface Made {
  readonly draft: Draft
  readonly article: PageArticle
  /** Someone or something is named as its source. */
  readonly signed: boolean
  /** Its makers took its pictures too. */
  readonly shot: boolean
  /** Who took them, where its byline names somebody else. */
  readonly photographer: string | undefined
  /** Pictures' words found within its text. */
  readonly captions: readonly CreditedCaption[]
  /** The place of its draft among all. */
  readonly index: number
  readonly grams: ReadonlySet<string>
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
  const { drafts } = gathered
  const boxesOf = new Map<Draft, PageBox[]>()
  const notices: PageNotice[] = []
  const made = withRubrics(drafts).map((draft, index) => make(draft, index, { head, language, words, indents, guesses })) // prettier-ignore
  const kept: Made[] = []
  for (const one of made) {
    const { headline, kicker, deck } = one.article
    const paragraphs = one.article.body.map((block) => block.text)
    const plain = !one.signed && one.draft.continuedFrom === null && one.draft.continuedOn === null
    const over = [kicker, headline].filter((text) => text !== null).join(' ')
    const owner = kept.findLast((other) => other.kind === 'article')
    // Briefs under a rubric are news, whatever its words.
    if (plain && one.draft.rubric === undefined && noticeHead.test(over)) {
      const name = [kicker, headline, deck].filter((text) => text !== null).join(hanPattern.test(over) ? '' : ' ') // prettier-ignore
      notices.push({ headline: name, paragraphs })
      kept.push({ ...one, kind: 'notice' })
    } else if (
      plain &&
      owner !== undefined &&
      headline !== null &&
      kicker === null &&
      one.draft.rubric === undefined &&
      boxHead.test(headline)
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
        captions: captionsOf(one, placed.captions.get(one) ?? []),
        tables: placed.tables.get(one) ?? [],
        pullQuotes: placed.quotes.get(one) ?? [],
        boxes: boxesOf.get(one.draft) ?? [],
      })),
      notices,
    },
    guesses: guesses.toSorted((a, b) => a.line - b.line),
  }
}

/** Texts longer than this are no briefs. */
const briefLines = 14

/**
 * A short unit in a block of its own over the first of several briefs is their rubric: each of them
 * has one headline, no byline over it, and a short text of the same width.
 */
function withRubrics(drafts: readonly Draft[]): Draft[] {
  const isBrief = (draft: Draft | undefined, width: number): boolean =>
    draft !== undefined && draft.behind.length === 0 && draft.pieces.length === 1 && draft.rubric === undefined &&
    draft.bylines.every((byline) => byline.authors.length === 0) &&
    passagesOf(draft).every((text) => text.lines.length <= briefLines && !text.dated && Math.abs(text.set - width) <= 4) // prettier-ignore
  const found = [...drafts]
  for (const [index, draft] of drafts.entries()) {
    const [rubric, ...heads] = draft.before
    const width = passagesOf(draft)[0]?.set ?? 0
    if (rubric === undefined || heads.length !== 1 || !heads[0]!.apart || rubric.lines > 1) continue
    if (ownRubric.test(rubric.text) || !isBrief(draft, width) || rubric.text.length > 24) continue
    let to = index + 1
    while (isBrief(drafts[to], width) && drafts[to]!.before.length === 1) to += 1
    if (to === index + 1) continue
    for (let at = index; at < to; at += 1) found[at] = { ...drafts[at]!, rubric: rubric.text, before: at === index ? heads : drafts[at]!.before } // prettier-ignore
  }
  return found
}

interface Making {
  readonly head: PageHead
  readonly language: string
  readonly words: PageWords
  readonly indents: boolean
  readonly guesses: PageGuess[]
}

function make(draft: Draft, index: number, making: Making): Made {
  const han = making.language.startsWith('zh')
  const tail = noticeTail(draft)
  const roles = rolesOf(draft.before, tail.behind)
  const first = firstLine(draft)
  if (roles.guessed || (tail.behind.length > 0 && draft.before.length === 0))
    making.guesses.push({ code: 'wire.page-headline-guessed', line: roles.headline?.line ?? first, confidence: roles.guessed ? 0.6 : 0.7 }) // prettier-ignore
  const shot = draft.bylines.some((byline) => byline.shot)
  const { pieces, captions } = shot ? withoutCaption(draft.pieces, making) : { pieces: draft.pieces, captions: [] } // prettier-ignore
  const body = bodyOf(pieces, making)
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
    place: dateline?.place ?? draft.bylines.find(({ place }) => place !== undefined)?.place ?? null,
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
  return { draft, article, signed, shot: shot || dateline?.shot === true, photographer: [...draft.bylines, ...draft.signatures].find(({ photographer }) => photographer !== undefined)?.photographer, captions, index, grams: gramsOfDraft(draft), kind: 'article' } // prettier-ignore
}

/** A notice's signature looks like a headline behind it. */
function noticeTail({ before, behind }: Draft): { behind: readonly Unit[]; paragraphs: string[] } {
  if (before.length === 0 || behind.length === 0) return { behind, paragraphs: [] }
  const rubric = before.length === 1 && ownRubric.test(before[0]!.text)
  const notice = before.some((unit) => noticeHead.test(unit.text))
  if (rubric || !notice) return { behind, paragraphs: [] }
  return { behind: [], paragraphs: behind.map((unit) => unit.text) }
}

function firstLine(draft: Draft): number {
  return passagesOf(draft)[0]?.lines[0]?.number ?? 1
}

/** The lines of an article's text, joined to paragraphs over all that has cut it. */
function bodyOf(pieces: readonly Piece[], making: Making): PageBlock[] {
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
  for (const piece of pieces) {
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
function withoutCaption(
  pieces: readonly Piece[],
  making: Making,
): { pieces: readonly Piece[]; captions: CreditedCaption[] } {
  const piece = pieces.at(-1)
  const none = { pieces, captions: [] }
  if (piece?.is !== 'text' || !making.indents || piece.text.lines.length < 3) return none
  const { lines, starts } = piece.text
  const [before, last] = [lines.at(-2)!, lines.at(-1)!]
  if (last.indent || last.text.length > 40 || !/^[^。！？]+[。！？]$/u.test(last.text)) return none
  const full = Math.max(...lines.map(({ width }) => width)) - 4
  if (!endsSentence(before.text) || before.width > full) return none
  const text = { ...piece.text, lines: lines.slice(0, -1), starts: starts.slice(0, -1) }
  return {
    pieces: [...pieces.slice(0, -1), { is: 'text', text }],
    captions: [{ figures: [], text: last.text, credit: null }],
  }
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
