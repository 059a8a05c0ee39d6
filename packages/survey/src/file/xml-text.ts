/**
 * A text as XML holds it, in elements and between double quotes. Characters that no XML may hold
 * become U+FFFD.
 */
export function xmlText(text: string): string {
  return isPlain(text) ? text : escaped(text)
}

/** Whether nothing needs an escape: so it is with most texts, and looking is quick. */
function isPlain(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    const isMarked = code === 0x22 || code === 0x26 || code === 0x3c || code === 0x3e
    const isControl = code < 0x20 && code !== 0x09 && code !== 0x0a
    if (isMarked || isControl || code >= 0xfffe || (code >= 0xd800 && code < 0xe000)) return false
  }
  return true
}

function escaped(text: string): string {
  return text
    .replaceAll(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, '\uFFFD')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll('\r', '&#13;')
}

/** An element; attributes without a value are left out. */
export function element(
  name: string,
  attributes: Readonly<Record<string, string | number | undefined>>,
  ...children: readonly string[]
): string {
  const said = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(
      ([key, value]) =>
        ` ${key}="${xmlText(String(value)).replaceAll('\n', '&#10;').replaceAll('\t', '&#9;')}"`,
    ) // prettier-ignore
    .join('')
  return children.length === 0
    ? `<${name}${said}/>`
    : `<${name}${said}>${children.join('')}</${name}>`
}
