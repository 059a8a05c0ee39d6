import type { QuestionRow, WavePage } from '@suyab/server/api'
import { useState } from 'react'
import { useText } from '../../text/text.tsx'
import { Panel } from './panel.tsx'
import { answerLabel, countryLabel, questionLabel } from './poll-label.ts'
import {
  adjustments,
  intervalMethods,
  policies,
  tableViews,
  type SearchChange,
  type WaveSearch,
} from './polls-search.ts'
import { bannerChoices, bannerOf, chosenOf, onlyOf, viewOf } from './table-question.ts'
import { declaredPolicy, hasCountries, isPooled, peopleOf, policyOf } from './table-policy.ts'

interface Asked {
  wave: WavePage
  question: QuestionRow
  search: WaveSearch
  onChange: (part: SearchChange) => void
} // prettier-ignore

/** What the table is asked for: rows, answers, columns, who is counted, and how. */
export function TableAsking(asked: Asked) {
  const { wave, question, search, onChange } = asked
  const { say } = useText()
  const view = viewOf(wave, question, search)
  return (
    <fieldset className="row-of poll-asking">
      <legend className="hidden">{say('pollsTable.asking')}</legend>
      {hasCountries(wave) ? (
        <Choice
          label={say('pollsTable.view')}
          value={view}
          values={tableViews}
          word={(one) => say(`pollsTable.view.${one}`)}
          onChange={(one) => onChange({ view: one })}
        />
      ) : null}
      {view === 'countries' ? <ChosenPanel {...asked} /> : null}
      {view === 'dots' ? null : <BannerPanel {...asked} />}
      {hasCountries(wave) ? <CountriesPanel {...asked} /> : null}
      <FilterPanel {...asked} />
      {isPooled(wave, search) ? (
        <PolicyChoice wave={wave} search={search} onChange={onChange} />
      ) : null}
      {policyOf(wave, search) === 'population' ? <PeoplePanel {...asked} /> : null}
      <HowPanel {...asked} />
    </fieldset>
  )
}

/** What several countries together stand for: as declared, or as chosen; without it there is no figure. */
export function PolicyChoice({
  wave,
  search,
  onChange,
}: Pick<Asked, 'wave' | 'search' | 'onChange'>) {
  const { say } = useText()
  const usual = declaredPolicy(wave) ?? 'none'
  const word = (policy: (typeof policies)[number]): string => {
    const said = say(`pollsTable.policy.${policy}`)
    return policy === 'none' || policy !== usual ? said : say('pollsTable.policyDeclared', { policy: said }) // prettier-ignore
  }
  return (
    <Choice
      label={say('pollsTable.policy')}
      value={search.policy ?? usual}
      values={policies}
      word={word}
      onChange={(policy) => onChange({ policy: policy === usual ? undefined : policy })}
    />
  )
}

function Choice<Value extends string>({
  label,
  value,
  values,
  word,
  onChange,
}: {
  label: string
  value: Value
  values: readonly Value[]
  word: (value: Value) => string
  onChange: (value: Value) => void
}) {
  return (
    <label className="inline">
      <span>{label}</span>
      <select
        className="field"
        value={value}
        onChange={({ target }) => onChange(values.find((one) => one === target.value) ?? value)}
      >
        {values.map((one) => (
          <option key={one} value={one}>
            {word(one)}
          </option>
        ))}
      </select>
    </label>
  )
}

interface Check {
  value: string
  text: string
  language?: string | undefined
}

function Checks({
  all,
  chosen,
  onChange,
}: {
  all: readonly Check[]
  chosen: readonly string[]
  onChange: (chosen: string[]) => void
}) {
  return all.map(({ value, text, language }) => (
    <label key={value}>
      <input
        type="checkbox"
        checked={chosen.includes(value)}
        onChange={({ target }) =>
          onChange(
            all
              .map((one) => one.value)
              .filter((one) => (one === value ? target.checked : chosen.includes(one))),
          )
        }
      />
      <span lang={language}>{text}</span>
    </label>
  ))
}

export function ChosenPanel({ wave, question, search, onChange }: Asked) {
  const text = useText()
  const chosen = chosenOf(question, search)
  const all = question.options.map(({ value }) => ({
    value,
    ...answerLabel(text, wave, question.name, value),
  }))
  const names = all.filter(({ value }) => chosen.includes(value)).map((one) => one.text)
  return (
    <Panel label={text.say('pollsTable.chosen')} value={text.formats.list(names)}>
      <Checks all={all} chosen={chosen} onChange={(next) => onChange({ chosen: next })} />
      <p className="hint">{text.say('pollsTable.chosenHint')}</p>
    </Panel>
  )
}

function BannerPanel({ wave, question, search, onChange }: Asked) {
  const text = useText()
  const chosen = bannerOf(wave, question, search)
  const all = bannerChoices(wave)
    .filter(({ name }) => name !== question.name)
    .map((one) => {
      const label = questionLabel(text, one)
      return { value: one.name, ...label }
    })
  return (
    <Panel
      label={text.say('pollsTable.banner')}
      value={chosen.length === 0 ? text.say('pollsTable.none') : text.formats.number(chosen.length)}
    >
      <Checks
        all={all}
        chosen={chosen}
        onChange={(next) => onChange({ banner: next.length === 0 ? ['-'] : next })}
      />
    </Panel>
  )
}

export function CountriesPanel({ wave, search, onChange }: Asked) {
  const text = useText()
  const { countries } = wave
  const chosen = search.country ?? countries
  const all = countries.map((value) => ({ value, ...countryLabel(text, wave, value) }))
  const isAll = chosen.length === countries.length
  return (
    <Panel
      label={text.say('polls.countries')}
      value={isAll ? text.say('pollsTable.all') : text.formats.number(chosen.length)}
    >
      <Checks
        all={all}
        chosen={chosen}
        onChange={(next) =>
          onChange({
            country: next.length === 0 || next.length === countries.length ? undefined : next,
          })
        }
      />
    </Panel>
  )
}

function FilterPanel({ wave, search, onChange }: Asked) {
  const text = useText()
  const only = onlyOf(search)
  const put = (variable: string, values: readonly string[]): void => {
    const others = only.filter((one) => one.variable !== variable)
    const all = [...others, { variable, values }].flatMap((one) =>
      one.values.map((value) => `${one.variable}:${value}`),
    )
    onChange({ only: all.length === 0 ? undefined : all })
  }
  return (
    <Panel
      label={text.say('pollsTable.filter')}
      value={
        only.length === 0
          ? text.say('pollsTable.everyone')
          : text.formats.list(
              only.map(({ variable, values }) =>
                values.map((value) => answerLabel(text, wave, variable, value).text).join(' / '),
              ),
            )
      }
    >
      {bannerChoices(wave).map((question) => {
        const label = questionLabel(text, question)
        const chosen = only.find(({ variable }) => variable === question.name)?.values ?? []
        return (
          <details key={question.name} open={chosen.length > 0}>
            <summary lang={label.language}>{label.text}</summary>
            <Checks
              all={question.options.map(({ value }) => ({
                value,
                ...answerLabel(text, wave, question.name, value),
              }))}
              chosen={chosen}
              onChange={(next) => put(question.name, next)}
            />
          </details>
        )
      })}
    </Panel>
  )
}

/** How many people each country has, for the policy that weighs by it. */
export function PeoplePanel({ wave, search, onChange }: Asked) {
  const text = useText()
  const { say } = text
  const known = peopleOf(wave, search)
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>(() =>
    Object.fromEntries(Object.entries(known).map(([country, count]) => [country, String(count)])),
  )
  const countries = search.country ?? wave.countries
  return (
    <Panel
      label={say('pollsTable.people')}
      value={text.formats.number(countries.filter((one) => known[one] !== undefined).length)}
    >
      <p className="hint">{say('pollsTable.peopleHint')}</p>
      {countries.map((country) => (
        <label key={country} className="spread">
          <span>{countryLabel(text, wave, country).text}</span>
          <input
            className="field"
            inputMode="numeric"
            pattern="\d+"
            value={typed[country] ?? ''}
            onChange={({ target }) => setTyped({ ...typed, [country]: target.value.trim() })}
          />
        </label>
      ))}
      <button
        type="button"
        className="button"
        onClick={() =>
          onChange({
            people: countries.map((country) => `${country}:${Number(typed[country] ?? '') || 0}`),
          })
        }
      >
        {say('pollsTable.peopleUse')}
      </button>
    </Panel>
  )
}

function HowPanel({ question, search, onChange }: Asked) {
  const { say } = useText()
  return (
    <Panel label={say('pollsTable.how')}>
      <Choice
        label={say('pollsTable.interval')}
        value={search.interval ?? 'logit'}
        values={intervalMethods}
        word={(one) => say(`pollsTable.interval.${one}`)}
        onChange={(interval) => onChange({ interval })}
      />
      <Choice
        label={say('pollsTable.adjustment')}
        value={search.adjustment ?? ''}
        values={['', ...adjustments]}
        word={(one) =>
          say(one === '' ? 'pollsTable.adjustment.usual' : `pollsTable.adjustment.${one}`)
        }
        onChange={(one) => onChange({ adjustment: one === '' ? undefined : one })}
      />
      {question.kind === 'many' ? (
        <Choice
          label={say('pollsTable.base')}
          value={search.base ?? 'respondents'}
          values={['respondents', 'answers']}
          word={(one) => say(`pollsTable.base.${one}`)}
          onChange={(base) => onChange({ base })}
        />
      ) : null}
    </Panel>
  )
}
