import {
  makeArticle,
  type ExpectedArticle,
  type MadeArticle,
  type PageStyle,
} from './made-article.ts'
import { conventions, filled, type Language } from './page-conventions.ts'
import type { Expected } from './page-score.ts'
import { laidOut, withRubric } from './made-layout.ts'
import { between, pick, randomOf, setLines, shuffled, type Random } from './page-typesetting.ts'

/** What can be distorted, and how. */
export const distortions = {
  order: ['sequence', 'woven', 'text first', 'layout'],
  blanks: ['blocks', 'none', 'pieces', 'articles', 'every line'],
  indent: ['two signs', 'two blanks', 'none'],
  hyphen: ['hyphen', 'other sign', 'none'],
  byline: ['above', 'inline', 'below', 'in last line', 'of any kind'],
  headline: ['plain', 'wrapped', 'spaced', 'capitals'],
  column: ['narrow', 'middle', 'wide'],
  notices: ['none', 'some'],
  drops: ['no', 'yes'],
} as const

export type Distortion = { readonly [kind in keyof typeof distortions]: string }

export interface MadePage {
  readonly text: string
  readonly expected: Expected
  readonly distortion: Distortion
}

const papers: { readonly [language in Language]: string } = {
  'zh-Hans': '北屯晚报',
  ru: 'Илимский вестник',
  ky: 'Талаа добушу',
}

/** Composes a page of some articles that other pages have, distorted as the seed says. */
export function makePage(seed: number, language: Language, sources: readonly ExpectedArticle[]): MadePage {
  const random = randomOf(seed)
  const distortion = Object.fromEntries(Object.entries(distortions).map(([kind, values]) => [kind, pick<string>(random, values)])) as Distortion // prettier-ignore
  const han = language === 'zh-Hans'
  const style: PageStyle = {
    language,
    random,
    indent: distortion.indent === 'none' ? '' : han && distortion.indent === 'two signs' ? '　　' : han ? '    ' : '  ',
    hyphen: han || distortion.hyphen === 'none' ? '' : distortion.hyphen === 'hyphen' ? '-' : pick(random, ['¬', '\u00AD', '‐']),
    byline: distortion.byline as PageStyle['byline'],
    headline: distortion.headline as PageStyle['headline'],
    dropCapitals: distortion.drops === 'yes' && !han,
    caption: pick(random, ['captionNumbered', 'captionLed']),
    dashedDecks: han && random() < 0.5,
  } // prettier-ignore
  const widths = { narrow: [24, 30], middle: [32, 38], wide: [40, 50] }[distortion.column]!
  const headlines = new Set<string>()
  const chosen = shuffled(random, sources)
    .filter(({ headline }) => {
      // The two parts of one article stand on two pages.
      const key = (headline ?? '').toLowerCase()
      if (headlines.has(key)) return false
      headlines.add(key)
      return true
    })
    .slice(0, between(random, 3, 5))
  // The first is set largest where columns stand side by side.
  if (distortion.order === 'layout') chosen.sort((a, b) => lettersIn(b) - lettersIn(a))
  const width = between(random, widths[0]!, widths[1]!) & ~1
  const single = chosen.map((source, index) => {
    const own = distortion.order === 'layout' || random() < 0.5 ? width : width + 2 * between(random, -2, 3) // prettier-ignore
    const wide = distortion.order === 'layout' ? index === 0 : random() < 0.5
    return makeArticle(source, own, wide ? own * 2 : own, style)
  })
  const made = distortion.order === 'layout' ? withRubric(single.map((one) => fitting(one, width, han)), style) : single
  const stream =
    distortion.order === 'layout'
      ? [laidOut(made, width, style)]
      : distortion.order === 'woven'
        ? woven(made, random)
        : made.flatMap((article) => inSequence(article, distortion.order === 'text first' && random() < 0.5)) // prettier-ignore
  const notices: Expected['notices'][number][] = []
  if (distortion.notices === 'some' && distortion.order !== 'layout') {
    const [headline, ...paragraphs] = pick(random, conventions[language].notices)
    notices.push({ headline: headline!, paragraphs })
    const setting = { width, indent: style.indent, hyphen: style.hyphen }
    stream.push([...setLines(headline!, { ...setting, indent: '' }, han), ...paragraphs.flatMap((one) => setLines(one, setting, han))]) // prettier-ignore
  }
  const folio = folioOf(language, random)
  const sections = distortion.order === 'layout' ? stream.map((piece) => [...piece, '']) : stream.map((piece, at) => spaced(piece, distortion.blanks, at)) // prettier-ignore
  const lines = [...folio.top, '', ...sections.flat(), ...folio.foot]
  const text = distortion.blanks === 'every line' && distortion.order !== 'layout' ? lines.filter((line) => line !== '').join('\n\n') : lines.join('\n') // prettier-ignore
  const expected: Expected = {
    language,
    page: folio.head,
    articles: made.map((article) => article.expected),
    notices,
  }
  return { text: `${text}\n`, expected, distortion }
} // prettier-ignore

function lettersIn({ body }: ExpectedArticle): number {
  return body.reduce((sum, { text }) => sum + text.length, 0)
}

/** An article without the tables that are wider than a column. */
function fitting(article: MadeArticle, width: number, han: boolean): MadeArticle {
  const fits = article.tables.map((lines) => lines.every((line) => line.length <= (han ? width / 2 : width))) // prettier-ignore
  return {
    ...article,
    tables: article.tables.filter((_, at) => fits[at]),
    expected: { ...article.expected, tables: article.expected.tables.filter((_, at) => fits[at]) },
  }
}

/** A piece with the empty lines about it that the page's way asks for; '\u0001' opens a block within. */
function spaced(piece: readonly string[], blanks: string, at: number): string[] {
  const lines = piece.flatMap((line) => {
    const bare = line.replaceAll('\u0001', '')
    if (blanks === 'blocks' && line.startsWith('\u0001')) return ['', bare]
    return [bare]
  })
  const opens = piece[0]?.startsWith('\u0001') === true
  if (blanks === 'pieces' || (blanks === 'blocks' && !opens)) return ['', ...lines]
  return blanks === 'articles' && opens && at > 0 ? ['', ...lines] : lines
}

function headOf(article: MadeArticle): string[] {
  const from = article.from === undefined ? [] : [article.from]
  return [...article.head.flatMap((unit) => unit.map((line, at) => (at === 0 ? `\u0001${line}` : line))), ...from, ...article.byline.map((line, at) => (at === 0 ? `\u0001${line}` : line))] // prettier-ignore
}

function inSequence(article: MadeArticle, headLast: boolean): string[][] {
  const text = article.text.map(({ line }) => line)
  const extras = [...article.inserts, ...article.tables, ...article.boxes].map((one) => [...one])
  const signed = article.byline.length > 0 || article.from !== undefined
  if (headLast && signed && article.expected.kicker === null) {
    const head = article.head.flatMap((unit) => unit.map((line, at) => (at === 0 ? `\u0001${line}` : line))) // prettier-ignore
    const opening = [...(article.from === undefined ? [] : [article.from]), ...article.byline]
    return [[...opening, ...text], head, ...extras]
  }
  return [[...headOf(article), ...text], ...extras]
}

/** Columns one after the other, in which captions and other articles cut the text. */
function woven(articles: readonly MadeArticle[], random: Random): string[][] {
  const pieces: string[][] = []
  for (const [index, article] of articles.entries()) {
    const extras = [...article.inserts, ...article.tables].map((one) => [...one])
    const cuts = cutsOf(article, random, Math.min(3, extras.length + 1))
    const parts = cuts.slice(1).map((end, at) => article.text.slice(cuts[at], end).map(({ line }) => line)) // prettier-ignore
    pieces.push([...headOf(article), ...parts[0]!])
    for (const part of parts.slice(1)) {
      const insert = extras.shift()
      const next = articles[index + 1]
      if (insert !== undefined) pieces.push(insert)
      else if (next !== undefined) {
        const at = cutsOf(next, random, 2)[1]!
        pieces.push([...headOf(next), ...next.text.slice(0, at).map(({ line }) => line)])
        pieces.push(part)
        pieces.push(next.text.slice(at).map(({ line }) => line))
        for (const extra of [...next.inserts, ...next.tables]) pieces.push([...extra])
        for (const box of [...article.boxes, ...next.boxes]) pieces.push([...box])
        pieces.push(...extras)
        return [...pieces, ...woven(articles.slice(index + 2), random)]
      }
      pieces.push(part)
    }
    pieces.push(...extras, ...article.boxes.map((box) => [...box]))
  }
  return pieces
}

/** Where an article is cut: not at its edges, nor beside a heading. */
function cutsOf({ text }: MadeArticle, random: Random, parts: number): number[] {
  const isFree = (at: number): boolean => text[at]?.isHeading === false && text[at - 1]?.isHeading === false && at >= 3 && at <= text.length - 3 // prettier-ignore
  const free = text.map((_, at) => at).filter(isFree)
  const cuts = new Set<number>()
  for (let count = 1; count < parts && free.length > 0; count += 1) {
    const at = pick(random, free)
    if (![...cuts].some((other) => Math.abs(other - at) < 4)) cuts.add(at)
  }
  return [0, ...[...cuts].toSorted((a, b) => a - b), text.length]
}

function folioOf(language: Language, random: Random): { top: string[]; foot: string[]; head: Expected['page'] } {
  const forms = conventions[language]
  const paper = papers[language]
  const number = String(between(random, 2, 8))
  const top = pick(random, forms.folio).map((line) => filled(line, { paper, number }))
  const makers = shuffled(random, forms.editors).slice(0, between(random, 1, 3))
  const editors = makers.map(([role, glue]) => ({ role, glue, name: pick(random, forms.names) }))
  const parts = editors.map(({ role, glue, name }) => role + glue + name)
  const foot = random() < 0.5 ? [parts.join(pick(random, language === 'zh-Hans' ? [' ', '  '] : ['. ', '  ', '. ']))] : parts // prettier-ignore
  const section = { 'zh-Hans': '综合新闻', ru: 'Новости района', ky: 'Айыл кабарлары' }[language]
  return {
    top,
    foot: random() < 0.85 ? foot : [],
    head: {
      newspaper: paper,
      date: '2026-11-05',
      number,
      section,
      editors: editors.map(({ role, name }) => ({ role, name })),
    },
  }
} // prettier-ignore
