import type { SaidBound, Mention } from './mention.ts'
import { converts, isTime, sameDimension, sameUnit } from './unit.ts'

/** What is amiss with one quantity of a source or its translation. */
export interface Difference {
  readonly is: 'missing' | 'added' | 'value' | 'scale' | 'unit' | 'bound'
  /** Absent where the translation says what the source does not. */
  readonly source?: Mention
  /** Absent where the translation does not say what the source does. */
  readonly translation?: Mention
}

/** Calendars by which the two languages of a pair may count years. */
export interface Calendars {
  readonly solar: boolean
  readonly lunar: boolean
}

/** Every quantity of a source that its translation does not say, or says otherwise. */
export function differences(
  source: readonly Mention[],
  translation: readonly Mention[],
  calendars: Calendars,
): Difference[] {
  const pairs = assigned(source, translation, calendars)
  const found: Difference[] = []
  for (const [one, other] of pairs) {
    const amiss = difference(one, other)
    if (amiss !== undefined) found.push({ is: amiss, source: one, translation: other })
  }
  const answering = new Set(pairs.values())
  return [
    ...found,
    ...unanswered(
      source.filter((one) => !pairs.has(one) && !isPart(one, translation)),
      translation.filter((other) => !answering.has(other) && !isPart(other, source)),
      (one) => isRepeated(one, source, pairs.has.bind(pairs)),
      (other) => isRepeated(other, translation, answering.has.bind(answering)),
    ),
  ]
}

/** Each mention of the source with the one of the translation that answers it, the surest first. */
function assigned(
  source: readonly Mention[],
  translation: readonly Mention[],
  calendars: Calendars,
): Map<Mention, Mention> {
  const candidates: { one: Mention; other: Mention; rank: number }[] = []
  for (const [index, one] of source.entries()) {
    for (const [place, other] of translation.entries()) {
      if (!agree(one, other, calendars)) continue
      const apart = Math.abs(index / source.length - place / translation.length)
      candidates.push({ one, other, rank: rankOf(one, other) + apart / 2 })
    }
  }
  const pairs = new Map<Mention, Mention>()
  const taken = new Set<Mention>()
  for (const { one, other } of candidates.sort((a, b) => a.rank - b.rank)) {
    if (pairs.has(one) || taken.has(other)) continue
    pairs.set(one, other)
    taken.add(other)
  }
  return pairs
}

/** How much two mentions of the same number differ otherwise; what is not the same number to the letter comes last. */
function rankOf(one: Mention, other: Mention): number {
  return (
    (equal(one.value, other.value) ? 0 : 16) +
    (difference(one, other) === undefined ? 0 : 2) +
    (one.unit === other.unit ? 0 : 1) +
    weightGap(one, other) +
    (one.kind === other.kind ? 0 : 1)
  )
}

/** Digits rather answer digits than «first» and «once». */
function weightGap(one: Mention, other: Mention): number {
  if (one.weight === other.weight) return 0
  return demands(one) !== demands(other) && (one.weight === 'faint' || other.weight === 'faint')
    ? 3
    : 1
}

/** What a text says twice its translation may say once. */
function isRepeated(
  one: Mention,
  all: readonly Mention[],
  isAnswered: (other: Mention) => boolean,
): boolean {
  return all.some(
    (other) =>
      other !== one &&
      isAnswered(other) &&
      equal(one.value, other.value) &&
      (one.unit === other.unit ||
        (one.unit !== 'month' &&
          other.unit !== 'month' &&
          (one.unit === undefined || other.unit === undefined))),
  )
}

/** Pairs what is left on both sides as changed; what then is left alone is missing or added. */
function unanswered(
  open: readonly Mention[],
  extra: readonly Mention[],
  isExcused: (one: Mention) => boolean,
  isExtraExcused: (other: Mention) => boolean,
): Difference[] {
  const found: Difference[] = []
  const left = new Set(extra)
  const excused = new Set([...open.filter(isExcused), ...extra.filter(isExtraExcused)])
  const sure = (one: Mention): number => (excused.has(one) ? 1 : 0)
  for (const one of [...open].sort((a, b) => sure(a) - sure(b))) {
    const other = nearest(one, left, excused)
    if (other === undefined) {
      if (demands(one) && !excused.has(one)) found.push({ is: 'missing', source: one })
      continue
    }
    left.delete(other)
    found.push({ is: isScaled(one, other) ? 'scale' : 'value', source: one, translation: other })
  }
  for (const other of left) {
    if (demands(other) && !excused.has(other)) found.push({ is: 'added', translation: other })
  }
  return found
}

function demands({ weight, vague }: Mention): boolean {
  return weight === 'firm' && !vague
}

/** A number that asks for a counterpart, or the digits of a name. */
function isWritten(mention: Mention): boolean {
  return demands(mention) || mention.label
}

/** The mention left on the other side that most likely stands for this one. */
function nearest(
  one: Mention,
  left: ReadonlySet<Mention>,
  excused: ReadonlySet<Mention>,
): Mention | undefined {
  let best: Mention | undefined
  let least = Infinity
  for (const other of left) {
    const sure = isWritten(one) && isWritten(other)
    if ((excused.has(one) || excused.has(other)) && !sure) continue
    const distance = distanceOf(one, other) + (excused.has(other) ? 3 : 0)
    if (distance < least) [best, least] = [other, distance]
  }
  return best
}

function distanceOf(one: Mention, other: Mention): number {
  if (one.named || other.named) {
    if (one.named && other.named) return Infinity
    return one.unit === other.unit ? 1 : Infinity
  }
  const faint = [one, other].some(({ weight }) => weight === 'faint')
  if (faint) {
    const alike =
      (one.vague && other.vague) ||
      (one.kind === 'multiple' && other.kind === 'multiple') ||
      (isWritten(one) && isWritten(other))
    if (!alike) return Infinity
  } else if (one.vague !== other.vague) return Infinity
  const ratio = Math.abs(Math.log10(Math.max(one.value, 1e-9) / Math.max(other.value, 1e-9)))
  return (one.kind === other.kind ? 0 : 2) + (one.unit === other.unit ? 0 : 1) + Math.min(ratio, 4)
}

function isScaled(one: Mention, other: Mention): boolean {
  const power = Math.log10(one.value / other.value)
  return Number.isFinite(power) && power !== 0 && Math.abs(power - Math.round(power)) < 1e-9
}

/** Do two mentions say the same number, whatever their bounds and units? */
function agree(one: Mention, other: Mention, calendars: Calendars): boolean {
  if (one.vague || other.vague) return agreeVague(one, other)
  const [unit, otherUnit] = [one.unit, other.unit]
  if ((unit === 'month') !== (otherUnit === 'month') && !isBare(unit === 'month' ? other : one)) return false // prettier-ignore
  if (unit === 'clock' && otherUnit === 'clock') return sameClock(one.value, other.value)
  if (unit === 'clock') return one.parts.length === 1 && sameHour(one.parts[0]!, other)
  if (otherUnit === 'clock') return other.parts.length === 1 && sameHour(other.parts[0]!, one)
  if (sameDimension(unit, otherUnit) && !sameUnit(unit, otherUnit)) {
    for (const value of [one.value, ...one.others]) {
      for (const second of [other.value, ...other.others]) {
        if (converts(value, unit!, second, otherUnit!)) return true
      }
    }
  }
  if (agreeShares(one, other) || agreeEras(one, other)) return true
  if (unit === 'y' && otherUnit === 'y' && sameYear(one.value, other.value, calendars)) return true
  const values = [other.value, ...other.others]
  return [one.value, ...one.others].some((value) => values.some((second) => equal(value, second)))
}

/** Digits that may be the number of a month: 3/11. */
function isBare({ weight, unit }: Mention): boolean {
  return weight === 'firm' && (unit === undefined || unit === 'day')
}

function equal(one: number, other: number): boolean {
  return Math.abs(one - other) <= 1e-9 * Math.max(Math.abs(one), Math.abs(other))
}

/** Hundreds are said for dozens and lakhs for millions, but not for any other order. */
function agreeVague(one: Mention, other: Mention): boolean {
  if (!(one.vague && other.vague)) {
    return equal(one.value, other.value) && (one.weight !== 'firm' || other.weight !== 'firm')
  }
  const ratio = one.value / other.value
  return ratio <= 20 && ratio >= 1 / 20
}

/** 10:08 p.m. is 22:08. */
function sameClock(one: number, other: number): boolean {
  return one % 720 === other % 720
}

function sameHour(hour: number, { value, unit }: Mention): boolean {
  return (
    (unit === undefined || unit === 'h' || unit === 'clock') &&
    value % 12 === hour % 12 &&
    value <= 24
  )
}

/** A third is 33 %; a growth by 141 % is a multiple of 2.41, and threefold 300 %. */
function agreeShares(one: Mention, other: Mention): boolean {
  const share = (mention: Mention): boolean => mention.kind === 'share' || mention.kind === 'ratio'
  if (share(one) && share(other)) {
    const rounded = one.parts.length !== other.parts.length
    const tolerance = rounded ? 0.011 : 1e-9
    return [one.value, ...one.others].some((value) =>
      [other.value, ...other.others].some(
        (second) => Math.abs(value - second) <= tolerance * Math.max(value, second),
      ),
    )
  }
  const [part, multiple] = share(one) ? [one, other] : [other, one]
  if (!share(part) || multiple.kind !== 'multiple') return false
  return equal(part.value, multiple.value) || equal(part.value + 1, multiple.value)
}

/** The 1800s are the 19th century. */
function agreeEras(one: Mention, other: Mention): boolean {
  const [decade, century] = one.unit === 'century' ? [other, one] : [one, other]
  return (
    century.unit === 'century' &&
    (decade.unit === 'decade' || decade.unit === 'y') &&
    decade.value % 100 === 0 &&
    decade.value / 100 + 1 === century.value
  )
}

/**
 * Years of the Persian calendar begin in March, those of the Hijri one are eleven days shorter.
 * @source Dershowitz and Reingold, Calendrical Calculations, 4th edition, ch. 7 and 15
 */
function sameYear(one: number, other: number, { solar, lunar }: Calendars): boolean {
  const [early, late] = one < other ? [one, other] : [other, one]
  if (early < 1200 || early > 1500 || late < 1800) return false
  if (solar && (late - early === 621 || late - early === 622)) return true
  return lunar && Math.abs(early - (late - 622) * (33 / 32)) <= 1.2
}

/** Is it one of the numbers that a mention of several, a ratio or a time of day, is made of? */
function isPart(one: Mention, others: readonly Mention[]): boolean {
  if (others.some(({ parts }) => parts.some((part) => equal(part, one.value)))) return true
  return (
    one.parts.length > 0 &&
    one.parts.every((part) =>
      others.some(({ value, parts }) => equal(value, part) || parts.includes(part)),
    )
  )
}

const lower = new Set<SaidBound>(['at-least', 'over'])
const upper = new Set<SaidBound>(['at-most', 'under'])
const approximate = new Set<SaidBound>(['nearly', 'about'])

/** How two mentions of the same number differ in what they say of it. */
function difference(one: Mention, other: Mention): 'unit' | 'bound' | undefined {
  if (one.vague || other.vague) return undefined
  if (one.weight === 'faint' || other.weight === 'faint') return undefined
  const [unit, otherUnit] = [one.unit, other.unit]
  if (sameDimension(unit, otherUnit) && !sameUnit(unit, otherUnit)) {
    const converted = [one.value, ...one.others].some((value) =>
      [other.value, ...other.others].some((second) => converts(value, unit!, second, otherUnit!)),
    )
    const said = converted || agreeEras(one, other) || (isTime(unit) && one.kind !== other.kind)
    if (!said) return 'unit'
  }
  return boundsAgree(one, other) ? undefined : 'bound'
}

function boundsAgree(one: Mention, other: Mention): boolean {
  const [a, b] = [one.bound, other.bound]
  if (a === undefined && b === undefined) return true
  if (a === undefined) return other.soft || one.nearby.some((near) => alike(b!, near))
  if (b === undefined) return one.soft || other.nearby.some((near) => alike(a, near))
  if (alike(a, b) || (one.soft && other.soft)) return true
  if (one.soft || other.soft)
    return !(lower.has(a) && upper.has(b)) && !(upper.has(a) && lower.has(b))
  return one.nearby.some((near) => alike(b, near)) || other.nearby.some((near) => alike(a, near))
}

function alike(a: SaidBound, b: SaidBound): boolean {
  if (lower.has(a)) return lower.has(b)
  if (upper.has(a)) return upper.has(b) || b === 'nearly'
  return approximate.has(b) || (a === 'nearly' && upper.has(b))
}
