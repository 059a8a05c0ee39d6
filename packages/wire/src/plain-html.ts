const inline = new Set('em strong b i u s small sub sup span cite q code br'.split(' '))
const closedBlocks = new Set('p h1 h2 h3 h4 h5 h6'.split(' '))
const openBlocks = new Set('div blockquote ul ol li'.split(' '))
const pattern = /[^<>&]+|&(?:amp|lt|gt|quot);|<(\/?)([a-z]+[1-6]?)( \/)?>/y
const maxLevels = 32

/**
 * Whether HTML is made of nothing but paragraphs, headings, lists and emphasis without attributes,
 * every element closed where it should be: then there is nothing in it to be made safe. One pass.
 */
export function isPlainHtml(html: string): boolean {
  const open: string[] = []
  pattern.lastIndex = 0
  while (pattern.lastIndex < html.length) {
    const match = pattern.exec(html)
    if (match === null) return false
    const [, slash, name, empty] = match
    if (name === undefined) continue
    if (name === 'br') {
      if (slash === '/' || empty === undefined) return false
    } else if (empty !== undefined) return false
    else if (slash === '/') {
      if (open.pop() !== name) return false
    } else if (!mayHold(open.at(-1), name) || open.push(name) > maxLevels) return false
  }
  return open.length === 0
}

/** Where one element within another would make a parser close the outer one, it may not stand. */
function mayHold(outer: string | undefined, name: string): boolean {
  if (inline.has(name)) return outer !== 'ul' && outer !== 'ol'
  if (name === 'li') return outer === 'ul' || outer === 'ol'
  if (!closedBlocks.has(name) && !openBlocks.has(name)) return false
  return outer === undefined || outer === 'div' || outer === 'blockquote' || outer === 'li'
}
