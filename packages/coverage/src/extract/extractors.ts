import { Readability } from '@mozilla/readability'
import { ok, refuse, type Result } from '@suyab/wire/result'
import { Defuddle } from 'defuddle/node'
import { blocksOf, type Block } from './block.ts'
import { room } from './choice.ts'
import { parseDocument, type DomNode, type HtmlDocument } from './dom.ts'
import type { ExtractFault, ExtractWarning } from './fault.ts'

/** What each extractor takes for the article. */
export interface Found {
  readonly readability: readonly Block[]
  readonly defuddle: readonly Block[]
}

/** What no article is made of. Captions belong to the pictures; JSON-LD is read elsewhere. */
const besides = 'figcaption, nav, [role="navigation"], [hidden], script[type="application/ld+json"]'
/** As `room` counts: a figure with more text than this holds part of the article. */
const figureRoom = 600

/** Runs both extractors over a page; one that breaks is warned of, both are a fault. */
export async function bothExtractors(
  html: string,
  url: string | undefined,
  warnings: ExtractWarning[],
): Promise<Result<Found, ExtractFault>> {
  const broken: string[] = []
  const guarded = async (
    extractor: 'readability' | 'defuddle',
    run: () => Block[] | Promise<Block[]>,
  ): Promise<Block[]> => {
    try {
      return await run()
    } catch (cause) {
      // They were not written for every page that is sent.
      const reason = cause instanceof Error ? cause.message.slice(0, 200) : String(cause)
      broken.push(`${extractor}: ${reason}`)
      warnings.push({ code: 'extract.extractor-failed', extractor, reason })
      return []
    }
  }
  const readability = await guarded('readability', () => withReadability(articleDocument(html)))
  const defuddle = await guarded('defuddle', () => withDefuddle(articleDocument(html), url))
  return broken.length < 2
    ? ok({ readability, defuddle })
    : refuse({ code: 'extract.broke', reason: broken.join('; ') })
}

/** A document of its own for each extractor, for both change what they are given. */
function articleDocument(html: string): HtmlDocument {
  const document = parseDocument(html)
  for (const one of document.querySelectorAll(besides)) one.remove()
  for (const figure of document.querySelectorAll('figure'))
    if (room(figure.textContent ?? '') < figureRoom) figure.remove()
  return document
}

/** The blocks that Mozilla's Readability takes for the article. */
export function withReadability(document: HtmlDocument): Block[] {
  const found = new Readability<DomNode>(asBrowser(document), {
    serializer: (node) => node,
    disableJSONLD: true,
  }).parse()
  return found?.content == null ? [] : blocksOf(found.content)
}

/** The blocks that Defuddle takes for the article; nothing is fetched for it. */
export async function withDefuddle(
  document: HtmlDocument,
  url: string | undefined,
): Promise<Block[]> {
  const found = await Defuddle(asBrowser(document), url, { useAsync: false })
  const { body } = parseDocument(found.content)
  return body === null ? [] : blocksOf(body)
}

/** What the extractors are typed for, which is a browser's; the parser's is near enough to it. */
type BrowserDocument = ConstructorParameters<typeof Readability>[0]

function asBrowser(document: HtmlDocument): BrowserDocument {
  return document as BrowserDocument
}
