import type { WavePage } from '@suyab/server/api'
import { useQuery } from '@tanstack/react-query'
import { Link, useLocation, useParams } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { waveQuery } from '../../api/polls.ts'
import { Loading } from '../../component/empty.tsx'
import { FaultNotice } from '../../component/fault-notice.tsx'
import { useText } from '../../text/text.tsx'
import { labelIn } from './poll-label.ts'
import { useAsksPolls } from './poll-may.ts'
import '../../style/inline.css'
import '../../style/polls.css'

const parts = [
  { to: '/polls/$poll/waves/$wave', label: 'polls.tables', asks: true },
  { to: '/polls/$poll/waves/$wave/questionnaire', label: 'polls.questionnaire', asks: false },
  { to: '/polls/$poll/waves/$wave/weighting', label: 'polls.weighting', asks: true },
  { to: '/polls/$poll/waves/$wave/recodings', label: 'polls.recodings', asks: false },
  { to: '/polls/$poll/waves/$wave/about', label: 'polls.about', asks: false },
] as const

/** The way between the pages of a wave, and whatever one of them shows of it. */
export function WaveFrame({ children }: { children: (wave: WavePage) => ReactNode }) {
  const { poll, wave: number } = useParams({ strict: false })
  const wave = useQuery(waveQuery(poll ?? '', Number(number)))
  if (wave.data === undefined)
    return wave.error === null ? (
      <Loading />
    ) : (
      <FaultNotice error={wave.error} retry={() => void wave.refetch()} />
    )
  return (
    <>
      <WaveNav wave={wave.data} />
      {children(wave.data)}
    </>
  )
}

function WaveNav({ wave }: { wave: WavePage }) {
  const text = useText()
  const { say } = text
  const path = useLocation({ select: ({ pathname }) => pathname.replace(/\/$/, '') })
  const mayAsk = useAsksPolls()
  // Beside the tables stand the wave's facts, its name first.
  const isTables = path.endsWith(`/waves/${wave.number}`)
  const params = { poll: wave.poll.id, wave: String(wave.number) }
  const name = labelIn(text, wave.poll.names, wave.poll.id)
  const waveName = labelIn(text, wave.names, say('polls.waveNumber', { number: wave.number }))
  return (
    <div className="poll-nav">
      <nav className="parts" aria-label={say('polls.parts')}>
        <ul>
          <li>
            <Link to="/polls" activeOptions={{ exact: true }}>
              {say('polls.all')}
            </Link>
          </li>
          {parts.map(({ to, label, asks }) => {
            if (asks && !mayAsk) return null
            const own = to.replace('$poll', params.poll).replace('$wave', params.wave)
            return (
              <li key={to}>
                <Link
                  to={to}
                  params={params}
                  activeOptions={{ exact: true, includeSearch: false }}
                  aria-current={path === own ? 'page' : undefined}
                >
                  {say(label)}
                </Link>
              </li>
            )
          })}
          {wave.poll.waves.length < 2 || !mayAsk ? null : (
            <li>
              <Link to="/polls/$poll/changes" params={{ poll: params.poll }}>
                {say('polls.changes')}
              </Link>
            </li>
          )}
        </ul>
      </nav>
      <p className="poll-of">
        <bdi lang={name.language}>{name.text}</bdi>
        {isTables ? null : <bdi lang={waveName.language}>{waveName.text}</bdi>}
      </p>
    </div>
  )
}
