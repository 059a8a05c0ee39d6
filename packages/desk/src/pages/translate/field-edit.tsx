import type { KeyboardEvent } from 'react'
import { directionOf } from '@suyab/language/tag'
import type { KeptField } from './draft-keeper.ts'
import { fieldId, type Editing } from './editing.ts'
import { markText, type LetteredFinding } from './finding-mark.ts'

/**
 * A field that grows with its text. Behind the text lies the same text unseen, which gives the box
 * its height and carries the findings' lines and letters.
 */
export function FieldEdit({
  kept,
  language,
  label,
  findings,
  editing,
  className = '',
  placeholder,
  readOnly = false,
  onKeyDown,
}: {
  kept: KeptField
  language: string
  label: string
  findings: readonly LetteredFinding[]
  editing: Pick<Editing, 'keeper' | 'setNow'>
  className?: string
  placeholder?: string
  readOnly?: boolean
  onKeyDown?: (event: KeyboardEvent<HTMLTextAreaElement>) => void
}) {
  const { field, text } = kept
  return (
    <div className={`edit ${className}`} lang={language} dir={directionOf(language)}>
      <div className="edit-back" aria-hidden="true">
        <MarkedText text={text} findings={findings} side="text" />
        {'\u200b'}
      </div>
      <textarea
        id={fieldId(field)}
        className="edit-text"
        rows={1}
        aria-label={label}
        aria-describedby={
          findings.length === 0 ? undefined : findings.map(({ letter }) => `f-${letter}`).join(' ')
        }
        aria-invalid={findings.some(({ blocks }) => blocks) || undefined}
        value={text}
        placeholder={placeholder}
        readOnly={readOnly}
        onFocus={() => editing.setNow(field)}
        onChange={(event) =>
          // A field is one paragraph; what was copied in with line ends becomes one.
          editing.keeper.type(field, event.target.value.replaceAll(/\s*\n\s*/g, ' '))
        }
        onKeyDown={(event) => {
          onKeyDown?.(event)
          if (event.key === 'Enter' && !event.nativeEvent.isComposing) event.preventDefault()
        }}
      />
    </div>
  )
}

/** A text with what the findings speak of underlined and lettered. */
export function MarkedText({
  text,
  findings,
  side,
}: {
  text: string
  findings: readonly LetteredFinding[]
  side: 'text' | 'source'
}) {
  let at = 0
  return markText(text, findings, side).map((piece) => {
    const key = at
    at += piece.text.length
    return piece.mark === undefined ? (
      <span key={key}>{piece.text}</span>
    ) : (
      <mark
        key={key}
        className={piece.mark.blocks ? 'bad' : 'hint'}
        data-letter={piece.mark.letter}
      >
        {piece.text}
      </mark>
    )
  })
}
