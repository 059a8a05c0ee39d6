import type { Draft } from './draft.ts'
import { kindOf, tidy } from './kind.ts'
import type { Passage } from './passage.ts'
import { sameDimension, sizeOf } from './unit.ts'

/** Settles what a mention owes to those beside it: the month of a day, the unit of a range. */
export function settled(passage: Passage, drafts: readonly Draft[]): Draft[] {
  return ranged(passage, compounded(passage, eraed(passage, dayed(passage, drafts))))
}

/** A number right beside the name of a month is a day: 21 July, July 21st, 21-июлу. */
function dayed(passage: Passage, drafts: readonly Draft[]): Draft[] {
  // «20 в феврале» is no day.
  const linked = !['ru', 'be'].includes(passage.lexicon.language)
  return drafts.map((draft, index) => {
    const { value, unit, kind, first, last } = draft
    if (unit !== undefined || (kind !== 'count' && kind !== 'ordinal')) return draft
    if (!Number.isInteger(value) || value < 1 || value > 31) return draft
    const [before, after] = [drafts[index - 1], drafts[index + 1]]
    // A score: «февралдагы 4:1».
    if (passage.is(last, ':') || passage.is(first - 1, ':')) return draft
    const near = (one: Draft | undefined, gap: number, at: number): boolean =>
      one?.named === true &&
      (gap === 0 || (gap === 1 && (passage.is(at, '-') || passage.is(at, '.') || (linked && passage.at(at, 'filler') !== undefined)))) // prettier-ignore
    return near(after, (after?.first ?? 0) - last, last) ||
      near(before, first - (before?.last ?? 0), first - 1)
      ? { ...draft, kind: 'date', unit: 'day' }
      : draft
  })
}

/** 20世纪30年代 and 30-е годы XX века are one decade. */
function eraed(passage: Passage, drafts: readonly Draft[]): Draft[] {
  const merged: Draft[] = []
  for (const draft of drafts) {
    const before = merged.at(-1)
    const touching = before !== undefined && draft.first <= before.last + (passage.at(before.last, 'filler') === undefined ? 0 : 1) // prettier-ignore
    const [century, decade] = draft.unit === 'century' ? [draft, before] : [before, draft]
    const short = decade?.unit === 'decade' || decade?.unit === 'y'
    const value = decade?.others?.find((one) => one < 100) ?? decade?.value ?? 0
    if (touching && century?.unit === 'century' && short && value < 100 && value % 10 === 0) {
      merged[merged.length - 1] = {
        first: before.first, last: draft.last, value: (century.value - 1) * 100 + value,
        kind: 'date', unit: 'decade', weight: 'firm',
      } // prettier-ignore
    } else merged.push(draft)
  }
  return merged
}

/** 6 feet 6 inches, 6-foot-6, 1米98, 2 hours and 30 minutes: one measure in two units. */
function compounded(passage: Passage, drafts: readonly Draft[]): Draft[] {
  const merged: Draft[] = []
  for (const draft of drafts) {
    const before = merged.at(-1)
    const whole = before === undefined ? undefined : measureOf(passage, before, draft)
    if (whole === undefined) merged.push(draft)
    else merged[merged.length - 1] = whole
  }
  return merged
}

function measureOf(passage: Passage, large: Draft, small: Draft): Draft | undefined {
  if (large.kind !== 'count' || small.kind !== 'count' || large.unit === undefined) return undefined
  const gap = small.first - large.last
  const hyphen = passage.is(large.last, '-') && passage.joined(large.last)
  if (gap > 1 || (gap === 1 && !hyphen && passage.at(large.last, 'joiner') === undefined && !passage.is(large.last, 'and'))) return undefined // prettier-ignore
  const implied: Readonly<Record<string, string>> = { ft: 'in', m: 'cm' }
  const chinese = passage.lexicon.language === 'zh'
  const unit = small.unit ?? (hyphen || chinese ? implied[large.unit] : undefined)
  if (unit === undefined || unit === large.unit || !sameDimension(unit, large.unit))
    return undefined
  const part = sizeOf(unit) / sizeOf(large.unit)
  if (part >= 1 || small.value * part >= 1) return undefined
  return {
    ...large, last: small.last, value: tidy(large.value + small.value * part),
    parts: [large.value, small.value],
  } // prettier-ignore
}

/** In «5 to 10 million» and «20–30 %» the first number has the second's scale and unit. */
function ranged(passage: Passage, drafts: readonly Draft[]): Draft[] {
  return drafts.map((draft, index) => {
    const next = drafts[index + 1]
    if (next === undefined || draft.kind !== 'count' || draft.unit !== undefined) return draft
    if (!connected(passage, draft.last, next.first)) return draft
    const scaled = next.scaled === true && draft.scaled !== true && (next.scale ?? 1) > 1
    const value = scaled ? draft.value * next.scale! : draft.value
    const others = scaled ? [draft.value, ...(draft.others ?? [])] : (draft.others ?? [])
    if (next.kind === 'share' && next.unit === undefined && next.parts === undefined) {
      return { ...draft, ...kindOf('percent', draft.value, others), others: [draft.value] }
    }
    if (next.unit === undefined || next.unit === 'clock' || next.kind === 'date') {
      return { ...draft, value, others }
    }
    return { ...draft, value, others, unit: next.unit, kind: next.kind }
  })
}

function connected(passage: Passage, from: number, to: number): boolean {
  if (to === from) return passage.lexicon.language === 'zh'
  if (to === from + 1 && (passage.is(from, '-') || passage.is(from, '~'))) return true
  return passage.at(from, 'between')?.end === to
}
