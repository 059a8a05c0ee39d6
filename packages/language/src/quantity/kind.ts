import type { Draft } from './draft.ts'
import type { Written } from './mention.ts'
import { isCurrency } from './unit.ts'

type Parted = Pick<Draft, 'value' | 'kind' | 'others' | 'written'>

/** What a unit makes of a number: 80 and percent are the share 0.8. */
export function kindOf(
  unit: string | undefined,
  value: number,
  others: readonly number[],
): Pick<Draft, 'value' | 'kind' | 'unit' | 'others' | 'written' | 'direction'> {
  const share = (by: number, unit: Written['unit'], size: number): Parted => ({
    value: tidy(value / by),
    kind: 'share',
    written: { value: tidy((value / by) * size), unit },
    others: others.map((one) => tidy(one / by)),
  })
  if (unit === 'percent') return share(100, 'percent', 100)
  if (unit === 'pp') return { ...share(100, 'percentage-point', 100), unit }
  if (unit === 'permille') return share(1000, 'permille', 1000)
  if (unit === 'tenthousandth') return share(1e4, 'percent', 100)
  if (unit === 'tenth') {
    const part = value > 10 ? tidy(value / 100) : tidy(value / 10)
    return { value: part, kind: 'share', others: [], written: percent(part) }
  }
  if (unit === 'off') {
    const left = tidy(value >= 10 ? value / 100 : value / 10)
    const off = tidy(1 - left)
    return { value: off, kind: 'share', unit: 'discount', others: [], written: percent(off), direction: 'fall' } // prettier-ignore
  }
  if (unit === 'day' || unit === 'month') return { value, kind: 'date', unit, others }
  if (unit === 'century' || unit === 'decade' || unit === 'millennium') {
    return { value, kind: 'count', unit, others }
  }
  const kind = isCurrency(unit) ? 'money' : 'count'
  return { value, kind, others, ...(unit === undefined ? {} : { unit }) }
}

function percent(part: number): Written {
  return { value: tidy(part * 100), unit: 'percent' }
}

/** Takes the dust of binary fractions off: 0.07 × 100. */
export function tidy(value: number): number {
  return Number(value.toPrecision(14))
}
