import type { Mention, Weight } from './mention.ts'
import type { CompiledLexicon } from './lexicon.ts'
import { boundOf, boundsNear, type FoundBound } from './bound.ts'
import { unitAfter, type Draft } from './draft.ts'
import { dateAt, clockAt, yearOf } from './date.ts'
import { kindOf, tidy } from './kind.ts'
import { numeralAt, type Numeral } from './number.ts'
import { Passage } from './passage.ts'
import { shareAt } from './share.ts'
import { romanAt } from './roman.ts'
import { directionOf, isMoving } from './change.ts'
import { settled } from './sequence.ts'
import { isCurrency, isTime } from './unit.ts'

/** Every mention of a number in a text, in order, with what a comparison needs to know of each. */
export function mentionsIn(text: string, lexicon: CompiledLexicon): Mention[] {
  const passage = new Passage(text, lexicon)
  const drafts: Draft[] = []
  let at = 0
  while (at < passage.tokens.length) {
    const found = draftsAt(passage, at)
    if (found.length === 0) {
      at += 1
      continue
    }
    drafts.push(...found)
    at = Math.max(at + 1, ...found.map(({ last }) => last))
  }
  const known = settled(passage, drafts)
    .filter(({ value }) => Number.isFinite(value))
    .map((draft) => ({ draft, bound: boundOf(passage, draft) }))
  const taken = new Set<number>()
  for (const { draft, bound } of known) {
    if (bound === undefined || bound.soft) continue
    for (let at = bound.start; at < draft.first; at += 1) taken.add(at)
    for (let at = draft.last - 1; at < bound.end; at += 1) taken.add(at)
  }
  return parted(
    text,
    known.map(({ draft, bound }) => mentionOf(passage, draft, bound, taken)),
  )
}

function draftsAt(passage: Passage, at: number): Draft[] {
  const date = dateAt(passage, at)
  if (date.length > 0) return date
  const clock = clockAt(passage, at)
  if (clock !== undefined) return [clock]
  const vague = passage.at(at, 'vague')
  // «One of them» is no number, but 三分之一 is.
  if (passage.lexicon.language === 'zh' && passage.is(at, '一') && passage.is(at - 1, '之') && !passage.is(at - 2, '分')) return [] // prettier-ignore
  const numeral = numeralAt(passage, at)
  if (vague !== undefined && (numeral === undefined || vague.end >= numeral.last)) {
    return [vagueOf(passage, at, vague.end, vague.phrase.value)]
  }
  const pair = neighboursAt(passage, at)
  if (pair.length > 0) return pair
  const share = shareAt(passage, at, numeral)
  if (share !== undefined) return [share]
  if (numeral !== undefined) return [counted(passage, numeral)]
  return worded(passage, at)
}

/** 五六十: fifty or sixty. */
function neighboursAt(passage: Passage, at: number): Draft[] {
  if (passage.lexicon.language !== 'zh') return []
  const [one, two] = [passage.at(at, 'cardinal'), passage.at(at + 1, 'cardinal')]
  const low = one?.phrase.value ?? 0
  const high = two?.phrase.value ?? 0
  if (low < 1 || high > 9 || !(high === low + 1 || (low === 3 && high === 5))) return []
  if (passage.at(at + 2, 'cardinal') !== undefined) return []
  const numeral = numeralAt(passage, at + 1)
  if (numeral === undefined) return []
  const second = counted(passage, numeral)
  const { written } = second
  const lower = (value: number): number => tidy((value * low) / high)
  const first = { ...second, first: at, value: lower(second.value), written: written && { ...written, value: lower(written.value) }, others: [], weight: 'light' as const } // prettier-ignore
  return [first, { ...second, weight: 'light' }]
}

function vagueOf(passage: Passage, first: number, end: number, value: number): Draft {
  const unit = unitAfter(passage, end)
  return {
    first, last: unit?.end ?? end, numberEnd: end, value, kind: isCurrency(unit?.unit) ? 'money' : 'count', weight: 'faint', vague: true,
    unit: unit?.unit,
  } // prettier-ignore
}

/** A number with its unit, or as an ordinal, a year, a multiple. */
function counted(passage: Passage, numeral: Numeral): Draft {
  const { lexicon } = passage
  let { first, last, value } = numeral
  let others = [...numeral.others]
  const added = passage.at(last, 'added')
  if (added !== undefined && !numeral.ordinal) {
    const unit = passage.at(added.end, 'unit')
    const chinese = lexicon.language === 'zh'
    if (!chinese || unit === undefined) {
      value += added.phrase.value
      last = added.end
    }
  }
  const adding = passage.before(first, 'adding')
  if (adding !== undefined) {
    value = addedBefore(numeral, adding.phrase.value)
    first = adding.start
  }
  const weight = weightOf(passage, numeral, value)
  const base = {
    first,
    numberEnd: last,
    scale: numeral.scale,
    scaled: numeral.scaled,
    bound: numeral.bound,
    label: numeral.digits && weight === 'faint',
    loose: passage.is(last, '岁') && value % 10 === 0,
  }
  const year = yearOf(passage, numeral, last)
  const before = unitBefore(passage, first)
  const after = unitAfter(passage, last)
  const times = timesOf(passage, first, last, value)
  if (times !== undefined) {
    return { ...base, first: times.first, last: times.last, value: times.value, others: times.others, kind: 'multiple', weight: weight === 'faint' ? 'faint' : weight }
  } // prettier-ignore
  if (year !== undefined) return { ...base, ...year, weight }
  const ordinalBefore = passage.before(first, 'ordinal-before')
  const ordinalAfter = passage.at(last, 'ordinal-after')
  const suffixed = ordinalAfter !== undefined && passage.joined(last) && numeral.digits
  if (numeral.ordinal || ordinalBefore !== undefined || suffixed) {
    const end = suffixed ? ordinalAfter.end : last
    const unit = unitAfter(passage, end)
    const era = unit?.unit === 'century' || unit?.unit === 'millennium'
    return {
      ...base, first: ordinalBefore?.start ?? first, last: era ? unit.end : end, value, others, weight,
      kind: era ? 'date' : 'ordinal', unit: era ? unit.unit : undefined,
    } // prettier-ignore
  }
  const era = passage.before(first, 'century-before')
  if (era !== undefined || (after?.unit === 'century' && passage.is(last, '世'))) {
    return { ...base, first: era?.start ?? first, last: after?.end ?? last, value, kind: 'date', unit: 'century', weight } // prettier-ignore
  }
  let unit = before?.unit ?? after?.unit
  if (after?.unit === 'percent' || after?.unit === 'pp') unit = after.unit
  let end = after?.end ?? last
  first = before?.start ?? first
  if (isCurrency(before?.unit) && !isCurrency(after?.unit)) {
    // $5m is five million, not five metres.
    if (after?.unit === 'm' && passage.joined(last)) value *= 1e6
    else end = last
  }
  if (after !== undefined && lexicon.language === 'zh') {
    const piece = pieceOf(passage, last)
    if (piece !== undefined) {
      const { half, unit, end } = piece
      const bound = half ? undefined : ('over' as const)
      return {
        ...base,
        ...kindOf(unit, value + (half ? 0.5 : 0), []),
        first,
        last: end,
        weight,
        bound,
      }
    }
    const hundredth = after.unit === 'tenth' ? passage.at(after.end, 'cardinal') : undefined
    if (hundredth !== undefined) {
      return { ...base, ...kindOf(unit, value + hundredth.phrase.value / 10, []), first, last: hundredth.end, weight } // prettier-ignore
    }
    const half = passage.at(after.end, 'added')
    if (half !== undefined && isTime(after.unit)) {
      value += half.phrase.value
      end = half.end
    } else if (moreAfter(passage, after)) {
      end = after.end + 1
      return { ...base, ...kindOf(unit, value, others), first, last: end, weight, bound: 'over' }
    }
  }
  return { ...base, ...kindOf(unit, value, others), first, last: end, weight }
}

/** 三个多月, 两个半小时: what stands between the measure word and the unit. */
function pieceOf(passage: Passage, last: number): { half: boolean; unit: string; end: number } | undefined {
  if (!passage.is(last, '个')) return undefined
  const half = passage.is(last + 1, '半')
  if (!half && !passage.is(last + 1, '多')) return undefined
  const unit = unitAfter(passage, last + 2)
  if (unit === undefined) return undefined
  return { half, unit: unit.unit === 'month' ? 'mo' : unit.unit, end: unit.end }
} // prettier-ignore

/** 三年多: a little more, said after the unit. */
function moreAfter(passage: Passage, { unit, end }: { unit: string; end: number }): boolean {
  if (!passage.is(end, '多') && !passage.is(end, '余')) return false
  return isTime(unit) || passage.at(end + 1, 'unit') !== undefined
}

/** साढ़े तीन is 3.5 and पौने दो 1.75; before a scale it is that much of the scale. */
function addedBefore(numeral: Numeral, part: number): number {
  return numeral.value + part * (numeral.scaled ? numeral.scale : 1)
}

function timesOf(
  passage: Passage,
  first: number,
  last: number,
  value: number,
): { first: number; last: number; value: number; others: number[] } | undefined {
  const { lexicon } = passage
  const times =
    passage.at(last, 'times') ?? (passage.is(last, '-') ? passage.at(last + 1, 'times') : undefined)
  const timesBefore = passage.before(first, 'times-before')
  const plain = timesBefore !== undefined ? passage.at(last, 'collective') : undefined
  const occasions = timesBefore === undefined ? undefined : occasionsAt(passage, last)
  if (times === undefined && plain === undefined && occasions === undefined) return undefined
  if (times === undefined && occasions === undefined) return undefined
  const end = times?.end ?? occasions!
  const growth = lexicon.growth === undefined ? undefined : passage.before(first, 'growth')
  if (
    growth !== undefined &&
    !['到', '至', '为', '了到'].includes(passage.token(first - 1)?.key ?? '')
  ) {
    return { first, last: end, value: value + 1, others: [] }
  }
  return {
    first: occasions === undefined ? first : timesBefore!.start,
    last: end,
    value,
    others: [],
  }
}

/** «в 3 раза» is a multiple, «3 раза» are occasions. */
function occasionsAt(passage: Passage, at: number): number | undefined {
  const key = passage.token(at)?.key ?? ''
  return /^(раз[ау]?|разоў|разы)$/u.test(key) ? at + 1 : undefined
}

function weightOf(passage: Passage, numeral: Numeral, value: number): Weight {
  const { digits, scaled, ordinal } = numeral
  if (digits) return isLabel(passage, numeral) ? 'faint' : 'firm'
  if (scaled && value >= 100) return value === 100 || value === 1000 ? 'light' : 'firm'
  if (value === 1 || (ordinal && value <= 2)) return 'faint'
  return value > 10 ? 'firm' : 'light'
}

/** Digits that belong to a name: A1GP, B-52, COVID-19. */
function isLabel(passage: Passage, { first, last }: Numeral): boolean {
  const before = passage.token(first - 1)
  const touching = passage.joined(first) && before?.is === 'word' && !/\p{Script=Han}/u.test(before.text) // prettier-ignore
  if (touching && passage.at(first - 1, 'unit-before') === undefined && passage.before(first, 'before') === undefined) return true // prettier-ignore
  const hyphen = before?.key === '-' && passage.joined(first) && passage.joined(first - 1)
  if (hyphen && passage.token(first - 2)?.is === 'word' && !/\p{Script=Han}/u.test(passage.token(first - 2)!.text)) return true // prettier-ignore
  const after = passage.token(last)
  if (after?.is !== 'word' || !passage.joined(last)) return false
  const foreign = /^\p{Script=Latin}/u.test(after.text) && passage.lexicon.language !== 'uz'
  return (
    (foreign || /^\p{Lu}/u.test(after.text)) &&
    passage.at(last, 'unit') === undefined &&
    passage.at(last, 'ordinal-after') === undefined &&
    passage.at(last, 'clock-after') === undefined &&
    passage.at(last, 'times') === undefined
  )
}

function unitBefore(passage: Passage, first: number): { unit: string; start: number } | undefined {
  const unit = passage.before(first, 'unit-before')
  if (unit === undefined) return undefined
  if (unit.phrase.sense === 'percent' && unit.end === unit.start + 1 && !passage.joined(first)) return undefined // prettier-ignore
  return { unit: unit.phrase.sense, start: unit.start }
}

/** What says a number without counting: half, twice, both, March. */
function worded(passage: Passage, at: number): Draft[] {
  const collective = passage.at(at, 'collective')
  const multiple = passage.at(at, 'multiple')
  const month = passage.at(at, 'month')
  if (month !== undefined) {
    return [{ first: at, last: month.end, value: month.phrase.value, kind: 'date', unit: 'month', weight: 'faint', named: true }] // prettier-ignore
  }
  if (multiple !== undefined && multiple.end >= (collective?.end ?? 0)) {
    return [{ first: at, last: multiple.end, value: multiple.phrase.value, kind: 'multiple', weight: 'faint' }] // prettier-ignore
  }
  if (collective !== undefined) {
    return [{ first: at, last: collective.end, value: collective.phrase.value, kind: 'count', weight: 'faint' }] // prettier-ignore
  }
  const roman = romanAt(passage, at)
  return roman === undefined ? [] : [roman]
}

function mentionOf(
  passage: Passage,
  draft: Draft,
  bound: FoundBound | undefined,
  taken: ReadonlySet<number>,
): Mention {
  const near = boundsNear(passage, draft.first, draft.last)
  const doubtful = bound?.soft === true && (bound.doubtful || isPoint(passage, draft))
  const beside = doubtful ? undefined : bound
  const first = Math.min(draft.first, beside?.start ?? draft.first)
  const last = Math.max(draft.last, beside?.end ?? draft.last)
  const { start } = passage.token(draft.first)!
  const { value, kind, weight, others = [], parts = [], vague = false, named = false } = draft
  const direction = directionOf(passage, draft, bound)
  const unit = draft.unit ?? unitPastBound(passage, draft, bound?.end)
  return {
    value,
    kind,
    ...(unit === undefined ? {} : { unit }),
    ...(bound === undefined ? {} : { bound: bound.bound }),
    start: draft.within === undefined ? passage.token(first)!.start : start + draft.within[0],
    end: draft.within === undefined ? passage.token(last - 1)!.end : start + draft.within[1],
    ...(draft.written === undefined ? {} : { written: draft.written }),
    ...(direction === undefined ? {} : { direction }),
    moving: draft.kind === 'multiple' && isMoving(passage, draft),
    weight,
    others,
    parts,
    soft: bound?.soft ?? true,
    doubtful,
    nearby: near.filter(({ at }) => !taken.has(at)).map((one) => one.bound),
    label: draft.label === true,
    vague,
    named,
  }
}

/** Dates, and the end of a range, are no bounds: «до 5 мая», «от 3 до 5». */
function isPoint(passage: Passage, { kind, first }: Draft): boolean {
  if (kind === 'date' || kind === 'ordinal') return true
  const between = passage.before(first, 'between')
  return between !== undefined && passage.token(between.start - 1)?.is === 'number'
}

/** Mentions of which none reaches into the next, such as the fifty of 五六十人. */
function parted(text: string, mentions: readonly Mention[]): Mention[] {
  const found: Mention[] = []
  let from = 0
  for (const [index, one] of mentions.entries()) {
    const next = mentions[index + 1]?.start ?? Infinity
    const start = Math.max(one.start, from)
    const end = next > start && next < one.end ? trimmed(text, start, next) : one.end
    if (end <= start) continue
    found.push({ ...one, start, end })
    from = end
  }
  return found
}

/** The end of what stands before the next mention, without a bracket that opens there. */
function trimmed(text: string, start: number, next: number): number {
  return start + text.slice(start, next).replace(/[\s(（[-]+$/u, '').length
}

/** 200 миңден ашык адам: what is counted may stand after the bound. */
function unitPastBound(
  passage: Passage,
  draft: Draft,
  end: number | undefined,
): string | undefined {
  if (draft.kind !== 'count' || draft.vague === true || end === undefined || end <= draft.last) {
    return undefined
  }
  const unit = unitAfter(passage, end)?.unit
  return unit === 'person' || unit === 'persontime' ? unit : undefined
}
