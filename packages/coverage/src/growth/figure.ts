import { makeFigure, type FigureResult, type FigureSource, type Texts } from '@suyab/figure/figure'
import type { Growth } from './growth.ts'

/** The way a growth is made; another number for every way that gives other values. */
export const growthMethod = 'coverage.growth/1'

/** From this width on, a tenth of a percentage point says nothing. */
const wide = 0.05

/**
 * A growth as a figure that a report can hold: the panel's ratio with its interval, over the panel's
 * articles in both periods.
 * @param subject what grew, by language
 * @param source without the method, which is known here
 */
export function growthFigure(
  growth: Growth,
  subject: Texts,
  source: Omit<FigureSource, 'method'>,
): FigureResult {
  const { value, interval, panel, warnings } = growth
  return makeFigure({
    subject,
    value,
    unit: { kind: 'growth', decimals: interval.high - interval.low > wide ? 0 : 1 },
    base: { of: 'article', count: panel.now.total, against: panel.before.total },
    interval,
    source: { ...source, method: growthMethod },
    warnings: [...new Set(warnings.map(({ code }) => code))],
  })
}
