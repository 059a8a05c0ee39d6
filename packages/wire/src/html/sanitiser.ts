import sanitizeHtml from 'sanitize-html'

import { addressAttributes, allowedAttributes, allowedElements, linkRelation } from './elements.ts'

const directions = new Set<string | undefined>(['ltr', 'rtl', 'auto'])

const options: sanitizeHtml.IOptions = {
  allowedTags: [...allowedElements],
  allowedAttributes: Object.fromEntries(
    [...allowedAttributes].map(([tag, attributes]) => [tag, [...attributes]]),
  ),
  allowedSchemes: ['http', 'https', 'mailto'],
  allowedSchemesByTag: { img: ['http', 'https'] },
  allowedSchemesAppliedToAttributes: [...addressAttributes],
  allowProtocolRelative: false,
  disallowedTagsMode: 'discard',
  nonTextTags: ['script', 'style', 'textarea', 'option', 'noscript', 'title', 'template', 'xmp'],
  transformTags: {
    '*': (tagName, { dir, ...attribs }) => ({
      tagName,
      attribs: { ...attribs, ...(dir !== undefined && directions.has(dir) ? { dir } : {}) },
    }),
    section: 'div',
    article: 'div',
    main: 'div',
    header: 'div',
    footer: 'div',
    aside: 'div',
    center: 'div',
    strike: 's',
    tt: 'code',
    a: (tagName, attribs) => ({ tagName, attribs: { ...attribs, rel: linkRelation } }),
  },
  // A picture of one pixel shows nothing: it counts readers.
  exclusiveFilter: (frame) =>
    frame.tag === 'img' &&
    (frame.attribs['src'] === undefined ||
      [frame.attribs['width'], frame.attribs['height']].some(
        (size) => size === '0' || size === '1',
      )),
}

/** Safe HTML of any foreign HTML, by a parser that mends it as browsers do. */
export function sanitiseByParser(html: string): string {
  return sanitizeHtml(html, options)
}
