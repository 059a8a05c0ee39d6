import type { ConceptMark } from '@suyab/server/api-coverage-concepts'

/** A text in which what was found is marked. */
export function MarkedText({ text, marks }: { text: string; marks: readonly ConceptMark[] }) {
  let at = 0
  const parts = marks.map(({ start, end }) => {
    const before = text.slice(at, start)
    at = end
    return (
      <span key={start}>
        {before}
        <mark>{text.slice(start, end)}</mark>
      </span>
    )
  })
  return (
    <>
      {parts}
      {text.slice(at)}
    </>
  )
}
