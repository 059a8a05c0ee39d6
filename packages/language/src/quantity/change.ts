import type { Draft } from './draft.ts'
import type { Direction } from './mention.ts'
import type { Found, Passage } from './passage.ts'
import type { FoundBound } from './bound.ts'

/** How many words may stand between an amount and the verb that it belongs to. */
const reach = { before: 2, beforeBy: 6, after: 3, afterBy: 1 }

/**
 * Whether something rises or falls by a number: «вырос на 12 %», 增长141%, «12 пайызга өстү», but
 * not «вырос до 12 %».
 */
export function directionOf(
  passage: Passage,
  draft: Draft,
  bound: FoundBound | undefined,
): Direction | undefined {
  if (draft.direction !== undefined) return draft.direction
  if (draft.kind !== 'share' && draft.kind !== 'multiple') return undefined
  const first = Math.min(draft.first, bound?.start ?? draft.first)
  const last = Math.max(draft.last, bound?.end ?? draft.last)
  if (isMoving(passage, draft)) return directionIn(moving(passage, draft.first)!)
  if (levelled(passage, draft, first, last)) return undefined
  const { by } = passage.lexicon
  const said = by !== undefined && saysBy(passage, first)
  return (
    backward(passage, first, said ? reach.beforeBy : reach.before) ??
    forward(passage, last, said || by === undefined ? reach.after : reach.afterBy)
  )
}

/** Is the number in the word that tells the change: удвоился, 翻一番? */
export function isMoving(passage: Passage, { first, last }: Draft): boolean {
  return moving(passage, first)?.end === last
}

function moving(passage: Passage, at: number): Found | undefined {
  const [rise, fall] = [passage.at(at, 'rise'), passage.at(at, 'fall')]
  return (rise?.end ?? 0) >= (fall?.end ?? 0) ? rise : fall
}

function directionIn({ phrase }: Found): Direction {
  return phrase.role === 'rise' ? 'rise' : 'fall'
}

/** Is the number what is reached, not the amount of the change? */
function levelled(passage: Passage, draft: Draft, first: number, last: number): boolean {
  for (let at = first; at < draft.first; at += 1) {
    if (passage.at(at, 'level') !== undefined) return true
  }
  return (
    passage.before(first, 'level') !== undefined ||
    passage.at(last, 'level') !== undefined ||
    passage.at(draft.last - 1, 'level') !== undefined
  )
}

function saysBy(passage: Passage, first: number): boolean {
  const { length } = passage.tokens
  for (let at = first; at > Math.max(0, first - 2) && at <= length; at -= 1) {
    if (passage.before(at, 'by') !== undefined) return true
    if (passage.before(at, 'filler') === undefined) return false
  }
  return false
}

function backward(passage: Passage, first: number, far: number): Direction | undefined {
  for (let at = first; at > Math.max(0, first - far - 1); at -= 1) {
    const found = passage.before(at, 'rise') ?? passage.before(at, 'fall')
    if (found !== undefined) return directionIn(found)
    if (ends(passage, at - 1) || passage.before(at, 'level') !== undefined) return undefined
  }
  return undefined
}

function forward(passage: Passage, last: number, far: number): Direction | undefined {
  for (let at = last; at <= last + far; at += 1) {
    const found = moving(passage, at)
    if (found !== undefined) return directionIn(found)
    if (ends(passage, at) || passage.at(at, 'level') !== undefined) return undefined
  }
  return undefined
}

/** A mark or another number parts what belongs together. */
function ends(passage: Passage, at: number): boolean {
  const token = passage.token(at)
  if (token === undefined || token.is === 'number') return true
  return token.is === 'mark' && token.key !== '-' && token.key !== '%'
}
