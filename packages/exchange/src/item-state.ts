import type { ItemKind } from './agreement.ts'
import type { Digest } from './canonical.ts'
import type { EnvelopeFault } from './fault.ts'
import type { Action, Statement } from './statement.ts'

/**
 * What the statements about an item amount to. It follows from their set alone: the kill with the
 * lowest sequence rules where there is one, otherwise the statement with the highest.
 */
export interface ItemState {
  /** Sequence of the statement that rules; 0 before the first. */
  readonly sequence: number
  readonly version: number
  readonly action: Action | undefined
  readonly killed: boolean
  readonly itemKind: ItemKind | undefined
  readonly language: string | undefined
  readonly translationOf: Statement['translationOf']
  readonly issued: string | undefined
  readonly embargoedUntil: string | undefined
  /** Digest of the content that rules; undefined while withheld and for ever once killed. */
  readonly payload: string | undefined
  /** The digest of each statement by its sequence. */
  readonly known: Readonly<Record<number, Digest>>
}

/**
 * `applied`: it rules now. `late`: filed as history. `duplicate`: known. `dead`: the item was
 * killed before, nothing of its content may be kept. `conflict`: another statement has this
 * sequence; a fault of the author's, and only a kill still has its effect.
 */
export type Effect = 'applied' | 'late' | 'duplicate' | 'dead' | 'conflict'

export const emptyItem: ItemState = {
  sequence: 0,
  version: 0,
  action: undefined,
  killed: false,
  itemKind: undefined,
  language: undefined,
  translationOf: undefined,
  issued: undefined,
  embargoedUntil: undefined,
  payload: undefined,
  known: {},
}

/**
 * Takes one more statement into an item's state, in whatever order they come. The state returned
 * is to be kept whatever the effect.
 */
export function applyStatement(
  state: ItemState,
  statement: Statement,
  digest: Digest,
): { readonly state: ItemState; readonly effect: Effect } {
  const { sequence } = statement
  const kills = statement.action === 'kill'
  const have = state.known[sequence]
  if (have === digest) return { state, effect: 'duplicate' }
  if (have !== undefined) {
    const rules = kills && (!state.killed || sequence < state.sequence)
    return { state: rules ? ruledBy(statement, state.known) : state, effect: 'conflict' }
  }
  const known = { ...state.known, [sequence]: digest }
  if (state.killed) {
    const earlier = kills && sequence < state.sequence
    return { state: earlier ? ruledBy(statement, known) : { ...state, known }, effect: 'dead' }
  }
  if (kills || sequence > state.sequence) {
    return { state: ruledBy(statement, known), effect: 'applied' }
  }
  return { state: { ...state, known }, effect: 'late' }
}

/**
 * Refuses a sequence below one that the same log already carried: its author may not go back.
 * `carried` is the highest so far, 0 before the first; a repetition is not asked about.
 */
export function checkOrder(statement: Statement, carried: number): EnvelopeFault | undefined {
  return statement.sequence < carried
    ? {
        code: 'envelope.version-behind',
        uri: statement.uri,
        have: carried,
        got: statement.sequence,
      }
    : undefined
}

function ruledBy(statement: Statement, known: ItemState['known']): ItemState {
  return {
    sequence: statement.sequence,
    version: statement.version,
    action: statement.action,
    killed: statement.action === 'kill',
    itemKind: statement.itemKind,
    language: statement.language,
    translationOf: statement.translationOf,
    issued: statement.issued,
    embargoedUntil: statement.embargoedUntil,
    payload: statement.payload,
    known,
  }
}
