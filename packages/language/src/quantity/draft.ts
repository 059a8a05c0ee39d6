import type { Direction, MentionKind, SaidBound, Weight, Written } from './mention.ts'
import type { Passage } from './passage.ts'

/** A mention while it is being read, by tokens. */
export interface Draft {
  readonly first: number
  /** The token after the number with its unit. */
  readonly last: number
  readonly value: number
  readonly kind: MentionKind
  readonly weight: Weight
  readonly unit?: string | undefined
  readonly others?: readonly number[]
  readonly parts?: readonly number[]
  readonly vague?: boolean
  /** The digits of a name. */
  readonly label?: boolean
  readonly named?: boolean
  readonly bound?: SaidBound | undefined
  /** The number and unit as they are said, where the value is another. */
  readonly written?: Written | undefined
  readonly direction?: Direction | undefined
  /** Where it stands within its first token, in UTF-16 units, if that holds others too. */
  readonly within?: readonly [from: number, to: number]
  /** The bound may be dropped: 40多岁 are the forties. */
  readonly loose?: boolean
  readonly scale?: number
  readonly scaled?: boolean
  /** Where the number alone ends, before its unit. */
  readonly numberEnd?: number
}

/** The unit, or only the wanted one, that stands right after a number, a hyphen or the stop of an abbreviation between them. */
export function unitAfter(
  passage: Passage,
  last: number,
  wanted?: string,
): { unit: string; end: number } | undefined {
  let at = passage.pastStop(last)
  if (passage.is(at, '-') && passage.joined(at) && passage.joined(at + 1)) at += 1
  const unit = passage.at(at, 'unit', wanted)
  if (unit === undefined) return undefined
  // One letter alone is a unit only right after digits.
  const token = passage.token(at)!
  if (unit.end === at + 1 && token.text.length === 1 && /\p{L}/u.test(token.text) && !/\p{Script=Han}/u.test(token.text)) {
    if (passage.token(last - 1)?.is !== 'number') return undefined
  } // prettier-ignore
  if (/^(in|mi|min|l|s|h|t|g)$/.test(token.text) && token.text === unit.phrase.sense && !passage.joined(at)) return undefined // prettier-ignore
  return { unit: unit.phrase.sense, end: unit.end }
}
