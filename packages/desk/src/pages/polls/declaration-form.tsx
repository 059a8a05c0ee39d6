import type { DisclosureItem } from '@suyab/server/api'
import { Sign } from '../../component/sign.tsx'
import { TitledTexts } from '../../component/texts-fields.tsx'
import { useText } from '../../text/text.tsx'
import {
  modes,
  overlaps,
  type DeclarationDraft,
  type DraftFault,
  type DraftField,
} from './declaration-draft.ts'
import { DesignFields, type Column } from './design-fields.tsx'
import { Faulty } from './faulty.tsx'
import type { CountryChoice } from './pooling-countries.ts'
import '../../style/polls-form.css'

interface Form {
  draft: DeclarationDraft
  put: (part: Partial<DeclarationDraft>) => void
  /** Shown at their fields once somebody tried to go on. */
  faults: Partial<Record<DraftField, DraftFault>>
}

/** What a poll has to say of one fielding of it, in words and as columns of its data. */
export function DeclarationForm({
  draft,
  put,
  faults,
  columns,
  people,
  countries,
  hasFormer,
  owed,
}: Form & {
  columns: readonly Column[]
  /** Columns that may tell people apart; none once that is settled. */
  people?: readonly Column[]
  /** Those of the column of countries that is named, as far as they are known. */
  countries: readonly CountryChoice[]
  /** Whether there is a wave before this one. */
  hasFormer: boolean
  owed: readonly DisclosureItem[]
}) {
  const { say } = useText()
  const form = { draft, put, faults }
  return (
    <div className="poll-form">
      <fieldset>
        <legend>{say('pollsImport.whatTitle')}</legend>
        <Texts {...form} name="names" />
        <div className="pair">
          <Day {...form} name="from" />
          <Day {...form} name="to" />
        </div>
        <label className="field-group">
          <span className="small">{say('pollsImport.mode')}</span>
          <select
            className="field"
            value={draft.mode}
            onChange={({ target }) =>
              put({ mode: modes.find((mode) => mode === target.value) ?? draft.mode })
            }
          >
            {modes.map((mode) => (
              <option key={mode} value={mode}>
                {say(`polls.mode.${mode}`)}
              </option>
            ))}
          </select>
        </label>
        <Texts {...form} name="sponsor" long />
        <Texts {...form} name="conductor" long />
        <Texts {...form} name="population" long />
      </fieldset>
      <fieldset>
        <legend>{say('pollsImport.sampleTitle')}</legend>
        <fieldset className="field-group">
          <legend className="hidden">{say('pollsImport.kind')}</legend>
          {(['probability', 'opt-in'] as const).map((kind) => (
            <label key={kind} className="check">
              <input
                type="radio"
                name="sample-kind"
                checked={draft.kind === kind}
                onChange={() => put({ kind })}
              />
              <span>{say(`pollsImport.kind.${kind}`)}</span>
            </label>
          ))}
        </fieldset>
        {hasFormer ? <OverlapField {...form} /> : null}
        <Texts {...form} name="drawn" long />
        <Texts {...form} name="recruitment" long />
        <label className="field-group">
          <span className="small">{say('pollsImport.invited')}</span>
          <input
            className="field"
            type="number"
            min={1}
            value={draft.invited}
            onChange={({ target }) => put({ invited: target.value })}
          />
        </label>
        <Texts {...form} name="limitations" long />
        <label className="field-group">
          <span className="small">{say('pollsImport.contact')}</span>
          <input
            className="field"
            dir="auto"
            maxLength={500}
            value={draft.contact}
            onChange={({ target }) => put({ contact: target.value })}
          />
        </label>
      </fieldset>
      <div className="column">
        <DesignFields
          {...form}
          columns={columns}
          countries={countries}
          {...(people === undefined ? {} : { people })}
        />
        <Owed items={owed} />
      </div>
    </div>
  )
}

/** Whether the wave shares people or clusters with the one before. */
function OverlapField({ draft, put, faults }: Form) {
  const { say } = useText()
  return (
    <Faulty id="fault-overlap" fault={faults.overlap}>
      <fieldset
        className="field-group"
        aria-describedby={faults.overlap === undefined ? undefined : 'fault-overlap'}
      >
        <legend className="small">{say('pollsImport.overlap')}</legend>
        {overlaps.map((overlap) => (
          <label key={overlap} className="check">
            <input
              type="radio"
              name="overlap"
              checked={draft.overlap === overlap}
              onChange={() => put({ overlap })}
            />
            <span>
              {say(`pollsImport.overlap.${overlap}`)}{' '}
              <small className="hint">{say(`pollsImport.overlap.${overlap}.hint`)}</small>
            </span>
          </label>
        ))}
      </fieldset>
    </Faulty>
  )
}

/** What readers are owed and nobody has said yet. */
function Owed({ items }: { items: readonly DisclosureItem[] }) {
  const { say } = useText()
  return (
    <section className="owed-list" aria-live="polite">
      <h2 className="t-lead">
        <b>{say('pollsImport.owedTitle')}</b>
      </h2>
      {items.length === 0 ? (
        <p>
          <Sign name="confirmed" /> {say('pollsImport.owedNothing')}
        </p>
      ) : (
        <>
          <p>{say('pollsImport.owedWhat', { count: items.length })}</p>
          <ul>
            {items.map((item) => (
              <li key={item}>
                <Sign name="missing" /> <span>{say(`pollsImport.owed.${item}`)}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}

type TextsName =
  | 'names'
  | 'sponsor'
  | 'conductor'
  | 'population'
  | 'drawn'
  | 'recruitment'
  | 'limitations'

function Texts({ draft, put, faults, name, long = false }: Form & { name: TextsName; long?: boolean }) {
  const { say, languageName } = useText()
  const fault = name === 'names' || name === 'population' ? faults[name] : undefined
  return (
    <Faulty id={`fault-${name}`} fault={fault}>
      <TitledTexts
        title={say(`pollsImport.${name}`)}
        more={say('polls.anotherLanguage')}
        texts={draft[name]}
        onChange={(texts) => put({ [name]: texts })}
        label={(language) =>
          say('pollsImport.fieldIn', {
            field: say(`pollsImport.${name}`),
            language: languageName(language),
          })
        }
        another={say('pollsImport.fieldInAnother', { field: say(`pollsImport.${name}`) })}
        maxLength={4000}
        long={long}
        {...(fault === undefined ? {} : { describedBy: `fault-${name}` })}
      />
    </Faulty>
  )
} // prettier-ignore

function Day({ draft, put, faults, name }: Form & { name: 'from' | 'to' }) {
  const { say } = useText()
  const fault = faults[name]
  return (
    <Faulty id={`fault-${name}`} fault={fault}>
      <label className="field-group">
        <span className="small">{say(`pollsImport.${name}`)}</span>
        <input
          className="field"
          type="date"
          value={draft[name]}
          aria-invalid={fault !== undefined}
          aria-describedby={fault === undefined ? undefined : `fault-${name}`}
          onChange={({ target }) => put({ [name]: target.value })}
        />
      </label>
    </Faulty>
  )
}
