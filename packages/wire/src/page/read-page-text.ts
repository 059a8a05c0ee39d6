import { mendDropCapitals } from './page-drop-capital.ts'
import { gatherDrafts } from './page-binding.ts'
import { makeArticles } from './page-article.ts'
import { readFolio } from './page-folio.ts'
import { isLaidOut, runsOf, unfoldColumns } from './page-layout.ts'
import { cleanText, makeLine, mendTwins, withoutOrnaments, type PageLine } from './page-line.ts'
import { takeContents } from './page-contents.ts'
import type { NewspaperPage, PageGuess, PageHead, PageNotice } from './newspaper-page.ts'
import { findQuotes } from './page-quote.ts'
import { segmentLines, type Segment } from './page-segment.ts'
import { findPlainTables, takeTables } from './page-table.ts'
import { isOpen, joinLines, wordsOf, type PageWords } from './page-text.ts'

/** A page's text parted into what its lines are. */
interface PartedPage {
  readonly language: string
  readonly head: PageHead
  readonly segments: readonly Segment[]
  /** Paragraphs begin with white space. */
  readonly indents: boolean
  readonly words: PageWords
  /** Sentences lifted out of the text. */
  readonly lifted: readonly string[]
  /** Lists of what stands on other pages. */
  readonly contents: readonly PageNotice[]
}

/** Reads the text of a newspaper's page into articles. */
export function readPageText(text: string): { page: NewspaperPage; guesses: PageGuess[] } {
  const { language, head, segments, indents, words, lifted, contents } = pageLines(text)
  const gathered = gatherDrafts(segments, indents, words, language)
  const made = makeArticles(gathered, head, language, words, indents, lifted)
  return { ...made, page: { ...made.page, notices: [...contents, ...made.page.notices] } }
}

/** Tells what the lines of a newspaper's page are: heads, texts, captions and the rest. */
export function pageLines(text: string): PartedPage {
  const language = languageOf(text)
  const han = language.startsWith('zh')
  const cleaned = withoutOrnaments(cleanText(text))
  const raw = (han ? cleaned : mendTwins(cleaned)).replace(/\r\n?/gu, '\n').replace(/\f/gu, '\n\n')
  const { rows: source, numbers } = closeRows(raw.split('\n'))
  const edges = source.flatMap((line, row) => (line.trim() === '' ? [] : [makeLine(line, row + 1, row === 0 || source[row - 1]!.trim() === '')])) // prettier-ignore
  const folio = readFolio(edges, raw.toLowerCase().replace(/\s+/gu, ' '))
  for (const index of folio.used) source[edges[index]!.number - 1] = ''
  const laid = isLaidOut(source) ? unfoldColumns(source, language) : inOrder(source)
  const whole = mendDropCapitals(withIndents(laid), language).map((line) => ({ ...line, number: numbers[line.number - 1] ?? line.number })) // prettier-ignore
  const words = wordsOf(whole)
  const quotes = findQuotes(whole, (taken) => joinLines(taken, taken.map(() => false), words).map((one) => one.text).join(' ')) // prettier-ignore
  const { lines, contents } = takeContents(without(whole, quotes))
  const indents = lines.filter((line) => line.indent).length >= leastIndented
  const segments = segmentLines(lines, indents, language)
  const lifted = [...quotes.values()].map((quote) => quote.text)
  return { language, head: folio.head, segments, indents, words, lifted, contents }
}

/** So great a share of rows with an empty one below tells that lines are set apart. */
const leastDoubled = 0.8
const leastRows = 8
/** So great a share of lines at most begins a paragraph. */
const mostIndented = 0.5
/** Fewer are chance. */
const leastIndented = 2
/** So great a share of them at least is no line within a sentence. */
const leastBegun = 0.7

/** Rows set apart by empty ones, closed up; with the number of each, from 1. */
function closeRows(rows: readonly string[]): { rows: string[]; numbers: number[] } {
  const numbered = rows.map((row, index) => ({ row, number: index + 1 }))
  const isEmpty = (at: number): boolean => (rows[at] ?? '').trim() === ''
  const filled = rows.filter((_, at) => !isEmpty(at)).length
  const apart = rows.filter((_, at) => !isEmpty(at) && isEmpty(at + 1)).length
  const doubled = filled >= leastRows && apart >= filled * leastDoubled
  const kept = doubled ? numbered.filter((_, at) => !isEmpty(at) || isEmpty(at - 1)) : numbered
  return { rows: kept.map(({ row }) => row), numbers: kept.map(({ number }) => number) }
}

/** White space before a line means something only where most such lines follow a sentence's end. */
function withIndents(lines: readonly PageLine[]): PageLine[] {
  const indented = lines.filter((line) => line.indent).length
  const begins = lines.filter(({ indent, first }, at) => indent && (first || at === 0 || !isOpen(lines[at - 1]!.text) || lines[at - 1]!.hyphen === '')).length // prettier-ignore
  const are = indented >= leastIndented && indented <= lines.length * mostIndented && begins >= indented * leastBegun // prettier-ignore
  return are ? [...lines] : lines.map((line) => ({ ...line, indent: false }))
}

/** The lines that are no lifted sentence; what follows one begins where it began. */
function without(
  lines: readonly PageLine[],
  quotes: ReadonlyMap<number, { readonly length: number }>,
): PageLine[] {
  const left: PageLine[] = []
  let first = false
  for (let index = 0; index < lines.length; index += 1) {
    const quote = quotes.get(index)
    if (quote === undefined) {
      left.push(first ? { ...lines[index]!, first: true } : lines[index]!)
      first = false
    } else {
      first ||= lines[index]!.first
      index += quote.length - 1
    }
  }
  return left
}

/** The lines of a page whose columns follow one another, tables taken out. */
function inOrder(source: readonly string[]): PageLine[] {
  const rows = source.map((line, row) => runsOf(line.trimEnd(), row))
  const { found, used } = takeTables(rows)
  const plain = findPlainTables(source.map((line, row) => (rows[row]!.some((run) => used.has(run)) ? '' : line))) // prettier-ignore
  const lines: PageLine[] = []
  let first = true
  for (const [row, line] of source.entries()) {
    const table = found.find(({ top }) => top === row)
    if (table !== undefined) lines.push({ ...makeLine('', row + 1, first), table: table.table })
    const rowsOf = plain.get(row)
    if (rowsOf !== undefined) lines.push({ ...makeLine('', row + 1, first), table: rowsOf.table })
    if ([...plain].some(([top, { length }]) => row >= top && row < top + length)) continue
    if (line.trim() === '') {
      first = true
      continue
    }
    if (rows[row]!.some((run) => used.has(run))) continue
    lines.push(makeLine(line, row + 1, first))
    first = false
  }
  return lines
}

/** Chinese, Kyrgyz or Russian, by the letters. */
function languageOf(text: string): string {
  const count = (pattern: RegExp): number => text.match(pattern)?.length ?? 0
  const han = count(/\p{Script=Han}/gu)
  const cyrillic = count(/\p{Script=Cyrillic}/gu)
  if (han > cyrillic / 2) return 'zh-Hans'
  return count(/[ңөү]/giu) > cyrillic * 0.01 ? 'ky' : 'ru'
}
