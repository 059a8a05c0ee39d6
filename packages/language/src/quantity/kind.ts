import type { Draft } from './draft.ts'
import { isCurrency } from './unit.ts'

/** What a unit makes of a number: 80 and percent are the share 0.8. */
export function kindOf(
  unit: string | undefined,
  value: number,
  others: readonly number[],
): Pick<Draft, 'value' | 'kind' | 'unit' | 'others'> {
  const share = (by: number): Pick<Draft, 'value' | 'kind' | 'others'> => ({
    value: tidy(value / by),
    kind: 'share',
    others: others.map((one) => tidy(one / by)),
  })
  if (unit === 'percent') return share(100)
  if (unit === 'pp') return { ...share(100), unit }
  if (unit === 'permille') return share(1000)
  if (unit === 'tenthousandth') return share(1e4)
  if (unit === 'tenth') {
    const tenths = tidy(value / 10)
    return { value: tenths > 1 ? tidy(value / 100) : tenths, kind: 'share', others: [] }
  }
  if (unit === 'off') {
    const left = tidy(value >= 10 ? value / 100 : value / 10)
    return { value: tidy(1 - left), kind: 'share', unit: 'discount', others: [] }
  }
  if (unit === 'day' || unit === 'month') return { value, kind: 'date', unit, others }
  if (unit === 'century' || unit === 'decade' || unit === 'millennium') {
    return { value, kind: 'count', unit, others }
  }
  const kind = isCurrency(unit) ? 'money' : 'count'
  return { value, kind, others, ...(unit === undefined ? {} : { unit }) }
}

/** Takes the dust of binary fractions off: 0.07 × 100. */
export function tidy(value: number): number {
  return Number(value.toPrecision(14))
}
