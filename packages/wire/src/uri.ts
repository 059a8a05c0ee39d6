import { matchesFormat } from './format.ts'

/** Longer ones are data, not names; the standard's pattern is only tried on what is shorter. */
const maxLength = 8_192

/** Forms that nearly all URIs have and the standard's pattern takes: it is slow. */
const common =
  /^(?:https?:\/\/[a-z\d](?:[a-z\d.-]{0,200}[a-z\d])?(?:\/[\w\-.~/]{0,2000})?|(?:urn|tag):[\w\-.:,/]{1,500})$/i

/** Whether the text is an absolute URI as the standard's schema demands. @source RFC 3986 */
export function isUri(text: string): boolean {
  return common.test(text) || (text.length <= maxLength && matchesFormat('uri', text))
}

/**
 * The text as a URI: as it is where it is one, with the letters a URI may not hold
 * percent-encoded (international hosts in their ASCII form) where that makes it one.
 * @source RFC 3987 section 3.1
 */
export function asUri(text: string): string | undefined {
  const trimmed = text.trim()
  if (trimmed.length > maxLength) return undefined
  if (isUri(trimmed)) return trimmed
  if (!/^[a-z][a-z\d+.-]*:/i.test(trimmed)) return undefined
  if (/^(?:https?|ftp):/i.test(trimmed) && URL.canParse(trimmed)) {
    const { href } = new URL(trimmed)
    if (isUri(href)) return href
  }
  const encoded = encodeIllegal(trimmed)
  return isUri(encoded) ? encoded : undefined
}

/** Percent-encodes every character that no URI may hold, and no other. */
export function encodeIllegal(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(/%(?![\da-f]{2})/gi, '%25')
    .replaceAll(/[^\w\-.~:/?#[\]@!$&'()*+,;=%]/gu, (found) =>
      [...new TextEncoder().encode(found)]
        .map((byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`)
        .join(''),
    )
}
