import type { Outlet, OutletVolume } from '@suyab/server/api'
import { useText } from '../../text/text.tsx'
import { volumeWords } from './outlet-words.ts'

const step = 2
const height = 26

/** Ninety days of an outlet: a bar a day, outages dashed, a line where the rate changed for good. */
export function OutletSpark({
  volume: { first, daily, marks },
  outlet: { observedSince, observedUntil },
  rate,
}: {
  volume: OutletVolume
  outlet: Outlet
  rate: number
}) {
  const text = useText()
  const most = Math.max(...daily, 1)
  const start = Date.parse(first)
  const at = (day: string): number => Math.round((Date.parse(day) - start) / 86_400_000)
  const clamp = (index: number): number => Math.min(Math.max(index, 0), daily.length)
  const [from, to] = [clamp(at(observedSince)), clamp(at(observedUntil ?? '9999-12-31') + 1)]
  const bars = daily.map((count, index) =>
    count === 0
      ? ''
      : `M${index * step} ${height - 2}v${-((height - 5) * count) / most}h1.5V${height - 2}z`,
  )
  return (
    <svg
      className="spark"
      role="img"
      aria-label={volumeWords(text, rate, marks)}
      width={daily.length * step}
      height={height}
      viewBox={`0 0 ${daily.length * step} ${height}`}
    >
      <path className="bar" d={bars.join('')} />
      {to > from ? (
        <path className="base" d={`M${from * step} ${height - 1.5}H${to * step}`} />
      ) : null}
      {marks.outages
        .map((one) => [clamp(at(one.from)), clamp(at(one.to) + 1)] as const)
        .filter(([begin, end]) => end > begin)
        .map(([begin, end]) => (
          <g key={begin}>
            <path className="gap" d={`M${begin * step} ${height - 1.5}H${end * step}`} />
            <path className="out" d={`M${begin * step} ${height - 1.5}H${end * step}`} />
          </g>
        ))}
      {marks.changes
        .map(({ day }) => at(day))
        .filter((index) => index >= 0)
        .map((index) => (
          <path key={index} className="change" d={`M${index * step - 0.5} 0V${height}`} />
        ))}
    </svg>
  )
}
