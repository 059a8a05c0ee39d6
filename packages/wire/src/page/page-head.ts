import type { Display } from './page-segment.ts'
import { hanPattern } from './page-line.ts'
import { gramsOf, joinLine, overlapOf } from './page-text.ts'
import { boxHead, briefsRubric, noticeHead, ownRubric } from './page-words.ts'

/** Lines of one face that say one thing: a headline, a kicker, a deck. */
export interface Unit {
  readonly text: string
  readonly line: number
  readonly spaced: boolean
  readonly capitals: boolean
  /** Another block begins with it. */
  readonly apart: boolean
  /** Cells of its widest line, and of the column below. */
  readonly width: number
  readonly column: number
}

const noWords = { whole: new Set<string>(), paired: new Set<string>() }

/** Parts the lines of a head into units. */
export function unitsOf(lines: readonly Display[]): Unit[] {
  const units: Unit[] = []
  const column = Math.max(0, ...lines.map((line) => line.column))
  for (const { line, apart } of lines) {
    const capitals = /\p{Lu}{3}/u.test(line.text) && !/\p{Ll}/u.test(line.text)
    const last = units.at(-1)
    const unit = { text: line.text, line: line.number, spaced: line.spaced, capitals, apart, width: line.width, column } // prettier-ignore
    if (last !== undefined && !apart && isSame(last, unit, lines))
      units[units.length - 1] = {
        ...last,
        text: joinLine(last.text, '', line.text, noWords),
        width: Math.max(last.width, line.width),
      }
    else units.push(unit)
  }
  return units
}

function isSame(last: Unit, unit: Unit, lines: readonly Display[]): boolean {
  if (/^[—–]{2}/u.test(unit.text)) return false
  if (last.spaced !== unit.spaced) return false
  if (unit.spaced) return true
  if (briefsRubric.test(last.text) || briefsRubric.test(unit.text)) return false
  if (noticeHead.test(unit.text) && !/^\p{Ll}/u.test(unit.text)) return false
  if (/[.!?…。！？]["»”]?$/u.test(last.text)) return false
  if (hanPattern.test(unit.text)) {
    if (boxHead.test(unit.text) || ownRubric.test(last.text)) return false
    if (/[，；：、]$/u.test(last.text)) return true
    // A headline that its column breaks: short together, or well narrower than the text below.
    const [one, two] = [Array.from(last.text).length, Array.from(unit.text).length]
    if (one <= 4 && two >= 7 && lines.length === 2) return false
    if (/[，。！？：]/u.test(last.text) && one >= 9) return false
    if (one + two <= 19) return true
    const widest = Math.max(last.width, unit.width)
    return last.column > 0 && widest <= last.column * 0.72 && one + two <= 24
  }
  if (last.capitals !== unit.capitals) return false
  if (last.capitals) return true
  return (
    /^[\p{Ll}—–\d(]/u.test(unit.text) ||
    /(?:[,:—–]|\s(?:в|во|на|с|со|к|ко|о|об|у|и|а|по|от|до|за|из|не|но|для|под|при|без|над|через|жана|менен))$/u.test(
      last.text,
    )
  )
}

/** What the units over an article are. */
export interface Roles {
  readonly kicker: Unit | undefined
  readonly headline: Unit | undefined
  readonly deck: readonly Unit[]
  /** Whether another reading was as good. */
  readonly guessed: boolean
}

/** Gives the units of one article their parts. */
export function rolesOf(before: readonly Unit[], behind: readonly Unit[]): Roles {
  const units = [...before, ...behind]
  if (units.length === 0)
    return { kicker: undefined, headline: undefined, deck: [], guessed: false }
  if (units.length === 1) return { kicker: undefined, headline: units[0], deck: [], guessed: behind.length > 0 } // prettier-ignore
  const shown = units.findIndex((unit) => unit.spaced)
  const loud = shown !== -1 ? shown : units.findIndex((unit) => unit.capitals)
  const dashed = units.findIndex((unit) => /^[—–]{1,2}/u.test(unit.text))
  let at = dashed > 0 ? dashed - 1 : -1
  if (loud !== -1 && units.length <= 4 && loud < 3) at = loud
  else if (before.length > 0 && behind.length > 0 && before.length === 1) at = 1
  if (at === -1) at = units.length >= 3 ? 1 : isDeck(units[0]!, units[1]!) ? 0 : 1
  return {
    kicker: at === 0 ? undefined : units[at - 1],
    headline: units[at],
    deck: units.slice(at + 1),
    guessed: loud === -1 && dashed === -1 && units.length === 2,
  }
}

/** Of two units the second is a deck where it is a longer sentence than a headline would be. */
function isDeck(first: Unit, second: Unit): boolean {
  if (ownRubric.test(first.text)) return false
  const [one, two] = [first.text.length, second.text.length]
  if (hanPattern.test(second.text)) return two >= one * 1.4 && two > 14
  return two >= one * 1.4 && (two > 34 || second.width > second.column)
}

/** How well units are an article's heads, those before its text and those behind; above 0 is good. */
export function headWorth(
  grams: ReadonlySet<string>,
  continued: boolean,
  before: readonly Unit[],
  behind: readonly Unit[],
): number {
  const count = before.length + behind.length
  // An article that goes on from another page may have left its headline there.
  if (count === 0) return continued ? -2 : -6
  let sum = (behind.length > 0 ? -0.8 : 0) - (count > 3 ? 1.5 * (count - 3) : 0)
  if (before.length > 0 && behind.length > 0)
    sum -= before.length === 1 && isRubric(before[0]!) ? 0.5 : 2.5
  if (behind.length === 0 && ownRubric.test(before.at(-1)!.text)) sum -= 2.5
  for (const unit of behind) if (ownRubric.test(unit.text) || noticeHead.test(unit.text)) sum -= 2
  for (const unit of [...before, ...behind]) sum += 2 * overlapOf(gramsOf(unit.text), grams)
  return sum
}

function isRubric(unit: Unit): boolean {
  return ownRubric.test(unit.text) || unit.text.length <= (hanPattern.test(unit.text) ? 6 : 24)
}
