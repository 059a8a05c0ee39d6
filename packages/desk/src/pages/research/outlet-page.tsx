import type { OutletView } from '@suyab/server/api'
import { wallDay } from '@suyab/language/zone'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { changeOutlet, outletQuery, removeOutlet } from '../../api/outlets.ts'
import { nodeNow, usePerson } from '../../api/session.ts'
import { Loading } from '../../component/empty.tsx'
import { FaultNotice } from '../../component/fault-notice.tsx'
import { Mark } from '../../component/sign.tsx'
import { ScrollRegion } from '../../component/scroll-region.tsx'
import { PageHead } from '../../shell/page.tsx'
import { useText } from '../../text/text.tsx'
import { RemoveDialog } from '../admin/remove-dialog.tsx'
import { OutletChart } from './outlet-chart.tsx'
import { useOutletErrand } from './outlet-errand.ts'
import { OutletForm } from './outlet-form.tsx'
import { monthsOf, monthWithYear, type OutletMonth } from './outlet-months.ts'
import { OutletReasons, OutletSources } from './outlet-sources.tsx'
import { noon, outletSigns, rateText } from './outlet-words.ts'
import { ownName } from './outlets-search.ts'
import { ResearchNav } from './research-nav.tsx'
import './outlets.css'

/** One outlet: how much it published, what was left out and why, which sources fail, what is known of it. */
export function OutletPage() {
  const { id } = useParams({ from: '/research/outlets/$id' })
  const query = useQuery(outletQuery(id))
  return (
    <>
      <ResearchNav />
      {query.data === undefined ? null : <View view={query.data} />}
      {query.data === undefined && query.error !== null ? (
        <FaultNotice error={query.error} retry={() => void query.refetch()} />
      ) : null}
      {query.isPending ? <Loading /> : null}
    </>
  )
}

function View({ view }: { view: OutletView }) {
  const text = useText()
  const { say, formats } = text
  const { role } = usePerson()
  const navigate = useNavigate()
  const errand = useOutletErrand()
  const [asking, setAsking] = useState<'edit' | 'remove' | null>(null)
  const { outlet, state, lastSuccess, volume, days, marks } = view
  const { text: name, language: nameLanguage } = ownName(outlet)
  const isPaused = state === 'paused'
  const others = Object.entries(outlet.names).filter(([, one]) => one !== name)
  const pause = async (): Promise<void> => {
    const yesterday = wallDay(nodeNow() - 86_400_000, outlet.timeZone)
    const until = yesterday < outlet.observedSince ? outlet.observedSince : yesterday
    await errand(
      async () => changeOutlet(outlet.id, { observedUntil: isPaused ? null : until }),
      say(isPaused ? 'outlets.resumed' : 'outlets.paused'),
    )
  }
  const remove = async (): Promise<void> => {
    await navigate({ to: '/research/outlets' })
    await errand(async () => removeOutlet(outlet.id), say('outlets.removed'))
  }
  return (
    <div className="outlet-page">
      <PageHead
        title={name}
        language={nameLanguage}
        line={
          <>
            {others.map(([tag, one]) => (
              <bdi key={tag} lang={tag}>
                {one}
              </bdi>
            ))}
            <span dir="ltr">{outlet.id}</span>
            <span>{text.regionName(outlet.country)}</span>
            <span>{formats.list(outlet.languages.map((tag) => text.languageName(tag)))}</span>
          </>
        }
      >
        <Link to="/research/outlets" className="button">
          {say('outlets.all')}
        </Link>
        {role === 'administrator' || role === 'analyst' ? (
          <>
            <button type="button" className="button" onClick={() => setAsking('edit')}>
              {say('outlets.edit')}
            </button>
            <button type="button" className="button" onClick={() => void pause()}>
              {say(isPaused ? 'outlets.resume' : 'outlets.pause')}
            </button>
            <button type="button" className="button stop" onClick={() => setAsking('remove')}>
              {say('outlets.remove')}
            </button>
          </>
        ) : null}
      </PageHead>
      <p className="outlet-standing">
        <Mark sign={outletSigns[state]}>
          <b>{say(`outlets.state.${state}`)}</b>
        </Mark>
        <span>{say(`outlets.what.${state}`)}</span>
      </p>
      <p className="line">
        <span>
          {outlet.observedUntil === undefined
            ? say('outlets.since', { since: formats.date(noon(outlet.observedSince)) })
            : say('outlets.sinceUntil', {
                since: formats.date(noon(outlet.observedSince)),
                until: formats.date(noon(outlet.observedUntil)),
              })}
        </span>
        <span>
          {say('outlets.col.success')}:{' '}
          {lastSuccess === undefined
            ? say('outlets.never')
            : formats.moment(lastSuccess, nodeNow())}
        </span>
        <span dir="ltr">{outlet.timeZone}</span>
        {outlet.owner === undefined ? null : <bdi>{outlet.owner}</bdi>}
        {outlet.retention === undefined ? null : (
          <span>{say('outlets.kept', { count: outlet.retention })}</span>
        )}
      </p>
      <section className="ruled">
        {volume === undefined ? (
          <p>{say('outlets.notCounted')}</p>
        ) : (
          <div className="outlet-year">
            <div>
              <h2>{say('outlets.chartTitle')}</h2>
              <p className="line">{say('outlets.chartSub')}</p>
              <OutletChart days={days} marks={marks} />
            </div>
            <div>
              <h2>{say('outlets.monthsTitle')}</h2>
              <Months months={monthsOf(days, marks)} />
            </div>
          </div>
        )}
      </section>
      <div className="outlet-two">
        <OutletReasons view={view} />
        <OutletSources view={view} />
      </div>
      {asking === 'edit' ? <OutletForm outlet={outlet} onClose={() => setAsking(null)} /> : null}
      {asking === 'remove' ? (
        <RemoveDialog
          title={say('outlets.removeTitle', { name })}
          what={say('outlets.removeWhat')}
          onClose={() => setAsking(null)}
          remove={() => void remove()}
        />
      ) : null}
    </div>
  )
}

function Months({ months }: { months: readonly OutletMonth[] }) {
  const text = useText()
  const { say, formats } = text
  return (
    <ScrollRegion label={say('outlets.month')}>
      <table className="outlet-table">
        <thead>
          <tr>
            <th scope="col">{say('outlets.month')}</th>
            <th scope="col" className="number">
              {say('outlets.articles')}
            </th>
            <th scope="col" className="number">
              {say('outlets.leftOut')}
            </th>
            <th scope="col" className="number">
              {say('outlets.silentDays')}
            </th>
            <th scope="col">{say('outlets.note')}</th>
          </tr>
        </thead>
        <tbody>
          {months.map((month) => (
            <tr key={month.month}>
              <th scope="row">{monthWithYear(text.language, month.month)}</th>
              <td className="number">{formats.number(month.stored)}</td>
              <td className="number">{formats.number(month.skipped)}</td>
              <td className="number">{formats.number(month.silent)}</td>
              <td>
                {[
                  ...month.outages.map(({ from, to }) =>
                    say('outlets.outage', {
                      from: formats.dayMonth(noon(from)),
                      to: formats.dayMonth(noon(to)),
                    }),
                  ),
                  ...month.changes.map(({ day, from, to }) =>
                    say('outlets.change', {
                      day: formats.dayMonth(noon(day)),
                      from: rateText(text, from),
                      to: rateText(text, to),
                    }),
                  ),
                ].join('; ')}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  )
}
