import type { Direction, Mention, SaidBound } from './mention.ts'
import { isMeasure } from './unit.ts'

/**
 * What a number in a text says.
 * - `share`: a part of a whole, 80 % (value 80, unit `percent`) or two thirds (value 2/3, no unit);
 * - `ratio`: a part said as some out of some, 1 in 5 (value 0.2);
 * - `multiple`: in 2.4 times, 3倍; `ordinal`: the third, XIV;
 * - `change`: a share by which something rises or falls (增长141%), or what doubles or triples it
 *   (翻一番 is value 2, unit `times`); where it leads is no change (вырос до 12 %);
 * - `money`: with the currency as unit; `measure`: with a physical unit, durations and ages too;
 * - `date`: a year, month, day, decade, century or time of day;
 * - `count`: any other number.
 */
export type QuantityKind =
  | 'count'
  | 'share'
  | 'ratio'
  | 'multiple'
  | 'change'
  | 'money'
  | 'date'
  | 'ordinal'
  | 'measure'

/** How far a number is meant: `over` 80 is more than 80, `nearly` 80 a little less. */
export type Bound = 'exact' | SaidBound

/** A number mentioned in a text. */
export interface Quantity {
  /** The mention as it is written, its bound and unit included. */
  readonly text: string
  /** The number: 1.4亿 is 140,000,000, 72 % is 72, a time of day its minutes; never negative. */
  readonly value: number
  readonly kind: QuantityKind
  /**
   * `percent`, `percentage-point`, `permille`, `times`; an SI symbol or a code of the unit table
   * (`km`, `°C`, `ha`, `y`, `h`); a currency (ISO 4217); of a date `y`, `month`, `day`, `decade`,
   * `century` or `clock`; `person`, `persontime`, `piece`. Absent where none is said.
   */
  readonly unit?: string
  /** Of a change and of a multiple: whether it is more or less of it. */
  readonly direction?: Direction
  readonly bound: Bound
  /** Where the mention stands in the text, in UTF-16 units. */
  readonly start: number
  readonly end: number
}

/** A mention as others are told of it. */
export function quantityOf(mention: Mention, text: string): Quantity {
  const { written, direction, start, end } = mention
  const kind = kindOf(mention)
  const unit = kind === 'change' && mention.kind === 'multiple' ? 'times' : (written?.unit ?? mention.unit) // prettier-ignore
  return {
    text: text.slice(start, end),
    value: written?.value ?? mention.value,
    kind,
    ...(unit === undefined ? {} : { unit }),
    ...(direction === undefined ? {} : { direction }),
    bound: mention.doubtful ? 'exact' : (mention.bound ?? 'exact'),
    start,
    end,
  }
}

function kindOf({ kind, unit, direction, moving }: Mention): QuantityKind {
  if (kind === 'share' && direction !== undefined) return 'change'
  if (kind === 'multiple' && moving) return 'change'
  return kind === 'count' && isMeasure(unit) ? 'measure' : kind
}
