import type { Passage } from './passage.ts'
import type { SaidBound } from './mention.ts'

/** A number in digits, words or both, from token `first` up to, not including, `last`. */
export interface Numeral {
  readonly first: number
  readonly last: number
  readonly value: number
  readonly others: readonly number[]
  readonly digits: boolean
  /** It has a word of scale: million, 万. */
  readonly scaled: boolean
  readonly scale: number
  readonly ordinal: boolean
  readonly bound?: SaidBound
  /** It was written with marks between groups of digits or with decimals. */
  readonly marked: boolean
}

/** What a number written in digits is worth where one mark is for decimals, with its other reading. */
export function digitsOf(
  key: string,
  decimal: '.' | ',',
): { value: number; others: number[]; marked: boolean } {
  const parts = key.replaceAll('٫', '.').split(/[.,٬'’ ]/)
  const marks = key.replaceAll('٫', '.').match(/[.,٬'’ ]/g) ?? []
  const whole = (): number => Number(parts.join(''))
  const fraction = (): number => Number(`${parts.slice(0, -1).join('')}.${parts.at(-1)!}`)
  if (marks.length === 0) return { value: Number(key), others: [], marked: false }
  const last = marks.at(-1)!
  const other = marks.slice(0, -1)
  if (other.length > 0) {
    const grouped = other.includes(last) || parts.slice(1).every((part) => part.length === 3)
    const value = grouped && !(last === '.' && !other.includes('.')) ? whole() : fraction()
    return { value: other.some((mark) => mark !== last) && last !== ' ' ? fraction() : value, others: [], marked: true } // prettier-ignore
  }
  if (last !== '.' && last !== ',') return { value: whole(), others: [], marked: true }
  if (key.includes('٫')) return { value: fraction(), others: [], marked: true }
  const groups = parts[1]!.length === 3 && parts[0]!.length <= 3 && !parts[0]!.startsWith('0')
  if (!groups) return { value: fraction(), others: [], marked: true }
  return last === decimal
    ? { value: fraction(), others: [whole()], marked: true }
    : { value: whole(), others: [fraction()], marked: true }
}

/** How many Han digits one by one still are a number. */
const mostDigits = 20
const hanDigits = '〇零一二三四五六七八九'

/**
 * The number that begins at a token, in digits, in words or in digits with a word of scale; what
 * cannot be added to it (`two three`, `ten twenty`) is left for the next.
 */
export function numeralAt(passage: Passage, first: number): Numeral | undefined {
  const { lexicon } = passage
  const zh = lexicon.language === 'zh'
  const sectionLimit = zh ? 1000 : 100
  let [total, section] = [0, 0]
  let pending: number | undefined
  let others: number[] = []
  let [digits, marked, ordinal, scaled, closed] = [false, false, false, false, false]
  let [lastScale, lastMultiplier, scale] = [Infinity, Infinity, 1]
  let bound: SaidBound | undefined
  let at = first
  const positional = zh ? positionalAt(passage, first) : undefined
  if (positional !== undefined) {
    pending = positional.value
    at = positional.end
    digits = true
  }
  while (!closed && !ordinal) {
    const token = passage.token(at)
    if (token === undefined) break
    const started = at > first
    if (token.is === 'number') {
      const read = digitsOf(token.key, lexicon.decimal)
      const limit = Math.min(
        section > 0 ? lastMultiplier : Infinity,
        total > 0 ? lastScale : Infinity,
      )
      const follows =
        started && pending === undefined && scaled && read.value < limit && !read.marked
      if (started && !(follows && (zh || scaleAfter(passage, at) < limit))) break
      pending = read.value
      digits = true
      marked ||= read.marked
      others = started ? [] : read.others
      at += 1
      continue
    }
    // «11$ بلین»: the sign of a currency before the scale.
    if (started && digits && /^[$€£₹]$/.test(token.key) && passage.at(at + 1, 'multiplier') !== undefined) at += 1 // prettier-ignore
    const hyphen = started && pending !== undefined && passage.is(at, '-') && passage.joined(at)
    if (hyphen && passage.joined(at + 1) && passage.at(at + 1, 'multiplier') !== undefined) at += 1
    const multiplier = passage.at(at, 'multiplier')
    const cardinal = passage.at(at, 'cardinal')
    const begins = multiplier?.phrase.value === 10 || moreAt(passage, at + 1) !== undefined
    if (multiplier !== undefined && (started || !zh || begins)) {
      const { value } = multiplier.phrase
      // A letter alone (k, m) is a scale only where it touches its number.
      if (passage.token(at)!.text.length === 1 && !zh && !passage.joined(at)) break
      // Лакха and Karoru are names; as numbers they follow one.
      if (!started && (value === 1e5 || value === 1e7)) break
      if (value === 12) others = [(pending ?? 1) * 10]
      if (value <= sectionLimit) {
        if (started && pending === undefined && section === 0) break
        if (pending !== undefined && pending >= value && digits) break
        section += (pending ?? 1) * value
        pending = undefined
        lastMultiplier = value
        scale = value
      } else {
        const group = section + (pending ?? 0)
        if (group === 0 && total > 0) {
          if (token.spaced && zh) break
          total *= value
          others = others.map((one) => one * value)
        } else if (value < lastScale) {
          total += (group === 0 ? 1 : group) * value
          others = others.map((one) => one * value)
        } else if (value > lastScale && zh) {
          total = (total + group) * value
        } else break
        section = 0
        pending = undefined
        lastScale = value
        lastMultiplier = Infinity
        scale = value
      }
      scaled = true
      closed = isClosed(passage, at)
      at = passage.pastStop(multiplier.end)
      const more = zh ? moreAt(passage, at) : undefined
      if (more !== undefined) {
        bound = more
        at += 1
      }
      continue
    }
    if (cardinal !== undefined) {
      const { value } = cardinal.phrase
      if (digits && !zh) break
      if (pending === undefined) {
        if (section > 0 && value >= lastMultiplier) break
        if (section === 0 && total > 0 && value >= lastScale) break
        pending = value
      } else if (!digits && canAdd(pending, value, zh)) pending += value
      else break
      if (zh && value === 0) pending = undefined
      closed = isClosed(passage, at)
      at = cardinal.end
      if (zh && scaled && tailEnds(passage, at) && lastMultiplier !== 10 && pending !== undefined) {
        const unit = section > 0 ? lastMultiplier : lastScale
        if (!passage.is(at - 2, '零') && !passage.is(at - 2, '〇')) pending *= unit / 10
      }
      continue
    }
    const last = passage.at(at, 'ordinal')
    if (last !== undefined) {
      const { value } = last.phrase
      const adds =
        pending === undefined
          ? section > 0 ? value < lastMultiplier : total === 0 || value < lastScale
          : !digits && canAdd(pending, value, zh) // prettier-ignore
      if (!started || adds) {
        pending = (pending ?? 0) + value
        ordinal = true
        at = last.end
      }
      break
    }
    if (!started) break
    const more = zh ? moreAt(passage, at) : undefined
    if (more !== undefined && passage.at(at + 1, 'multiplier') !== undefined) {
      bound = more
      at += 1
      continue
    }
    const next = joinerEnd(passage, at, pending, section + total > 0, digits)
    if (next === undefined || !addable(passage, next, pending, lastMultiplier, section, total, lastScale)) break // prettier-ignore
    at = next
  }
  if (at === first) return undefined
  const value = total + section + (pending ?? 0)
  const after = zh && bound === undefined && value >= 10 ? moreAt(passage, at) : undefined
  if (after !== undefined) {
    bound = after
    at += 1
  }
  if (isDoubtful(passage, first, at)) return undefined
  const point = zh && !marked ? pointAt(passage, at, value) : undefined
  return {
    first,
    last: point?.end ?? at,
    value: point?.value ?? value,
    others: scale !== 12 && total > 0 && section + (pending ?? 0) > 0 ? [] : others,
    digits,
    scaled,
    scale,
    ordinal,
    marked,
    ...(bound === undefined ? {} : { bound }),
  }
}

/** A number word that is also another word counts only with what numbers have. */
function isDoubtful(passage: Passage, first: number, end: number): boolean {
  const { doubtful } = passage.lexicon
  if (doubtful === undefined || end > first + 1 || !doubtful.test(passage.token(first)!.key)) return false
  return (
    passage.at(end, 'unit') === undefined &&
    passage.at(end, 'times') === undefined &&
    passage.at(end, 'after') === undefined &&
    passage.at(end, 'denominator') === undefined
  )
} // prettier-ignore

/** May `value` be added to `pending`: five to twenty, not to six nor to 25? */
function canAdd(pending: number, value: number, zh: boolean): boolean {
  if (zh || !Number.isInteger(pending) || value === 0) return false
  return (
    (pending >= 10 && pending % 10 === 0 && value < 10) ||
    (pending >= 100 && pending % 100 === 0 && value < 100)
  )
}

/** Does a word carry an ending after which nothing can be added to it? */
function isClosed(passage: Passage, at: number): boolean {
  const { ablative, approximative } = passage.lexicon
  const key = passage.token(at)!.key
  return ablative?.test(key) === true || approximative?.test(key) === true
}

/** The token after what joins two parts of one number (and, و, a hyphen), if it stands here. */
function joinerEnd(
  passage: Passage,
  at: number,
  pending: number | undefined,
  large: boolean,
  digits: boolean,
): number | undefined {
  if (digits && pending !== undefined) return undefined
  const hyphen = passage.is(at, '-') && passage.joined(at) && passage.joined(at + 1)
  if (hyphen && (pending ?? 0) >= 20) return at + 1
  const joiner = passage.at(at, 'joiner')
  if (joiner === undefined) return undefined
  const english = passage.lexicon.language === 'en'
  if (english) return pending === undefined && large ? joiner.end : undefined
  return large || (pending ?? 0) >= 20 ? joiner.end : undefined
}

function addable(
  passage: Passage,
  at: number,
  pending: number | undefined,
  lastMultiplier: number,
  section: number,
  total: number,
  lastScale: number,
): boolean {
  const next = passage.at(at, 'cardinal') ?? passage.at(at, 'ordinal')
  if (next === undefined) return false
  const { value } = next.phrase
  if (pending !== undefined) return canAdd(pending, value, false)
  return section > 0 ? value < lastMultiplier : total > 0 && value < lastScale
}

/** The scale that follows a number in digits, for «5 million 200 thousand». */
function scaleAfter(passage: Passage, at: number): number {
  return passage.at(at + 1, 'multiplier')?.phrase.value ?? Infinity
}

/** 二〇二六 and 一九四九: digits one by one. */
function positionalAt(passage: Passage, first: number): { value: number; end: number } | undefined {
  let end = first
  while (end - first <= mostDigits && passage.token(end) !== undefined && hanDigits.includes(passage.token(end)!.key)) end += 1 // prettier-ignore
  const length = end - first
  if (length > mostDigits) return undefined
  const keys = passage.tokens.slice(first, end).map(({ key }) => key)
  const multiplied = passage.at(end, 'multiplier') !== undefined
  const rate = length === 2 && (passage.is(end, '折') || passage.is(end, '成'))
  if (length < 2 || multiplied || (length < 3 && !rate && !keys.includes('〇'))) return undefined
  const value = Number(keys.map((key) => Math.max(0, hanDigits.indexOf(key) - 1)).join(''))
  return { value, end }
}

/** 多, 余 and 来 after a number or inside it say that it is a little more. */
function moreAt(passage: Passage, at: number): SaidBound | undefined {
  const key = passage.token(at)?.key
  if (key === '多' || key === '余') return passage.is(at + 1, '于') ? undefined : 'over'
  return key === '来' && passage.at(at + 1, 'unit') !== undefined ? 'about' : undefined
}

/** Is nothing more of a Chinese number here, so that 一万二 is 12,000? */
function tailEnds(passage: Passage, at: number): boolean {
  return (
    passage.at(at, 'multiplier') === undefined &&
    passage.at(at, 'cardinal') === undefined &&
    passage.at(at, 'unit') === undefined
  )
}

/** 三点五 is 3.5, unless minutes follow. */
function pointAt(
  passage: Passage,
  at: number,
  value: number,
): { value: number; end: number } | undefined {
  // prettier-ignore
  if (!passage.is(at, '点')) return undefined
  let end = at + 1
  let decimals = ''
  while (passage.token(end) !== undefined && hanDigits.includes(passage.token(end)!.key)) {
    decimals += Math.max(0, hanDigits.indexOf(passage.token(end)!.key) - 1)
    end += 1
  }
  if (decimals === '' || passage.is(end, '分') || passage.is(end, '十')) return undefined
  return { value: Number(`${value}.${decimals}`), end }
}
