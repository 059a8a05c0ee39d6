import type { ConceptDocument } from '@suyab/coverage/concept/concept'
import { parseListText } from '@suyab/coverage/concept/list-text'
import { readConcept } from '@suyab/coverage/concept/parse'
import { remarksOn } from '@suyab/coverage/concept/review'
import { compileQuery } from '@suyab/coverage/query/compile'
import type { Query } from '@suyab/coverage/query/query'
import type { Hit } from '@suyab/coverage/archive/search'
import { longestMarked, markArticles, type Marked } from '@suyab/coverage/search/mark'
import { snippetsOf } from '@suyab/coverage/search/snippet'
import { everyOf, hitsOf, lastYear, type ListQuestion } from '@suyab/coverage/workbench/draw'
import type { ExchangeLanguage } from '@suyab/language/tag'
import type { ConceptArticle, ConceptDraftAnswer, ConceptSample } from './api-coverage-concepts.ts'
import type { NodeContext } from './context.ts'
import { refusalOf } from './coverage-concept-file.ts'
import { entriesOf } from './coverage-concept-view.ts'
import { archiveOf, withinTime } from './coverage-question.ts'
import { Refusal } from './refusal.ts'

/** Hits shown below a list that is being written. */
const samples = 5

/** A list as it is being written. */
export interface Draft {
  language: ExchangeLanguage
  text: string
  /** Whether who writes it may ask the archive. */
  asks: boolean
}

/** What a list as it is being written says and finds; a node without an archive counts nothing. */
export async function draftAnswer(
  node: NodeContext,
  { language, text, asks }: Draft,
  gone: AbortSignal,
): Promise<ConceptDraftAnswer> {
  const { list, faults } = parseListText(text, language)
  const nothing = asks ? { count: null, samples: [] } : { samples: [] }
  if (list === undefined) return { faults, remarks: [], entries: 0, ...nothing }
  const concept: ConceptDocument = {
    id: 'draft',
    version: 1,
    names: { [language]: 'draft' },
    definition: 'draft',
    lists: { [language]: list },
    calibration: {},
  }
  const kept = readConcept(concept)
  if (!kept.ok) throw refusalOf(kept.fault)
  const read = { faults, remarks: remarksOn(concept, [language]), entries: entriesOf(list) }
  if (!asks || node.coverage === undefined) return { ...read, ...nothing }
  const found = await withinTime(gone, (signal) =>
    foundBy(node, { id: 'draft', language, list }, signal),
  )
  return { ...read, ...found }
}

async function foundBy(
  node: NodeContext,
  question: ListQuestion,
  signal: AbortSignal,
): Promise<Pick<ConceptDraftAnswer, 'count' | 'samples'>> {
  const archive = archiveOf(node)
  const query = askedOf(question)
  const period = await lastYear(archive, question.language, signal)
  if (period === undefined) return { count: null, samples: [] }
  const options = { ...period, duplicates: 'once', signal } as const
  const condition = compileQuery(query)
  const [found] = await archive.count(condition, options)
  const [of] = await archive.count(compileQuery(everyOf(question.language)), options)
  const { hits } = await archive.search(condition, {
    ...options,
    limit: samples,
    longestText: longestMarked,
  })
  return {
    count: { found: found?.articles ?? 0, of: of?.articles ?? 0, ...period },
    samples: (await markArticles(query, hits, signal)).map(sampleOf),
  }
}

/** The query that asks a list. @throws Refusal where the list is too large */
export function askedOf(question: ListQuestion): Query {
  const query = hitsOf(question)
  if (query !== undefined) return query
  throw new Refusal(400, 'query.concept-too-large', { id: question.id, limit: 10_000 })
}

/** A hit, and what stands where in it. */
type MarkedHit = Marked & { readonly article: Hit }

function sampleOf({ article: hit, title: titleMarks, text }: MarkedHit): ConceptSample {
  const { id, link: url, outlet, language, day, title } = hit
  return { id, url, outlet, language, day, title, titleMarks, snippets: snippetsOf(hit.text, text) }
}

/** Of a text, what a person reads to judge it, in UTF-16 units. */
const longestJudged = 12_000

/** An article with its text, to be judged, and where the list found it. */
export function articleToJudge({
  article: hit,
  title: titleMarks,
  text: marks,
}: MarkedHit): ConceptArticle {
  const { id, link: url, outlet, language, day, title } = hit
  const cut = hit.text.length > longestJudged
  // Not between the halves of a character.
  const end = /[\uD800-\uDBFF]/.test(hit.text[longestJudged - 1] ?? '') ? longestJudged - 1 : longestJudged // prettier-ignore
  const text = cut ? hit.text.slice(0, end) : hit.text
  const textMarks = marks.filter((mark) => mark.end <= text.length)
  return { id, url, outlet, language, day, title, titleMarks, text, textMarks, cut }
}
