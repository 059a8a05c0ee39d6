import type { MarginDeclaration, WavePage } from '@suyab/server/api'
import { useState } from 'react'
import { ScrollRegion } from '../../component/scroll-region.tsx'
import { useText } from '../../text/text.tsx'
import { categoryLabel, marginLabel } from './margin-label.ts'
import { numberIn } from './margin-paste.ts'

type Targets = MarginDeclaration['targets']

interface Field {
  wave: WavePage
  margin: MarginDeclaration
  /** Codes of all categories. */
  categories: readonly string[]
  onChange: (targets: Targets) => void
}

/** Numbers of a margin by category: of one question a list, of several a table by the first of them. */
export function MarginTargets(field: Field) {
  return field.margin.variables.length > 1 ? <Crossed {...field} /> : <Listed {...field} />
}

function Listed({ wave, margin: { variables, targets }, categories, onChange }: Field) {
  const text = useText()
  return (
    <>
      <div className="margin-targets">
        {categories.map((code) => (
          <label key={code}>
            <span>{categoryLabel(text, wave, variables, code)}</span>
            <Target
              value={targets[code]}
              onChange={(value) => onChange(withTarget(targets, code, value))}
            />
          </label>
        ))}
      </div>
      <p className="hint">{text.say('pollsWork.sum', { sum: sumOf(text, targets, categories) })}</p>
    </>
  )
}

function Crossed({ wave, margin: { variables, targets }, categories, onChange }: Field) {
  const text = useText()
  const { say } = text
  const [first = '', ...others] = variables
  const rows = [...Map.groupBy(categories, (code) => code.split('|', 1)[0] ?? '')]
  const columns = [...new Set(categories.map((code) => code.split('|').slice(1).join('|')))]
  return (
    <ScrollRegion label={marginLabel(text, wave, variables)}>
      <table className="poll-list held crossed-targets">
        <thead>
          <tr>
            <th scope="col">{marginLabel(text, wave, [first])}</th>
            {columns.map((column) => (
              <th key={column} scope="col" className="n">
                {categoryLabel(text, wave, others, column)}
              </th>
            ))}
            <th scope="col" className="n">
              {say('pollsWork.sumOf')}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(([row, codes]) => (
            <tr key={row}>
              <th scope="row">{categoryLabel(text, wave, [first], row)}</th>
              {codes.map((code) => (
                <td key={code} className="n">
                  <Target
                    label={categoryLabel(text, wave, variables, code)}
                    value={targets[code]}
                    onChange={(value) => onChange(withTarget(targets, code, value))}
                  />
                </td>
              ))}
              <td className="n">{sumOf(text, targets, codes)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  )
}

function sumOf(
  { formats }: ReturnType<typeof useText>,
  targets: Targets,
  codes: readonly string[],
): string {
  const sum = codes.reduce((total, code) => total + (targets[code] ?? 0), 0)
  return formats.number(Number(sum.toFixed(3)))
}

function withTarget(targets: Targets, code: string, value: number | undefined): Targets {
  const others = Object.entries(targets).filter(([one]) => one !== code)
  return Object.fromEntries(value === undefined ? others : [...others, [code, value]])
}

/** A number as it is typed: with a decimal comma, with spaces, with a percent sign. */
function Target({
  label,
  value,
  onChange,
}: {
  /** Where no label stands with it. */
  label?: string
  value: number | undefined
  onChange: (value: number | undefined) => void
}) {
  const { say, formats } = useText()
  const [typed, setTyped] = useState<string | null>(null)
  const isWrong = typed !== null && typed.trim() !== '' && numberIn(typed) === undefined
  const written = value?.toString().replace('.', formats.number(0.5).charAt(1)) ?? ''
  return (
    <>
      <input
        className="field"
        inputMode="decimal"
        required
        aria-label={label}
        aria-invalid={isWrong}
        value={typed ?? written}
        onChange={({ target }) => {
          setTyped(target.value)
          onChange(numberIn(target.value))
        }}
        onBlur={() => {
          if (!isWrong) setTyped(null)
        }}
      />
      {isWrong ? <small role="alert">{say('pollsWork.notNumber')}</small> : null}
    </>
  )
}
