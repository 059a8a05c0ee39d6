import { anywhere, beforeReference, piecewise } from '../long-text.ts'

/** Text as HTML text: `&`, `<`, `>` and quotes as character references. */
export function escapeHtml(text: string): string {
  return /[&<>"]/.test(text) ? piecewise(text, anywhere, escapePiece) : text
}

function escapePiece(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}

/** Text of HTML text: the references that {@link escapeHtml} makes. */
export function unescapeHtml(text: string): string {
  return text.includes('&') ? piecewise(text, beforeReference, unescapePiece) : text
}

function unescapePiece(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')
}
