import { z } from 'zod'
import type { CoverageStories, CoverageStoryPage } from '../api-coverage-stories.ts'
import type { NodeContext } from '../context.ts'
import {
  archiveOf,
  conditionOf,
  cursorText,
  questionOf,
  readCursor,
  readPeriod,
  withinTime,
} from '../coverage-question.ts'
import { Refusal } from '../refusal.ts'
import { only, type Call, type Route } from '../route.ts'

const day = z.string().max(10)
const mostStories = 200
const storiesBody = z.strictObject({
  query: z.string().max(200_000).optional(),
  saved: z.uuid().optional(),
  from: day.optional(),
  to: day.optional(),
  limit: z.number().int().min(1).max(mostStories).default(20),
})
const storyQuery = z.object({
  after: only(z.string().max(300)).optional(),
  limit: only(z.coerce.number().int().min(1).max(200)).optional(),
})
/** The largest number that the record gives. */
const mostNumber = 2 ** 31 - 1

/** What the press wrote, story by story. */
export function coverageStoryRoutes(node: NodeContext): Route[] {
  return [
    {
      method: 'POST',
      path: '/api/coverage/stories',
      errand: 'coverage.ask',
      run: (call) => stories(node, call),
    },
    {
      method: 'GET',
      path: '/api/coverage/stories/:id',
      errand: 'coverage.ask',
      run: (call) => story(node, call),
    },
  ]
}

async function stories(node: NodeContext, call: Call): Promise<CoverageStories> {
  const { query, saved, from, to, limit } = await call.body(storiesBody)
  const archive = archiveOf(node)
  const question = await questionOf(node, { query, saved })
  const { duplicates } = question.query
  const found = await withinTime(call.context.req.raw.signal, (signal) =>
    archive.stories(conditionOf(question), {
      ...readPeriod(from, to),
      limit,
      signal,
      ...(duplicates === undefined ? {} : { duplicates }),
    }),
  )
  return { query: question.text, ...found }
}

async function story(node: NodeContext, call: Call): Promise<CoverageStoryPage> {
  const { after, limit } = call.query(storyQuery)
  const id = Number(call.param('id'))
  const unknown = new Refusal(404, 'coverage.story-unknown')
  if (!Number.isInteger(id) || id < 1 || id > mostNumber) throw unknown
  const archive = archiveOf(node)
  const page = await withinTime(call.context.req.raw.signal, (signal) =>
    archive.story(id, {
      signal,
      ...(after === undefined ? {} : { after: readCursor(after) }),
      ...(limit === undefined ? {} : { limit }),
    }),
  )
  if (page === undefined) throw unknown
  const last = page.articles.at(-1)
  return {
    story: page.story,
    articles: page.articles.map(({ number: _number, ...article }) => article),
    total: page.total,
    next: page.next === undefined || last === undefined ? null : cursorText({ ...page.next, day: last.day }),
  }
} // prettier-ignore
