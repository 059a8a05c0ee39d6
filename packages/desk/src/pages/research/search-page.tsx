import type { SavedQueryBody, SavedQueryRow } from '@suyab/server/api'
import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useEffect, useEffectEvent, useState, type ReactNode } from 'react'
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
import { useText, type Text } from '../../text/text.tsx'
import { Hits, HitsHead } from './hits.tsx'
import { QueryForm } from './query-form.tsx'
import { QueryHelp } from './query-help.tsx'
import { useErrandOn } from '../../shell/errand-on.ts'
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
  const { marked, was, ...asked } = search
  const queries = useQuery(savedQueriesQuery)
  const saved = queries.data?.find(({ id }) => id === asked.saved)
  const before = queries.data?.find(({ id }) => id === was)
  const found = useInfiniteQuery({
    ...hitsQuery(asked, marked === '1'),
    enabled: isAsked(asked),
  })
  const fault = found.error === null ? null : faultOf(found.error)
  const isUnreadable = fault?.code.startsWith('query.') === true
  const go = (to: ResearchSearch): void => void navigate({ to: '/research', search: to })
  const ask = (given: Asked): void => {
    // What is still the saved query's own text is asked as that query, with its marks.
    const same = [saved, before].find((one) => one !== undefined && one.query === given.q)
    if (same !== undefined) {
      const { q: _text, ...rest } = given
      go({ ...rest, saved: same.id })
    } else {
      const origin = saved?.id ?? was
      go({ ...given, ...(origin === undefined ? {} : { was: origin }) })
    }
  }
  const shown: Asked =
    saved === undefined ? asked : { ...asked, q: saved.query }
  useSeen(saved)
  const saving = useSaving({ asked: shown, saved, before, onSaved: (id) => go({ saved: id }) })
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
                  before={before}
                  onSave={saving.open}
                  onChange={saving.openChange}
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

/** The dialogs in which a query is kept, named otherwise, or asks something else from now on. */
function useSaving({
  asked,
  saved,
  before,
  onSaved,
}: {
  asked: Asked
  saved: SavedQueryRow | undefined
  /** The saved query whose text was changed. */
  before: SavedQueryRow | undefined
  onSaved: (id: string) => void
}): { open: () => void; openChange: () => void; dialog: ReactNode } {
  const { say } = useText()
  const errand = useErrandOn('coverage')
  const [isOpen, setOpen] = useState<'save' | 'change' | null>(null)
  const kept = isOpen === 'change' ? before : saved
  const save = async (body: SavedQueryBody): Promise<void> => {
    let id = kept?.id
    const { name, alert } = body
    const done = await errand(
      async () => {
        if (kept === undefined) id = (await addQuery(body)).id
        else await changeQuery(kept.id, kept === saved ? { name, alert } : body)
      },
      { text: say('research.savedDone', { name }) },
    )
    if (done && id !== undefined) onSaved(id)
  }
  const query = kept === saved && saved !== undefined ? saved.query : askedText(asked)
  return {
    open: () => setOpen('save'),
    openChange: () => setOpen('change'),
    dialog:
      isOpen === null ? null : (
        <SaveDialog
          title={titleOf(say, kept, isOpen)}
          given={{ name: kept?.name ?? '', query, alert: kept?.alert ?? true }}
          {...(isOpen === 'change'
            ? { what: say('research.changeWhat', { count: kept?.falseHits ?? 0 }) }
            : {})}
          onClose={() => setOpen(null)}
          save={(body) => void save(body)}
        />
      ),
  }
}

function titleOf(
  say: Text['say'],
  kept: SavedQueryRow | undefined,
  what: 'save' | 'change',
): string {
  if (kept === undefined) return say('research.save')
  return what === 'save' ? say('research.change') : say('research.changeNamed', { name: kept.name })
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
