import type { Health } from '@suyab/server/api'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { healthQuery } from '../../api/admin.ts'
import { send } from '../../api/client.ts'
import { nodeNow, useSession } from '../../api/session.ts'
import { Dialog } from '../../component/dialog.tsx'
import { Loading } from '../../component/empty.tsx'
import { FaultNotice } from '../../component/fault-notice.tsx'
import { Mark } from '../../component/sign.tsx'
import { PageHead } from '../../shell/page.tsx'
import { useText } from '../../text/text.tsx'
import { KeyLine } from '../partners/partner-part.tsx'
import { momentOf, wallTime } from '@suyab/language/zone'
import { useAdminErrand } from './admin-errand.ts'

const LOW = 2e9

/** How the node is, its keys, and how to keep a copy. */
export function NodePart() {
  const { say } = useText()
  const health = useQuery(healthQuery)
  return (
    <>
      <PageHead title={say('admin.node')} />
      {health.isPending ? <Loading /> : null}
      {health.error === null ? null : (
        <FaultNotice error={health.error} retry={() => void health.refetch()} />
      )}
      {health.data === undefined ? null : (
        <>
          <State health={health.data} />
          <Keys health={health.data} />
          <section className="ruled">
            <h2>{say('admin.backup')}</h2>
            <p>{say('admin.backupWhat')}</p>
            <pre className="command" dir="ltr">
              <code>suyab backup /mnt/backup/suyab</code>
            </pre>
          </section>
        </>
      )}
    </>
  )
}

function State({ health }: { health: Health }) {
  const { say, formats } = useText()
  const low = health.diskFreeBytes < LOW
  const rows = [
    [say('admin.version'), health.version, true],
    [say('admin.database'), say(`admin.database.${health.database}`), health.database === 'ok'],
    [
      say('admin.disk'),
      `${formats.bytes(health.diskFreeBytes)}${low ? `. ${say('admin.diskLow')}` : ''}`,
      !low,
    ],
    [
      say('admin.jobs'),
      `${say('admin.jobsWaiting', { count: health.jobs.waiting })}, ${say('admin.jobsFailed', { count: health.jobs.failed })}`,
      health.jobs.failed === 0,
    ],
    [say('admin.mailOn'), say(health.mail ? 'admin.mailYes' : 'admin.mailNo'), health.mail],
  ] as const
  return (
    <>
      {health.reconciling ? <p className="t-lead broken-line">{say('admin.reconciling')}</p> : null}
      <dl className="state-list">
        {rows.map(([name, value, good]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              <Mark sign={good ? 'confirmed' : 'warning'}>{value}</Mark>
            </dd>
          </div>
        ))}
      </dl>
    </>
  )
}

function Keys({ health }: { health: Health }) {
  const { say } = useText()
  const errand = useAdminErrand('health')
  const { timeZone } = useSession().newsroom
  const [rotating, setRotating] = useState(false)
  const [revoking, setRevoking] = useState<string | null>(null)
  const [from, setFrom] = useState(() => wallTime(nodeNow(), timeZone))
  const [reason, setReason] = useState('')
  const now = nodeNow()
  const valid = health.keys.filter(
    ({ until, revoked }) =>
      revoked === undefined && (until === undefined || Date.parse(until) > now),
  )
  const revoke = async (kid: string): Promise<void> => {
    const moment = momentOf(from, timeZone)
    if (moment === undefined) return
    setRevoking(null)
    await errand(
      async () =>
        send('POST', `/keys/${encodeURIComponent(kid)}/revoke`, {
          from: moment,
          reason: reason.trim(),
        }),
      say('admin.revoked'),
    )
  }
  return (
    <section className="ruled">
      <h2>{say('admin.keys')}</h2>
      <p>{say('admin.keysWhat')}</p>
      <ul className="rows">
        {health.keys.map((key) => (
          <KeyLine key={key.kid} keyRow={key}>
            {valid.includes(key) ? (
              <span className="row-of">
                <Mark sign="confirmed">{say('admin.keyNow')}</Mark>
                <button type="button" className="button stop" onClick={() => setRevoking(key.kid)}>
                  {say('admin.revoke')}
                </button>
              </span>
            ) : null}
          </KeyLine>
        ))}
      </ul>
      <p className="row-of after">
        <button type="button" className="button" onClick={() => setRotating(true)}>
          {say('admin.rotate')}
        </button>
      </p>
      {rotating ? (
        <Dialog
          title={say('admin.rotateTitle')}
          onClose={() => setRotating(false)}
          onSubmit={() => {
            setRotating(false)
            void errand(async () => send('POST', '/keys/rotate', {}), say('admin.rotated'))
          }}
          actions={
            <button type="submit" className="button main">
              {say('admin.rotate')}
            </button>
          }
        >
          <p>{say('admin.rotateWhat')}</p>
        </Dialog>
      ) : null}
      {revoking === null ? null : (
        <Dialog
          title={say('admin.revokeTitle')}
          alarm
          onClose={() => setRevoking(null)}
          onSubmit={() => void revoke(revoking)}
          actions={
            <button
              type="submit"
              className="button stop"
              disabled={valid.length < 2 || reason.trim() === ''}
            >
              {say('admin.revoke')}
            </button>
          }
        >
          <p>{say('admin.revokeWhat')}</p>
          {valid.length < 2 ? <p>{say('admin.revokeLast')}</p> : null}
          <label className="field-group">
            <span className="small">{say('admin.revokeFrom')}</span>
            <input
              className="field"
              type="datetime-local"
              required
              value={from}
              onChange={(event) => setFrom(event.target.value)}
            />
          </label>
          <label className="field-group">
            <span className="small">{say('admin.revokeReason')}</span>
            <textarea
              className="field"
              required
              maxLength={1000}
              value={reason}
              onChange={(event) => setReason(event.target.value)}
            />
          </label>
        </Dialog>
      )}
    </section>
  )
}
