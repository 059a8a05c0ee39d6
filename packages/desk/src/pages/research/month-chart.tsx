import type { CoverageGrowth } from '@suyab/server/api'
import { useMemo, useState, type KeyboardEvent, type PointerEvent } from 'react'
import { useMediaQuery } from '../../component/media-query.ts'
import { monthName } from '../../text/day-name.ts'
import { useText, type Text } from '../../text/text.tsx'
import { chartModel, type ChartModel } from './chart-model.ts'
import { perTenThousand } from './growth-number.ts'
import { MonthDrawing, placesOf } from './month-drawing.tsx'
import { MonthTable } from './month-table.tsx'

/** The chart over the months; arrow keys walk over it, and each month is read out. */
export function MonthChart({ answer }: { answer: CoverageGrowth }) {
  const text = useText()
  const { say } = text
  const isNarrow = useMediaQuery('(max-width: 48rem)')
  const model = useMemo(() => chartModel(answer), [answer])
  const [at, setAt] = useState<number | null>(null)
  const last = model.months.length - 1
  const outlets = answer.growth?.panel.outlets ?? 0
  const walk = (event: KeyboardEvent): void => {
    const to = walked(event.key, at, last)
    if (to === undefined) return
    event.preventDefault()
    setAt(to)
  }
  const point = (event: PointerEvent<HTMLElement>): void => {
    const drawing = event.currentTarget.querySelector('svg')
    if (drawing === null || event.pointerType === 'touch') return
    setAt(nearest(drawing, event.clientX, placesOf(text, model, isNarrow ? 'slim' : 'full')))
  }
  return (
    <section className="month-chart" aria-labelledby="by-month">
      <h2 className="cap" id="by-month">
        {say('topic.chart')}
      </h2>
      <p className="capnote">{say('topic.chartNote')}</p>
      {/* oxlint-disable jsx-a11y/prefer-tag-over-role, jsx-a11y/no-noninteractive-tabindex, jsx-a11y/no-noninteractive-element-interactions -- a picture that one walks over with the arrow keys is a stop of the keyboard */}
      <div
        className="chart-walk"
        role="group"
        tabIndex={0}
        aria-label={say('topic.walk')}
        onKeyDown={walk}
        onPointerMove={point}
        onPointerLeave={() => setAt(null)}
      >
        {/* oxlint-enable jsx-a11y/prefer-tag-over-role, jsx-a11y/no-noninteractive-tabindex, jsx-a11y/no-noninteractive-element-interactions */}
        <MonthDrawing
          model={model}
          outlets={outlets}
          size={isNarrow ? 'slim' : 'full'}
          at={at}
          label={chartWords(text, model)}
        />
      </div>
      <output className="readout" aria-live="polite">
        {at === null ? say('topic.walkHint') : readout(text, model, at)}
      </output>
      <MonthTable answer={answer} model={model} />
    </section>
  )
}

function walked(key: string, at: number | null, last: number): number | null | undefined {
  switch (key) {
    case 'ArrowRight':
      return at === null ? 0 : Math.min(last, at + 1)
    case 'ArrowLeft':
      return at === null ? last : Math.max(0, at - 1)
    case 'Home':
      return 0
    case 'End':
      return last
    case 'Escape':
      return null
    default:
      return undefined
  }
}

/** The month below the pointer: drawings run from left to right in every language. */
function nearest(drawing: SVGSVGElement, x: number, places: readonly number[]): number {
  const { left, width } = drawing.getBoundingClientRect()
  const far = places.map((place) => Math.abs(place - (x - left) / width))
  return far.indexOf(Math.min(...far))
}

/** What a month's values are, in words. */
export function readout(text: Text, model: ChartModel, at: number): string {
  const { say } = text
  const month = monthName(text, model.months[at]!)
  const panel = model.panel[at]
  const all = model.all[at]
  if (panel == null) return say('topic.readNothing', { month })
  const said = say('topic.read', {
    month,
    value: perTenThousand(text, panel.value),
    low: perTenThousand(text, panel.low),
    high: perTenThousand(text, panel.high),
    all: all == null ? '–' : perTenThousand(text, all),
  })
  return model.broken.panel.has(at) ? `${said} ${say('topic.readBroken')}` : said
}

/** The chart in a sentence, for who does not see it. */
function chartWords(text: Text, { months, panel }: ChartModel): string {
  const [first, last] = [panel.find((one) => one !== null), panel.findLast((one) => one !== null)]
  return text.say('topic.chartWords', {
    from: monthName(text, months[0] ?? ''),
    to: monthName(text, months.at(-1) ?? ''),
    first: first == null ? '–' : perTenThousand(text, first.value),
    last: last == null ? '–' : perTenThousand(text, last.value),
  })
}
