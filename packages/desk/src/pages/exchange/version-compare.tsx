import { directionOf } from '@suyab/language/tag'
import type { ItemDetail, VersionRow, VersionView } from '@suyab/server/api'
import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { versionQuery } from '../../api/items.ts'
import { nodeNow } from '../../api/session.ts'
import { Dialog } from '../../component/dialog.tsx'
import { Loading } from '../../component/empty.tsx'
import { FaultNotice } from '../../component/fault-notice.tsx'
import { useText } from '../../text/text.tsx'
import { diffParagraphs, type DiffPiece, type DiffRow } from './word-diff.ts'

/** Two versions side by side, paragraph by paragraph, with the words that changed. */
export function VersionCompare({
  detail,
  rows,
  onClose,
}: {
  detail: ItemDetail
  /** Newest first, those that still have their words. */
  rows: readonly VersionRow[]
  onClose: () => void
}) {
  const { say } = useText()
  const newestFirst = [...rows].sort((a, b) => b.sequence - a.sequence)
  const [newer, setNewer] = useState(newestFirst[0]!.sequence)
  const [older, setOlder] = useState((newestFirst[1] ?? newestFirst[0])!.sequence)
  const before = useQuery(versionQuery(detail.uri, older))
  const after = useQuery(versionQuery(detail.uri, newer))
  const error = before.error ?? after.error
  return (
    <Dialog title={say('item.compareTitle')} onClose={onClose} wide>
      <div className="compare-head">
        <Choice label={say('item.older')} rows={newestFirst} value={older} onChange={setOlder} />
        <Choice label={say('item.newer')} rows={newestFirst} value={newer} onChange={setNewer} />
      </div>
      {error === null ? null : <FaultNotice error={error} />}
      {before.isPending || after.isPending ? <Loading /> : null}
      {before.data === undefined || after.data === undefined ? null : (
        <Comparison before={before.data} after={after.data} language={detail.language} />
      )}
    </Dialog>
  )
}

function Choice({
  label,
  rows,
  value,
  onChange,
}: {
  label: string
  rows: readonly VersionRow[]
  value: number
  onChange: (sequence: number) => void
}) {
  const { say, formats } = useText()
  return (
    <label className="field-group">
      <span className="small">{label}</span>
      <select
        className="field"
        value={value}
        onChange={(event) => onChange(Number(event.target.value))}
      >
        {rows.map((row) => (
          <option key={row.sequence} value={row.sequence}>
            {say('item.version', { count: row.version })} · {say(`words.action.${row.action}`)} ·{' '}
            {formats.moment(row.issued, nodeNow())}
          </option>
        ))}
      </select>
    </label>
  )
}

function Comparison({
  before,
  after,
  language,
}: {
  before: VersionView
  after: VersionView
  language: string
}) {
  const { say } = useText()
  const rows = useMemo(
    () => [
      ...diffParagraphs([before.headline], [after.headline], language),
      ...diffParagraphs(wordsOf(before), wordsOf(after), language),
    ],
    [before, after, language],
  )
  const changed = rows.filter((row) => row.change !== 'same').length
  return (
    <>
      <output className="block">
        {changed === 0 ? say('item.same') : say('item.changes', { count: changed })}
      </output>
      <div className="compare" lang={language} dir={directionOf(language)}>
        {rows.map((row, index) => (
          // A row has no identity but its place in the comparison.
          // oxlint-disable-next-line react/no-array-index-key
          <Row key={index} row={row} />
        ))}
      </div>
    </>
  )
}

function wordsOf(view: VersionView): string[] {
  return [...(view.summary === undefined ? [] : [view.summary]), ...view.paragraphs]
}

function Row({ row }: { row: DiffRow }) {
  const { say, language } = useText()
  const mark = (key: 'item.added' | 'item.removed') => (
    <small lang={language} className="desk">
      {say(key)}
    </small>
  )
  return (
    <div className={`compare-row ${row.change}`}>
      <p className="news">
        {row.change === 'added' ? mark('item.added') : null}
        {row.change === 'removed' ? <del>{row.older}</del> : null}
        {row.change === 'same' ? row.older : null}
        {row.change === 'changed' ? <Pieces pieces={row.older} /> : null}
      </p>
      <p className="news">
        {row.change === 'removed' ? mark('item.removed') : null}
        {row.change === 'added' ? <ins>{row.newer}</ins> : null}
        {row.change === 'same' ? row.newer : null}
        {row.change === 'changed' ? <Pieces pieces={row.newer} /> : null}
      </p>
    </div>
  )
}

function Pieces({ pieces }: { pieces: readonly DiffPiece[] }) {
  return pieces.map((piece, index) => {
    // oxlint-disable-next-line react/no-array-index-key -- as above
    const key = index
    if (piece.change === 'added') return <ins key={key}>{piece.text}</ins>
    if (piece.change === 'removed') return <del key={key}>{piece.text}</del>
    return <span key={key}>{piece.text}</span>
  })
}
