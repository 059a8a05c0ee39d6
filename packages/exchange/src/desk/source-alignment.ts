/** A paragraph of a draft and the paragraph of the source that it translates. */
export interface BoundParagraph {
  readonly field: string
  readonly sourceText: string | null
}

export interface AlignedParagraph {
  /** Absent: the source has a paragraph that is new to the draft. */
  readonly field?: string
  /** Null: the source has it no longer. */
  readonly sourceText: string | null
  /** What the source said there before, where that has changed. */
  readonly before?: string
}

/**
 * Lays a source's new paragraphs beside a draft's: what stayed word for word keeps its place in the
 * draft, what was rewritten is paired in order, what is new has no field yet, and what was taken
 * out is left without a source. Paragraphs of the draft's own, without a source, stay behind the
 * one they followed.
 */
export function alignParagraphs(
  draft: readonly BoundParagraph[],
  source: readonly string[],
): AlignedParagraph[] {
  const bound = draft.filter(({ sourceText }) => sourceText !== null)
  const stays = longestCommon(
    bound.map(({ sourceText }) => sourceText ?? ''),
    source,
  )
  const aligned: AlignedParagraph[] = []
  let [from, to] = [0, 0]
  for (const [old, fresh] of [...stays, [bound.length, source.length] as const]) {
    aligned.push(...pairUp(bound.slice(from, old), source.slice(to, fresh)))
    const same = bound[old]
    if (same !== undefined) aligned.push({ field: same.field, sourceText: same.sourceText })
    ;[from, to] = [old + 1, fresh + 1]
  }
  return withOwn(draft, aligned)
}

function pairUp(old: readonly BoundParagraph[], fresh: readonly string[]): AlignedParagraph[] {
  return Array.from({ length: Math.max(old.length, fresh.length) }, (_, index) => {
    const was = old[index]
    const sourceText = fresh[index] ?? null
    if (was === undefined) return { sourceText }
    return { field: was.field, sourceText, before: was.sourceText ?? '' }
  })
}

function withOwn(
  draft: readonly BoundParagraph[],
  aligned: readonly AlignedParagraph[],
): AlignedParagraph[] {
  const result = [...aligned]
  for (const [index, { field, sourceText }] of draft.entries()) {
    if (sourceText !== null) continue
    const before = draft[index - 1]?.field
    const place = result.findIndex((one) => one.field !== undefined && one.field === before)
    result.splice(place + 1, 0, { field, sourceText: null })
  }
  return result
}

/** The places of a longest common subsequence, as pairs of indices. */
function longestCommon(a: readonly string[], b: readonly string[]): [number, number][] {
  const width = b.length + 1
  const lengths = new Uint16Array((a.length + 1) * width)
  const at = (row: number, column: number): number => lengths[row * width + column] ?? 0
  for (let row = a.length - 1; row >= 0; row -= 1) {
    for (let column = b.length - 1; column >= 0; column -= 1) {
      lengths[row * width + column] =
        a[row] === b[column]
          ? at(row + 1, column + 1) + 1
          : Math.max(at(row + 1, column), at(row, column + 1))
    }
  }
  const pairs: [number, number][] = []
  let [row, column] = [0, 0]
  while (row < a.length && column < b.length) {
    if (a[row] === b[column]) {
      pairs.push([row, column])
      row += 1
      column += 1
    } else if (at(row + 1, column) >= at(row, column + 1)) row += 1
    else column += 1
  }
  return pairs
}
