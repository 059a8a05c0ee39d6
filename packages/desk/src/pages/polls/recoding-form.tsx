import type { WavePage } from '@suyab/server/api'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { recode, valuesQuery } from '../../api/polls.ts'
import { FaultNotice } from '../../component/fault-notice.tsx'
import { TextsFields } from '../../component/texts-fields.tsx'
import { useToast } from '../../shell/toasts.tsx'
import { useText } from '../../text/text.tsx'
import { findQuestion, questionLabel } from './poll-label.ts'
import {
  emptyDraft,
  kindsFor,
  recodable,
  recodingOf,
  type RecodingDraft,
  type RuleKind,
} from './recoding-draft.ts'
import { OutcomeOfRecoding } from './recoding-outcome.tsx'
import { RecodingRuleFields } from './recoding-rule.tsx'
import '../../style/polls-form.css'

/** A new variable made of an old one: values put together, bands of a number, or any of several. */
export function RecodingForm({
  wave,
  of,
  onClose,
}: {
  wave: WavePage
  of: string | undefined
  onClose: () => void
}) {
  const text = useText()
  const { say, language } = text
  const client = useQueryClient()
  const toast = useToast()
  const choices = recodable(wave)
  const first = choices.find(({ name }) => name === of) ?? choices[0]
  const [draft, setDraft] = useState(() => emptyDraft(wave, first?.name ?? '', language))
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  const { poll, number } = wave
  const codes = useQuery({
    ...valuesQuery(poll.id, number, draft.of),
    enabled: draft.kind === 'codes',
  })
  const run = useMutation({
    mutationFn: async (dry: boolean) =>
      recode(poll.id, number, recodingOf(wave, draft, language, codes.data ?? []), dry),
    onSuccess: async (_, dry) => {
      if (dry) return
      await client.invalidateQueries({ queryKey: ['polls'] })
      toast({ text: say('pollsWork.recoded') })
      onClose()
    },
  })
  const put = (part: Partial<RecodingDraft>): void => {
    setDraft((before) => ({ ...before, ...part }))
    run.reset()
  }
  /** Of codes, most is known already: the form says it, for whoever wants to change it. */
  const choose = (of: string, kind: RuleKind): void => {
    const question = findQuestion(wave, of)
    const label = question === undefined ? undefined : questionLabel(text, question)
    const isNew = draft.name === '' && kind === 'codes' && label !== undefined
    put({
      of,
      kind,
      options: [],
      ...(of === draft.of ? {} : { meanings: {}, noAnswer: {} }),
      ...(isNew
        ? {
            name: `${of}_answer`,
            label: { [label.language ?? language]: label.text },
            reason: draft.reason === '' ? say('pollsWork.codesReason') : draft.reason,
          }
        : {}),
    })
  }
  return (
    <section className="poll-step">
      <h2 ref={heading} tabIndex={-1}>
        {say('pollsWork.newRecoding')}
      </h2>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          run.mutate(run.data === undefined)
        }}
      >
        <div className="poll-form">
          <fieldset>
            <legend>{say('pollsWork.newVariable')}</legend>
            <label className="field-group">
              <span className="small">{say('pollsWork.of')}</span>
              <select
                className="field"
                value={draft.of}
                onChange={({ target }) =>
                  choose(target.value, kindsFor(wave, target.value)[0] ?? 'values')
                }
              >
                {choices.map((one) => (
                  <option key={one.name} value={one.name}>
                    {questionLabel(text, one).text}
                  </option>
                ))}
              </select>
            </label>
            <label className="field-group">
              <span className="small">{say('pollsWork.variableName')}</span>
              <input
                className="field"
                dir="ltr"
                required
                pattern="[A-Za-z][A-Za-z0-9_.]{0,63}"
                value={draft.name}
                onChange={({ target }) => put({ name: target.value })}
              />
              <small className="hint">{say('pollsWork.variableNameHint')}</small>
            </label>
            <TextsFields
              texts={draft.label}
              onChange={(label) => put({ label })}
              label={(tag) =>
                say('pollsImport.fieldIn', {
                  field: say('pollsWork.label'),
                  language: text.languageName(tag),
                })
              }
              another={say('pollsImport.fieldInAnother', { field: say('pollsWork.label') })}
              maxLength={500}
              required
            />
            <label className="field-group">
              <span className="small">{say('pollsWork.reason')}</span>
              <textarea
                className="field"
                rows={2}
                required
                maxLength={2000}
                value={draft.reason}
                onChange={({ target }) => put({ reason: target.value })}
              />
              <small className="hint">{say('pollsWork.reasonHint')}</small>
            </label>
          </fieldset>
          <RecodingRuleFields
            wave={wave}
            draft={draft}
            put={put}
            codes={codes}
            onKind={(kind) => choose(draft.of, kind)}
          />
        </div>
        {run.error === null ? null : <FaultNotice error={run.error} />}
        {run.data === undefined ? null : <OutcomeOfRecoding outcome={run.data} />}
        <p className="row-of poll-step">
          <button
            type="submit"
            className="button main"
            disabled={run.isPending || (draft.kind === 'codes' && codes.data === undefined)}
          >
            {say(run.data === undefined ? 'pollsWork.dryRun' : 'pollsWork.recode')}
          </button>
          <button type="button" className="button" onClick={onClose}>
            {say('shell.cancel')}
          </button>
        </p>
      </form>
    </section>
  )
}
