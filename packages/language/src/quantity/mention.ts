/** How far a number is meant, where a text says so: `over` 80 is more than 80, `nearly` 80 a little less. */
export type SaidBound = 'at-least' | 'over' | 'nearly' | 'about' | 'at-most' | 'under'

export type Direction = 'rise' | 'fall'

/**
 * What a number is said of, as far as a comparison tells them apart: the amount of a change is a
 * share or a multiple like any other, for another language may say where the change leads.
 */
export type MentionKind = 'count' | 'share' | 'ratio' | 'money' | 'date' | 'ordinal' | 'multiple'

/**
 * How much a mention asks for a counterpart. What is written in digits or as a large number is
 * `firm`; a small number word is `light`, for translations drop and add them; what is hardly a
 * number (`once`, the digits of a name, a month) is `faint`: it can answer, and asks for nothing.
 */
export type Weight = 'firm' | 'light' | 'faint'

/** A number mentioned in a text, with what the comparison needs to know of it. */
export interface Mention {
  /** The number itself: 1.4亿 is 140,000,000, a share 80 % is 0.8, a time of day its minutes. */
  readonly value: number
  readonly kind: MentionKind
  readonly unit?: string
  readonly bound?: SaidBound
  /** In UTF-16 units, the bound and the unit included. */
  readonly start: number
  readonly end: number
  /** The number and the unit as they are said, where the value is another: 80 and per cent. */
  readonly written?: Written
  readonly direction?: Direction
  /** The change is in the number's own word: doubled. */
  readonly moving: boolean
  readonly weight: Weight
  /** Other values that the same writing may mean: 1.234 in a language of decimal commas. */
  readonly others: readonly number[]
  /** The numbers it is made of, for another language may say them one by one: 3 in 5, 10:30. */
  readonly parts: readonly number[]
  /** The bound is one that translations add and drop at will: until 5 may be up to 5. */
  readonly soft: boolean
  /** The words of the bound may say something else altogether, such as a deadline. */
  readonly doubtful: boolean
  /** Bounds said nearby that belong to no other number: «exceeded», «көп». */
  readonly nearby: readonly SaidBound[]
  /** The digits of a name: the 19 of COVID-19. */
  readonly label: boolean
  /** An order of magnitude: hundreds of people. */
  readonly vague: boolean
  /** Said by the name of a month alone: no number is mentioned. */
  readonly named: boolean
}

export interface Written {
  readonly value: number
  readonly unit: 'percent' | 'percentage-point' | 'permille'
}
