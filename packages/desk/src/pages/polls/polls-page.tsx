import type { PollRow, WaveRow } from '@suyab/server/api'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { pollsQuery, removePoll } from '../../api/polls.ts'
import { Dialog } from '../../component/dialog.tsx'
import { Empty, Loading } from '../../component/empty.tsx'
import { FaultNotice } from '../../component/fault-notice.tsx'
import { In } from '../../component/named.tsx'
import { ScrollRegion } from '../../component/scroll-region.tsx'
import { PageHead } from '../../shell/page.tsx'
import { useText } from '../../text/text.tsx'
import { useErrandOn } from '../../shell/errand-on.ts'
import { PollForm } from './poll-form.tsx'
import { labelIn } from './poll-label.ts'
import { useAsksPolls, useManagesPolls } from './poll-may.ts'
import { fieldworkSaid } from './wave-facts.tsx'
import '../../style/inline.css'
import '../../style/polls.css'

/** The newsroom's polls, each with its waves. */
export function PollsPage() {
  const { say } = useText()
  const polls = useQuery(pollsQuery)
  const manages = useManagesPolls()
  const [adding, setAdding] = useState(false)
  const rows = polls.data ?? []
  return (
    <>
      <PageHead
        title={say('shell.polls')}
        line={rows.length === 0 ? null : say('polls.count', { count: rows.length })}
      >
        {manages ? (
          <button type="button" className="button main" onClick={() => setAdding(true)}>
            {say('polls.new')}
          </button>
        ) : null}
      </PageHead>
      {polls.isPending ? <Loading /> : null}
      {polls.error === null ? null : (
        <FaultNotice error={polls.error} retry={() => void polls.refetch()} />
      )}
      {polls.isSuccess && rows.length === 0 ? (
        <Empty title={say('polls.emptyTitle')}>
          <p>{say(manages ? 'polls.empty' : 'polls.emptyReader')}</p>
        </Empty>
      ) : null}
      {rows.map((poll) => (
        <PollPart key={poll.id} poll={poll} manages={manages} />
      ))}
      {adding ? <PollForm onClose={() => setAdding(false)} /> : null}
    </>
  )
}

function PollPart({ poll, manages }: { poll: PollRow; manages: boolean }) {
  const text = useText()
  const { say, formats, languageName } = text
  const mayAsk = useAsksPolls()
  const [asking, setAsking] = useState<'change' | 'remove' | null>(null)
  const errand = useErrandOn('polls')
  const name = labelIn(text, poll.names, poll.id)
  const heading = `poll-${poll.id}`
  const waves = poll.waves.toSorted((a, b) => b.number - a.number)
  return (
    <section className="ruled poll-part" aria-labelledby={heading}>
      <header>
        <h2 className="head news" id={heading} lang={name.language}>
          {name.text}
        </h2>
        <p className="line">
          <span>
            {say('polls.askedIn', { languages: formats.list(poll.languages.map(languageName)) })}
          </span>
          <bdi className="poll-id" dir="ltr">
            {poll.id}
          </bdi>
        </p>
      </header>
      {waves.length === 0 ? (
        <p className="poll-none">{say('polls.noWaves')}</p>
      ) : (
        <Waves poll={poll} waves={waves} label={name.text} />
      )}
      <p className="row-of">
        {manages ? (
          <Link className="button" to="/polls/$poll/import" params={{ poll: poll.id }}>
            {say('polls.import')}
          </Link>
        ) : null}
        {waves.length < 2 || !mayAsk ? null : (
          <Link className="button" to="/polls/$poll/changes" params={{ poll: poll.id }}>
            {say('polls.changes')}
          </Link>
        )}
        {manages ? (
          <>
            <button type="button" className="plain" onClick={() => setAsking('change')}>
              {say('polls.edit')}
            </button>
            <button type="button" className="plain" onClick={() => setAsking('remove')}>
              {say('polls.remove')}
            </button>
          </>
        ) : null}
      </p>
      {asking === 'change' ? <PollForm poll={poll} onClose={() => setAsking(null)} /> : null}
      {asking === 'remove' ? (
        <Dialog
          alarm
          title={say('polls.removeTitle', { name: name.text })}
          onClose={() => setAsking(null)}
          onSubmit={() => {
            setAsking(null)
            void errand(async () => removePoll(poll.id), { text: say('polls.removed') })
          }}
          actions={
            <button type="submit" className="button stop">
              {say('polls.remove')}
            </button>
          }
        >
          <p>{say('polls.removeWhat', { count: poll.waves.length })}</p>
        </Dialog>
      ) : null}
    </section>
  )
}

function Waves({
  poll,
  waves,
  label,
}: {
  poll: PollRow
  waves: readonly WaveRow[]
  label: string
}) {
  const { say } = useText()
  return (
    <ScrollRegion label={label}>
      <table className="poll-list">
        <thead>
          <tr>
            <th scope="col">{say('polls.wave')}</th>
            <th scope="col">{say('polls.fieldwork')}</th>
            <th scope="col">{say('polls.countries')}</th>
            <th scope="col" className="n">
              {say('polls.respondents')}
            </th>
            <th scope="col">{say('polls.sample')}</th>
            <th scope="col">{say('polls.weighting')}</th>
          </tr>
        </thead>
        <tbody>
          {waves.map((wave) => (
            <WaveLine key={wave.number} poll={poll} wave={wave} />
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  )
}

function WaveLine({ poll, wave }: { poll: PollRow; wave: WaveRow }) {
  const text = useText()
  const { say, formats } = text
  const name = labelIn(text, wave.names, say('polls.waveNumber', { number: wave.number }))
  const { countries } = wave
  return (
    <tr>
      <th scope="row">
        <Link
          to="/polls/$poll/waves/$wave"
          params={{ poll: poll.id, wave: String(wave.number) }}
          className="news"
        >
          {name.language === undefined ? name.text : <In language={name.language}>{name.text}</In>}
        </Link>
        <small>{say('polls.waveNumber', { number: wave.number })}</small>
      </th>
      <td>{fieldworkSaid(text, wave.fieldwork)}</td>
      <td>
        {countries.length === 0
          ? say('polls.noCountries')
          : countries.length <= 3
            ? formats.list(countries.map((code) => text.regionName(code.toUpperCase())))
            : say('polls.countCountries', { count: countries.length })}
      </td>
      <td className="n">{formats.number(wave.respondents)}</td>
      <td>
        {say(`polls.sampleKind.${wave.sample}`)}, {say(`polls.mode.${wave.mode}`)}
      </td>
      <td>
        {wave.weighting === null
          ? say(wave.hasWeights ? 'polls.designWeights' : 'polls.unweighted')
          : say('polls.weightingNumber', { number: wave.weighting })}
      </td>
    </tr>
  )
}
