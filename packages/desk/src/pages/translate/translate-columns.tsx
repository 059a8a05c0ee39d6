import { directionOf } from '@suyab/language/tag'
import type { DraftView } from '@suyab/server/api'
import type { KeyboardEvent } from 'react'
import { Sign } from '../../component/sign.tsx'
import { useText } from '../../text/text.tsx'
import { Conflict, Diff } from './conflict.tsx'
import type { KeptField } from './draft-keeper.ts'
import { focusField, type Editing } from './editing.ts'
import { FieldEdit, MarkedText } from './field-edit.tsx'
import { fieldLabel } from './field-kind.ts'
import { FindingList } from './finding-list.tsx'
import { rowState } from './progress.ts'

type SourceField = DraftView['sourceFields'][number]

/** Source and translation in one grid, so that a field and its translation share a line. */
export function TranslateColumns(editing: Editing) {
  const text = useText()
  const { say } = text
  const { draft, fields, findings } = editing
  const rows = draft.sourceFields.filter(({ field }) => fields.has(field))
  const capital = (name: string): string =>
    name.charAt(0).toLocaleUpperCase(text.language) + name.slice(1)
  return (
    <div className="pair">
      <div className="cols">
        <h2>
          {capital(text.languageName(draft.source?.language ?? 'und'))}{' '}
          <span>{say('translate.source')}</span>
        </h2>
        <h2>
          {capital(text.languageName(draft.language))} <span>{say('translate.translation')}</span>
        </h2>
        <h2>
          {findings.length === 0 ? (
            <span>{say('translate.noFindings')}</span>
          ) : (
            <>
              {say('translate.findings')} <span>{findings.length}</span>
            </>
          )}
        </h2>
      </div>
      {rows.map((source, index) => (
        <Row
          key={source.field}
          number={index + 1}
          source={source}
          kept={fields.get(source.field)!}
          following={rows[index + 1]?.field}
          preceding={rows[index - 1]?.field}
          editing={editing}
        />
      ))}
    </div>
  )
}

function Row({
  number,
  source,
  kept,
  following,
  preceding,
  editing,
}: {
  number: number
  source: SourceField
  kept: KeptField
  following: string | undefined
  preceding: string | undefined
  editing: Editing
}) {
  const text = useText()
  const { say } = text
  const { draft, keeper, now } = editing
  const { field } = source
  const findings = editing.findings.filter((finding) => finding.field === field)
  const state = rowState(kept, findings)
  const sourceLanguage = draft.source?.language ?? 'und'
  const others = editing.present.filter((one) => one.field === field)
  const confirm = (): void => {
    keeper.confirm(field, !kept.confirmed)
    if (!kept.confirmed) goTo(following)
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey && event.key === 'Enter') {
      event.preventDefault()
      keeper.confirm(field, true)
      goTo(following)
    }
    if (event.altKey && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
      event.preventDefault()
      goTo(event.key === 'ArrowDown' ? following : preceding)
    }
  }
  const title = field === 'headline' ? ' head' : ''
  return (
    <section
      className={`seg${now === field ? ' now' : ''}${title === '' ? '' : ' title'}${source.changed ? ' moved' : ''}`}
      aria-label={say('translate.unit', {
        count: number,
        field: fieldLabel(
          text,
          field,
          draft.fields.map((one) => one.field),
        ),
      })}
      aria-current={now === field ? 'true' : undefined}
    >
      <p className="no">{number}</p>
      <div className={`src news${title}`} lang={sourceLanguage} dir={directionOf(sourceLanguage)}>
        {source.changed ? (
          <>
            <p className="since" lang={text.language} dir={text.direction}>
              <Sign name="stale" /> {say('translate.changedSince')}
            </p>
            <p>
              <Diff before={source.before ?? ''} after={source.text} language={sourceLanguage} />
            </p>
          </>
        ) : (
          <p>
            <MarkedText text={source.text} findings={findings} side="source" />
          </p>
        )}
      </div>
      <p className={state === 'bad' ? 'mid alarm' : 'mid'}>
        <span className="hidden">{say(`translate.state_${state}`)}</span>
        <Sign name={signs[state]} />
      </p>
      <div className="dst">
        {kept.phase === 'conflict' ? (
          <Conflict kept={kept} language={draft.language} editing={editing} />
        ) : null}
        <FieldEdit
          kept={kept}
          language={draft.language}
          label={say('translate.translationOf', { count: number })}
          findings={findings}
          editing={editing}
          className={`news${title}`}
          placeholder={say('translate.notYet')}
          onKeyDown={onKeyDown}
        />
        {others.length === 0 ? null : (
          <p className="t-folio others">
            {say('translate.here', { name: text.formats.list(others.map(({ name }) => name)) })}
          </p>
        )}
        {now === field ? (
          <p className="row-of">
            <button type="button" className="button main" onClick={confirm}>
              {say(kept.confirmed ? 'translate.unconfirm' : 'translate.confirm')}{' '}
              <kbd>Ctrl + Enter</kbd>
            </button>
            {following === undefined ? null : (
              <button type="button" className="button" onClick={() => goTo(following)}>
                {say('translate.next')} <kbd>Alt + ↓</kbd>
              </button>
            )}
          </p>
        ) : null}
      </div>
      <div className="aside">
        <FindingList findings={findings} source={sourceLanguage} language={draft.language} />
      </div>
    </section>
  )
}

function goTo(next: string | undefined): void {
  if (next !== undefined) focusField(next)
}

const signs = { done: 'confirmed', bad: 'warning', open: 'taken', empty: 'offered' } as const
