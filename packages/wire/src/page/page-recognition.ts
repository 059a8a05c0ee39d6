import { editorsIn, hasIssueDate } from './page-folio.ts'

const leastLines = 8
const mostUnits = 256 * 1024
/** Longer lines are paragraphs, not those of columns. */
const longest = 200

/**
 * Whether a plain text looks like a newspaper's page: short lines in Chinese or Cyrillic, with the
 * date of an issue or the page's makers at its edges.
 */
export function looksLikePage(text: string): boolean {
  if (text.length > mostUnits || /^\s*[<{[]/u.test(text)) return false
  const letters = text.match(/[\p{Script=Han}\p{Script=Cyrillic}]/gu)?.length ?? 0
  if (letters < text.replace(/\s+/gu, '').length * 0.5) return false
  const lines = text.split('\n').filter((line) => line.trim() !== '')
  if (lines.length < leastLines) return false
  if (lines.filter((line) => line.length > longest).length > lines.length * 0.1) return false
  const edges = [...lines.slice(0, 10), ...lines.slice(-8)].map((line) => line.trim())
  return edges.some((line) => line.length <= longest && (hasIssueDate(line) || editorsIn(line).length > 0)) // prettier-ignore
}
