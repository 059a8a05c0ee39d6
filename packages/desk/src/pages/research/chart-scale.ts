/** Arithmetic of charts over months; drawings are made of it elsewhere. */

export interface Point {
  readonly x: number
  readonly y: number
}

/** Where a drawing has its plot, in its own units. */
export interface Frame {
  readonly width: number
  readonly height: number
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

/** Three to five round values up to a maximum, without zero. */
export function ticksOf(max: number): number[] {
  if (!(max > 0)) return []
  const power = 10 ** Math.floor(Math.log10(max))
  const step = [0.2, 0.25, 0.5, 1, 2, 2.5, 5].map((one) => one * power).find((one) => max / one < 5)
  if (step === undefined) return []
  return Array.from({ length: Math.floor(max / step + 1e-9) }, (_, at) => rounded(step * (at + 1)))
}

function rounded(value: number): number {
  return Number(value.toPrecision(12))
}

/** Months (`2025-01`) as steps along an axis; where months are left out, one step stands for them. */
export function stepsOf(months: readonly string[]): number[] {
  const steps: number[] = []
  for (const [at, month] of months.entries()) {
    const before = months[at - 1]
    const gap = before !== undefined && numberOf(month) - numberOf(before) > 1
    steps.push(at === 0 ? 0 : steps[at - 1]! + (gap ? 2 : 1))
  }
  return steps
}

function numberOf(month: string): number {
  const [year = 0, number = 0] = month.split('-').map(Number)
  return year * 12 + number
}

/** Places of months and values in a frame. */
export interface Scale {
  /** The middle of the month at a place of the list. */
  readonly x: (at: number) => number
  readonly y: (value: number) => number
  /** How far two months next to each other are apart. */
  readonly step: number
}

export function scaleOf(months: readonly string[], max: number, frame: Frame): Scale {
  const steps = stepsOf(months)
  const last = steps.at(-1) ?? 0
  const inside = frame.width - frame.left - frame.right
  const step = last === 0 ? 0 : inside / last
  const tall = frame.height - frame.top - frame.bottom
  return {
    step,
    x: (at) => rounded(frame.left + (last === 0 ? inside / 2 : (steps[at] ?? 0) * step)),
    y: (value) => rounded(frame.top + tall * (1 - (max > 0 ? Math.min(1, value / max) : 0))),
  }
}

/** A line through points, broken where one is missing or where `breaks` says so. */
export function lineOf(points: readonly (Point | null)[], breaks: ReadonlySet<number> = none): string {
  let path = ''
  let isDown = false
  for (const [at, point] of points.entries()) {
    if (point === null) isDown = false
    else {
      path += `${isDown && !breaks.has(at) ? 'L' : 'M'}${point.x} ${point.y}`
      isDown = true
    }
  }
  return path
} // prettier-ignore

const none: ReadonlySet<number> = new Set()

/** The area between lows and highs, in pieces where one is missing. */
export function bandOf(
  lows: readonly (Point | null)[],
  highs: readonly (Point | null)[],
  breaks: ReadonlySet<number> = none,
): string {
  let path = ''
  let from = 0
  const close = (to: number): void => {
    if (to - from < 2) return
    const up = highs.slice(from, to).map((point) => `${point!.x} ${point!.y}`)
    const down = lows
      .slice(from, to)
      .toReversed()
      .map((point) => `${point!.x} ${point!.y}`)
    path += `M${[...up, ...down].join('L')}Z`
  }
  for (let at = 0; at <= highs.length; at += 1) {
    const missing = highs[at] == null || lows[at] == null
    if (missing || breaks.has(at)) {
      close(at)
      from = missing ? at + 1 : at
    }
  }
  return path
}

/** The months after which others are left out: a line does not go on into them. */
export function gapsOf(months: readonly string[]): Set<number> {
  const steps = stepsOf(months)
  return new Set(steps.flatMap((step, at) => (at > 0 && step - steps[at - 1]! > 1 ? [at] : [])))
}

/** Labels in a column, moved apart where they would stand on each other, in their order. */
export function apart(places: readonly number[], least: number): number[] {
  const order = places.map((_, at) => at).sort((a, b) => places[a]! - places[b]!)
  const moved = [...places]
  for (const [rank, at] of order.entries()) {
    const above = order[rank - 1]
    if (above !== undefined) moved[at] = Math.max(moved[at]!, moved[above]! + least)
  }
  return moved
}
