import type { SavedQueryBody } from '@suyab/server/api'
import { useState } from 'react'
import { Dialog } from '../../component/dialog.tsx'
import { useText } from '../../text/text.tsx'

/** Asks how a query that is kept is called, and whether people are told of its new hits. */
export function SaveDialog({
  title,
  given,
  what,
  onClose,
  save,
}: {
  title: string
  given: SavedQueryBody
  /** What saving it comes with. */
  what?: string
  onClose: () => void
  save: (body: SavedQueryBody) => void
}) {
  const { say } = useText()
  const [name, setName] = useState(given.name)
  const [alert, setAlert] = useState(given.alert)
  return (
    <Dialog
      title={title}
      onClose={onClose}
      onSubmit={() => {
        onClose()
        save({ name: name.trim(), query: given.query, alert })
      }}
      actions={
        <button type="submit" className="button main">
          {say('shell.save')}
        </button>
      }
    >
      <p className="query-text" dir="auto">
        {given.query}
      </p>
      {what === undefined ? null : <p>{what}</p>}
      <label className="field-group">
        <span>{say('research.name')}</span>
        <input
          className="field"
          required
          maxLength={200}
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
      </label>
      <label className="check">
        <input
          type="checkbox"
          checked={alert}
          onChange={(event) => setAlert(event.target.checked)}
        />
        <span>{say('research.alert')}</span>
      </label>
    </Dialog>
  )
}
