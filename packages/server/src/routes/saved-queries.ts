import { randomUUID } from 'node:crypto'
import { listFalseHits, markFalse, unmarkFalse } from '@suyab/coverage/saved/false-hit'
import {
  addSavedQuery,
  changeSavedQuery,
  listSavedQueries,
  removeSavedQuery,
  seeSavedQuery,
  type SavedQuery,
} from '@suyab/coverage/saved/saved-query'
import { z } from 'zod'
import type { FalseHitRow, SavedQueryRow } from '../api-coverage.ts'
import { recordAudit } from '../audit.ts'
import type { NodeContext } from '../context.ts'
import { isText } from '@suyab/coverage/text'
import { readQuestion } from '../coverage-question.ts'
import { listPeople } from '../person.ts'
import { Refusal } from '../refusal.ts'
import type { Call, Route } from '../route.ts'

const input = z.strictObject({
  name: z.string().trim().min(1).max(200).refine(isText, 'well-formed text'),
  query: z.string().max(200_000),
  alert: z.boolean(),
})
const patch = input.partial()
const hit = z.strictObject({ article: z.uuid() })

/** Queries that the newsroom keeps, and what people found of their hits. */
export function savedQueryRoutes(node: NodeContext): Route[] {
  const { db } = node
  const nameOf = async (): Promise<(id?: string) => string | undefined> => {
    const names = new Map((await listPeople(db)).map(({ id, name }) => [id, name]))
    return (id) => (id === undefined ? undefined : names.get(id))
  }
  const rows = async (id?: string): Promise<SavedQueryRow[]> => {
    const name = await nameOf()
    return (await listSavedQueries(db, id)).map((row) => named(row, name(row.createdBy)))
  }
  const one = async (id: string): Promise<SavedQueryRow> => {
    const [row] = await rows(id)
    if (row === undefined) throw new Refusal(404, 'coverage.query-unknown')
    return row
  }
  const note = (call: Call, did: string, on: string, data: Record<string, string> = {}): Promise<void> => recordAudit(db, call.actor, did, on, data, call.now) // prettier-ignore
  return [
    {
      method: 'GET',
      path: '/api/coverage/queries',
      errand: 'coverage.ask',
      run: () => rows(),
    },
    {
      method: 'POST',
      path: '/api/coverage/queries',
      errand: 'coverage.ask',
      run: async (call) => {
        const given = await call.body(input)
        const { text } = await readQuestion(db, given.query)
        const id = randomUUID()
        await addSavedQuery(db, id, { ...given, query: text }, call.person.id, call.now)
        await note(call, 'coverage.query-add', id, { name: given.name })
        return one(id)
      },
    },
    {
      method: 'PATCH',
      path: '/api/coverage/queries/:id',
      errand: 'coverage.ask',
      run: async (call) => {
        const id = call.uuid('id')
        const { name, query, alert } = await call.body(patch)
        const changes = {
          ...(name === undefined ? {} : { name }),
          ...(query === undefined ? {} : { query: (await readQuestion(db, query)).text }),
          ...(alert === undefined ? {} : { alert }),
        }
        const found = await changeSavedQuery(db, id, changes, call.now)
        if (!found) throw new Refusal(404, 'coverage.query-unknown')
        await note(call, 'coverage.query-change', id, { changed: Object.keys(changes).join(', ') })
        return one(id)
      },
    },
    {
      method: 'DELETE',
      path: '/api/coverage/queries/:id',
      errand: 'coverage.ask',
      run: async (call) => {
        const id = call.uuid('id')
        const { name } = await one(id)
        await removeSavedQuery(db, id)
        await note(call, 'coverage.query-remove', id, { name })
        return undefined
      },
    },
    {
      method: 'POST',
      path: '/api/coverage/queries/:id/seen',
      errand: 'coverage.ask',
      run: async (call) => {
        await seeSavedQuery(db, call.uuid('id'))
        return undefined
      },
    },
    {
      method: 'GET',
      path: '/api/coverage/queries/:id/false',
      errand: 'coverage.ask',
      run: async (call): Promise<FalseHitRow[]> => {
        const { id } = await one(call.uuid('id'))
        const name = await nameOf()
        return (await listFalseHits(db, id)).map(({ article, at, by }) => {
          const person = name(by)
          return { article, at, ...(person === undefined ? {} : { by: person }) }
        })
      },
    },
    {
      method: 'POST',
      path: '/api/coverage/queries/:id/false',
      errand: 'coverage.ask',
      run: async (call) => {
        const { article } = await call.body(hit)
        const { id } = await one(call.uuid('id'))
        await markFalse(db, id, article, call.person.id, call.now)
        await note(call, 'coverage.false-hit', id, { article })
        return undefined
      },
    },
    {
      method: 'DELETE',
      path: '/api/coverage/queries/:id/false/:article',
      errand: 'coverage.ask',
      run: async (call) => {
        const [id, article] = [call.uuid('id'), call.uuid('article')]
        if (!(await unmarkFalse(db, id, article))) throw new Refusal(404, 'request.not-found')
        await note(call, 'coverage.false-hit-back', id, { article })
        return undefined
      },
    },
  ]
}

function named({ createdBy: _id, ...row }: SavedQuery, name: string | undefined): SavedQueryRow {
  return { ...row, ...(name === undefined ? {} : { createdBy: name }) }
}
