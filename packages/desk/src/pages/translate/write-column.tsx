import { useQueryClient } from '@tanstack/react-query'
import type { KeyboardEvent } from 'react'
import { addParagraph } from '../../api/drafts.ts'
import { faultOf } from '../../api/fault.ts'
import { faultSentence } from '../../component/fault-notice.tsx'
import { useErrand } from '../../shell/toasts.tsx'
import { useText } from '../../text/text.tsx'
import { Conflict } from './conflict.tsx'
import type { KeptField } from './draft-keeper.ts'
import { DraftPictures } from './draft-pictures.tsx'
import { fieldId, focusField, type Editing } from './editing.ts'
import { FieldEdit } from './field-edit.tsx'
import { fieldLabel, kindOf } from './field-kind.ts'
import { FindingList } from './finding-list.tsx'
import { Members } from './members.tsx'
import { isParagraph, moved, shown, without, type Rewrite } from './paragraph.ts'
import { SmallField } from './small-field.tsx'
import { TopicField } from './topic-field.tsx'

const leading = ['headline', 'summary']

/** One's own item in one column: headline, summary, text, pictures, details. */
export function WriteColumn(editing: Editing) {
  const { say } = useText()
  const { fields, draft } = editing
  const names = draft.fields.map(({ field }) => field).filter((field) => fields.has(field))
  const details = names.filter(
    (field) => !leading.includes(field) && !isParagraph(field) && field !== 'members',
  )
  const events = details.filter((field) => field.startsWith('event.'))
  return (
    <>
      <div className="pair single">
        {leading.map((field) => {
          const kept = fields.get(field)
          return kept === undefined ? null : <Part key={field} kept={kept} editing={editing} />
        })}
        {events.map((field) => (
          <Part key={field} kept={fields.get(field)!} editing={editing} />
        ))}
        <Paragraphs editing={editing} />
      </div>
      {fields.has('members') ? <Members kept={fields.get('members')!} editing={editing} /> : null}
      <DraftPictures draft={draft} findings={editing.findings} />
      <section className="ruled">
        <h2>{say('translate.details')}</h2>
        <div className="pair single">
          {details
            .filter((field) => !field.startsWith('event.'))
            .map((field) => (
              <Part key={field} kept={fields.get(field)!} editing={editing} />
            ))}
        </div>
      </section>
    </>
  )
}

function Part({
  kept,
  editing,
  onKeyDown,
  children,
}: {
  kept: KeptField
  editing: Editing
  onKeyDown?: (event: KeyboardEvent<HTMLTextAreaElement>) => void
  children?: React.ReactNode
}) {
  const text = useText()
  const { draft, now } = editing
  const { field } = kept
  const findings = editing.findings.filter((finding) => finding.field === field)
  const label = fieldLabel(
    text,
    field,
    draft.fields.map((one) => one.field),
  )
  const others = editing.present.filter((one) => one.field === field)
  const title = field === 'headline'
  const small = !title && !isParagraph(field) && field !== 'summary'
  return (
    <section
      className={`seg${now === field ? ' now' : ''}${title ? ' title' : ''}${small ? ' small-seg' : ''}`}
      aria-label={label}
    >
      <p className="no">{label}</p>
      <div className="dst">
        {kept.phase === 'conflict' ? (
          <Conflict kept={kept} language={draft.language} editing={editing} />
        ) : null}
        {kindOf(field) === 'text' ? (
          <FieldEdit
            kept={kept}
            language={draft.language}
            label={label}
            findings={findings}
            editing={editing}
            className={title ? 'news head' : 'news'}
            {...(onKeyDown === undefined ? {} : { onKeyDown })}
          />
        ) : kindOf(field) === 'topics' ? (
          <TopicField kept={kept} label={label} language={draft.language} editing={editing} />
        ) : (
          <SmallField kept={kept} label={label} editing={editing} />
        )}
        {others.length === 0 ? null : (
          <p className="t-folio others">
            {text.say('translate.here', {
              name: text.formats.list(others.map(({ name }) => name)),
            })}
          </p>
        )}
        {children}
      </div>
      <div className="aside">
        <FindingList findings={findings} language={draft.language} />
      </div>
    </section>
  )
}

function Paragraphs({ editing }: { editing: Editing }) {
  const text = useText()
  const { say } = text
  const { draft, keeper, fields, now } = editing
  const client = useQueryClient()
  const errand = useErrand()
  const paragraphs = shown(
    draft.fields.flatMap(({ field }) => {
      const kept = isParagraph(field) ? fields.get(field) : undefined
      return kept === undefined ? [] : [{ ...kept, value: kept.text }]
    }),
  )
  if (paragraphs.length === 0) return null
  const rewrite = (changes: readonly Rewrite[], then: string | undefined): void => {
    for (const { field, value } of changes) keeper.type(field, value)
    if (then !== undefined) requestAnimationFrame(() => focusField(then))
  }
  const add = async (after: string): Promise<void> => {
    const below = paragraphs[paragraphs.findIndex(({ field }) => field === after) + 1]
    // An empty paragraph that stands there already is the one that is asked for.
    if (below?.value === '') {
      focusField(below.field)
      return
    }
    await errand(
      async () => {
        const { field } = await addParagraph(draft.id, after)
        await client.invalidateQueries({ queryKey: ['draft', draft.id] })
        requestAnimationFrame(() => focusField(field))
      },
      null,
      (error) => faultSentence(text, faultOf(error)),
    )
  }
  const onKeyDown =
    (index: number) =>
    (event: KeyboardEvent<HTMLTextAreaElement>): void => {
      const { field, value } = paragraphs[index]!
      if (event.nativeEvent.isComposing) return
      if (
        event.key === 'Enter' &&
        (event.ctrlKey || event.currentTarget.selectionStart === value.length)
      ) {
        event.preventDefault()
        void add(field)
      }
      if (event.altKey && (event.key === 'ArrowUp' || event.key === 'ArrowDown')) {
        event.preventDefault()
        const by = event.key === 'ArrowUp' ? -1 : 1
        const there = paragraphs[index + by]?.field
        if (event.shiftKey) rewrite(moved(paragraphs, index, by), there)
        else if (there !== undefined) focusField(there)
      }
      if (event.key === 'Backspace' && value === '' && paragraphs.length > 1) {
        event.preventDefault()
        rewrite(without(paragraphs, index), paragraphs[Math.max(0, index - 1)]!.field)
      }
    }
  return (
    <>
      {paragraphs.map((paragraph, index) => (
        <Part key={paragraph.field} kept={paragraph} editing={editing} onKeyDown={onKeyDown(index)}>
          {now === paragraph.field ? (
            <p className="row-of" aria-controls={fieldId(paragraph.field)}>
              <button type="button" className="button" onClick={() => void add(paragraph.field)}>
                {say('translate.addParagraph')} <kbd>Ctrl + Enter</kbd>
              </button>
              {index === 0 ? null : (
                <button
                  type="button"
                  className="button"
                  onClick={() =>
                    rewrite(moved(paragraphs, index, -1), paragraphs[index - 1]!.field)
                  }
                >
                  {say('translate.moveUp')}
                </button>
              )}
              {index === paragraphs.length - 1 ? null : (
                <button
                  type="button"
                  className="button"
                  onClick={() => rewrite(moved(paragraphs, index, 1), paragraphs[index + 1]!.field)}
                >
                  {say('translate.moveDown')}
                </button>
              )}
              {paragraphs.length === 1 ? null : (
                <button
                  type="button"
                  className="button"
                  onClick={() =>
                    rewrite(without(paragraphs, index), paragraphs[Math.max(0, index - 1)]!.field)
                  }
                >
                  {say('translate.removeParagraph')}
                </button>
              )}
            </p>
          ) : null}
        </Part>
      ))}
    </>
  )
}
