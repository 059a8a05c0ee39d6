import type { FailingSource, OutletView } from '@suyab/server/api'
import { nodeNow } from '../../api/session.ts'
import { faultSentence } from '../../component/fault-notice.tsx'
import { Mark } from '../../component/sign.tsx'
import { useText } from '../../text/text.tsx'
import { shortReason } from './outlet-words.ts'

const shown = 12

/** Why articles were left out, and the last of them. */
export function OutletReasons({ view }: { view: OutletView }) {
  const text = useText()
  const { say, formats } = text
  const reasons = view.reasons.filter(({ concerns }) => concerns === 'article')
  return (
    <section className="ruled">
      <h2>{say('outlets.whyTitle')}</h2>
      <p className="line">{say('outlets.whySub')}</p>
      {reasons.length === 0 ? <p>{say('outlets.noneLeftOut')}</p> : null}
      <ul className="rows">
        {reasons.map(({ code, count }) => (
          <li key={code}>
            <span>{shortReason(text, code)}</span>
            <span className="num">{formats.number(count)}</span>
          </li>
        ))}
      </ul>
      {view.skipped.length === 0 ? null : (
        <details className="fold">
          <summary>{say('outlets.lastSkipped')}</summary>
          <ul className="rows outlet-skipped">
            {view.skipped.slice(0, shown).map(({ at, address, code, data }) => (
              <li key={`${at} ${address}`}>
                <span>
                  <a href={address} dir="ltr" rel="noreferrer" target="_blank">
                    {withoutSite(address)}
                  </a>
                  <small className="under">{faultSentence(text, { code, data })}</small>
                </span>
                <small>{formats.moment(at, nodeNow())}</small>
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  )
}

function withoutSite(address: string): string {
  const { pathname, search } = new URL(address)
  return `${pathname}${search}`
}

/** The outlet's feeds and sitemaps; of those that fail, why and what to do. */
export function OutletSources({ view }: { view: OutletView }) {
  const { say } = useText()
  const { feeds, sitemaps } = view.outlet
  const named = [
    ...feeds.map((address) => ({ kind: 'feed' as const, address })),
    ...sitemaps.map((address) => ({ kind: 'sitemap' as const, address })),
  ]
  const known = new Set(named.map(({ address }) => address))
  // Sitemaps that an index led to stand here only while they fail.
  const found = view.failing.filter(({ address }) => !known.has(address))
  return (
    <section className="ruled">
      <h2>{say('outlets.sourcesTitle')}</h2>
      {named.length === 0 ? <p>{say('outlets.noSources')}</p> : null}
      <ul className="rows">
        {[...named, ...found].map(({ kind, address }) => (
          <SourceLine
            key={`${kind} ${address}`}
            kind={kind}
            address={address}
            failing={view.failing.find((one) => one.address === address)}
            isAsked={view.lastSuccess !== undefined && view.state !== 'paused'}
          />
        ))}
      </ul>
    </section>
  )
}

function SourceLine({
  kind,
  address,
  failing,
  isAsked,
}: {
  kind: 'feed' | 'sitemap'
  address: string
  failing: FailingSource | undefined
  isAsked: boolean
}) {
  const text = useText()
  const { say, formats } = text
  return (
    <li className={failing === undefined ? undefined : 'broken'}>
      <span>
        <span className="small">{say(`outlets.${kind}`)}</span>{' '}
        <a href={address} dir="ltr" rel="noreferrer" target="_blank">
          {address}
        </a>
        {failing === undefined ? null : (
          <span className="under">
            {failing.code === undefined
              ? say('outlets.unsaid')
              : faultSentence(text, { code: failing.code, data: { ...failing.data } })}
          </span>
        )}
      </span>
      {failing === undefined ? (
        isAsked ? (
          <Mark sign="confirmed">{say('outlets.answers')}</Mark>
        ) : null
      ) : (
        <span className="outlet-failed">
          <Mark sign="missing">{say('outlets.failures', { count: failing.failures })}</Mark>
          <small>{say('outlets.next', { time: formats.moment(failing.next, nodeNow()) })}</small>
        </span>
      )}
    </li>
  )
}
