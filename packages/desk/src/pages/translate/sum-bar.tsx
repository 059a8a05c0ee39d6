import type { ReactNode } from 'react'
import { faultSentence } from '../../component/fault-notice.tsx'
import { Mark } from '../../component/sign.tsx'
import { useText } from '../../text/text.tsx'
import { focusField, type Editing } from './editing.ts'
import { fieldLabel } from './field-kind.ts'
import { rowState, workedFields } from './progress.ts'
import { countText } from './text-count.ts'

/** The foot of the editor: how far it is, how long it is, whether it is saved, and publishing. */
export function SumBar({
  draft,
  keeper,
  fields,
  findings,
  now,
  children,
}: Editing & { children: ReactNode }) {
  const text = useText()
  const { say } = text
  const worked = workedFields(draft, fields)
  const done = worked.filter(({ confirmed }) => confirmed).length
  const blocking = findings.filter(({ blocks }) => blocks).length
  const length = countText(
    [...fields.values()]
      .filter(({ field }) => /^(headline|summary|p\d+)$/.test(field))
      .map((kept) => kept.text)
      .join('\n'),
    draft.language,
  )
  const states = worked.map((kept) => ({
    kept,
    state: rowState(
      kept,
      findings.filter(({ field }) => field === kept.field),
    ),
  }))
  return (
    <div className="sum">
      {draft.task === 'translation' ? (
        <>
          <span className="track">
            {states.map(({ kept, state }) => (
              <button
                key={kept.field}
                type="button"
                className={`${state}${now === kept.field ? ' now' : ''}`}
                aria-label={`${fieldLabel(
                  text,
                  kept.field,
                  draft.fields.map(({ field }) => field),
                )}: ${say(`translate.state_${state}`)}`}
                onClick={() => focusField(kept.field)}
              />
            ))}
          </span>
          <span>{say('translate.track', { done, count: worked.length })}</span>
        </>
      ) : null}
      <span>{say(`translate.${length.by}`, { count: length.count })}</span>
      {blocking === 0 ? null : (
        <Mark sign="warning" alarm>
          {say('translate.toMend', { count: blocking })}
        </Mark>
      )}
      <Saved fields={fields} flush={() => keeper.flush()} />
      {children}
    </div>
  )
}

function Saved({ fields, flush }: Pick<Editing, 'fields'> & { flush: () => void }) {
  const text = useText()
  const { say } = text
  const kept = [...fields.values()]
  const failed = kept.filter(({ phase }) => phase === 'failed')
  const fault = failed[0]?.fault
  if (fault !== undefined) {
    return (
      <output className="unsaved">
        {say('translate.unsaved', { count: failed.length, reason: faultSentence(text, fault) })}{' '}
        <button type="button" className="plain" onClick={flush}>
          {say('translate.saveNow')}
        </button>
      </output>
    )
  }
  const saving = kept.some(({ phase }) => phase === 'sending' || phase === 'waiting')
  return <span className="why">{say(saving ? 'translate.saving' : 'translate.saved')}</span>
}
