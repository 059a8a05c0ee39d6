import { formatMessage } from '@suyab/language/message'
import type { AuditPage } from '@suyab/server/api'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { auditQuery } from '../../api/admin.ts'
import { nodeNow } from '../../api/session.ts'
import { Empty, Loading } from '../../component/empty.tsx'
import { FaultNotice } from '../../component/fault-notice.tsx'
import { ScrollRegion } from '../../component/scroll-region.tsx'
import { PageHead } from '../../shell/page.tsx'
import { useText } from '../../text/text.tsx'

/** Who did what, newest first. */
export function AuditPart() {
  const { say } = useText()
  const [typed, setTyped] = useState('')
  const [q, setQ] = useState('')
  const audit = useInfiniteQuery(auditQuery(q))
  const rows = audit.data?.pages.flatMap((page) => page.rows) ?? []
  return (
    <>
      <PageHead title={say('admin.audit')} />
      <p className="t-note">{say('admin.auditLead')}</p>
      <search>
        <form
          className="search-row"
          onSubmit={(event) => {
            event.preventDefault()
            setQ(typed.trim())
          }}
        >
          <input
            className="field"
            type="search"
            enterKeyHint="search"
            aria-label={say('admin.auditSearch')}
            placeholder={say('admin.auditSearch')}
            value={typed}
            onChange={(event) => {
              setTyped(event.target.value)
              if (event.target.value === '') setQ('')
            }}
          />
        </form>
      </search>
      {audit.isPending ? <Loading /> : null}
      {audit.error === null ? null : (
        <FaultNotice error={audit.error} retry={() => void audit.refetch()} />
      )}
      {audit.isSuccess && rows.length === 0 ? (
        <Empty title={q === '' ? say('admin.noAudit') : say('admin.noAuditFound', { q })} />
      ) : null}
      {rows.length === 0 ? null : (
        <ScrollRegion label={say('admin.audit')}>
          <table className="table">
            <thead>
              <tr>
                <th scope="col">{say('admin.when')}</th>
                <th scope="col">{say('admin.who')}</th>
                <th scope="col">{say('admin.did')}</th>
                <th scope="col">{say('admin.on')}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <Row key={row.id} row={row} />
              ))}
            </tbody>
          </table>
        </ScrollRegion>
      )}
      {audit.hasNextPage ? (
        <p className="row-of after">
          <button
            type="button"
            className="button"
            disabled={audit.isFetchingNextPage}
            onClick={() => void audit.fetchNextPage()}
          >
            {say('admin.older')}
          </button>
        </p>
      ) : null}
    </>
  )
}

function Row({ row }: { row: AuditPage['rows'][number] }) {
  const text = useText()
  const { say, formats } = text
  const by =
    row.by === 'terminal' ? say('admin.terminal') : row.by === 'node' ? say('admin.byNode') : row.by
  const word = text.find('audit', row.did)
  const data = Object.entries(row.data)
    .filter(([, value]) => value !== null)
    .map(([name, value]) => `${name}: ${String(value)}`)
  return (
    <tr>
      <td>
        <time dateTime={row.at}>{formats.moment(row.at, nodeNow())}</time>
      </td>
      <td>
        <bdi>{by}</bdi>{' '}
        {row.role === undefined ? null : <small>{say(`words.role.${row.role}`)}</small>}
      </td>
      <td>
        {word === undefined ? <code>{row.did}</code> : formatMessage(word, {}, text.language)}
      </td>
      <td className="on">
        {row.on === undefined ? null : <bdi dir="ltr">{row.on}</bdi>}
        {data.length === 0 ? null : <small className="block">{data.join(', ')}</small>}
      </td>
    </tr>
  )
}
