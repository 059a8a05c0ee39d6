/** A change to one field that a rearrangement asks for. */
export interface Rewrite {
  field: string
  value: string
}

/** Is this field a paragraph of the text? Their names say nothing about their order. */
export function isParagraph(field: string): boolean {
  return /^p[1-9]\d*$/.test(field)
}

/** Two neighbours change places: each field takes the other's text. */
export function moved(
  paragraphs: readonly Rewrite[],
  index: number,
  by: -1 | 1,
): readonly Rewrite[] {
  const [here, there] = [paragraphs[index], paragraphs[index + by]]
  if (here === undefined || there === undefined) return []
  return [
    { field: here.field, value: there.value },
    { field: there.field, value: here.value },
  ]
}

/** A paragraph goes: those below move up, the last becomes empty, and empty ones are not published. */
export function without(paragraphs: readonly Rewrite[], index: number): readonly Rewrite[] {
  return paragraphs
    .slice(index)
    .map(({ field }, step) => ({ field, value: paragraphs[index + step + 1]?.value ?? '' }))
    .filter(({ value }, step) => value !== paragraphs[index + step]!.value)
}

/** The paragraphs to show: all that hold text, and one empty at the end at most. */
export function shown<P extends Rewrite>(paragraphs: readonly P[]): readonly P[] {
  const last = paragraphs.findLastIndex(({ value }) => value !== '')
  return paragraphs.slice(0, Math.max(last + 2, 1))
}
