/** A content model: elements and wildcards in sequence, in choice, optional or repeated. */
export type Particle =
  | { readonly kind: 'element'; readonly name: string; readonly type: string }
  | { readonly kind: 'any'; readonly namespace: string; readonly strict: boolean }
  | { readonly kind: 'sequence' | 'choice'; readonly members: readonly Particle[] }
  | { readonly kind: 'repeat'; readonly of: Particle; readonly from: 0 | 1; readonly many: boolean }

/** A particle that a child element can be matched with. */
export type Position = Extract<Particle, { kind: 'element' | 'any' }>

/** A model as positions and which may follow which: one pass over the children decides. */
export interface Automaton {
  readonly positions: readonly Position[]
  readonly first: readonly number[]
  readonly follow: readonly (readonly number[])[]
  /** Positions after which the content may end. */
  readonly last: ReadonlySet<number>
  readonly nullable: boolean
}

interface Part {
  readonly nullable: boolean
  readonly first: readonly number[]
  readonly last: readonly number[]
}

/** Builds the automaton of a content model. @source V. M. Glushkov, 1961 */
export function automatonOf(model: Particle): Automaton {
  const positions: Position[] = []
  const follow: Set<number>[] = []
  const link = (from: readonly number[], to: readonly number[]): void => {
    for (const one of from) for (const other of to) follow[one]?.add(other)
  }
  const visit = (particle: Particle): Part => {
    switch (particle.kind) {
      case 'element':
      case 'any': {
        const at = positions.push(particle) - 1
        follow.push(new Set())
        return { nullable: false, first: [at], last: [at] }
      }
      case 'repeat': {
        const inner = visit(particle.of)
        if (particle.many) link(inner.last, inner.first)
        return { ...inner, nullable: inner.nullable || particle.from === 0 }
      }
      case 'choice': {
        const parts = particle.members.map(visit)
        return {
          nullable: parts.some(({ nullable }) => nullable),
          first: parts.flatMap(({ first }) => first),
          last: parts.flatMap(({ last }) => last),
        }
      }
      case 'sequence': {
        let whole: Part = { nullable: true, first: [], last: [] }
        for (const member of particle.members) {
          const next = visit(member)
          link(whole.last, next.first)
          whole = {
            nullable: whole.nullable && next.nullable,
            first: whole.nullable ? [...whole.first, ...next.first] : whole.first,
            last: next.nullable ? [...whole.last, ...next.last] : next.last,
          }
        }
        return whole
      }
      default:
        throw new TypeError(`no such particle: ${JSON.stringify(particle satisfies never)}`)
    }
  }
  const { nullable, first, last } = visit(model)
  return {
    positions,
    first,
    follow: follow.map((set) => [...set]),
    last: new Set(last),
    nullable,
  }
}
