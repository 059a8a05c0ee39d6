import { isUri } from '../uri.ts'

/** How versions 1.x name a concept. */
export interface ConceptCode {
  readonly scheme?: string
  readonly code?: string
}

/**
 * A concept's scheme and code by its uri and literal, so that they are joined to the uri again in
 * reading: cut before the literal where the uri ends with it, else at its last `/`, `#`, `:` or `=`.
 * A literal beside a uri that does not end with it gives way to the uri.
 */
export function conceptCode({ uri, literal }: { uri?: unknown; literal?: unknown }): ConceptCode {
  if (typeof uri !== 'string') return typeof literal === 'string' ? { code: literal } : {}
  const given =
    typeof literal === 'string' && uri.endsWith(literal) ? uri.length - literal.length : undefined
  const [, head = ''] = /^(.*[/#:=])./s.exec(uri) ?? []
  const at = [given, head.length].find(
    (end) => end !== undefined && end < uri.length && isScheme(uri.slice(0, end)),
  )
  return at === undefined ? { code: uri } : { scheme: uri.slice(0, at), code: uri.slice(at) }
}

/** Whether it is a URI to which a code can be joined; of a web address more than its beginning. */
function isScheme(text: string): boolean {
  return (
    /^(?:https?:\/\/[^/?#]+[/?#](?:.*[/#:=])?|(?!https?:)[a-z][a-z\d+.-]*:.*[/#:=])$/i.test(text) &&
    /[/#:=]$/.test(text) &&
    isUri(text)
  )
}
