import type { CodebookFormat, DataFormat, RecodingRow, WavePage } from '@suyab/server/api'
import { useQuery } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { address } from '../../api/client.ts'
import { recodingsQuery, wavePath, withdrawRecoding } from '../../api/polls.ts'
import { nodeNow } from '../../api/session.ts'
import { Dialog } from '../../component/dialog.tsx'
import { Empty, Loading } from '../../component/empty.tsx'
import { FaultNotice } from '../../component/fault-notice.tsx'
import { PageHead } from '../../shell/page.tsx'
import { useText } from '../../text/text.tsx'
import { formatNames } from './format-name.ts'
import { useErrandOn } from '../../shell/errand-on.ts'
import { findQuestion, labelIn, questionLabel } from './poll-label.ts'
import { useManagesPolls } from './poll-may.ts'
import { RecodingForm } from './recoding-form.tsx'
import { ruleSaid } from './recoding-said.ts'
import { WaveFrame } from './wave-frame.tsx'
import '../../style/polls-work.css'

const codebooks: readonly CodebookFormat[] = ['html', 'csv', 'json', 'ddi']
const dataFormats: readonly DataFormat[] = ['sav', 'csv', 'parquet', 'xlsx', 'triple-s']

/** What was made of a wave's answers, by whom and why; and the data with their codebook. */
export function RecodingsPage() {
  return <WaveFrame>{(wave) => <Recodings wave={wave} />}</WaveFrame>
}

function Recodings({ wave }: { wave: WavePage }) {
  const { say } = useText()
  const { of } = useSearch({ from: '/polls/$poll/waves/$wave/recodings' })
  const manages = useManagesPolls()
  const recodings = useQuery(recodingsQuery(wave.poll.id, wave.number))
  const [isNew, setNew] = useState(of !== undefined && manages)
  const rows = recodings.data ?? []
  const last = rows.findLast(({ withdrawn }) => withdrawn === undefined)
  return (
    <>
      <PageHead title={say('polls.recodings')}>
        {manages && !isNew ? (
          <button type="button" className="button main" onClick={() => setNew(true)}>
            {say('pollsWork.newRecoding')}
          </button>
        ) : null}
      </PageHead>
      {isNew ? <RecodingForm wave={wave} of={of} onClose={() => setNew(false)} /> : null}
      {recodings.isPending ? <Loading /> : null}
      {recodings.error === null ? null : (
        <FaultNotice error={recodings.error} retry={() => void recodings.refetch()} />
      )}
      {recodings.isSuccess && rows.length === 0 && !isNew ? (
        <Empty title={say('pollsWork.noRecodings')}>
          <p>{say('pollsWork.noRecodingsWhat')}</p>
        </Empty>
      ) : null}
      {rows.length === 0 ? null : (
        <section className="ruled">
          <h2>{say('pollsWork.record')}</h2>
          <ol className="recodings">
            {rows.map((row) => (
              <Row key={row.id} wave={wave} row={row} isLast={row === last} manages={manages} />
            ))}
          </ol>
        </section>
      )}
      <Downloads wave={wave} manages={manages} />
    </>
  )
}

function Row({
  wave,
  row,
  isLast,
  manages,
}: {
  wave: WavePage
  row: RecodingRow
  isLast: boolean
  manages: boolean
}) {
  const text = useText()
  const { say, formats } = text
  const [isAsking, setAsking] = useState(false)
  const errand = useErrandOn('polls')
  const { recoding, withdrawn } = row
  const source = findQuestion(wave, recoding.of)
  const label = labelIn(text, recoding.label, recoding.name)
  const who = (by: { name: string } | null, at: string) => (
    <>
      {by === null ? say('pollsWork.byNode') : <bdi>{by.name}</bdi>},{' '}
      <time dateTime={at}>{formats.moment(at, nodeNow())}</time>
    </>
  )
  return (
    <li className={withdrawn === undefined ? undefined : 'withdrawn'}>
      <h3>
        <span lang={label.language}>{label.text}</span>{' '}
        <small>
          <bdi dir="ltr">{recoding.name}</bdi>
        </small>
      </h3>
      <p>
        {say('pollsWork.madeOf', {
          source: source === undefined ? recoding.of : questionLabel(text, source).text,
        })}{' '}
        {ruleSaid(text, wave, recoding)}
      </p>
      <p dir="auto">{recoding.reason}</p>
      <p className="line">
        <span>{who(row.by, row.at)}</span>
        {withdrawn === undefined ? null : (
          <span>
            {say('pollsWork.withdrawn')}: {who(withdrawn.by, withdrawn.at)}
          </span>
        )}
      </p>
      {manages && isLast ? (
        <button type="button" className="plain" onClick={() => setAsking(true)}>
          {say('pollsWork.withdraw')}
        </button>
      ) : null}
      {isAsking ? (
        <Dialog
          title={say('pollsWork.withdrawTitle', { name: label.text })}
          onClose={() => setAsking(false)}
          onSubmit={() => {
            setAsking(false)
            void errand(async () => withdrawRecoding(wave.poll.id, wave.number, row.id), {
              text: say('pollsWork.isWithdrawn'),
            })
          }}
          actions={
            <button type="submit" className="button main">
              {say('pollsWork.withdraw')}
            </button>
          }
        >
          <p>{say('pollsWork.withdrawWhat')}</p>
        </Dialog>
      ) : null}
    </li>
  )
}

function Downloads({ wave, manages }: { wave: WavePage; manages: boolean }) {
  const { say, language } = useText()
  const { poll, number } = wave
  return (
    <section className="ruled">
      <h2>{say('pollsWork.codebook')}</h2>
      <p>{say('pollsWork.codebookWhat')}</p>
      <p className="row-of">
        {codebooks.map((format) => (
          <a
            key={format}
            className="button"
            download
            href={address(wavePath(poll.id, number, '/codebook'), { format, language })}
          >
            {format === 'ddi' ? formatNames.ddi : say(`pollsWork.codebook.${format}`)}
          </a>
        ))}
      </p>
      {manages ? (
        <>
          <p>{say('pollsWork.dataWhat')}</p>
          <p className="row-of">
            {dataFormats.map((format) => (
              <a
                key={format}
                className="button"
                download
                href={address(wavePath(poll.id, number, '/data'), { format })}
              >
                {formatNames[format]}
              </a>
            ))}
          </p>
        </>
      ) : null}
    </section>
  )
}
