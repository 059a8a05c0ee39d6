import type { PartnerRow } from '@suyab/server/api'
import { Link } from '@tanstack/react-router'
import { nodeNow, usePerson } from '../../api/session.ts'
import { useNow } from '../../component/clock.tsx'
import { faultSentence } from '../../component/fault-notice.tsx'
import { NewsroomName } from '../../component/named.tsx'
import { Mark } from '../../component/sign.tsx'
import { useText } from '../../text/text.tsx'
import { useAgreementErrand } from './agreement-errand.ts'
import { Fingerprint } from './fingerprint.tsx'
import { clockSentence, healthSentences, healthSigns } from './partner-health.ts'

/** One partner: how it is and why, where both logs stand, its keys, what was refused. */
export function PartnerPart({ partner }: { partner: PartnerRow }) {
  const text = useText()
  const { say, formats } = text
  useNow(30_000)
  const now = nodeNow()
  const { health } = partner
  const when = (at: string | undefined): string =>
    at === undefined ? say('partners.never') : formats.moment(at, now)
  const figures: readonly (readonly [string, string])[] = [
    [say('partners.weRead'), say('partners.entry', { count: health.cursor })],
    [say('partners.weLag'), say('partners.entries', { count: health.weLag })],
    [say('partners.ourLog'), say('partners.entry', { count: health.head })],
    [say('partners.theyLag'), say('partners.entries', { count: health.theyLag })],
    [say('partners.lastAnswer'), when(health.lastAnswerAt)],
    [say('partners.lastReceipt'), when(health.lastReceiptAt)],
    [say('partners.clock'), clockSentence(text, health.clock)],
  ]
  const broken = health.state === 'unreachable' || health.state === 'stopped'
  return (
    <section
      className={broken ? 'ruled partner broken' : 'ruled partner'}
      aria-labelledby={`partner-${partner.id}`}
    >
      <div className="partner-head">
        <h2 id={`partner-${partner.id}`} className="news head">
          <NewsroomName names={partner.names} />
        </h2>
        <Mark sign={healthSigns[health.state]}>{say(`partners.state.${health.state}`)}</Mark>
        {health.unconfirmedKills === 0 ? null : (
          <Mark sign="missing" alarm>
            <Link to="/own">
              {say('partners.killsUnconfirmed', { count: health.unconfirmedKills })}
            </Link>
          </Mark>
        )}
        <span className="to-terms">
          {partner.agreements.map((id) => (
            <Link key={id} to="/agreements/$id" params={{ id }}>
              {say('partners.openAgreement')}
            </Link>
          ))}
        </span>
      </div>
      <p className="t-lead why">{healthSentences(text, health, now).join(' ')}</p>
      {health.state === 'stopped' ? <ReadOn partner={partner} /> : null}
      {health.lastError === undefined || health.state === 'in-step' ? null : (
        <p className="t-note">
          {say('partners.lastError', { reason: faultSentence(text, health.lastError) })}
        </p>
      )}
      <dl className="figures">
        {figures.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <details className="fold">
        <summary>{say('partners.more')}</summary>
        <div className="two-ways">
          <div>
            <Fingerprint value={partner.fingerprint} />
            <p className="t-note">{say('partners.fingerprintHint')}</p>
            <h3 className="small">{say('partners.keys')}</h3>
            <ul className="rows">
              {partner.keys.map((key) => (
                <KeyLine key={key.kid} keyRow={key} />
              ))}
            </ul>
            <p className="t-note">
              {say('partners.address')}:{' '}
              {partner.origin === undefined ? (
                say('partners.noAddress')
              ) : (
                <bdi dir="ltr">{partner.origin}</bdi>
              )}
            </p>
            <p className="t-note">
              {say('partners.languages')}:{' '}
              {formats.list(partner.languages.map((tag) => text.languageName(tag)))}
            </p>
          </div>
          <div>
            <h3 className="small">{say('partners.faults')}</h3>
            {partner.faults.length === 0 ? <p>{say('partners.noFaults')}</p> : null}
            <ul className="rows">
              {partner.faults.map((fault) => (
                <li key={fault.code}>
                  <span>{faultSentence(text, fault)}</span>
                  <small>
                    {say('partners.faultCount', { count: fault.count })},{' '}
                    {say('partners.faultLast', { time: formats.moment(fault.lastAt, now) })}
                  </small>
                </li>
              ))}
            </ul>
          </div>
        </div>
      </details>
    </section>
  )
}

/** Lets reading go on once people have settled why the partner's log did not hold together. */
function ReadOn({ partner }: { partner: PartnerRow }) {
  const { say } = useText()
  const { role } = usePerson()
  const errand = useAgreementErrand(partner.agreements)
  if (role !== 'administrator') return null
  return (
    <p className="row-of">
      <button
        type="button"
        className="button"
        onClick={() => void errand('POST', '/resume', undefined, say('partners.readingOn'))}
      >
        {say('partners.readOn')}
      </button>
    </p>
  )
}

export function KeyLine({
  keyRow,
  children,
}: {
  keyRow: PartnerRow['keys'][number]
  children?: React.ReactNode
}) {
  const text = useText()
  const { say, formats } = text
  const { kid, from, until, revoked } = keyRow
  return (
    <li>
      <span>
        <code dir="ltr">{kid.slice(0, 12)}…</code>{' '}
        <small>
          {say('partners.keyFrom', { date: formats.date(from) })}
          {until === undefined
            ? ''
            : `, ${say('partners.keyUntil', { date: formats.deadline(until) })}`}
        </small>{' '}
        {revoked === undefined ? null : (
          <Mark sign="denied">
            {say('partners.keyRevoked', {
              date: formats.date(revoked.from),
              reason: revoked.reason,
            })}
          </Mark>
        )}
      </span>
      {children}
    </li>
  )
}
