import { randomInt, randomUUID } from 'node:crypto'
import { articlesById } from '@suyab/coverage/archive/search'
import { longestMarked, markArticles } from '@suyab/coverage/search/mark'
import { drawRound, lastYear } from '@suyab/coverage/workbench/draw'
import {
  addRound,
  judge,
  listRounds,
  measuresList,
  roundItems,
  type Round,
} from '@suyab/coverage/workbench/round'
import { exchangeLanguages, type ExchangeLanguage } from '@suyab/language/tag'
import { z } from 'zod'
import type { ConceptArticle, ConceptRoundPage, ConceptRoundRow } from '../api-coverage-concepts.ts'
import { recordAudit } from '../audit.ts'
import type { NodeContext } from '../context.ts'
import { articleToJudge, askedOf } from '../coverage-concept-draft.ts'
import { keptConcept, peopleNames, roundRow } from '../coverage-concept-view.ts'
import { archiveOf, withinTime } from '../coverage-question.ts'
import { Refusal } from '../refusal.ts'
import type { Call, Route } from '../route.ts'

const roundBody = z.strictObject({
  language: z.enum(exchangeLanguages),
  size: z.int().min(10).max(400),
})
const judgementBody = z.strictObject({
  article: z.uuid(),
  verdict: z.enum(['about', 'not', 'unsure']).nullable(),
})
const articlesQuery = z.object({
  from: z
    .tuple([z.unknown()])
    .transform(([value]) => value)
    .pipe(z.coerce.number().int().min(0).max(10_000))
    .optional(),
})

/** Articles given at once to be judged. */
const batch = 10

/** Judging what lists find, so that their precision and recall are known. */
export function coverageJudgingRoutes(node: NodeContext): Route[] {
  const { db } = node
  const rounds = '/api/coverage/concepts/:id/rounds'
  return [
    { method: 'POST', path: rounds, errand: 'concepts.judge', run: (call) => draw(node, call) },
    {
      method: 'GET',
      path: `${rounds}/:round`,
      errand: 'concepts.judge',
      run: async (call): Promise<ConceptRoundPage> => {
        const round = await roundOf(node, call)
        const { definition } = await keptConcept(db, round.concept, round.version)
        const items = await roundItems(db, round.id, call.person.id)
        return {
          round: await rowOf(node, round),
          definition,
          items: items.map(({ article, mine, verdicts }) => ({
            article,
            ...(mine === undefined ? {} : { mine }),
            others: verdicts.length - (mine === undefined ? 0 : 1),
          })),
        }
      },
    },
    {
      method: 'GET',
      path: `${rounds}/:round/articles`,
      errand: 'concepts.judge',
      run: (call) => articles(node, call),
    },
    {
      method: 'POST',
      path: `${rounds}/:round/judgements`,
      errand: 'concepts.judge',
      run: (call) => judgement(node, call),
    },
  ]
}

async function roundOf({ db }: NodeContext, call: Call): Promise<Round> {
  const [round] = await listRounds(db, call.param('id'), call.uuid('round'))
  if (round === undefined) throw new Refusal(404, 'request.not-found')
  return round
}

async function rowOf({ db }: NodeContext, round: Round): Promise<ConceptRoundRow> {
  const fitting = await measuresList(db, await keptConcept(db, round.concept))
  return roundRow(round, fitting.has(round.id), await peopleNames(db))
}

async function draw(node: NodeContext, call: Call): Promise<ConceptRoundRow> {
  const { language, size } = await call.body(roundBody)
  const { db } = node
  const concept = await keptConcept(db, call.param('id'))
  const question = questionOf(concept, language)
  const archive = archiveOf(node)
  const clickhouse = node.coverage?.clickhouse()
  if (clickhouse === undefined) throw new Refusal(503, 'coverage.opening', undefined, { retryAfter: 2 }) // prettier-ignore
  const seed = randomInt(2 ** 31)
  const { period, drawn } = await withinTime(call.context.req.raw.signal, async (signal) => {
    const period = await lastYear(archive, language, signal)
    if (period === undefined) throw new Refusal(422, 'concept.no-articles', { language })
    const options = { ...period, size, seed, signal }
    return { period, drawn: await drawRound(archive, clickhouse, question, options) }
  })
  if (drawn.sizes.hit === 0)
    throw new Refusal(422, 'concept.no-hits', { language, articles: drawn.sizes.rest + drawn.sizes.near }) // prettier-ignore
  const id = randomUUID()
  await addRound(db, { id, language, ...period, ...drawn, concept }, call.person.id, call.now)
  const data = { language, size: drawn.items.length, round: id }
  await recordAudit(db, call.actor, 'concept.draw', concept.id, data, call.now)
  const [round] = await listRounds(db, concept.id, id)
  if (round === undefined) throw new Refusal(404, 'request.not-found')
  return rowOf(node, round)
}

/** @throws Refusal where the concept has no list in the language */
function questionOf(
  { id, lists }: Awaited<ReturnType<typeof keptConcept>>,
  language: ExchangeLanguage,
): Parameters<typeof drawRound>[2] {
  const list = lists[language]
  if (list === undefined) throw new Refusal(422, 'concept.list-empty', { id, language })
  const question = { id, language, list }
  askedOf(question)
  return question
}

async function articles(node: NodeContext, call: Call): Promise<ConceptArticle[]> {
  const { from = 0 } = call.query(articlesQuery)
  const { db } = node
  const round = await roundOf(node, call)
  const query = askedOf(questionOf(await keptConcept(db, round.concept, round.version), round.language)) // prettier-ignore
  const items = await roundItems(db, round.id)
  const ids = items.slice(from, from + batch).map(({ article }) => article)
  const hits = await withinTime(call.context.req.raw.signal, async (signal) =>
    markArticles(
      query,
      await articlesById(archiveOf(node), ids, { longestText: longestMarked, signal }),
      signal,
    ),
  )
  return hits.map(articleToJudge)
}

async function judgement(node: NodeContext, call: Call): Promise<ConceptRoundRow> {
  const { article, verdict } = await call.body(judgementBody)
  const { db } = node
  const concept = call.param('id')
  const at = { concept, round: call.uuid('round'), article }
  const before = await roundOf(node, call)
  const round = await judge(db, at, verdict ?? undefined, call.person.id, call.now)
  if (round === undefined) throw new Refusal(404, 'request.not-found')
  // Every single word would drown the trail; that a list has become calibrated is what others look for.
  if (round.measured.enough && !before.measured.enough) {
    const data = { language: round.language, version: round.version, round: round.id }
    await recordAudit(db, call.actor, 'concept.calibrate', concept, data, call.now)
  }
  return rowOf(node, round)
}
