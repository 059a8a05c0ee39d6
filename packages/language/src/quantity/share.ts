import { numeralAt, type Numeral } from './number.ts'
import type { Passage } from './passage.ts'
import { unitAfter, type Draft } from './draft.ts'

/** A share that is said as a fraction: two thirds, 三分之二, үчтөн эки, 3/4, 1 in 5, half. */
export function shareAt(
  passage: Passage,
  at: number,
  numeral: Numeral | undefined,
): Draft | undefined {
  // prettier-ignore
  if (numeral === undefined) {
    const alone = passage.at(at, 'share') ?? undefined
    return alone === undefined ? undefined : half(passage, at, alone.end, alone.phrase.value)
  }
  return (
    slashed(passage, numeral) ??
    divided(passage, numeral) ??
    byPart(passage, numeral) ??
    fromCase(passage, numeral) ??
    outOf(passage, numeral) ??
    startsShare(passage, at, numeral)
  )
}

/** «a quarter» and 一半 begin like numbers. */
function startsShare(passage: Passage, at: number, numeral: Numeral): Draft | undefined {
  const share = passage.at(at, 'share')
  if (share === undefined || share.end < numeral.last) return undefined
  return half(passage, at, share.end, share.phrase.value)
}

/** Half a year is a count of years, half of them a share. */
function half(passage: Passage, first: number, end: number, value: number): Draft {
  const unit = unitAfter(passage, end)
  if (unit === undefined || unit.unit === 'percent') {
    return { first, last: end, value, kind: 'share', weight: 'faint' }
  }
  return { first, last: unit.end, numberEnd: end, value, kind: 'count', unit: unit.unit, weight: 'faint' } // prettier-ignore
}

/** 3/4, in digits. */
function slashed(passage: Passage, { first, last, value, digits }: Numeral): Draft | undefined {
  if (!digits || !(passage.is(last, '/') || passage.is(last, '∕'))) return undefined
  const below = passage.token(last + 1)
  if (below?.is !== 'number' || below.spaced || !/^\d{1,3}$/.test(below.key)) return undefined
  const part = Number(below.key)
  if (!Number.isInteger(value) || part < 2 || passage.is(last + 2, '/')) return undefined
  const parts = [value, part]
  const persian = passage.lexicon.language === 'fa'
  // In Persian the slash is also the mark before decimals.
  const decimal = Number(`${value}.${below.key}`)
  if (persian && value >= part) {
    const unit = unitAfter(passage, last + 2)
    return { first, last: unit?.end ?? last + 2, value: decimal, kind: 'count', unit: unit?.unit, parts, weight: 'firm' } // prettier-ignore
  }
  if (value >= part) return undefined
  return { first, last: last + 2, value: value / part, kind: 'share', parts, others: persian ? [decimal] : [], weight: 'firm' } // prettier-ignore
}

/** 三分之二: the divisor first. */
function divided(passage: Passage, numeral: Numeral): Draft | undefined {
  const { first, last, value } = numeral
  if (!(passage.is(last, '分') && passage.is(last + 1, '之'))) return undefined
  const above = numeralAt(passage, last + 2)
  if (above === undefined || value === 0) return undefined
  if (value >= 100 && value % 10 === 0) {
    return { first, last: above.last, value: Number((above.value / value).toPrecision(14)), kind: 'share', weight: 'firm', bound: above.bound } // prettier-ignore
  }
  return { first, last: above.last, value: above.value / value, kind: 'share', parts: [above.value, value], weight: 'firm' } // prettier-ignore
}

/** two thirds, две трети, دو سوم, दो तिहाई. */
function byPart(
  passage: Passage,
  { first, last, value, ordinal, scaled }: Numeral,
): Draft | undefined {
  // prettier-ignore
  if (ordinal || scaled || !Number.isInteger(value) || value < 1 || value > 99) return undefined
  let at = last
  if (passage.is(at, '-') && passage.joined(at)) at += 1
  const part = passage.at(at, 'denominator')
  if (part !== undefined && part.phrase.value > value) {
    return share(first, part.end, value, part.phrase.value)
  }
  if (!['en', 'ru', 'be', 'fa', 'tg'].includes(passage.lexicon.language)) return undefined
  const below = numeralAt(passage, at)
  if (below?.ordinal !== true || below.digits || below.value < 3 || below.value <= value) {
    return undefined
  }
  return share(first, below.last, value, below.value)
}

/** үчтөн эки, uchdan ikki: of three, two. */
function fromCase(passage: Passage, numeral: Numeral): Draft | undefined {
  const { ablative, amongWhich } = passage.lexicon
  const { first, value, ordinal } = numeral
  let at = numeral.last
  const tajik = passage.lexicon.language === 'tg' && passage.before(first, 'out-of') !== undefined
  if (tajik) return ofParts(passage, numeral)
  if (ordinal || value < 2 || value > 1000 || (ablative === undefined && amongWhich === undefined)) return undefined // prettier-ignore
  const among = passage.at(at, 'among-which')
  if (among !== undefined) at = among.end
  else {
    if (ablative === undefined) return undefined
    if (passage.token(at - 1)!.is === 'number') {
      if (passage.is(at, '-')) at += 1
      if (!passage.joined(at) || !ablative.test(passage.token(at)?.key ?? '')) return undefined
      at += 1
    } else if (!ablative.test(passage.token(at - 1)!.key)) return undefined
  }
  const above = numeralAt(passage, at)
  if (above === undefined || above.ordinal || above.value >= value || above.value < 1) return undefined // prettier-ignore
  return share(first, above.last, above.value, value)
}

/** аз се ду: of three, two. */
function ofParts(passage: Passage, { first, last, value, ordinal }: Numeral): Draft | undefined {
  const above = numeralAt(passage, last)
  if (above === undefined || ordinal || above.ordinal || above.value >= value || value > 1000) {
    return undefined
  }
  return share(first - 1, above.last, above.value, value)
}

/** 1 in 5, 3 out of 10, один из пяти. */
function outOf(passage: Passage, { first, last, value, ordinal }: Numeral): Draft | undefined {
  const out = passage.at(last, 'out-of')
  if (out === undefined || ordinal || !Number.isInteger(value) || value < 1) return undefined
  const below = numeralAt(passage, out.end)
  if (below === undefined || below.ordinal || below.value <= value) return undefined
  if (below.value > 1000 || !Number.isInteger(below.value) || below.scaled) return undefined
  const small = passage.token(out.start)!.key === 'in' && (value > 9 || below.digits !== (passage.token(first)!.is === 'number')) // prettier-ignore
  if (small || unitAfter(passage, below.last)?.unit !== undefined) {
    const unit = unitAfter(passage, below.last)?.unit
    if (small || unit !== 'person') return undefined
  }
  return { ...share(first, below.last, value, below.value), kind: 'ratio' }
}

function share(first: number, last: number, above: number, below: number): Draft {
  return {
    first,
    last,
    value: above / below,
    kind: 'share',
    parts: [above, below],
    weight: 'light',
  }
}
