import type { ConceptMark } from '@suyab/server/api-coverage-concepts'

/** A text in which what was found is marked. Marks stand in order and apart. */
export function MarkedText({ text, marks }: { text: string; marks: readonly ConceptMark[] }) {
  return (
    <>
      {marks.map(({ start, end }, at) => (
        <span key={start}>
          {text.slice(marks[at - 1]?.end ?? 0, start)}
          <mark>{text.slice(start, end)}</mark>
        </span>
      ))}
      {text.slice(marks.at(-1)?.end ?? 0)}
    </>
  )
}
