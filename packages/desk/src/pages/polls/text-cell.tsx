import { directionOf } from '@suyab/language/tag'
import { useEffect, useRef, useState } from 'react'
import { useText } from '../../text/text.tsx'
import type { TextRow } from './questionnaire-rows.ts'

/** A text in one language; written in place where the person may. */
export function TextCell({
  row,
  language,
  isMissing,
  write,
}: {
  row: TextRow
  language: string
  isMissing: boolean
  /** Resolves to whether it was kept. */
  write: ((text: string) => Promise<boolean>) | undefined
}) {
  const { say, languageName } = useText()
  const [draft, setDraft] = useState<string | null>(null)
  const field = useRef<HTMLTextAreaElement>(null)
  const button = useRef<HTMLButtonElement>(null)
  const isEditing = draft !== null
  useEffect(() => {
    if (isEditing) field.current?.focus()
  }, [isEditing])
  const text = row.texts[language] ?? ''
  const isEmpty = text.trim() === ''
  const shared = { lang: language, dir: directionOf(language) }
  const leave = (): void => {
    setDraft(null)
    requestAnimationFrame(() => button.current?.focus())
  }
  const save = async (): Promise<void> => {
    const after = draft?.trim() ?? ''
    if (after === text || (await write?.(after)) === true) leave()
  }
  const shown = isEmpty ? (
    <span className={isMissing ? 'cut' : 'none'}>
      {isMissing ? say('pollsWork.missingText') : '–'}
    </span>
  ) : (
    text
  )
  if (write === undefined)
    return (
      <td {...shared} className="news">
        {shown}
      </td>
    )
  if (!isEditing)
    return (
      <td {...shared} className={row.isHead ? 'news head-text' : 'news'}>
        <button ref={button} type="button" className="text" onClick={() => setDraft(text)}>
          {shown}
          <span className="hidden desk">
            {isEmpty
              ? `, ${say('pollsWork.writeText', { language: languageName(language) })}`
              : ` (${say('pollsWork.change')})`}
          </span>
        </button>
      </td>
    )
  return (
    <td {...shared} className="news editing">
      <textarea
        ref={field}
        className="field"
        rows={3}
        maxLength={4000}
        aria-label={say('pollsWork.writeText', { language: languageName(language) })}
        value={draft}
        onChange={({ target }) => setDraft(target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') leave()
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void save()
        }}
      />
      <p className="row-of desk">
        <button type="button" className="button main" onClick={() => void save()}>
          {say('shell.save')}
        </button>
        <button type="button" className="button" onClick={leave}>
          {say('shell.cancel')}
        </button>
      </p>
    </td>
  )
}
