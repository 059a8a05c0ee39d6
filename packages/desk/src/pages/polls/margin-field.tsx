import type { MarginDeclaration, WavePage } from '@suyab/server/api'
import { useState } from 'react'
import { useText } from '../../text/text.tsx'
import { parsePasted, type PasteFault } from './margin-paste.ts'
import { MarginTargets } from './margin-targets.tsx'
import { Panel } from './panel.tsx'
import { findQuestion, questionLabel } from './poll-label.ts'
import { bannerChoices } from './table-question.ts'
import { categoryLabel, marginLabel } from './margin-label.ts'

/** More categories than these nobody writes by hand, and no sample fills. */
const most = 400

/** Codes of all categories of variables crossed with each other; none where they are too many. */
export function categoriesOf(wave: WavePage, variables: readonly string[]): string[] {
  const { country } = wave.declaration.design
  const lists = variables.map((variable) =>
    variable === country
      ? wave.countries
      : (findQuestion(wave, variable)?.options ?? []).map(({ value }) => value),
  )
  if (lists.length === 0) return []
  if (lists.reduce((product, list) => product * list.length, 1) > most) return []
  return lists.reduce<string[]>(
    (crossed, list) =>
      crossed.flatMap((start) => list.map((code) => (start === '' ? code : `${start}|${code}`))),
    [''],
  )
}

/** What the population is known to be by one question or several: numbers by category, and a source. */
export function MarginField({
  wave,
  margin,
  number,
  onChange,
  onRemove,
}: {
  wave: WavePage
  margin: MarginDeclaration
  number: number
  onChange: (margin: MarginDeclaration) => void
  onRemove: () => void
}) {
  const text = useText()
  const { say, formats } = text
  const { variables, source } = margin
  const categories = categoriesOf(wave, variables)
  const { country } = wave.declaration.design
  const choices = [
    ...(country === undefined ? [] : [country]),
    ...bannerChoices(wave).map(({ name }) => name),
  ]
  return (
    <fieldset className="margin-field">
      <legend>
        {variables.length === 0
          ? say('pollsWork.margin', { number })
          : marginLabel(text, wave, variables)}
      </legend>
      <div className="row-of">
        <Panel
          label={say('pollsWork.variables')}
          value={variables.length === 0 ? say('pollsTable.none') : formats.number(variables.length)}
        >
          <p className="hint">{say('pollsWork.variablesHint')}</p>
          {choices.map((name) => (
            <label key={name}>
              <input
                type="checkbox"
                checked={variables.includes(name)}
                onChange={({ target }) =>
                  onChange({
                    ...margin,
                    targets: {},
                    variables: choices.filter((one) =>
                      one === name ? target.checked : variables.includes(one),
                    ),
                  })
                }
              />
              <span>{labelOf(text, wave, name)}</span>
            </label>
          ))}
        </Panel>
        <label className="inline source">
          <span>{say('pollsWork.source')}</span>
          <input
            className="field"
            required
            maxLength={500}
            value={source}
            onChange={({ target }) => onChange({ ...margin, source: target.value })}
          />
        </label>
        <button type="button" className="plain" onClick={onRemove}>
          {say('pollsWork.removeMargin')}
        </button>
      </div>
      {variables.length > 0 && categories.length === 0 ? (
        <p>{say('pollsWork.tooManyCategories', { most })}</p>
      ) : null}
      {categories.length === 0 ? null : (
        <>
          <Paste wave={wave} margin={margin} categories={categories} onChange={onChange} />
          <MarginTargets
            wave={wave}
            margin={margin}
            categories={categories}
            onChange={(changed) => onChange({ ...margin, targets: changed })}
          />
        </>
      )}
    </fieldset>
  )
}

function labelOf(text: ReturnType<typeof useText>, wave: WavePage, name: string): string {
  if (name === wave.declaration.design.country) return text.say('pollsTable.country')
  const question = findQuestion(wave, name)
  return question === undefined ? name : questionLabel(text, question).text
}

function Paste({
  wave,
  margin,
  categories,
  onChange,
}: {
  wave: WavePage
  margin: MarginDeclaration
  categories: readonly string[]
  onChange: (margin: MarginDeclaration) => void
}) {
  const text = useText()
  const { say } = text
  const [faults, setFaults] = useState<readonly PasteFault[]>([])
  const [count, setCount] = useState<number | null>(null)
  const read = (list: string): void => {
    const names = categories.flatMap((code): [string, string][] => {
      const label = categoryLabel(text, wave, margin.variables, code)
      const own = label.toLocaleLowerCase()
      return [
        [code.toLocaleLowerCase(), code],
        [own, code],
        [own.replaceAll(', ', '|'), code],
      ]
    })
    const pasted = parsePasted(list, new Map(names))
    setFaults(pasted.faults)
    setCount(Object.keys(pasted.targets).length)
    onChange({ ...margin, targets: { ...margin.targets, ...pasted.targets } })
  }
  return (
    <details>
      <summary>{say('pollsWork.paste')}</summary>
      <label className="field-group">
        <span className="small">{say('pollsWork.pasteHint')}</span>
        <textarea
          className="field"
          rows={4}
          onPaste={(event) => {
            event.preventDefault()
            read(event.clipboardData.getData('text/plain'))
          }}
          onChange={({ target }) => read(target.value)}
        />
      </label>
      <label className="field-group">
        <span className="small">{say('pollsWork.pasteFile')}</span>
        <input
          type="file"
          accept=".csv,.tsv,.txt"
          onChange={({ target }) => void target.files?.[0]?.text().then(read)}
        />
      </label>
      <div aria-live="polite">
        {count === null ? null : <p>{say('pollsWork.pasted', { count })}</p>}
        {faults.length === 0 ? null : (
          <ul className="plain-list">
            {faults.map((fault) => (
              <li key={fault.line}>
                {say('pollsWork.pasteFault', { line: fault.line, text: fault.text })}
              </li>
            ))}
          </ul>
        )}
      </div>
    </details>
  )
}
