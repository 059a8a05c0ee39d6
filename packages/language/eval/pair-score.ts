/** How well a stemmer puts the forms of one lemma together: over pairs of forms, in percent. */
export interface PairScore {
  readonly f1: number
  readonly precision: number
  readonly recall: number
}

/**
 * Among all pairs of forms: recall is the same-lemma pairs that share a stem, precision the
 * same-stem pairs that share a lemma.
 */
export function pairScore(
  lemmas: ReadonlyMap<string, string>,
  stem: (form: string) => string,
): PairScore {
  const [byLemma, byStem, byBoth] = [new Counter(), new Counter(), new Counter()]
  for (const [form, lemma] of lemmas) {
    const stemmed = stem(form)
    byLemma.add(lemma)
    byStem.add(stemmed)
    byBoth.add(`${lemma}\t${stemmed}`)
  }
  const recall = byBoth.pairs() / byLemma.pairs()
  const precision = byBoth.pairs() / byStem.pairs()
  const f1 = recall + precision === 0 ? 0 : (2 * precision * recall) / (precision + recall)
  return { f1: percent(f1), precision: percent(precision), recall: percent(recall) }
}

class Counter {
  readonly counts: Map<string, number> = new Map()
  add(key: string): void {
    this.counts.set(key, (this.counts.get(key) ?? 0) + 1)
  }
  pairs(): number {
    return [...this.counts.values()].reduce((sum, count) => sum + (count * (count - 1)) / 2, 0)
  }
}

function percent(share: number): number {
  return Math.round(share * 1000) / 10
}

/** One of two halves of the lemmas, by their hash: errors were read in half 0 first, half 1 is the check. */
export function halfOf(
  lemmas: ReadonlyMap<string, string>,
  half: 0 | 1,
): ReadonlyMap<string, string> {
  return new Map([...lemmas].filter(([, lemma]) => hash(lemma) % 2 === half))
}

/** @source FNV-1a, 32 bits, with its high bits folded in */
function hash(text: string): number {
  let value = 2166136261
  for (const character of text) {
    value = Math.imul(value ^ character.codePointAt(0)!, 16777619) >>> 0
  }
  return (value ^ (value >>> 15)) >>> 0
}
