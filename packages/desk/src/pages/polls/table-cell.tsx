import type { HiddenReason, TableCell } from '@suyab/server/api'
import { useText, type Text } from '../../text/text.tsx'
import { letterRange, percent, percentRange } from './poll-number.ts'

/** One share of a table: it opens the figure that it is, or says why it shows none. */
export function PollCell({
  cell,
  isAll,
  position,
  isReached,
  onFocus,
  onOpen,
}: {
  cell: TableCell
  isAll: boolean
  /** `row:column` */
  position: string
  isReached: boolean
  onFocus: () => void
  onOpen: () => void
}) {
  const text = useText()
  const { value, interval, letters, rowLetters = '' } = cell
  const marks = isAll && rowLetters !== '' ? letterRange(rowLetters) : letters
  return (
    <button
      type="button"
      className="cell"
      data-at={position}
      tabIndex={isReached ? 0 : -1}
      aria-haspopup="dialog"
      onFocus={onFocus}
      onClick={onOpen}
    >
      {value === null ? (
        <Hidden cell={cell} />
      ) : (
        <>
          <span aria-hidden="true">{percent(text, value)}</span>
          {isAll || marks !== '' ? <sup aria-hidden="true">{marks}</sup> : null}
          {interval === null ? null : (
            <small aria-hidden="true">{percentRange(text, interval)}</small>
          )}
        </>
      )}
      <span className="hidden">{cellSaid(text, cell)}</span>
    </button>
  )
}

/** The short word for why a cell is empty, the weightiest reason first. */
function Hidden({ cell }: { cell: TableCell }) {
  const text = useText()
  const { say, formats } = text
  const [reason] = cell.hidden
  const { interval, respondents } = cell
  return (
    <>
      <span aria-hidden="true">
        {reason === undefined ? '–' : say(`pollsTable.hidden.${reason}`)}
      </span>
      {interval !== null ? (
        <small aria-hidden="true">{percentRange(text, interval)}</small>
      ) : respondents !== null ? (
        <small aria-hidden="true">
          {say('pollsTable.n', { count: formats.number(respondents) })}
        </small>
      ) : null}
    </>
  )
}

/** A cell as it is read aloud. */
function cellSaid(text: Text, cell: TableCell): string {
  const { say, formats } = text
  const { value, interval, letters, rowLetters = '' } = cell
  if (value === null)
    return cell.hidden.length === 0
      ? say('pollsTable.nobody')
      : say('pollsTable.hiddenSaid', { reasons: formats.list(cell.hidden.map((one) => reasonSaid(text, one))) }) // prettier-ignore
  const parts = [
    say('pollsTable.share', { value: percent(text, value) }),
    interval === null ? '' : say('pollsTable.intervalSaid', { low: percent(text, interval.low), high: percent(text, interval.high) }), // prettier-ignore
    letters + rowLetters === ''
      ? ''
      : say('pollsTable.higherThan', { letters: formats.list(Array.from(rowLetters + letters)) }),
  ]
  return parts.filter((part) => part !== '').join('; ')
}

/** Why a cell is hidden, in words. */
export function reasonSaid({ say }: Text, reason: HiddenReason): string {
  return say(`pollsTable.reason.${reason}`)
}
