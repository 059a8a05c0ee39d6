import type { SavedQueryRow } from '@suyab/server/api'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { changeQuery, removeQuery, savedQueriesQuery } from '../../api/coverage.ts'
import { Dialog } from '../../component/dialog.tsx'
import { Loading } from '../../component/empty.tsx'
import { FaultNotice } from '../../component/fault-notice.tsx'
import { useLive } from '../../shell/live-line.tsx'
import { useText } from '../../text/text.tsx'
import { useErrandOn } from '../../shell/errand-on.ts'

/** The queries that the newsroom keeps, with what is new in them. */
export function SavedList({
  open,
  onRemoved,
}: {
  /** The one that is asked now. */
  open: string | undefined
  onRemoved: (id: string) => void
}) {
  const { say } = useText()
  const client = useQueryClient()
  const errand = useErrandOn('coverage')
  const saved = useQuery(savedQueriesQuery)
  const [leaving, setLeaving] = useState<SavedQueryRow | null>(null)
  useLive((event) => {
    if (event.type === 'coverage') void client.invalidateQueries({ queryKey: ['coverage'] })
  })
  const rows = saved.data ?? []
  const remove = async ({ id, name }: SavedQueryRow): Promise<void> => {
    setLeaving(null)
    const gone = await errand(async () => removeQuery(id), {
      text: say('research.removed', { name }),
    })
    if (gone) onRemoved(id)
  }
  return (
    <section className="saved" aria-labelledby="saved-queries">
      <h2 id="saved-queries">{say('research.saved')}</h2>
      {saved.isPending ? <Loading /> : null}
      {saved.error === null ? null : (
        <FaultNotice error={saved.error} retry={() => void saved.refetch()} />
      )}
      {saved.data?.length === 0 ? <p className="t-note">{say('research.noneSaved')}</p> : null}
      <ul>
        {rows.map((row) => (
          <SavedRow
            key={row.id}
            row={row}
            current={row.id === open}
            toggle={() =>
              void errand(async () => changeQuery(row.id, { alert: !row.alert }), {
                text: say(row.alert ? 'research.alertOff' : 'research.alertOn', { name: row.name }),
              })
            }
            leave={() => setLeaving(row)}
          />
        ))}
      </ul>
      {leaving === null ? null : (
        <Dialog
          title={say('research.removeTitle', { name: leaving.name })}
          onClose={() => setLeaving(null)}
          onSubmit={() => void remove(leaving)}
          actions={
            <button type="submit" className="button stop">
              {say('research.remove')}
            </button>
          }
        >
          <p>{say('research.removeWhat', { count: leaving.falseHits })}</p>
        </Dialog>
      )}
    </section>
  )
}

function SavedRow({
  row,
  current,
  toggle,
  leave,
}: {
  row: SavedQueryRow
  current: boolean
  toggle: () => void
  leave: () => void
}) {
  const { say } = useText()
  return (
    <li aria-current={current ? 'true' : undefined}>
      <p>
        <Link to="/research" search={{ saved: row.id }}>
          <bdi>{row.name}</bdi>
        </Link>{' '}
        {row.fresh > 0 ? <b className="fresh">{say('research.fresh', { count: row.fresh })}</b> : null}
      </p>
      <p className="query-text" dir="auto">
        {row.query}
      </p>
      <p className="row-of">
        <label className="inline">
          <input type="checkbox" checked={row.alert} onChange={toggle} />
          <span>{say('research.alertShort')}</span>
        </label>
        <Link to="/research/topic" search={{ saved: row.id }} className="plain-link">
          {say('research.growth')}
        </Link>
        <button
          type="button"
          className="plain"
          aria-label={say('research.removeNamed', { name: row.name })}
          onClick={leave}
        >
          {say('research.remove')}
        </button>
      </p>
    </li>
  )
} // prettier-ignore
