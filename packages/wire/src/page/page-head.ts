import type { Display } from './page-segment.ts'
import { hanPattern } from './page-line.ts'
import { gramsOf, joinLine, overlapOf } from './page-text.ts'
import { boxHead, briefsRubric, headMark, noticeHead, ownRubric } from './page-words.ts'

/** Lines of one face that say one thing: a headline, a kicker, a deck. */
export interface Unit {
  readonly text: string
  readonly line: number
  readonly spaced: boolean
  readonly capitals: boolean
  /** A mark stands before it: ■. */
  readonly marked: boolean
  /** Another block begins with it. */
  readonly apart: boolean
  readonly lines: number
  /** Cells of its widest line, and of the column below. */
  readonly width: number
  readonly column: number
}

const noWords = { whole: new Set<string>(), paired: new Set<string>() }

/** What speaks for two lines of a head being one unit; the sum decides. */
const weight = {
  otherFace: -9, sameFace: 3, gap: -1.5, stop: -1.2, dash: -9, rubric: -9, pause: 2.5, small: 4, linking: 2.5, capital: -2.5,
  room: -1, full: 1.2, wordAcross: 2.5, noWordAcross: -0.5, shortTogether: 1, longer: -1.2, ownSense: -1.2,
} // prettier-ignore
/** An article has no more units over it: a kicker, a headline, a deck. */
const mostUnits = 3
const linkingEnd = /\s(?:в|во|на|с|со|к|ко|о|об|у|и|а|по|от|до|за|из|не|но|для|под|при|без|над|через|или|что|как|чтобы|жана|менен|үчүн|боюнча|тууралуу|эмне|бир)$/iu // prettier-ignore

/** Parts the lines of a head into units; `pairs` are the pairs of Han signs that the page's texts have. */
export function unitsOf(lines: readonly Display[], pairs: ReadonlySet<string>): Unit[] {
  const column = Math.max(0, ...lines.map((line) => line.column))
  const widest = Math.max(0, ...lines.map(({ line }) => line.width))
  const own = lines.map(({ line, apart }): Unit => {
    const capitals = /\p{Lu}{3}/u.test(line.text) && !/\p{Ll}/u.test(line.text)
    return { text: line.text.replace(headMark, '').replace(/^【([^】]+)】$/u, '$1'), line: line.number, spaced: line.spaced, capitals, marked: headMark.test(line.text), apart, width: line.width, column, lines: 1 } // prettier-ignore
  })
  const joins = own.slice(1).map((unit, at) => joinOf(own[at]!, unit, widest, pairs))
  // What is left of too many units is joined where least speaks against it.
  const breaks = joins.filter((join) => join <= 0).toSorted((a, b) => b - a)
  const excess = breaks.length + 1 - mostUnits
  const least = excess > 0 && breaks[excess - 1]! > weight.stop ? breaks[excess - 1]! : 0.01 // prettier-ignore
  const units: Unit[] = []
  for (const [at, unit] of own.entries()) {
    const last = units.at(-1)
    if (last === undefined || joins[at - 1]! < least) units.push(unit)
    else
      units[units.length - 1] = {
        ...last,
        text: joinLine(last.text, '', unit.text, noWords),
        width: Math.max(last.width, unit.width),
        lines: last.lines + 1,
      }
  }
  return units
}

function joinOf(last: Unit, unit: Unit, widest: number, pairs: ReadonlySet<string>): number {
  if (/^[—–]{1,2}\P{L}*\p{L}/u.test(unit.text) && hanPattern.test(unit.text)) return weight.dash
  if (last.spaced !== unit.spaced) return weight.otherFace
  if (briefsRubric.test(last.text) || briefsRubric.test(unit.text)) return weight.rubric
  if (unit.apart && boxHead.test(last.text) && last.text.split(/\s+/u).length <= 3) return weight.rubric // prettier-ignore
  let sum = unit.apart ? weight.gap : 0
  if (unit.spaced) return sum + weight.sameFace
  if (/[.!?…。！？]["»”]?$/u.test(last.text)) sum += weight.stop
  if (/[，,；;：:、—–]$/u.test(last.text)) sum += weight.pause
  const boxed = noticeHead.test(unit.text) || boxHead.test(unit.text)
  if (boxed && !/^\p{Ll}/u.test(unit.text)) sum += weight.stop
  if (hanPattern.test(unit.text)) {
    const [one, two] = [Array.from(last.text).length, Array.from(unit.text).length]
    const full =
      Math.abs(last.width - last.column) <= 2 ||
      (last.width === unit.width && last.width === widest)
    if (ownRubric.test(last.text)) sum += weight.stop
    sum += full && two <= one + 1 ? weight.full : 0
    sum += pairs.has(last.text.slice(-1) + unit.text.slice(0, 1)) ? weight.wordAcross : weight.noWordAcross // prettier-ignore
    if (Math.abs(one - two) <= (one + two <= 14 ? 3 : one + two <= 19 ? 1 : -1))
      sum += weight.shortTogether
    if (two >= one * 1.5) sum += weight.longer
    if (/[，。！？：]/u.test(last.text.slice(0, -1)) && one >= 9) sum += weight.ownSense
    return sum
  }
  if (last.capitals !== unit.capitals && /\p{L}{3}/u.test(unit.text)) return weight.otherFace
  if (last.capitals) return sum + weight.sameFace
  if (/^[\p{Ll}—–\d(]/u.test(unit.text)) return sum + weight.small
  if (linkingEnd.test(last.text)) return sum + weight.linking
  const word = /^\S+/u.exec(unit.text)?.[0].length ?? 0
  const room = last.width + 1 + word <= widest
  return sum + weight.capital + (room ? weight.room : weight.full)
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
  if (loud !== -1 && units.length <= 4 && loud < 3) at = loud === 0 && isSetApart(units) ? 1 : loud
  else if (before.length > 0 && behind.length > 0 && before.length === 1) at = 1
  if (at === -1) at = units.length >= 3 ? 1 : isDeck(units[0]!, units[1]!) ? 0 : 1
  return {
    kicker: at === 0 ? undefined : units[at - 1],
    headline: units[at],
    deck: units.slice(at + 1),
    guessed: loud === -1 && dashed === -1 && units.length === 2,
  }
}

/** Whether a word or three stand over a longer unit, a gap between them: a kicker, however loud. */
function isSetApart([first, second]: readonly Unit[]): boolean {
  if (first === undefined || second === undefined || first.lines > 1) return false
  if (second.text.length < first.text.length * 1.2 || second.capitals || second.spaced) return false
  if (hanPattern.test(first.text)) return first.text.length <= (second.apart ? 5 : 3)
  const words = first.text.split(/\s+/u).length
  return !/[.!?…:]$/u.test(first.text) && words <= (second.apart ? 3 : 1)
}

/** Of two units the second is a deck where it is a longer sentence than a headline would be. */
function isDeck(first: Unit, second: Unit): boolean {
  if (ownRubric.test(first.text) || isSetApart([first, second])) return false
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
  for (const unit of [...before, ...behind]) sum += 2 * overlapOf(gramsOfUnit(unit), grams)
  return sum
}

/** Each unit is compared with many texts. */
const known = new WeakMap<Unit, ReadonlySet<string>>()

function gramsOfUnit(unit: Unit): ReadonlySet<string> {
  const grams = known.get(unit) ?? gramsOf(unit.text)
  known.set(unit, grams)
  return grams
}

function isRubric(unit: Unit): boolean {
  return ownRubric.test(unit.text) || unit.text.length <= (hanPattern.test(unit.text) ? 6 : 24)
}
