import { directionOf } from '@suyab/language/tag'
import type { ConceptLineFault } from '@suyab/server/api'
import { useRef } from 'react'
import { Sign } from '../../component/sign.tsx'
import { faultSentence } from '../../component/fault-notice.tsx'
import { useText } from '../../text/text.tsx'
import { lineSpans } from './concept-line.ts'

/**
 * A list as text. What is written stands in a field of the browser's own, whose letters are drawn
 * below it with their meaning: so that keyboards, dictation and reading aloud work as everywhere.
 */
export function ConceptEditor({
  language,
  value,
  faults,
  label,
  readOnly,
  onChange,
}: {
  language: string
  value: string
  faults: readonly ConceptLineFault[]
  label: string
  readOnly: boolean
  onChange: (text: string) => void
}) {
  const field = useRef<HTMLTextAreaElement>(null)
  const isQuery = value.trimStart().startsWith('=')
  const lines = value.split('\n')
  const faultsId = `faults-${language}`
  const goTo = ({ line, position, length }: ConceptLineFault): void => {
    const before = lines.slice(0, line - 1).join('\n').length + (line > 1 ? 1 : 0)
    const from = before + position - 1
    field.current?.focus()
    field.current?.setSelectionRange(from, from + length)
  }
  return (
    <>
      <div className="list-editor" lang={language} dir={directionOf(language)}>
        <div className="list-drawn" aria-hidden="true">
          {lines.map((line, at) => (
            <Line
              // Lines have no identity but their place.
              // oxlint-disable-next-line react/no-array-index-key
              key={at}
              line={line}
              isQuery={isQuery}
              fault={faults.find((one) => one.line === at + 1)}
            />
          ))}
        </div>
        <textarea
          ref={field}
          value={value}
          readOnly={readOnly}
          aria-label={label}
          aria-invalid={faults.length > 0}
          aria-describedby={faults.length > 0 ? faultsId : undefined}
          spellCheck={false}
          autoCapitalize="none"
          rows={1}
          onChange={({ target }) => onChange(target.value)}
        />
      </div>
      {faults.length === 0 ? null : (
        <ol className="line-faults" id={faultsId} aria-live="polite">
          {faults.slice(0, 5).map((fault) => (
            <LineFault key={`${fault.line}:${fault.position}`} fault={fault} goTo={goTo} />
          ))}
        </ol>
      )}
    </>
  )
}

function LineFault({
  fault,
  goTo,
}: {
  fault: ConceptLineFault
  goTo: (fault: ConceptLineFault) => void
}) {
  const text = useText()
  const { code, line, position, found, expected } = fault
  return (
    <li>
      <button type="button" className="plain" onClick={() => goTo(fault)}>
        {text.say('concepts.lineAt', { line, position })}
      </button>{' '}
      <Sign name="warning" /> {faultSentence(text, { code, data: { found, expected } })}
    </li>
  )
}

/** What a line says, drawn; an empty one keeps its height. */
function Line({
  line,
  isQuery,
  fault,
}: {
  line: string
  isQuery: boolean
  fault: ConceptLineFault | undefined
}) {
  return (
    <div className={fault === undefined ? undefined : 'faulty'}>
      {line === '' ? '\u200B' : null}
      {lineSpans(line, isQuery).map(({ text, is }, at) => (
        // Parts have no identity but their place in the line.
        // oxlint-disable-next-line react/no-array-index-key
        <span key={at} className={is}>
          {text}
        </span>
      ))}
    </div>
  )
}
