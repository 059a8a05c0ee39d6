import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { faultsQuery } from '../../api/admin.ts'
import { partnersQuery } from '../../api/partners.ts'
import { nodeNow } from '../../api/session.ts'
import { Empty, Loading } from '../../component/empty.tsx'
import { FaultNotice, faultSentence } from '../../component/fault-notice.tsx'
import { ScrollRegion } from '../../component/scroll-region.tsx'
import { PageHead } from '../../shell/page.tsx'
import { useText } from '../../text/text.tsx'

/** What was refused or failed: counted by code and partner, then one by one in words. */
export function FaultsPart() {
  const text = useText()
  const { say, formats } = text
  const [filter, setFilter] = useState<{ partner?: string; code?: string }>({})
  const faults = useQuery(faultsQuery(filter))
  const partners = useQuery(partnersQuery)
  const now = nodeNow()
  const nameOf = (id: string | undefined): string => {
    if (id === undefined) return say('admin.here')
    const names = partners.data?.find((partner) => partner.id === id)?.names
    return names === undefined ? id : text.name(names).text
  }
  const narrowed = filter.code !== undefined || filter.partner !== undefined
  return (
    <>
      <PageHead title={say('admin.faults')}>
        {narrowed ? (
          <button type="button" className="button" onClick={() => setFilter({})}>
            {say('admin.all')}
          </button>
        ) : null}
      </PageHead>
      <p className="t-note">{say('admin.faultLead')}</p>
      {faults.isPending ? <Loading /> : null}
      {faults.error === null ? null : (
        <FaultNotice error={faults.error} retry={() => void faults.refetch()} />
      )}
      {faults.data?.counts.length === 0 ? <Empty title={say('admin.noFaults')} /> : null}
      {faults.data === undefined || faults.data.counts.length === 0 ? null : (
        <>
          <ScrollRegion label={say('admin.faults')}>
            <table className="table">
              <thead>
                <tr>
                  <th scope="col">{say('admin.code')}</th>
                  <th scope="col">{say('admin.partner')}</th>
                  <th scope="col" className="number">
                    {say('admin.times')}
                  </th>
                  <th scope="col">{say('admin.last')}</th>
                </tr>
              </thead>
              <tbody>
                {faults.data.counts.map((count) => (
                  <tr key={`${count.code} ${count.partner ?? ''}`}>
                    <th scope="row" aria-label={count.code}>
                      <button
                        type="button"
                        className="plain"
                        onClick={() =>
                          setFilter({
                            code: count.code,
                            ...(count.partner === undefined ? {} : { partner: count.partner }),
                          })
                        }
                      >
                        <code dir="ltr">{count.code}</code>
                      </button>
                    </th>
                    <td>{nameOf(count.partner)}</td>
                    <td className="number">{formats.number(count.count)}</td>
                    <td>{formats.moment(count.lastAt, now)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </ScrollRegion>
          <section className="ruled">
            <h2>{say('admin.latest')}</h2>
            <ul className="rows">
              {faults.data.rows.map((fault) => (
                <li key={fault.id}>
                  <span className="grow">
                    {faultSentence(text, fault)}
                    <small className="block">
                      {nameOf(fault.partner)} · {formats.moment(fault.at, now)}
                    </small>
                    {Object.keys(fault.data).length === 0 ? null : (
                      <details className="fold">
                        <summary>{say('admin.exactly')}</summary>
                        <dl className="exactly" dir="ltr">
                          <div>
                            <dt>code</dt>
                            <dd>{fault.code}</dd>
                          </div>
                          {fault.uri === undefined ? null : (
                            <div>
                              <dt>uri</dt>
                              <dd>{fault.uri}</dd>
                            </div>
                          )}
                          {Object.entries(fault.data).map(([name, value]) => (
                            <div key={name}>
                              <dt>{name}</dt>
                              <dd>{value}</dd>
                            </div>
                          ))}
                        </dl>
                      </details>
                    )}
                  </span>
                </li>
              ))}
            </ul>
          </section>
        </>
      )}
    </>
  )
}
