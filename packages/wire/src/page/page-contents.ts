import type { PageNotice } from './newspaper-page.ts'
import { endsSentence, type PageLine } from './page-line.ts'

/** A line that names another page: «Письма — стр. 5», 5-бет. Каттар, 来信 5版. */
const entry =
  /(?:стр\.|с\.)\s*\d{1,3}(?:\s?[–-]\s?\d{1,3})?$|(?:^|\s)\d{1,3}(?:\s?[–-]\s?\d{1,3})?-бет(?:$|[.:—\s])|(?:^|[\s　])[A-Z]?[\d０-９]{1,3}\s?版(?:$|[\s　])/iu
const longest = 60
/** One line may name a page by chance. */
const leastEntries = 2

/** Takes the lists of what stands on other pages out of a page's lines. */
export function takeContents(lines: readonly PageLine[]): {
  lines: PageLine[]
  contents: PageNotice[]
} {
  const left: PageLine[] = []
  const contents: PageNotice[] = []
  let cut = false
  for (let index = 0; index < lines.length; index += 1) {
    const end = endOf(lines, index)
    if (end - index < leastEntries) {
      left.push(cut ? { ...lines[index]!, first: true } : lines[index]!)
      cut = false
      continue
    }
    const above = left.at(-1)
    const headed = above !== undefined && above.text.length <= longest / 2 && !endsSentence(above.text) && above.hyphen === '' // prettier-ignore
    if (headed) left.pop()
    contents.push({ headline: headed ? above.text : null, paragraphs: lines.slice(index, end).map(({ text }) => text) }) // prettier-ignore
    cut = true
    index = end - 1
  }
  return { lines: left, contents }
}

function endOf(lines: readonly PageLine[], from: number): number {
  let end = from
  while (end < lines.length && isEntry(lines[end]!) && (end === from || !lines[end]!.first))
    end += 1
  return end
}

/** Whether a line names another page and what stands there. */
export function isContents(text: string): boolean {
  return text.length <= longest && entry.test(text.trim())
}

function isEntry({ text, table, hyphen }: PageLine): boolean {
  return table === undefined && hyphen === '' && isContents(text) && !/[.!?。！？]\s+\p{L}/u.test(text.replace(/^\d+-бет\.\s/u, '')) // prettier-ignore
}
