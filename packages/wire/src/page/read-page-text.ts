import { mendDropCapitals } from './page-drop-capital.ts'
import { gatherDrafts } from './page-draft.ts'
import { makeArticles } from './page-article.ts'
import { readFolio } from './page-folio.ts'
import { isLaidOut, runsOf, unfoldColumns } from './page-layout.ts'
import { cleanText, makeLine, mendTwins, type PageLine } from './page-line.ts'
import { measure } from './page-measure.ts'
import type { NewspaperPage, PageGuess } from './newspaper-page.ts'
import { findQuotes } from './page-quote.ts'
import { segmentLines } from './page-segment.ts'
import { findPlainTables, takeTables } from './page-table.ts'
import { joinLines, wordsOf } from './page-text.ts'

/** Reads the text of a newspaper's page into articles. */
export function readPageText(text: string): { page: NewspaperPage; guesses: PageGuess[] } {
  const language = languageOf(text)
  const han = language.startsWith('zh')
  const cleaned = cleanText(text)
  const raw = (han ? cleaned : mendTwins(cleaned)).replace(/\r\n?/gu, '\n').replace(/\f/gu, '\n\n')
  const source = raw.split('\n')
  const edges = source.flatMap((line, row) => (line.trim() === '' ? [] : [makeLine(line, row + 1, row === 0 || source[row - 1]!.trim() === '')])) // prettier-ignore
  const folio = readFolio(edges, raw.toLowerCase().replace(/\s+/gu, ' '))
  for (const index of folio.used) source[edges[index]!.number - 1] = ''
  const laid = isLaidOut(source) ? unfoldColumns(source) : inOrder(source)
  const whole = mendDropCapitals(laid, language)
  const words = wordsOf(whole)
  const quotes = findQuotes(whole, (taken) => joinLines(taken, taken.map(() => false), words).map((one) => one.text).join(' ')) // prettier-ignore
  const lines = without(whole, quotes)
  const measured = measure(lines, han)
  const segments = segmentLines(lines, measured, han)
  const gathered = gatherDrafts(segments, measured.indents, words, language)
  const lifted = [...quotes.values()].map(({ text }) => text)
  return makeArticles(gathered, folio.head, language, words, measured.indents, lifted)
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
