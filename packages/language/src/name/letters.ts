import { normalForm } from '../normal-form.ts'

/** What a table of letters says of one letter: how it is written, and where it is written so. */
export interface LetterRule {
  readonly from: string
  readonly to: string
  /** Its capital, where that is not the usual one: İ of i. */
  readonly capital?: string
  /** Only after one of these letters; `^` stands for the start of a word. */
  readonly after?: string
  /** Only before one of these letters; `$` stands for the end of a word. */
  readonly before?: string
}

/** Rewrites a text letter by letter, keeping its capitals; what the table does not know stays. */
export type Rewrite = (text: string) => string

/**
 * Makes a rewriting of rules in the order they are given: the first that fits at a place is taken,
 * so that longer and narrower ones stand before shorter and wider ones. Rules speak of lower-case
 * letters and of the source text; capitals follow the source: `Щербаков` gives `Shcherbakov`,
 * `ЩЕРБАКОВ` gives `SHCHERBAKOV`, an initial `Щ.` gives `Shch.`.
 */
export function rewriting(rules: readonly LetterRule[]): Rewrite {
  const byFirst = new Map<string, LetterRule[]>()
  for (const rule of rules) {
    const first = rule.from[0] ?? ''
    byFirst.set(first, [...(byFirst.get(first) ?? []), rule])
  }
  return (text) => {
    const source = normalForm(text, 'NFC')
    const lower = Array.from(source, lowerUnit).join('')
    let written = ''
    for (let at = 0; at < lower.length;) {
      const rule = byFirst.get(lower[at]!)?.find((rule) => fits(rule, lower, at))
      if (rule === undefined) {
        written += source[at]!
        at += 1
        continue
      }
      written += capitalsAs(rule, source, at)
      at += rule.from.length
    }
    return normalForm(written, 'NFC')
  }
}

/** `а a б b` as rules without a condition; a letter that is written as nothing has `-`. */
export function letterRules(
  table: string,
  where: Pick<LetterRule, 'after' | 'before'> = {},
): readonly LetterRule[] {
  const cells = table.trim().split(/\s+/u)
  const rules: LetterRule[] = []
  for (let at = 0; at + 1 < cells.length; at += 2) {
    const to = cells[at + 1]!
    rules.push({ from: cells[at]!, to: to === '-' ? '' : to, ...where })
  }
  return rules
}

function fits({ from, after, before }: LetterRule, lower: string, at: number): boolean {
  if (!lower.startsWith(from, at)) return false
  if (after !== undefined && !stands(after, lower[at - 1], '^')) return false
  return before === undefined || stands(before, lower[at + from.length], '$')
}

function stands(letters: string, neighbour: string | undefined, edge: string): boolean {
  return neighbour === undefined || !isWordPart(neighbour)
    ? letters.includes(edge)
    : letters.includes(neighbour)
}

function isWordPart(unit: string): boolean {
  return /[\p{L}\p{M}\p{N}’'ʼʻ]/u.test(unit)
}

function capitalsAs({ from, to, capital }: LetterRule, source: string, at: number): string {
  const taken = source.slice(at, at + from.length)
  const first = taken[0]!
  if (!isCapital(first)) {
    // гҲ is nobody's spelling, but what was a capital stays one.
    return taken.length > 1 && isCapital(taken.at(-1)!) ? lastCapital(to) : to
  }
  if (capital !== undefined) return capital
  const allCapitals =
    taken.length > 1
      ? isCapital(taken.at(-1)!)
      : isCapital(source[at + from.length] ?? '') ||
        (isCapital(source[at - 1] ?? '') && !isSmall(source[at + from.length] ?? ''))
  return allCapitals ? to.toUpperCase() : firstCapital(to)
}

function firstCapital(text: string): string {
  const at = text.search(/\p{L}/u)
  if (at < 0) return text
  return `${text.slice(0, at)}${text[at]!.toUpperCase()}${text.slice(at + 1)}`
}

function lastCapital(text: string): string {
  return `${text.slice(0, -1)}${text.slice(-1).toUpperCase()}`
}

function isCapital(unit: string): boolean {
  return /\p{Lu}/u.test(unit)
}

function isSmall(unit: string): boolean {
  return /\p{Ll}/u.test(unit)
}

/** Lower case that never changes the length, so that places in both texts are the same. */
function lowerUnit(character: string): string {
  const lower = character.toLowerCase()
  return lower.length === character.length ? lower : character
}
