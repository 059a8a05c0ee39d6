import type { ConceptCalibration } from '@suyab/server/api'
import { Sign } from '../../component/sign.tsx'
import { Whisk } from '../../component/whisk.tsx'
import { useText } from '../../text/text.tsx'

type Estimate = ConceptCalibration['precision']

/** A share from 0 to 1 as whole percents. */
export function percent(share: number): number {
  return Math.round(100 * share)
}

/** Precision and recall in two numbers, for a table; where nobody measured, a broken ring. */
export function ConceptPair({ calibration }: { calibration: ConceptCalibration | undefined }) {
  const { say } = useText()
  if (calibration === undefined)
    return (
      <span className="unmeasured" title={say('concepts.notMeasured')}>
        <Sign name="stale" />
        <span className="hidden">{say('concepts.notMeasured')}</span>
      </span>
    )
  const precision = percent(calibration.precision.value)
  const recall = percent(calibration.recall.value)
  return (
    <span title={say('concepts.pair', { precision, recall })}>
      <span aria-hidden="true">
        <b>{precision}</b> {recall}
      </span>
      <span className="hidden">{say('concepts.pair', { precision, recall })}</span>
    </span>
  )
}

/** An estimate with its interval: the number, its bounds, a band with a tick. */
export function EstimateBand({
  estimate,
  cases,
}: {
  estimate: Estimate
  /** Judgements that it rests on. */
  cases?: number
}) {
  const { say, formats } = useText()
  const { low, value, high } = estimate
  const bounds = { low: percent(low), high: percent(high) }
  return (
    <span className="estimate">
      <b>{percent(value)}</b>{' '}
      <span className="bounds">
        <span aria-hidden="true">
          {bounds.low}–{bounds.high}
        </span>
        <span className="hidden">{say('concepts.interval', bounds)}</span>
      </span>
      <Whisk low={low} high={high} value={value} />
      {cases === undefined ? null : (
        <small>{say('concepts.judgedOf', { count: formats.number(cases) })}</small>
      )}
    </span>
  )
}
