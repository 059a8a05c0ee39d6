import { monthNames } from '@suyab/language/format'
import { useId } from 'react'
import { monthName } from '../../text/day-name.ts'
import { useText, type Text } from '../../text/text.tsx'
import type { ChartModel, Cut } from './chart-model.ts'
import {
  apart,
  bandOf,
  gapsOf,
  lineOf,
  scaleOf,
  ticksOf,
  type Frame,
  type Point,
  type Scale,
} from './chart-scale.ts'
import { perTenThousand } from './growth-number.ts'

const frames: Readonly<Record<'full' | 'slim', Frame>> = {
  full: { width: 884, height: 372, left: 14, right: 132, top: 44, bottom: 30 },
  slim: { width: 358, height: 320, left: 14, right: 88, top: 68, bottom: 30 },
}

/** The months as a drawing: the panel with its interval, all outlets, averages, what broke. */
export function MonthDrawing({
  model,
  outlets,
  size,
  at,
  label,
}: {
  model: ChartModel
  /** How many the panel has. */
  outlets: number
  size: 'full' | 'slim'
  /** The month that is looked at. */
  at: number | null
  label: string
}) {
  const text = useText()
  const title = useId()
  const { months, panel, all } = model
  const highest = highestOf(model)
  const frame = frameOf(text, highest, size)
  const scale = scaleOf(months, highest * 1.04, frame)
  const values = panel.map((one, place) => pointOf(scale, place, one?.value))
  const others = all.map((value, place) => pointOf(scale, place, value ?? undefined))
  const gaps = gapsOf(months)
  const base = frame.height - frame.bottom
  const end = frame.width - frame.right
  return (
    <svg
      className="chart"
      viewBox={`0 0 ${frame.width} ${frame.height}`}
      role="img"
      aria-labelledby={title}
      direction="ltr"
    >
      <title id={title}>{label}</title>
      <path className="base" d={`M0 ${base}H${end + 8}`} />
      {ticksOf(highest).map((tick, rank, ticks) => (
        <g key={tick}>
          <path className="grid" d={`M0 ${scale.y(tick)}H${end}`} />
          <text className="ax" x="0" y={scale.y(tick) - 5}>
            {size === 'full' && rank === ticks.length - 1
              ? text.say('topic.tick', { value: text.formats.number(tick) })
              : text.formats.number(tick)}
          </text>
        </g>
      ))}
      <path
        className="band"
        d={bandOf(
          panel.map((one, place) => pointOf(scale, place, one?.low)),
          panel.map((one, place) => pointOf(scale, place, one?.high)),
          gaps,
        )}
      />
      <Broken className="other" points={others} broken={model.broken.all} gaps={gaps} />
      <Broken className="line" points={values} broken={model.broken.panel} gaps={gaps} />
      <Means model={model} scale={scale} text={text} />
      <Cuts model={model} scale={scale} frame={frame} text={text} short={size === 'slim'} />
      <Ends values={values} others={others} model={model} outlets={outlets} text={text} end={end} />
      <Axis months={months} scale={scale} base={base} text={text} />
      {at === null ? null : (
        <g className="at">
          <path d={`M${scale.x(at)} ${frame.top - 8}V${base}`} />
          {others[at] == null ? null : <circle className="dot2" cx={others[at].x} cy={others[at].y} r="4" />}
          {values[at] == null ? null : <circle className="dot" cx={values[at].x} cy={values[at].y} r="4.5" />}
        </g>
      )}
    </svg>
  )
} // prettier-ignore

/** The top of what is drawn. */
function highestOf({ all, panel }: ChartModel): number {
  return Math.max(...all.map((one) => one ?? 0), ...panel.map((one) => reached(one)))
}

/** The frame of a drawing: its values stand before the lines begin. */
export function frameOf(
  { formats }: Pick<Text, 'formats'>,
  highest: number,
  size: 'full' | 'slim',
): Frame {
  const widest = Math.max(0, ...ticksOf(highest).map((tick) => formats.number(tick).length))
  const frame = frames[size]
  return { ...frame, left: Math.max(frame.left, 10 + 7 * widest) }
}

/** Where each month stands in a drawing, as parts of its width. */
export function placesOf(
  text: Pick<Text, 'formats'>,
  model: ChartModel,
  size: 'full' | 'slim',
): number[] {
  const frame = frameOf(text, highestOf(model), size)
  const scale = scaleOf(model.months, 1, frame)
  return model.months.map((_, at) => scale.x(at) / frame.width)
}

/** A band that reaches far above its value is cut, or it would press all lines to the ground. */
function reached(one: ChartModel['panel'][number]): number {
  return one === null ? 0 : Math.min(one.high, 2 * one.value)
}

function pointOf({ x, y }: Scale, at: number, value: number | undefined): Point | null {
  return value === undefined ? null : { x: x(at), y: y(value) }
}

/** A line that is dashed in and out of months of which a part is missing. */
function Broken({
  className,
  points,
  broken,
  gaps,
}: {
  className: string
  points: readonly (Point | null)[]
  broken: ReadonlySet<number>
  gaps: ReadonlySet<number>
}) {
  const isBroken = (at: number): boolean => broken.has(at) || broken.has(at - 1)
  const solid = new Set([...gaps, ...points.keys().filter(isBroken)])
  const dashed = points.flatMap((point, at) => {
    const before = points[at - 1]
    if (point === null || before == null || gaps.has(at) || !isBroken(at)) return []
    return [`M${before.x} ${before.y}L${point.x} ${point.y}`]
  })
  return (
    <>
      <path className={className} d={lineOf(points, solid)} />
      <path className={`${className} gap`} d={dashed.join('')} />
    </>
  )
}

function Means({ model, scale, text }: { model: ChartModel; scale: Scale; text: Text }) {
  return model.means.map(({ value, from, to }, rank) => {
    const [start, end] = [scale.x(from), scale.x(to)]
    const band = model.panel.slice(from, to + 1)
    // Above the band of the first period, below that of the second: there the lines part.
    const edge =
      rank === 0
        ? Math.min(...band.slice(0, 4).map((one) => scale.y(one?.high ?? value))) - 8
        : Math.max(...band.slice(-4).map((one) => scale.y(one?.low ?? value))) + 17
    return (
      <g key={rank === 0 ? 'before' : 'now'}>
        <path className="mean" d={`M${start} ${scale.y(value)}H${end}`} />
        <text
          className="lab"
          x={rank === 0 ? start : end}
          y={edge}
          textAnchor={rank === 0 ? 'start' : 'end'}
        >
          {text.show('topic.mean', {
            value: <tspan className="strong">{perTenThousand(text, value)}</tspan>,
          })}
        </text>
      </g>
    )
  })
}

/** The largest changes of the list of outlets have their words; all have their line. */
const mostLabels = 3

function Cuts({
  model: { cuts, months },
  scale,
  frame,
  text,
  short,
}: {
  model: ChartModel
  scale: Scale
  frame: Frame
  text: Text
  short: boolean
}) {
  const labelled = cuts
    .toSorted((a, b) => b.come + b.gone - a.come - a.gone)
    .slice(0, mostLabels)
    .sort((a, b) => a.at - b.at)
  const bottom = frame.height - frame.bottom
  return cuts.map((cut) => {
    const x = scale.x(cut.at) - scale.step / 2
    const rank = labelled.indexOf(cut)
    const atEnd = x > (frame.width - frame.right) / 2
    const y = 12 + 17 * Math.max(0, rank)
    return (
      <g key={cut.at}>
        <path className="cut" d={`M${x} ${rank < 0 ? frame.top : y - 9}V${bottom}`} />
        {rank < 0 ? null : (
          <text className="lab" x={atEnd ? x - 6 : x + 6} y={y} textAnchor={atEnd ? 'end' : 'start'}>
            {short ? '' : `${monthName(text, months[cut.at]!)}: `}
            <tspan className="strong">{cutWords(text, cut)}</tspan>
          </text>
        )}
      </g>
    )
  })
} // prettier-ignore

export function cutWords({ say, formats }: Text, { come, gone }: Cut): string {
  return formats.list([
    ...(come > 0 ? [say('topic.come', { count: come })] : []),
    ...(gone > 0 ? [say('topic.gone', { count: gone })] : []),
  ])
}

function Ends({
  values,
  others,
  model,
  outlets,
  text,
  end,
}: {
  values: readonly (Point | null)[]
  others: readonly (Point | null)[]
  model: ChartModel
  outlets: number
  text: Text
  end: number
}) {
  const last = values.at(-1)
  const other = others.at(-1)
  const [mine = 0, theirs = 0] = apart([last?.y ?? 0, other?.y ?? 0], 34)
  const value = model.panel.at(-1)?.value
  const all = model.all.at(-1)
  return (
    <>
      {last == null || value === undefined ? null : (
        <>
          <circle className="dot" cx={last.x} cy={last.y} r="3.5" />
          <text className="end a" x={end + 12} y={mine - 4}>
            {text.say('topic.same', { count: outlets })}
          </text>
          <text className="end a" x={end + 12} y={mine + 11}>
            {perTenThousand(text, value)}
          </text>
        </>
      )}
      {other == null || all == null ? null : (
        <>
          <circle className="dot2" cx={other.x} cy={other.y} r="3" />
          <text className="end" x={end + 12} y={theirs - 4}>
            {text.say('topic.all')}
          </text>
          <text className="end" x={end + 12} y={theirs + 11}>
            {perTenThousand(text, all)}
          </text>
        </>
      )}
    </>
  )
}

function Axis({
  months,
  scale,
  base,
  text,
}: {
  months: readonly string[]
  scale: Scale
  base: number
  text: Text
}) {
  const names = monthNames(text.language)
  return months.map((month, at) => {
    const [year = '', number = ''] = month.split('-')
    const isFirst = at === 0 || months[at - 1]?.slice(0, 4) !== year
    const letter = text.language === 'zh-Hans' ? String(Number(number)) : (names[Number(number) - 1]?.alone ?? '').slice(0, 1).toUpperCase() // prettier-ignore
    return (
      <g key={month}>
        {scale.step < 14 && scale.step > 0 ? null : (
          <text className="ax" textAnchor="middle" x={scale.x(at)} y={base + 15}>
            {letter}
          </text>
        )}
        {isFirst ? (
          <>
            {at === 0 ? null : (
              <path className="base" d={`M${scale.x(at) - scale.step / 2} ${base}v24`} />
            )}
            {isNear(months, at, scale) ? null : (
              <text className="yr" x={Math.max(0, scale.x(at) - 6)} y={base + 29}>
                {year}
              </text>
            )}
          </>
        ) : null}
      </g>
    )
  })
}

/** Whether the next year begins so soon that its name would stand on this one's. */
function isNear(months: readonly string[], at: number, scale: Scale): boolean {
  const year = months[at]?.slice(0, 4)
  const next = months.findIndex((month, place) => place > at && month.slice(0, 4) !== year)
  return next !== -1 && scale.x(next) - scale.x(at) < 34
}
