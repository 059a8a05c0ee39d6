import { sideOf, type Seen } from './side.ts'

/** What the value would be without one outlet. */
export interface Influence {
  readonly outlet: string
  /** Null where the outlet has all the hits of a period: there is no value without it. */
  readonly without: number | null
}

/** The panel's ratio without each of its outlets, the one that matters most first. */
export function influenceOf(panel: readonly Seen[]): Influence[] {
  const { now, before, ratio } = sideOf(panel)
  const all = panel.map((one): Influence & { size: number } => {
    const hits = (now.hits - one.now.hits) * (before.total - one.before.total)
    const without = hits / ((now.total - one.now.total) * (before.hits - one.before.hits))
    const size = Math.abs(Math.log(without / ratio))
    const { outlet } = one.watched
    if (!Number.isFinite(size)) return { outlet, without: null, size: Infinity }
    return { outlet, without, size }
  })
  return all
    .sort((a, b) => (a.size === b.size ? 0 : b.size - a.size))
    .map(({ outlet, without }) => ({ outlet, without }))
}
