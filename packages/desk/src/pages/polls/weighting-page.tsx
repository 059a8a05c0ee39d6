import type { WavePage, WeightingRow } from '@suyab/server/api'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { changeWave, weightingsQuery } from '../../api/polls.ts'
import { nodeNow } from '../../api/session.ts'
import { Empty, Loading } from '../../component/empty.tsx'
import { FaultNotice } from '../../component/fault-notice.tsx'
import { Mark } from '../../component/sign.tsx'
import { PageHead } from '../../shell/page.tsx'
import { useText } from '../../text/text.tsx'
import { useErrandOn } from '../../shell/errand-on.ts'
import { useManagesPolls } from './poll-may.ts'
import { WaveFrame } from './wave-frame.tsx'
import { WithAnswers } from './with-answers.tsx'
import { WeightingForm } from './weighting-form.tsx'
import { WeightingReportView } from './weighting-report.tsx'
import '../../style/polls-work.css'

/** How a wave is weighted, what that costs, and a new weighting. */
export function WeightingPage() {
  return (
    <WithAnswers>
      <WaveFrame>{(wave) => <Weighting wave={wave} />}</WaveFrame>
    </WithAnswers>
  )
}

function Weighting({ wave }: { wave: WavePage }) {
  const { say } = useText()
  const manages = useManagesPolls()
  const weightings = useQuery(weightingsQuery(wave.poll.id, wave.number))
  const [isNew, setNew] = useState(false)
  const rows = weightings.data ?? []
  const inForce = rows.find(({ number }) => number === wave.weighting)
  return (
    <>
      <PageHead
        title={say('polls.weighting')}
        line={
          inForce === undefined
            ? say(wave.declaration.design.weight === undefined ? 'pollsWork.noWeights' : 'pollsWork.designInForce') // prettier-ignore
            : say('pollsWork.inForceNumber', { number: inForce.number })
        }
      >
        {manages && !isNew ? (
          <button type="button" className="button main" onClick={() => setNew(true)}>
            {say('pollsWork.newWeighting')}
          </button>
        ) : null}
      </PageHead>
      {isNew ? (
        <WeightingForm
          wave={wave}
          start={(inForce ?? rows[0])?.report.recipe}
          onClose={() => setNew(false)}
        />
      ) : null}
      {weightings.isPending ? <Loading /> : null}
      {weightings.error === null ? null : (
        <FaultNotice error={weightings.error} retry={() => void weightings.refetch()} />
      )}
      {inForce === undefined ? null : (
        <section className="ruled">
          <h2>{say('pollsWork.numbered', { number: inForce.number })}</h2>
          <WeightingAbout row={inForce} />
          <WeightingReportView wave={wave} report={inForce.report} />
        </section>
      )}
      {weightings.isSuccess && rows.length === 0 && !isNew ? (
        <Empty title={say('pollsWork.noWeightings')}>
          <p>{say('pollsWork.noWeightingsWhat')}</p>
        </Empty>
      ) : null}
      <Others wave={wave} rows={rows.filter((row) => row !== inForce)} manages={manages} />
    </>
  )
}

function WeightingAbout({ row }: { row: WeightingRow }) {
  const { say, formats } = useText()
  return (
    <p className="line">
      <span>
        {row.by === null ? say('pollsWork.byNode') : <bdi>{row.by.name}</bdi>},{' '}
        <time dateTime={row.at}>{formats.moment(row.at, nodeNow())}</time>
      </span>
      {row.note === '' ? null : <span dir="auto">{row.note}</span>}
      {row.outdated ? <Mark sign="stale">{say('pollsWork.outdated')}</Mark> : null}
    </p>
  )
}

/** Weightings that are not in force, each with what it came to. */
function Others({
  wave,
  rows,
  manages,
}: {
  wave: WavePage
  rows: readonly WeightingRow[]
  manages: boolean
}) {
  const { say } = useText()
  const errand = useErrandOn('polls')
  const use = (weighting: number | null): void =>
    void errand(async () => changeWave(wave.poll.id, wave.number, { weighting }), {
      text: say('pollsWork.nowInForce'),
      undo: () =>
        void errand(
          async () => changeWave(wave.poll.id, wave.number, { weighting: wave.weighting }),
          null,
        ),
    })
  if (rows.length === 0 && wave.weighting === null) return null
  return (
    <section className="ruled">
      <h2>{say('pollsWork.otherWeightings')}</h2>
      {wave.weighting === null || !manages ? null : (
        <p>
          <button type="button" className="button" onClick={() => use(null)}>
            {say('pollsWork.useDesign')}
          </button>
        </p>
      )}
      {rows.map((row) => (
        <details key={row.number} className="poll-numbers">
          <summary>{say('polls.weightingNumber', { number: row.number })}</summary>
          <WeightingAbout row={row} />
          {manages ? (
            <p>
              <button type="button" className="button" onClick={() => use(row.number)}>
                {say('pollsWork.putInForce')}
              </button>
            </p>
          ) : null}
          <WeightingReportView wave={wave} report={row.report} />
        </details>
      ))}
    </section>
  )
}
