/** One way a word may look in a text: a stem and what may follow it, both folded. */
export interface WordShape {
  readonly stem: string
  /** Matches the whole of what follows the stem, the empty end included where it may stand bare. */
  readonly ending: RegExp
}

/** An ending made of slots in a fixed order, each of which may be empty. */
export function slots(...pieces: readonly string[]): RegExp {
  return new RegExp(`^${pieces.map((piece) => `(?:${piece})?`).join('')}$`, 'u')
}

/** One of the endings of a list, the empty one among them. */
export function oneOf(list: string): RegExp {
  return new RegExp(`^(?:${list.trim().split(/\s+/u).join('|')})?$`, 'u')
}

/** One of the endings of a list, which must be there. */
export function mustEnd(list: string): RegExp {
  return new RegExp(`^(?:${list.trim().split(/\s+/u).join('|')})$`, 'u')
}

/** Nothing may follow. */
export const bare: RegExp = /^$/u
