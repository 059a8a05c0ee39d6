import type { DailyVolume, VolumeMarks } from '@suyab/server/api'
import { useLayoutEffect, useRef, useState, type RefObject } from 'react'
import { useText } from '../../text/text.tsx'
import { noon, volumeWords } from './outlet-words.ts'
import { erasOf, monthTick, ticksFor } from './outlet-months.ts'

const height = 340
const [above, below] = [26, 24]

/** An outlet's year: a bar a day, outages dashed, a line across where the rate changed for good. */
export function OutletChart({ days, marks }: { days: readonly DailyVolume[]; marks: VolumeMarks }) {
  const text = useText()
  const [box, width] = useWidth()
  const shown = days.slice(0, -1)
  const ticks = ticksFor(Math.max(...shown.map(({ stored }) => stored), 1))
  const most = ticks.at(-1) ?? 1
  const left = 30
  const step = shown.length === 0 ? 0 : (width - left) / shown.length
  const first = shown[0]?.day ?? ''
  const x = (day: string): number =>
    left + Math.max(0, Math.round((Date.parse(day) - Date.parse(first)) / 86_400_000)) * step
  const y = (value: number): number => above + (height - above - below) * (1 - value / most)
  const bar = Math.max(step - 0.5, 0.75)
  const bars = shown.map(({ day, stored }) =>
    stored === 0
      ? ''
      : `M${x(day).toFixed(1)} ${y(0)}V${y(stored).toFixed(1)}h${bar.toFixed(2)}V${y(0)}z`,
  )
  // A word near the end would run out of the drawing.
  const anchor = (at: number): 'end' | 'start' => (at > width * 0.7 ? 'end' : 'start')
  const rate = marks.rate ?? 0
  return (
    <div ref={box} className="outlet-chart">
      {width === 0 ? null : (
        <svg
          role="img"
          aria-label={volumeWords(text, rate, marks)}
          width={width}
          height={height}
          viewBox={`0 0 ${width} ${height}`}
        >
          {ticks.map((tick) => (
            <g key={tick}>
              <path className={tick === 0 ? 'axis' : 'grid'} d={`M${left} ${y(tick)}H${width}`} />
              <text className="tick" x={0} y={y(tick) + 4}>
                {text.formats.number(tick)}
              </text>
            </g>
          ))}
          <path className="bar" d={bars.join('')} />
          {marks.outages.map(({ from, to }) => {
            const [begin, end] = [x(from).toFixed(1), (x(to) + step).toFixed(1)]
            return (
              <g key={from}>
                <path className="edge" d={`M${begin} ${y(0)}V${above - 8}H${end}V${y(0)}`} />
                <path className="out" d={`M${begin} ${y(0) - 1}H${end}`} />
                <text className="label" x={x(from)} y={12} textAnchor={anchor(x(from))}>
                  {text.say('outlets.outage', {
                    from: text.formats.dayMonth(noon(from)),
                    to: text.formats.dayMonth(noon(to)),
                  })}
                </text>
              </g>
            )
          })}
          {erasOf(first, marks).map(({ from, until, rate: level }) => {
            const end = until === undefined ? width : x(until)
            return (
              <path
                key={from}
                className="level"
                d={`M${x(from).toFixed(1)} ${y(level).toFixed(1)}H${end.toFixed(1)}`}
              />
            )
          })}
          {marks.changes.map(({ day }) => (
            <g key={day}>
              <path className="change" d={`M${x(day).toFixed(1)} ${above - 8}V${y(0)}`} />
              <text className="label" x={x(day)} y={12} textAnchor={anchor(x(day))}>
                {text.formats.dayMonth(noon(day))}
              </text>
            </g>
          ))}
          {monthStarts(shown, width < 560 ? 3 : 1).map((day) => (
            <text key={day} className="tick" x={x(day)} y={height - 6}>
              {monthTick(text.language, day)}
            </text>
          ))}
        </svg>
      )}
    </div>
  )
}

/** Firsts of months, every so many, that have room for their name. */
function monthStarts(days: readonly DailyVolume[], every: number): string[] {
  const starts = days
    .slice(0, -14)
    .map(({ day }) => day)
    .filter((day) => day.endsWith('-01'))
  return starts.filter((_day, index) => index % every === 0)
}

/** The width of an element, so that letters drawn in it stay as large as they are. */
function useWidth(): [RefObject<HTMLDivElement | null>, number] {
  const box = useRef<HTMLDivElement>(null)
  const [width, setWidth] = useState(0)
  useLayoutEffect(() => {
    const element = box.current!
    const observer = new ResizeObserver(() => setWidth(Math.floor(element.clientWidth)))
    setWidth(Math.floor(element.clientWidth))
    observer.observe(element)
    return () => observer.disconnect()
  }, [])
  return [box, width]
}
