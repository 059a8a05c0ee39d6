import { exchangeLanguages, type ExchangeLanguage } from '@suyab/language/tag'
import type { ConceptPage, ConceptRoundRow } from '@suyab/server/api'
import { useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { send } from '../../api/client.ts'
import { conceptPath } from '../../api/concepts.ts'
import { usePerson } from '../../api/session.ts'
import { Dialog } from '../../component/dialog.tsx'
import { FaultNotice } from '../../component/fault-notice.tsx'
import { Mark } from '../../component/sign.tsx'
import { ScrollRegion } from '../../component/scroll-region.tsx'
import { dayName } from '../../text/day-name.ts'
import { useText } from '../../text/text.tsx'
import { calibrationIn } from './concept-column.tsx'
import { EstimateBand } from './concept-measure.tsx'

/** Articles that were decided, and all that were drawn. */
export function progressOf({ measured }: ConceptRoundRow): { done: number; count: number } {
  const { drawn, judged, undecided } = measured
  return {
    done: judged.hit + judged.near + judged.rest + undecided,
    count: drawn.hit + drawn.near + drawn.rest,
  }
}

/** How well each language's list finds the concept, as people judged it. */
export function ConceptResults({ concept }: { concept: ConceptPage }) {
  const { say, language: reader } = useText()
  const languages = [reader, ...exchangeLanguages.filter((one) => one !== reader)]
  const [judging, setJudging] = useState<ExchangeLanguage | null>(null)
  return (
    <>
      <ScrollRegion label={say('concepts.results')}>
        <table className="concept-table concept-results">
          <thead>
            <tr>
              <th scope="col">{say('concepts.language')}</th>
              <th scope="col">
                {say('concepts.precision')} <small>%</small>
              </th>
              <th scope="col">
                {say('concepts.recall')} <small>%</small>
              </th>
              <th scope="col" className="number">
                {say('concepts.ratio')}
              </th>
              <th scope="col">{say('concepts.state')}</th>
              <th scope="col">
                <span className="hidden">{say('concepts.judge')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {languages.map((language) => (
              <Result
                key={language}
                concept={concept}
                language={language}
                judge={() => setJudging(language)}
              />
            ))}
          </tbody>
        </table>
      </ScrollRegion>
      <p className="concept-note">{say('concepts.ratioWhat')}</p>
      <p className="concept-note">{say('concepts.recallAgainst')}</p>
      {judging === null ? null : (
        <JudgeDialog concept={concept} language={judging} onClose={() => setJudging(null)} />
      )}
    </>
  )
}

function Result({
  concept,
  language,
  judge,
}: {
  concept: ConceptPage
  language: ExchangeLanguage
  judge: () => void
}) {
  const { say, formats, languageName } = useText()
  const { role } = usePerson()
  const list = concept.lists[language]
  const calibration = calibrationIn(concept, language)
  const round = concept.rounds.find((one) => one.language === language && one.fits)
  const mayJudge = list !== undefined && concept.version === concept.current && role !== 'viewer'
  const name = languageName(language)
  return (
    <tr className={calibration === undefined ? 'unmeasured' : undefined}>
      <th scope="row">
        <span className="capital">{name}</span>{' '}
        <small>
          {list === undefined
            ? say('concepts.noList')
            : say('concepts.entries', { count: list.entries })}
        </small>
      </th>
      <td>
        {calibration === undefined ? null : (
          <EstimateBand estimate={calibration.precision} cases={calibration.judgements.hits} />
        )}
      </td>
      <td>
        {calibration === undefined ? null : (
          <EstimateBand estimate={calibration.recall} cases={calibration.judgements.others} />
        )}
      </td>
      <td className="number">
        {calibration === undefined || calibration.precision.value === 0
          ? null
          : formats.number(
              Number((calibration.recall.value / calibration.precision.value).toFixed(2)),
            )}
      </td>
      <td>{list === undefined ? null : <State calibration={calibration} round={round} />}</td>
      <td>
        {mayJudge ? (
          <span className="row-of">
            {round === undefined || progressOf(round).done === progressOf(round).count ? null : (
              <Link
                className="button"
                to="/research/concepts/$id/judge/$round"
                params={{ id: concept.id, round: round.id }}
                aria-label={`${say('concepts.judgeOn')}: ${name}`}
              >
                {say('concepts.judgeOn')}
              </Link>
            )}
            <button
              type="button"
              className="button"
              aria-label={`${say(round === undefined ? 'concepts.judge' : 'concepts.judgeAgain')}: ${name}`}
              onClick={judge}
            >
              {say(round === undefined ? 'concepts.judge' : 'concepts.judgeAgain')}
            </button>
          </span>
        ) : null}
      </td>
    </tr>
  )
}

/** Judgements on each side below which a list does not count as measured. */
const fewest = 20

function State({
  calibration,
  round,
}: {
  calibration: ConceptPage['calibration']['en']
  round: ConceptRoundRow | undefined
}) {
  const text = useText()
  const { say } = text
  return (
    <>
      <Mark sign={calibration === undefined ? 'stale' : 'confirmed'}>
        {say(calibration === undefined ? 'concepts.notMeasured' : 'concepts.measured')}
      </Mark>
      {calibration === undefined ? null : (
        <small className="block">
          {say('concepts.measuredOn', { date: dayName(text, calibration.on) })}
        </small>
      )}
      {round === undefined ? null : (
        <small className="block">
          {say('concepts.progress', progressOf(round))}
          {round.measured.enough || progressOf(round).done === 0
            ? ''
            : `; ${say('concepts.tooFew', { count: fewest })}`}
        </small>
      )}
    </>
  )
}

const sizes = [25, 40, 80, 160] as const

function JudgeDialog({
  concept,
  language,
  onClose,
}: {
  concept: ConceptPage
  language: ExchangeLanguage
  onClose: () => void
}) {
  const { say, languageName } = useText()
  const client = useQueryClient()
  const navigate = useNavigate()
  const [size, setSize] = useState<number>(40)
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const draw = async (): Promise<void> => {
    setBusy(true)
    setError(null)
    try {
      const round = await send<ConceptRoundRow>('POST', conceptPath(concept.id, '/rounds'), {
        language,
        size,
      })
      await client.invalidateQueries({ queryKey: ['concept', concept.id] })
      onClose()
      await navigate({
        to: '/research/concepts/$id/judge/$round',
        params: { id: concept.id, round: round.id },
      })
    } catch (cause) {
      setError(cause)
      setBusy(false)
    }
  }
  return (
    <Dialog
      title={say('concepts.judgeTitle', { language: languageName(language) })}
      onClose={onClose}
      onSubmit={() => void draw()}
      actions={
        <button type="submit" className="button main" disabled={busy}>
          {say(busy ? 'concepts.checking' : 'concepts.draw')}
        </button>
      }
    >
      {error === null ? null : <FaultNotice error={error} />}
      <p>{say('concepts.judgeWhat')}</p>
      <fieldset className="field-group">
        <legend>{say('concepts.judgeSize')}</legend>
        {sizes.map((one) => (
          <label key={one} className="check">
            <input type="radio" name="size" checked={size === one} onChange={() => setSize(one)} />
            <span>{say('concepts.judgeEach', { hits: one, others: one })}</span>
          </label>
        ))}
      </fieldset>
    </Dialog>
  )
}
