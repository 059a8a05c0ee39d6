import { maxHtmlLength } from '../sanitise.ts'

/** Short codes of WordPress itself and of common page builders, which show nothing elsewhere. */
const known =
  /^(?:gallery|playlist|audio|video|embed|caption|wp_caption|contact-form.*|vc_.*|et_pb_.*|fusion_.*|su_.*|more|toc)$/

/**
 * A post's content as HTML: comments of the block editor go, captions become figures, other short
 * codes leave what stands between them, and lines become paragraphs where no block says so.
 */
export function postHtml(content: string): string {
  // Of what is longer only the text will stay.
  if (content.length > maxHtmlLength) return content
  const text = content
    .replaceAll(/<!--[^]*?(?:-->|$)/g, '')
    .replaceAll(
      /\[(?:wp_)?caption\b[^[\]]{0,2000}\]((?:(?!\[\/?(?:wp_)?caption)[^])*)\[\/(?:wp_)?caption\]/g,
      (_all, inside: string) => figure(inside),
    )
    .replaceAll(
      /\[embed\b[^[\]]{0,500}\]\s*(https?:\/\/[^\s<>"[\]]+)\s*\[\/embed\]/g,
      '<a href="$1">$1</a>',
    )
  const closed = new Set([...text.matchAll(/\[\/([\w-]{1,60})\]/g)].map(([, name = '']) => name))
  const plain = text.replaceAll(
    /\[\/?([A-Za-z][\w-]{0,59})(\s[^[\]<>]{0,2000})?\/?\]/g,
    (all, name: string, attributes?: string) =>
      closed.has(name) || known.test(name) || /=/.test(attributes ?? '') ? '' : all,
  )
  return /<(?:p|div|h[1-6]|ul|ol|table|blockquote|figure)\b/i.test(plain) && !/\n\s*\n/.test(plain)
    ? plain
    : paragraphs(plain)
}

function figure(inside: string): string {
  const image = /^\s*(?:<a\b[^<>]*>\s*)?<img\b[^<>]*>(?:\s*<\/a>)?/i.exec(inside)?.[0] ?? ''
  const caption = inside.slice(image.length).trim()
  return `\n\n<figure>${image}${caption === '' ? '' : `<figcaption>${caption}</figcaption>`}</figure>\n\n`
}

const block = /^<\/?(?:p|div|h[1-6]|ul|ol|li|table|t[rdh]|thead|tbody|blockquote|figure|hr|pre)\b/i

function paragraphs(text: string): string {
  return text
    .replaceAll('\r\n', '\n')
    .split(/\n[ \t]*\n\s*/)
    .map((one) => one.trim())
    .filter((one) => one !== '')
    .map((one) => (block.test(one) ? one : `<p>${one.replaceAll('\n', '<br />')}</p>`))
    .join('\n')
}
