import { ownLanguageName } from '@suyab/language/display-name'
import { exchangeLanguages } from '@suyab/language/tag'
import type { ConceptPage, ConceptPatch } from '@suyab/server/api'
import { useQueryClient } from '@tanstack/react-query'
import { useBlocker } from '@tanstack/react-router'
import { useState } from 'react'
import { send } from '../../api/client.ts'
import { conceptPath } from '../../api/concepts.ts'
import { Dialog } from '../../component/dialog.tsx'
import { FaultNotice } from '../../component/fault-notice.tsx'
import { Mark } from '../../component/sign.tsx'
import { useToast } from '../../shell/toasts.tsx'
import { useText, type Text } from '../../text/text.tsx'
import { calibrationIn, ConceptColumn } from './concept-column.tsx'
import { useUnsaved, type Unsaved } from './unsaved-lists.ts'

const chosenKey = 'suyab.concept-languages'

/** Which languages stand beside each other: as chosen last, else the reader's and two others. */
function languagesAtFirst({ language }: Text): string[] {
  const kept = (localStorage.getItem(chosenKey) ?? '').split(' ')
  const known = exchangeLanguages.filter((one) => kept.includes(one))
  if (known.length > 0) return known
  const others = (['en', 'ru', 'zh-Hans', 'ky'] as const).filter((one) => one !== language)
  return [language, ...others.slice(0, 2)]
}

/** The lists, each to be written in its own language, beside each other. */
export function ConceptLists({ concept, mayEdit }: { concept: ConceptPage; mayEdit: boolean }) {
  const text = useText()
  const { say, languageName } = text
  const [chosen, setChosen] = useState(() => languagesAtFirst(text))
  const unsaved = useUnsaved(concept.id)
  const [saving, setSaving] = useState(false)
  const [discarding, setDiscarding] = useState(false)
  const texts = mayEdit ? (unsaved.lists?.texts ?? {}) : {}
  const changed = exchangeLanguages.filter((language) => texts[language] !== undefined)
  const choose = (language: string, isOn: boolean): void => {
    const next = isOn ? [...chosen, language] : chosen.filter((one) => one !== language)
    if (next.length === 0) return
    setChosen(next)
    localStorage.setItem(chosenKey, next.join(' '))
  }
  const shown = exchangeLanguages
    .filter((language) => chosen.includes(language))
    .toSorted((a, b) => Number(b === text.language) - Number(a === text.language))
  return (
    <>
      {unsaved.resumed && mayEdit ? (
        <Resumed concept={concept} unsaved={unsaved} discard={() => setDiscarding(true)} />
      ) : null}
      <fieldset className="concept-languages">
        <legend className="small">{say('concepts.beside')}</legend>
        {exchangeLanguages.map((language) => (
          <label key={language} className="check">
            <input
              type="checkbox"
              checked={chosen.includes(language)}
              onChange={({ target }) => choose(language, target.checked)}
            />
            <span title={languageName(language)} lang={language}>
              <bdi>{ownLanguageName(language)}</bdi>
            </span>
            {texts[language] === undefined ? null : <small>{say('concepts.unsaved')}</small>}
          </label>
        ))}
      </fieldset>
      <HowWritten />
      {changed.length === 0 ? null : (
        <div className="concept-save">
          <Mark sign="draft">
            {say('concepts.unsavedIn', { languages: text.formats.list(changed.map(languageName)) })}
          </Mark>
          <span className="row-of">
            <button type="button" className="button main" onClick={() => setSaving(true)}>
              {say('concepts.save')}
            </button>
            <button type="button" className="button" onClick={() => setDiscarding(true)}>
              {say('concepts.discard')}
            </button>
          </span>
        </div>
      )}
      <div className="concept-columns" data-columns={Math.min(4, shown.length)}>
        {shown.map((language) => (
          <ConceptColumn
            key={language}
            concept={concept}
            language={language}
            value={texts[language] ?? concept.lists[language]?.text ?? ''}
            readOnly={!mayEdit}
            onChange={(value) =>
              unsaved.write(concept.version, language, value, concept.lists[language]?.text ?? '')
            }
          />
        ))}
      </div>
      {saving ? (
        <SaveDialog
          concept={concept}
          texts={texts}
          base={unsaved.lists?.base ?? concept.version}
          onSaved={() => {
            unsaved.clear()
            setSaving(false)
          }}
          onClose={() => setSaving(false)}
        />
      ) : null}
      {discarding ? (
        <Dialog
          title={say('concepts.discardTitle')}
          onClose={() => setDiscarding(false)}
          onSubmit={() => {
            unsaved.clear()
            setDiscarding(false)
          }}
          actions={
            <button type="submit" className="button main">
              {say('concepts.discard')}
            </button>
          }
        >
          <p>{say('concepts.discardWhat', { version: concept.version })}</p>
        </Dialog>
      ) : null}
      <LeaveQuestion isChanged={changed.length > 0} />
    </>
  )
}

function Resumed({
  concept,
  unsaved,
  discard,
}: {
  concept: ConceptPage
  unsaved: Unsaved
  discard: () => void
}) {
  const { say } = useText()
  const base = unsaved.lists?.base ?? concept.version
  return (
    <output className="fault">
      <p>
        {say('concepts.resumed')}{' '}
        {base === concept.current
          ? null
          : say('concepts.moved', { base, version: concept.current })}
      </p>
      <p className="row-of">
        <button type="button" className="button" onClick={unsaved.goOn}>
          {say('concepts.goOn')}
        </button>
        <button type="button" className="button" onClick={discard}>
          {say('concepts.discard')}
        </button>
      </p>
    </output>
  )
}

/** Asks before a page with changes is left; they are kept whatever is answered. */
function LeaveQuestion({ isChanged }: { isChanged: boolean }) {
  const { say } = useText()
  const blocker = useBlocker({
    shouldBlockFn: ({ current, next }) => isChanged && current.pathname !== next.pathname,
    enableBeforeUnload: false,
    withResolver: true,
  })
  if (blocker.status !== 'blocked') return null
  return (
    <Dialog
      title={say('concepts.leaveTitle')}
      onClose={blocker.reset}
      onSubmit={blocker.proceed}
      actions={
        <button type="submit" className="button main">
          {say('concepts.leave')}
        </button>
      }
    >
      <p>{say('concepts.leaveWhat')}</p>
    </Dialog>
  )
}

function HowWritten() {
  const { say } = useText()
  return (
    <details className="concept-how">
      <summary>{say('concepts.howTitle')}</summary>
      <dl>
        <dt>
          <code>youth, young people</code>
        </dt>
        <dd>{say('concepts.howWords')}</dd>
        <dt>
          <code>- youth hostel</code>
        </dt>
        <dd>{say('concepts.howExcept')}</dd>
        <dt>
          <code>teen NEAR/8 school, work</code>
        </dt>
        <dd>{say('concepts.howNear')}</dd>
        <dt>
          <code>= (youth OR teen) OUTSIDE &quot;youth hostel&quot;</code>
        </dt>
        <dd>{say('concepts.howQuery')}</dd>
      </dl>
    </details>
  )
}

function SaveDialog({
  concept,
  texts,
  base,
  onSaved,
  onClose,
}: {
  concept: ConceptPage
  texts: Readonly<Record<string, string>>
  base: number
  onSaved: () => void
  onClose: () => void
}) {
  const { say, formats, languageName } = useText()
  const client = useQueryClient()
  const toast = useToast()
  const [note, setNote] = useState('')
  const [error, setError] = useState<unknown>(null)
  const loses = Object.keys(texts).filter((one) => calibrationIn(concept, one) !== undefined)
  const save = async (): Promise<void> => {
    const lists = Object.entries(texts).map(([language, text]) => [language, text.trim() === '' ? null : text]) // prettier-ignore
    const patch: ConceptPatch = { base, lists: Object.fromEntries(lists), note: note.trim() }
    try {
      const saved = await send<ConceptPage>('PATCH', conceptPath(concept.id), patch)
      client.setQueryData(['concept', concept.id, 'current'], saved)
      onSaved()
      toast({ text: say('concepts.saved', { version: saved.version }) })
      await client.invalidateQueries({ queryKey: ['concepts'] })
      await client.invalidateQueries({ queryKey: ['concept', concept.id] })
    } catch (cause) {
      setError(cause)
    }
  }
  return (
    <Dialog
      title={say('concepts.saveTitle')}
      onClose={onClose}
      onSubmit={() => void save()}
      actions={
        <button type="submit" className="button main">
          {say('concepts.save')}
        </button>
      }
    >
      {error === null ? null : <FaultNotice error={error} />}
      <p>
        {say('concepts.unsavedIn', {
          languages: formats.list(Object.keys(texts).map(languageName)),
        })}
      </p>
      {loses.length === 0 ? null : (
        <p>{say('concepts.saveLoses', { languages: formats.list(loses.map(languageName)) })}</p>
      )}
      <label className="field-group">
        <span>{say('concepts.note')}</span>
        <input
          className="field"
          maxLength={500}
          value={note}
          onChange={({ target }) => setNote(target.value)}
        />
      </label>
    </Dialog>
  )
}
