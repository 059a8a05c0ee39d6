/** What a number in a text counts. A date is a year, month, day, decade, century or time of day. */
export type QuantityKind = 'count' | 'share' | 'ratio' | 'money' | 'date' | 'ordinal' | 'multiple'

/** How far a number is meant: `over` 80 is more than 80, `nearly` 80 a little less. */
export type Bound = 'at-least' | 'over' | 'nearly' | 'about' | 'up-to' | 'under'

/** A number mentioned in a text. */
export interface Quantity {
  /** The number itself: 1.4亿 is 140,000,000, a share 80 % is 0.8, a time of day its minutes. */
  readonly value: number
  readonly kind: QuantityKind
  /** A code of the unit table (`km`, `y`, `clock`), a currency (ISO 4217); absent where none is named. */
  readonly unit?: string
  readonly bound?: Bound
  /** Where the mention stands in the text, in UTF-16 units, its bound and unit included. */
  readonly start: number
  readonly end: number
}

/**
 * How much a mention asks for a counterpart. What is written in digits or as a large number is
 * `firm`; a small number word is `light`, for translations drop and add them; what is hardly a
 * number (`once`, the digits of a name, a month) is `faint`: it can answer, and asks for nothing.
 */
export type Weight = 'firm' | 'light' | 'faint'

/** A quantity with what the comparison needs beyond it. */
export interface Mention extends Quantity {
  readonly weight: Weight
  /** Other values that the same writing may mean: 1.234 in a language of decimal commas. */
  readonly others: readonly number[]
  /** The numbers it is made of, for another language may say them one by one: 3 in 5, 10:30. */
  readonly parts: readonly number[]
  /** The bound is one that translations add and drop at will: until 5 may be up to 5. */
  readonly soft: boolean
  /** Bounds said nearby that belong to no other number: «exceeded», «көп». */
  readonly nearby: readonly Bound[]
  /** An order of magnitude: hundreds of people. */
  readonly vague: boolean
  /** Said by the name of a month alone: no number is mentioned. */
  readonly named: boolean
}
