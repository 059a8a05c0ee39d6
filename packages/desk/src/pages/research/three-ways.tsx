import type { CoverageGrowth, CoverageGrowthValue } from '@suyab/server/api'
import type { CSSProperties } from 'react'
import { Whisk } from '../../component/whisk.tsx'
import { useText } from '../../text/text.tsx'
import { perTenThousand, range, times } from './growth-number.ts'

type Interval = Pick<CoverageGrowthValue['interval'], 'low' | 'high'> | null

interface Way {
  key: 'raw' | 'share' | 'panel'
  ratio: number
  interval: Interval
  what: string
}

/** The raw count, the share and the panel's share of the same growth, on one scale. */
export function ThreeWays({ answer, growth }: { answer: CoverageGrowth; growth: CoverageGrowthValue }) {
  const text = useText()
  const { say, formats } = text
  const { raw, share, panel, interval } = growth
  const part = ({ hits, total }: { hits: number; total: number }): string => perTenThousand(text, (10_000 * hits) / total) // prettier-ignore
  const ways: Way[] = [
    {
      key: 'raw',
      ratio: raw.ratio,
      interval: answer.intervals.raw,
      what: say('topic.rawWhat', {
        before: formats.number(raw.before.hits),
        now: formats.number(raw.now.hits),
      }),
    },
    {
      key: 'share',
      ratio: share.ratio,
      interval: answer.intervals.share,
      what: say('topic.shareWhat', { before: part(share.before), now: part(share.now) }),
    },
    {
      key: 'panel',
      ratio: panel.ratio,
      interval,
      what: say('topic.panelWhat', {
        before: part(panel.before),
        now: part(panel.now),
        count: panel.outlets,
      }),
    },
  ]
  const ends = ways.flatMap((way) => [way.interval?.low ?? way.ratio, way.interval?.high ?? way.ratio])
  const [low, high] = [Math.min(1, ...ends), Math.max(1, ...ends)]
  const margin = (high - low) * 0.06
  const [from, to] = [low === 1 ? 1 : low - margin, high + margin]
  const place = (value: number): number => (value - from) / (to - from || 1)
  return (
    <section aria-labelledby="three-ways">
      <h2 className="cap" id="three-ways">
        {say('topic.three')}
      </h2>
      <p className="capnote">{say('topic.threeNote')}</p>
      <ol className="three">
        {ways.map((way) => (
          <li key={way.key} className={way.key === 'panel' ? 'this' : undefined}>
            <p className="t">
              <b>{say(`topic.${way.key}`)}</b>
              <span className="num">
                <b>{times(text, way.ratio)}</b>
                {way.interval === null ? null : range(text, way.interval.low, way.interval.high)}
              </span>
            </p>
            <Whisk
              low={place(way.interval?.low ?? way.ratio)}
              high={place(way.interval?.high ?? way.ratio)}
              value={place(way.ratio)}
              from={place(1)}
            />
            <p className="d">{way.what}</p>
          </li>
        ))}
      </ol>
      <p className="scale" aria-hidden="true">
        <span style={placed({ '--v': place(1) })}>{say('topic.noChange')}</span>
        {[1.5, 2, 3, 5, 10]
          .filter((one) => one < to - margin && place(one) - place(1) > 0.3)
          .slice(0, 2)
          .map((one) => (
            <span key={one} style={placed({ '--v': place(one) })}>
              ×{formats.number(one)}
            </span>
          ))}
      </p>
    </section>
  )
} // prettier-ignore

/** Places as shares of the inline size: they mirror with the page. */
function placed(values: Readonly<Record<`--${string}`, number>>): CSSProperties {
  return values
}
