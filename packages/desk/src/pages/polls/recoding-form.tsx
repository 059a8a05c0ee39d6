import type { Recoding, RecodingOutcome, WavePage } from '@suyab/server/api'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { recode } from '../../api/polls.ts'
import { FaultNotice } from '../../component/fault-notice.tsx'
import { TextsFields } from '../../component/texts-fields.tsx'
import { useToast } from '../../shell/toasts.tsx'
import { useText } from '../../text/text.tsx'
import { answerLabel, findQuestion, labelIn, questionLabel } from './poll-label.ts'

type Kind = Recoding['rule']['kind']

interface CategoryDraft {
  label: string
  /** Codes of the old variable. */
  values: string[]
  from: string
  below: string
}

interface Draft {
  of: string
  name: string
  label: Record<string, string>
  kind: Kind
  categories: CategoryDraft[]
  options: string[]
  rest: 'refuse' | 'missing'
  reason: string
}

const emptyCategory: CategoryDraft = { label: '', values: [], from: '', below: '' }

function kindFor(wave: WavePage, of: string): Kind {
  const kind = findQuestion(wave, of)?.kind
  return kind === 'many' ? 'any-of' : kind === 'number' ? 'bands' : 'values'
}

function recodingOf(draft: Draft, language: string, isNumeric: boolean): Recoding {
  const { name, of, reason, kind, rest } = draft
  const texts = Object.entries(draft.label).filter(([, text]) => text.trim() !== '')
  const value = (code: string): number | string => (isNumeric ? Number(code) : code)
  const shared = { name: name.trim(), label: Object.fromEntries(texts), of, reason: reason.trim() }
  if (kind === 'any-of') return { ...shared, rule: { kind, options: draft.options } }
  if (kind === 'values')
    return {
      ...shared,
      rule: {
        kind,
        rest,
        categories: draft.categories.map(({ label, values }, index) => ({
          value: index + 1,
          label: { [language]: label.trim() },
          from: values.map(value),
        })),
      },
    }
  return {
    ...shared,
    rule: {
      kind,
      rest,
      categories: draft.categories.map(({ label, from, below }, index) => ({
        value: index + 1,
        label: { [language]: label.trim() },
        from: {
          ...(from === '' ? {} : { from: Number(from) }),
          ...(below === '' ? {} : { below: Number(below) }),
        },
      })),
    },
  }
}

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
  const first = (of === undefined ? undefined : findQuestion(wave, of)) ?? wave.questions[0]
  const [draft, setDraft] = useState<Draft>(() => ({
    of: first?.name ?? '',
    name: '',
    label: { [language]: '' },
    kind: kindFor(wave, first?.name ?? ''),
    categories: [emptyCategory, emptyCategory],
    options: [],
    rest: 'refuse',
    reason: '',
  }))
  const question = findQuestion(wave, draft.of)
  const isNumeric = question?.options.every(({ value }) => value !== '' && Number.isFinite(Number(value))) ?? true // prettier-ignore
  const { poll, number } = wave
  const run = useMutation({
    mutationFn: async (dry: boolean) =>
      recode(poll.id, number, recodingOf(draft, language, isNumeric), dry),
    onSuccess: async (_, dry) => {
      if (dry) return
      await client.invalidateQueries({ queryKey: ['polls'] })
      toast({ text: say('pollsWork.recoded') })
      onClose()
    },
  })
  const put = (part: Partial<Draft>): void => {
    setDraft((before) => ({ ...before, ...part }))
    run.reset()
  }
  return (
    <section className="poll-step">
      <h2>{say('pollsWork.newRecoding')}</h2>
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
                  put({ of: target.value, kind: kindFor(wave, target.value), options: [] })
                }
              >
                {wave.questions.map((one) => (
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
          <RuleFields wave={wave} draft={draft} put={put} />
        </div>
        {run.error === null ? null : <FaultNotice error={run.error} />}
        {run.data === undefined ? null : <Outcome outcome={run.data} />}
        <p className="row-of poll-step">
          <button type="submit" className="button main" disabled={run.isPending}>
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

interface RuleForm {
  wave: WavePage
  draft: Draft
  put: (part: Partial<Draft>) => void
}

function RuleFields({ wave, draft, put }: RuleForm) {
  const text = useText()
  const { say } = text
  const { kind, categories, options } = draft
  const question = findQuestion(wave, draft.of)
  const kinds: readonly Kind[] =
    question?.kind === 'many' ? ['any-of'] : ['values', 'bands']
  const change = (at: number, part: Partial<CategoryDraft>): void =>
    put({ categories: categories.map((one, index) => (index === at ? { ...one, ...part } : one)) })
  return (
    <fieldset>
      <legend>{say('pollsWork.rule')}</legend>
      {kinds.length < 2 ? null : (
        <div className="row-of">
          {kinds.map((one) => (
            <label key={one} className="check">
              <input
                type="radio"
                name="rule-kind"
                checked={kind === one}
                onChange={() => put({ kind: one })}
              />
              <span>{say(`pollsWork.kind.${one}`)}</span>
            </label>
          ))}
        </div>
      )}
      {kind === 'any-of' ? (
        <Codes
          wave={wave}
          of={draft.of}
          legend={say('pollsWork.kind.any-of')}
          chosen={options}
          onChange={(next) => put({ options: next })}
        />
      ) : (
        <>
          {categories.map((category, index) => (
            // Categories have no identity but their place.
            // oxlint-disable-next-line react/no-array-index-key
            <div key={index} className="category-field">
              <label className="field-group">
                <span className="small">{say('pollsWork.categoryName', { number: index + 1 })}</span>
                <input
                  className="field"
                  required
                  maxLength={300}
                  value={category.label}
                  onChange={({ target }) => change(index, { label: target.value })}
                />
              </label>
              {kind === 'bands' ? (
                <Band category={category} onChange={(part) => change(index, part)} />
              ) : (
                <Codes
                  wave={wave}
                  of={draft.of}
                  legend={say('pollsWork.fromValues')}
                  chosen={category.values}
                  taken={categories.filter((one) => one !== category).flatMap((one) => one.values)}
                  onChange={(values) => change(index, { values })}
                />
              )}
            </div>
          ))}
          <p className="row-of">
            <button
              type="button"
              className="plain"
              onClick={() => put({ categories: [...categories, emptyCategory] })}
            >
              {say('pollsWork.addCategory')}
            </button>
            {categories.length < 2 ? null : (
              <button
                type="button"
                className="plain"
                onClick={() => put({ categories: categories.slice(0, -1) })}
              >
                {say('pollsWork.fewerCategories')}
              </button>
            )}
          </p>
          <label className="field-group">
            <span className="small">{say('pollsWork.rest')}</span>
            <select
              className="field"
              value={draft.rest}
              onChange={({ target }) =>
                put({ rest: target.value === 'missing' ? 'missing' : 'refuse' })
              }
            >
              <option value="refuse">{say('pollsWork.rest.refuse')}</option>
              <option value="missing">{say('pollsWork.rest.missing')}</option>
            </select>
          </label>
        </>
      )}
    </fieldset>
  )
} // prettier-ignore

function Band({
  category,
  onChange,
}: {
  category: CategoryDraft
  onChange: (part: Partial<CategoryDraft>) => void
}) {
  const { say } = useText()
  return (
    <div className="pair">
      {(['from', 'below'] as const).map((end) => (
        <label key={end} className="field-group">
          <span className="small">{say(`pollsWork.bandEnd.${end}`)}</span>
          <input
            className="field"
            type="number"
            step="any"
            value={category[end]}
            onChange={({ target }) => onChange({ [end]: target.value })}
          />
        </label>
      ))}
    </div>
  )
}

function Codes({
  wave,
  of,
  legend,
  chosen,
  taken,
  onChange,
}: {
  wave: WavePage
  of: string
  legend: string
  chosen: readonly string[]
  /** By other categories. */
  taken?: readonly string[]
  onChange: (codes: string[]) => void
}) {
  const text = useText()
  const options = findQuestion(wave, of)?.options ?? []
  return (
    <fieldset className="codes">
      <legend className="small">{legend}</legend>
      {options.map(({ value }) => {
        const label = answerLabel(text, wave, of, value)
        return (
          <label key={value} className="check">
            <input
              type="checkbox"
              checked={chosen.includes(value)}
              disabled={taken?.includes(value) ?? false}
              onChange={({ target }) =>
                onChange(
                  target.checked ? [...chosen, value] : chosen.filter((one) => one !== value),
                )
              }
            />
            <span lang={label.language}>{label.text}</span>
          </label>
        )
      })}
    </fieldset>
  )
}

/** How many rows each new value would have. */
function Outcome({ outcome }: { outcome: RecodingOutcome }) {
  const text = useText()
  const { say, formats } = text
  const count = (rows: number | null): string =>
    rows === null ? say('pollsWork.fewRows') : formats.number(rows)
  return (
    <section className="poll-step" aria-live="polite">
      <h2>{say('pollsWork.would')}</h2>
      <table className="poll-list outcome">
        <tbody>
          {outcome.counts.map(({ value, label, rows }) => (
            <tr key={value}>
              <th scope="row">{labelIn(text, label, value).text}</th>
              <td className="n">{count(rows)}</td>
            </tr>
          ))}
          <tr>
            <th scope="row">{say('pollsWork.without')}</th>
            <td className="n">{count(outcome.missing)}</td>
          </tr>
        </tbody>
      </table>
    </section>
  )
}
