import { useText } from '../../text/text.tsx'
import {
  lonelyRules,
  replicateMethods,
  type DeclarationDraft,
  type DraftFault,
  type DraftField,
  type StageDraft,
} from './declaration-draft.ts'
import { Faulty } from './faulty.tsx'
import type { CountryChoice } from './pooling-countries.ts'
import { PoolingFields } from './pooling-fields.tsx'

/** A column of the data that may be declared as something. */
export interface Column {
  name: string
  label: string
}

interface Fields {
  draft: DeclarationDraft
  put: (part: Partial<DeclarationDraft>) => void
  faults: Partial<Record<DraftField, DraftFault>>
  columns: readonly Column[]
}

/** How the sample was drawn, by columns of its data. */
export function DesignFields({
  draft,
  put,
  faults,
  columns,
  people,
  countries,
}: Fields & { people?: readonly Column[]; countries: readonly CountryChoice[] }) {
  const { say } = useText()
  return (
    <fieldset>
      <legend>{say('pollsImport.designTitle')}</legend>
      <ColumnField
        label={say('pollsImport.weight')}
        hint={say('pollsImport.weightHint')}
        value={draft.weight}
        columns={columns}
        onChange={(weight) => put({ weight })}
      />
      <ColumnField
        label={say('pollsImport.country')}
        hint={say('pollsImport.countryHint')}
        value={draft.country}
        columns={columns}
        onChange={(country) => put({ country })}
      />
      {draft.country === '' ? null : (
        <PoolingFields draft={draft} put={put} fault={faults.people} countries={countries} />
      )}
      {people === undefined ? null : (
        <ColumnField
          label={say('pollsImport.person')}
          hint={say('pollsImport.personHint')}
          value={draft.person}
          columns={people}
          onChange={(person) => put({ person })}
        />
      )}
      <fieldset className="field-group">
        <legend className="small">{say('pollsImport.draw')}</legend>
        {(['rows', 'stages', 'replicates'] as const).map((draw) => (
          <label key={draw} className="check">
            <input
              type="radio"
              name="draw"
              checked={draft.draw === draw}
              onChange={() => put({ draw })}
            />
            <span>{say(`pollsImport.draw.${draw}`)}</span>
          </label>
        ))}
      </fieldset>
      {draft.draw === 'stages' ? (
        <Stages draft={draft} put={put} faults={faults} columns={columns} />
      ) : null}
      {draft.draw === 'replicates' ? (
        <Replicates draft={draft} put={put} faults={faults} columns={columns} />
      ) : null}
    </fieldset>
  )
}

function Stages({ draft, put, faults, columns }: Fields) {
  const { say } = useText()
  const change = (at: number, part: Partial<StageDraft>): void =>
    put({
      stages: draft.stages.map((stage, index) => (index === at ? { ...stage, ...part } : stage)),
    })
  return (
    <Faulty id="fault-stages" fault={faults.stages}>
      {draft.stages.map((stage, index) => (
        // Stages have no identity but their place.
        // oxlint-disable-next-line react/no-array-index-key
        <fieldset key={index} className="field-group">
          <legend className="small">{say('pollsImport.stage', { number: index + 1 })}</legend>
          {(['stratum', 'cluster', 'population'] as const).map((part) => (
            <ColumnField
              key={part}
              label={say(`pollsImport.${part === 'population' ? 'clusters' : part}`)}
              value={stage[part]}
              columns={columns}
              onChange={(value) => change(index, { [part]: value })}
            />
          ))}
        </fieldset>
      ))}
      <p className="row-of">
        <button
          type="button"
          className="plain"
          onClick={() =>
            put({ stages: [...draft.stages, { stratum: '', cluster: '', population: '' }] })
          }
        >
          {say('pollsImport.anotherStage')}
        </button>
        {draft.stages.length < 2 ? null : (
          <button
            type="button"
            className="plain"
            onClick={() => put({ stages: draft.stages.slice(0, -1) })}
          >
            {say('pollsImport.fewerStages')}
          </button>
        )}
      </p>
      <label className="check">
        <input
          type="checkbox"
          checked={draft.nested}
          onChange={({ target }) => put({ nested: target.checked })}
        />
        <span>{say('pollsImport.nested')}</span>
      </label>
      <label className="field-group">
        <span className="small">{say('pollsImport.lonely')}</span>
        <select
          className="field"
          value={draft.lonely}
          onChange={({ target }) =>
            put({ lonely: lonelyRules.find((rule) => rule === target.value) ?? draft.lonely })
          }
        >
          {lonelyRules.map((rule) => (
            <option key={rule} value={rule}>
              {say(`pollsImport.lonely.${rule}`)}
            </option>
          ))}
        </select>
      </label>
    </Faulty>
  )
}

function Replicates({ draft, put, faults }: Fields) {
  const { say } = useText()
  return (
    <>
      <Faulty id="fault-replicates" fault={faults.replicateColumns}>
        <label className="field-group">
          <span className="small">{say('pollsImport.replicateColumns')}</span>
          <input
            className="field"
            dir="ltr"
            value={draft.replicateColumns}
            aria-invalid={faults.replicateColumns !== undefined}
            onChange={({ target }) => put({ replicateColumns: target.value })}
          />
          <small className="hint">{say('pollsImport.replicateHint')}</small>
        </label>
      </Faulty>
      <label className="field-group">
        <span className="small">{say('pollsImport.replicateMethod')}</span>
        <select
          className="field"
          value={draft.replicateMethod}
          onChange={({ target }) =>
            put({
              replicateMethod:
                replicateMethods.find((one) => one === target.value) ?? draft.replicateMethod,
            })
          }
        >
          {replicateMethods.map((method) => (
            <option key={method} value={method}>
              {say(`pollsImport.replicate.${method}`)}
            </option>
          ))}
        </select>
      </label>
      {draft.replicateMethod === 'Fay' ? (
        <label className="field-group">
          <span className="small">{say('pollsImport.rho')}</span>
          <input
            className="field"
            type="number"
            min={0}
            max={0.99}
            step={0.01}
            value={draft.rho}
            onChange={({ target }) => put({ rho: target.value })}
          />
        </label>
      ) : null}
      <label className="check">
        <input
          type="checkbox"
          checked={draft.combined}
          onChange={({ target }) => put({ combined: target.checked })}
        />
        <span>{say('pollsImport.combined')}</span>
      </label>
    </>
  )
}

function ColumnField({
  label,
  hint,
  value,
  columns,
  onChange,
}: {
  label: string
  hint?: string
  value: string
  columns: readonly Column[]
  onChange: (name: string) => void
}) {
  const { say } = useText()
  return (
    <label className="field-group">
      <span className="small">{label}</span>
      <select className="field" value={value} onChange={({ target }) => onChange(target.value)}>
        <option value="">{say('pollsImport.noColumn')}</option>
        {columns.map((column) => (
          <option key={column.name} value={column.name}>
            {column.label === '' ? column.name : `${column.name} – ${column.label}`}
          </option>
        ))}
      </select>
      {hint === undefined ? null : <small className="hint">{hint}</small>}
    </label>
  )
}
