import type { AnswerCode, WavePage } from '@suyab/server/api'
import type { UseQueryResult } from '@tanstack/react-query'
import { useText } from '../../text/text.tsx'
import { answerLabel, findQuestion } from './poll-label.ts'
import { CodesOfNumbers } from './recoding-codes.tsx'
import {
  emptyCategory,
  kindsFor,
  type CategoryDraft,
  type RecodingDraft,
  type RuleKind,
} from './recoding-draft.ts'

interface RuleForm {
  wave: WavePage
  draft: RecodingDraft
  put: (part: Partial<RecodingDraft>) => void
}

/** How a new variable is made: which old values become which new ones. */
export function RecodingRuleFields({
  wave,
  draft,
  put,
  codes,
  onKind,
}: RuleForm & { codes: UseQueryResult<AnswerCode[]>; onKind: (kind: RuleKind) => void }) {
  const { say } = useText()
  const { kind } = draft
  const kinds = kindsFor(wave, draft.of)
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
                onChange={() => onKind(one)}
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
          chosen={draft.options}
          onChange={(next) => put({ options: next })}
        />
      ) : kind === 'codes' ? (
        <CodesOfNumbers codes={codes} draft={draft} put={put} />
      ) : (
        <Categories wave={wave} draft={draft} put={put} />
      )}
    </fieldset>
  )
}

function Categories({ wave, draft, put }: RuleForm) {
  const { say } = useText()
  const { kind, categories } = draft
  const change = (at: number, part: Partial<CategoryDraft>): void =>
    put({ categories: categories.map((one, index) => (index === at ? { ...one, ...part } : one)) })
  return (
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
  )
}

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
