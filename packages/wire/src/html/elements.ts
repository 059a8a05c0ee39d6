/** Elements of foreign HTML that may stay; the same list stands in docs/contracts/wire.md. */
export const allowedElements: readonly string[] =
  `h1 h2 h3 h4 h5 h6 p div span br hr ul ol li dl dt dd table caption thead tbody tfoot tr th td
   figure figcaption img blockquote q cite a em strong b i u s small sub sup ruby rb rt rp bdi bdo
   time abbr code pre del ins`.split(/\s+/)

/** Attributes that may stay beside `lang` and `dir`, by element. */
const own: Readonly<Record<string, readonly string[]>> = {
  a: ['href', 'hreflang', 'title', 'rel'],
  img: ['src', 'alt', 'width', 'height', 'title'],
  blockquote: ['cite'],
  q: ['cite'],
  del: ['cite', 'datetime'],
  ins: ['cite', 'datetime'],
  time: ['datetime'],
  abbr: ['title'],
  ol: ['start', 'reversed', 'type'],
  li: ['value'],
  td: ['colspan', 'rowspan', 'headers'],
  th: ['colspan', 'rowspan', 'headers', 'scope', 'abbr'],
}

/** The attributes that an element may keep. */
export const allowedAttributes: ReadonlyMap<string, readonly string[]> = new Map(
  allowedElements.map((name) => [name, ['lang', 'dir', ...(own[name] ?? [])]]),
)

/** The attributes that hold addresses. */
export const addressAttributes: readonly string[] = ['href', 'src', 'cite']

/** What is added to every link: it says nothing of where a reader comes from. */
export const linkRelation = 'noopener noreferrer'
