import type { SavedQueryBody, SavedQueryRow } from '@suyab/server/api'
import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useEffect, useEffectEvent, useState } from 'react'
import {
  addQuery,
  changeQuery,
  hitsQuery,
  savedQueriesQuery,
  seeQuery,
  type Asked,
} from '../../api/coverage.ts'
import { faultOf } from '../../api/fault.ts'
import { PageHead } from '../../shell/page.tsx'
import { useText } from '../../text/text.tsx'
import { Hits, HitsHead } from './hits.tsx'
import { QueryForm } from './query-form.tsx'
import { QueryHelp } from './query-help.tsx'
import { useResearchErrand } from './research-errand.ts'
import { ResearchNav } from './research-nav.tsx'
import { isAsked, type ResearchSearch } from './research-search.ts'
import { SaveDialog } from './save-dialog.tsx'
import { SavedList } from './saved-list.tsx'
import { StartPart } from './start-part.tsx'

/** What the press wrote, found: a query, its hits, and the queries that the newsroom keeps. */
export function SearchPage() {
  const { say } = useText()
  const navigate = useNavigate()
  const search = useSearch({ from: '/research' })
  const { marked, ...asked } = search
  const queries = useQuery(savedQueriesQuery)
  const saved = queries.data?.find(({ id }) => id === asked.saved)
  const found = useInfiniteQuery({
    ...hitsQuery(asked, marked === '1'),
    enabled: isAsked(asked),
  })
  const fault = found.error === null ? null : faultOf(found.error)
  const isUnreadable = fault?.code.startsWith('query.') === true
  const go = (to: ResearchSearch): void => void navigate({ to: '/research', search: to })
  const ask = (given: Asked): void => {
    // What is still the saved query's own text is asked as that query, with its marks.
    if (saved !== undefined && given.q === saved.query) {
      const { q: _text, ...rest } = given
      go({ ...rest, saved: saved.id })
    } else go(given)
  }
  const shown: Asked =
    saved === undefined ? asked : { ...asked, q: saved.query }
  useSeen(saved)
  const saving = useSaving({ asked: shown, saved, onSaved: (id) => go({ saved: id }) })
  return (
    <>
      <ResearchNav />
      <PageHead
        title={saved === undefined ? say('research.title') : saved.name}
        line={saved === undefined ? undefined : <span>{say('research.savedLine')}</span>}
      />
      <div className="search-page">
        <div>
          <QueryForm asked={shown} fault={isUnreadable ? fault : null} onAsk={ask} />
          <QueryHelp onTry={(q) => go({ q })} />
          {!isAsked(asked) ? <StartPart onTry={(q) => go({ q })} /> : null}
          {isAsked(asked) && !isUnreadable ? (
            <>
              {found.error === null ? (
                <HitsHead
                  asked={asked}
                  marked={marked === '1'}
                  saved={saved}
                  onSave={saving.open}
                />
              ) : null}
              <Hits asked={asked} saved={saved} marked={marked === '1'} />
            </>
          ) : null}
        </div>
        <SavedList open={asked.saved} onRemoved={(id) => (id === asked.saved ? go({}) : undefined)} />
      </div>
      {saving.dialog}
    </>
  )
} // prettier-ignore

/** The dialog in which a query is kept, or one that is kept already is changed. */
function useSaving({
  asked,
  saved,
  onSaved,
}: {
  asked: Asked
  saved: SavedQueryRow | undefined
  onSaved: (id: string) => void
}): { open: () => void; dialog: React.ReactNode } {
  const { say } = useText()
  const errand = useResearchErrand()
  const [isOpen, setOpen] = useState(false)
  const save = async (body: SavedQueryBody): Promise<void> => {
    let id = saved?.id
    const done = await errand(
      async () => {
        if (saved === undefined) id = (await addQuery(body)).id
        else await changeQuery(saved.id, { name: body.name, alert: body.alert })
      },
      { text: say('research.savedDone', { name: body.name }) },
    )
    if (done && id !== undefined) onSaved(id)
  }
  const query = saved?.query ?? askedText(asked)
  return {
    open: () => setOpen(true),
    dialog: isOpen ? (
      <SaveDialog
        title={say(saved === undefined ? 'research.save' : 'research.change')}
        given={{ name: saved?.name ?? '', query, alert: saved?.alert ?? true }}
        onClose={() => setOpen(false)}
        save={(body) => void save(body)}
      />
    ) : null,
  }
}

/** A query as it is kept: how copies count belongs to it. */
function askedText({ q = '', copies }: Asked): string {
  if (/\bduplicates\s*[:：]/iu.test(q)) return q
  const isList = /\s/u.test(q.trim())
  return `${isList ? `(${q})` : q} duplicates:${copies ?? 'once'}`
}

/** Who opens a saved query has seen what is new in it. */
function useSeen(saved: SavedQueryRow | undefined): void {
  const client = useQueryClient()
  const id = saved !== undefined && saved.fresh > 0 ? saved.id : undefined
  const see = useEffectEvent(async (query: string) => {
    await seeQuery(query)
    await client.invalidateQueries({ queryKey: ['coverage', 'queries'] })
  })
  useEffect(() => {
    // What could not be told is told the next time.
    if (id !== undefined) void see(id).catch(() => undefined)
  }, [id])
}
