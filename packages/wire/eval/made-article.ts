import { closeNames } from '../src/page/page-line.ts'
import { conventions, filled, madeDateline, type Language } from './page-conventions.ts'
import type { Expected } from './page-score.ts'
import { between, pick, setLines, spaceOut, type Random, type Setting } from './page-typesetting.ts'

export type ExpectedArticle = Expected['articles'][number]

/** How a page sets its articles. */
export interface PageStyle {
  readonly language: Language
  readonly random: Random
  readonly indent: string
  readonly hyphen: string
  readonly byline: 'above' | 'inline' | 'below' | 'in last line' | 'of any kind'
  readonly headline: 'plain' | 'wrapped' | 'spaced' | 'capitals'
  readonly dropCapitals: boolean
  readonly caption: 'captionNumbered' | 'captionLed'
  readonly dashedDecks: boolean
}

/** An article in lines, as one column would have it. */
export interface MadeArticle {
  readonly expected: ExpectedArticle
  /** Kicker, headline, deck: lines each. */
  readonly head: readonly (readonly string[])[]
  readonly byline: readonly string[]
  readonly text: readonly { readonly line: string; readonly isHeading: boolean }[]
  /** Pictures' words and lifted sentences. */
  readonly inserts: readonly (readonly string[])[]
  readonly tables: readonly (readonly string[])[]
  readonly boxes: readonly (readonly string[])[]
  readonly from: string | undefined
}

/** Sets an article anew: other author, place and forms, in a column of so many cells. */
export function makeArticle(source: ExpectedArticle, width: number, headWidth: number, style: PageStyle): MadeArticle {
  const { random, language } = style
  const han = language === 'zh-Hans'
  const forms = conventions[language]
  const setting: Setting = { width, indent: style.indent, hyphen: style.hyphen }
  const plain: Setting = { ...setting, indent: '' }
  const continued = source.continuedFrom !== null
  const dated = !continued && source.place !== null
  const dateline = dated ? madeDateline(language, random) : undefined
  const signed = !continued && source.authors.length > 0
  const name = pick(random, forms.names)
  const author = closeNames(` ${name} `).trim().replace(/\s+/gu, han ? '' : ' ')
  const places = ['above', 'inline', 'below', 'in last line'] as const
  const place = style.byline === 'of any kind' ? pick(random, places) : style.byline
  const byline = !signed ? [] : place === 'above' ? setLines(filled(pick(random, forms.above), { name }), plain, han) : [] // prettier-ignore
  let opening = dateline?.text ?? ''
  if (signed && place === 'inline') opening = inlineOf(opening, filled(pick(random, forms.inline), { name }), han) // prettier-ignore
  else if (han && dateline !== undefined) opening += '　'
  const unsigned = signed || dated || continued || source.body[0]?.text.startsWith('—') === true ? '' : pick(random, forms.unsigned) // prettier-ignore
  if (han) opening = unsigned + opening
  const text: { line: string; isHeading: boolean }[] = []
  const body = source.body
  for (const [index, block] of body.entries()) {
    if (block.type === 'heading') {
      for (const line of setLines(block.text, plain, han)) text.push({ line, isHeading: true })
      continue
    }
    let words = index === 0 ? opening + block.text : block.text
    if (index === body.length - 1 && signed && place === 'in last line' && source.continuedOn === null)
      words += filled(pick(random, forms.inlineBelow), { name })
    const goesOn = index === 0 && continued && /^\p{Ll}/u.test(words)
    const lines = setLines(words, goesOn ? plain : setting, han)
    if (index === 0 && style.dropCapitals && opening === '' && /^\p{Lu}\p{Ll}/u.test(words) && lines.length > 2) lines.splice(0, 1, ...dropped(lines[0]!)) // prettier-ignore
    for (const line of lines) text.push({ line, isHeading: false })
  }
  const below = signed && (place === 'below' || (place === 'in last line' && source.continuedOn !== null)) // prettier-ignore
  if (below && source.continuedOn === null) text.push({ line: filled(pick(random, forms.below), { name }), isHeading: false }) // prettier-ignore
  const isLost = signed && source.continuedOn !== null && (place === 'below' || place === 'in last line') // prettier-ignore
  if (source.continuedOn !== null) text.push({ line: pick(random, forms.on), isHeading: false })
  const headline = source.headline ?? ''
  const capitals = !han && style.headline === 'capitals'
  const shown = capitals ? headline.toUpperCase() : headline
  const head: string[][] = []
  if (source.kicker !== null) head.push(setLines(source.kicker, { ...plain, width: headWidth, hyphen: '' }, han)) // prettier-ignore
  if (source.headline !== null) head.push(headlineLines(shown, headWidth, style, han))
  if (source.deck !== null) head.push(setLines((style.dashedDecks ? '——' : '') + source.deck, { ...plain, width: headWidth, hyphen: '' }, han)) // prettier-ignore
  const captions = source.captions.map((caption) => captionOf(caption, style))
  return {
    expected: {
      ...source,
      headline: source.headline === null ? null : shown,
      authors: signed && !isLost ? [author] : [],
      place: dateline?.place ?? null,
      date: dateline?.date ?? null,
      captions: captions.map(({ expected }) => expected),
    },
    head,
    byline: han || unsigned === '' ? byline : [unsigned],
    text,
    inserts: [
      ...captions.map(({ line }) => setLines(line, plain, han)),
      ...source.pullQuotes.map((quote) => setLines(quote, { ...plain, width: Math.max(12, Math.floor(width * 0.7)), hyphen: '' }, han)), // prettier-ignore
    ],
    tables: source.tables.map((table) => tableLines(table, han)),
    boxes: source.boxes.map((box) => [...setLines(box.headline, plain, han), ...box.paragraphs.flatMap((one) => setLines(one, setting, han))]), // prettier-ignore
    from: continued ? pick(random, forms.from) : undefined,
  }
} // prettier-ignore

function inlineOf(dateline: string, inline: string, han: boolean): string {
  if (han)
    return dateline === '' ? `本报讯${inline}` : dateline.replace(/】?$/u, (end) => inline + end)
  return dateline + inline
}

function dropped(line: string): string[] {
  const text = line.trimStart()
  return [text.slice(0, 1), text.slice(1)]
}

function headlineLines(headline: string, width: number, style: PageStyle, han: boolean): string[] {
  const { random } = style
  const narrow = style.headline === 'wrapped' ? Math.max(han ? 14 : 16, Math.floor(width * 0.6)) : width // prettier-ignore
  if (style.headline === 'spaced') {
    const wide = setLines(headline, { width: Math.max(10, Math.floor(width / 2)), indent: '', hyphen: '' }, han) // prettier-ignore
    return wide.map((line) => spaceOut(line, han))
  }
  const lines = setLines(headline, { width: Math.max(narrow, between(random, 12, 18)), indent: '', hyphen: '' }, han) // prettier-ignore
  return lines
}

function captionOf(
  { figures, text }: ExpectedArticle['captions'][number],
  style: PageStyle,
): { line: string; expected: ExpectedArticle['captions'][number] } {
  const { random, language } = style
  const han = language === 'zh-Hans'
  const forms = conventions[language]
  const number = figures[0]
  const form = number === undefined ? forms.captionLed[0]! : pick(random, forms.captionNumbered)
  const circled = String.fromCodePoint(0x2460 + (number ?? 1) - 1)
  const led = filled(form, { text }).replace('①', circled).replace(/(?<=[Фф]ото |Рис\. |图|Снимок |Сүрөт )1|^1/u, String(number ?? 1)) // prettier-ignore
  const named = random() < 0.6
  const name = pick(random, forms.names)
  const credit = filled(pick(random, forms.credit), { name })
  const told = credit.replace(/^[(（]|[)）]$/gu, '').replace(/^(?:Фото|Снимок|Сүрөттү тарткан|Сүрөтчү|Сүрөт):?\s|^(?:本报)?记者\s?|^摄影\/|\s?(?:摄影?|供图)$|(?<=\p{Ll}{2}|\p{Lu}{2})\.$/gu, '').trim() // prettier-ignore
  return {
    line: named ? `${led}${han ? ' ' : ' '}${credit}` : led,
    expected: { figures, text, credit: named ? told.replace(/\s+/gu, han ? '' : ' ') : null },
  }
}

function tableLines({ title, rows }: ExpectedArticle['tables'][number], han: boolean): string[] {
  const wide = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)))
  const lines = rows.map((row) => row.map((cell, column) => cell.padEnd(wide[column]! + (han ? 4 : 3))).join('').trimEnd()) // prettier-ignore
  return title === null ? lines : [title, ...lines]
}
