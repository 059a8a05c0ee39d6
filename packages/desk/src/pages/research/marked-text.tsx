import type { CoverageMark } from '@suyab/server/api'
import { Fragment } from 'react'

/** A text with what was found in it marked; offsets are in UTF-16 units. */
export function MarkedText({ text, marks }: { text: string; marks: readonly CoverageMark[] }) {
  const pieces = marks.map(({ start, end }, at) => ({
    start,
    before: text.slice(marks[at - 1]?.end ?? 0, start),
    found: text.slice(start, end),
  }))
  return (
    <>
      {pieces.map(({ start, before, found }) => (
        <Fragment key={start}>
          {before}
          <mark>{found}</mark>
        </Fragment>
      ))}
      {text.slice(marks.at(-1)?.end ?? 0)}
    </>
  )
}
