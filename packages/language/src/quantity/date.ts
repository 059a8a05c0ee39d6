import type { Numeral } from './number.ts'
import type { Passage } from './passage.ts'
import { unitAfter, type Draft } from './draft.ts'

/** 21.07.2009, or a number beside the name of a month: 21 July, July 21. */
export function dateAt(passage: Passage, at: number): Draft[] {
  const token = passage.token(at)
  if (token?.is !== 'number') return besideMonth(passage, at)
  const match = /^(\d{1,2})[./](\d{1,2})[./](\d{4})$/.exec(token.key)
  if (match === null) return []
  const [, day, month, year] = match.map(Number)
  const one = { first: at, last: at + 1, kind: 'date', weight: 'firm' } as const
  const [dayEnd, monthEnd] = [token.text.search(/[./]/), token.text.search(/[./][^./]*$/)]
  return [
    { ...one, value: day!, unit: 'day', others: [month!], within: [0, dayEnd] },
    { ...one, value: month!, unit: 'month', others: [day!], within: [dayEnd + 1, monthEnd] },
    { ...one, value: year!, unit: 'y', within: [monthEnd + 1, token.text.length] },
  ]
}

/** The name of a month that is also another word (May, March), beside a number. */
function besideMonth(passage: Passage, at: number): Draft[] {
  const month = passage.at(at, 'month-beside')
  if (month === undefined || passage.token(at)!.text === passage.token(at)!.key) return []
  const number = passage.token(month.end)?.is === 'number'
  // At the head of a sentence any word has a capital.
  if (!number && (at === 0 || passage.token(at - 1)!.is === 'mark')) return []
  return [{ first: at, last: month.end, value: month.phrase.value, kind: 'date', unit: 'month', weight: 'faint', named: true }] // prettier-ignore
}

/** A time of day: 11:20, 7 a.m., 7 часов утра, 上午7点; its value in minutes. */
export function clockAt(passage: Passage, at: number): Draft | undefined {
  const token = passage.token(at)
  if (token?.is !== 'number' || !/^\d{1,2}(\.\d\d)?$/.test(token.key)) return undefined
  const [hour = 0, fraction] = token.key.split('.').map(Number)
  if (hour > 24) return undefined
  let minute: number | undefined
  let end = at + 1
  const colon = passage.token(end)
  const next = passage.token(end + 1)
  if (fraction === undefined && colon?.key === ':' && !next?.spaced && /^[0-5]\d$/.test(next?.key ?? '')) {
    if (passage.is(end + 2, ':') && passage.joined(end + 2)) return undefined
    minute = Number(next!.key)
    end += 2
  } // prettier-ignore
  const before = passage.before(at, 'clock-before')
  const after = passage.at(end, 'clock-after') ?? hyphened(passage, end)
  const chinese = passage.lexicon.language === 'zh'
  if (chinese && minute === undefined && fraction === undefined && after !== undefined) {
    const more = passage.token(after.end)
    const half = passage.is(after.end - 1, '半')
    if (more?.is === 'number' && /^[0-5]?\d$/.test(more.key) && passage.is(after.end + 1, '分')) {
      return clock(before?.start ?? at, after.end + 2, hour, Number(more.key))
    }
    if (!half && before === undefined && passage.is(after.end - 1, '时') && passage.is(after.end, '代')) return undefined // prettier-ignore
    return clock(before?.start ?? at, after.end, hour, half ? 30 : 0)
  }
  if (minute !== undefined) return clock(before?.start ?? at, after?.end ?? end, hour, minute)
  if (fraction !== undefined) {
    const sure = after !== undefined || (before !== undefined && passage.lexicon.clockBefore !== 'в')
    return sure && fraction < 60 ? clock(before?.start ?? at, after?.end ?? end, hour, fraction) : undefined
  } // prettier-ignore
  if (after !== undefined) return clock(before?.start ?? at, after.end, hour, 0)
  const strong = before !== undefined && !['в', 'у', 'а'].includes(passage.token(before.start)!.key)
  if (!strong || unitAfter(passage, end) !== undefined) return undefined
  return clock(before.start, end, hour, 0)
}

function hyphened(passage: Passage, at: number): ReturnType<Passage['at']> {
  return passage.is(at, '-') && passage.joined(at) ? passage.at(at + 1, 'clock-after') : undefined
}

function clock(first: number, last: number, hour: number, minute: number): Draft {
  return {
    first,
    last,
    value: hour * 60 + minute,
    kind: 'date',
    unit: 'clock',
    weight: 'firm',
    parts: minute === 0 ? [hour] : [hour, minute],
  }
}

/** A year, a decade, or a number counted in years that is none. */
export function yearOf(
  passage: Passage,
  numeral: Numeral,
  last: number,
): Pick<Draft, 'last' | 'value' | 'kind' | 'unit' | 'others' | 'first'> | undefined {
  const { first, value, marked, scaled, digits } = numeral
  const chinese = passage.lexicon.language === 'zh'
  if ((!digits && !(chinese && scaled)) || marked || (scaled && !chinese)) return undefined
  if (numeral.ordinal) return undefined
  const decade = decadeEnd(passage, first, last, value)
  if (!digits && decade === undefined) return undefined
  if (decade !== undefined && isAge(passage, first, value)) {
    return { first, last: decade, value, kind: 'count', unit: 'y', others: [] }
  }
  if (decade !== undefined) {
    const full = value < 100 ? [1900 + value, 2000 + value, 1800 + value] : []
    return { first, last: decade, value: full[0] ?? value, kind: 'date', unit: 'decade', others: full.length > 0 ? [value, ...full.slice(1)] : [value % 100] } // prettier-ignore
  }
  const plausible = value >= 1000 && value <= 2100
  const unit = unitAfter(passage, last)
  const before = passage.before(first, 'year-before')
  const gramme = unit?.unit === 'g' && passage.token(unit.end - 1)!.text === 'г'
  if ((unit?.unit === 'y' || gramme) && plausible) {
    return { first: before?.start ?? first, last: unit.end, value, kind: 'date', unit: 'y', others: [] } // prettier-ignore
  }
  if (before !== undefined) {
    return { first: before.start, last, value, kind: 'date', unit: 'y', others: [] }
  }
  if (elided(passage, first, value)) {
    const century = Math.floor(Number(passage.token(first - 2)!.key) / 100) * 100
    return { first, last, value: century + value, kind: 'date', unit: 'y', others: [value] }
  }
  if (plausible && unit === undefined && String(value).length === 4) {
    return { first, last, value, kind: 'date', unit: 'y', others: [] }
  }
  return undefined
}

/** 1990s, 1990-е, 90年代. */
function decadeEnd(
  passage: Passage,
  first: number,
  last: number,
  value: number,
): number | undefined {
  if (value % 10 !== 0) return undefined
  if (passage.before(first, 'decade-before') !== undefined) return suffixEnd(passage, last)
  const token = passage.token(last)
  if (token?.key === 's' && passage.joined(last)) return last + 1
  if (passage.is(last, "'") && passage.is(last + 1, 's')) return last + 2
  const named = unitAfter(passage, last, 'decade')
  if (named !== undefined && (value >= 1000 || chinese(passage) || value < 100)) return named.end
  if (value < 1000 && value >= 100) return undefined
  const hyphen = passage.is(last, '-') && passage.joined(last)
  const ending = passage.token(last + 1)?.key ?? ''
  if (hyphen && /^(е|х|ми|ые|ых|ым|ыя|я|гг)$/u.test(ending)) return last + 2
  return undefined
}

/** «In his 40s». */
function isAge(passage: Passage, first: number, value: number): boolean {
  const at = /^(mid|early|late)$/.test(passage.token(first - 2)?.key ?? '') ? first - 2 : first
  const owner = passage.token(at - 1)?.key ?? ''
  return value < 100 && /^(his|her|their|my|your|our)$/.test(owner)
}

function chinese(passage: Passage): boolean {
  return passage.lexicon.language === 'zh'
}

/** The token after an ordinal ending that may follow: солҳои 60-ум. */
function suffixEnd(passage: Passage, last: number): number {
  const suffix = passage.at(last, 'ordinal-after')
  return suffix !== undefined && passage.joined(last) ? suffix.end : last
}

/** The 96 of 1995–96. */
function elided(passage: Passage, first: number, value: number): boolean {
  const before = passage.token(first - 2)
  return (
    value < 100 &&
    passage.token(first)!.key.length === 2 &&
    (passage.is(first - 1, '-') || passage.is(first - 1, '/')) &&
    passage.joined(first) &&
    before?.is === 'number' &&
    /^(1[5-9]|20)\d\d$/.test(before.key) &&
    Number(before.key) % 100 < value
  )
}
