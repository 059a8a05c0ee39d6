import { exchangeLanguages } from '@suyab/language/tag'
import { useState } from 'react'
import { Dialog } from '../../component/dialog.tsx'
import { useText } from '../../text/text.tsx'

/** A note to the partner's editor, in a language that is named. */
export function NoteDialog({
  language,
  onClose,
  onSend,
}: {
  language: string
  onClose: () => void
  onSend: (note: { text: string; language: string }) => void
}) {
  const text = useText()
  const { say } = text
  const [note, setNote] = useState('')
  const [tag, setTag] = useState<string>(text.language)
  const languages = [...new Set<string>([text.language, language, ...exchangeLanguages])]
  return (
    <Dialog
      title={say('item.noteTitle')}
      onClose={onClose}
      onSubmit={() => onSend({ text: note.trim(), language: tag })}
      actions={
        <button type="submit" className="button main" disabled={note.trim() === ''}>
          {say('item.noteSend')}
        </button>
      }
    >
      <label className="field-group">
        <span className="small">{say('item.noteText')}</span>
        <textarea
          className="field"
          lang={tag}
          dir="auto"
          required
          maxLength={4000}
          value={note}
          onChange={(event) => setNote(event.target.value)}
        />
      </label>
      <label className="field-group">
        <span className="small">{say('item.noteLanguage')}</span>
        <select className="field" value={tag} onChange={(event) => setTag(event.target.value)}>
          {languages.map((one) => (
            <option key={one} value={one}>
              {text.languageName(one)}
            </option>
          ))}
        </select>
      </label>
    </Dialog>
  )
}
