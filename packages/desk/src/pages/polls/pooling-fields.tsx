import { useText } from '../../text/text.tsx'
import {
  isPeople,
  poolingKinds,
  type DeclarationDraft,
  type DraftFault,
} from './declaration-draft.ts'
import { Faulty } from './faulty.tsx'
import type { CountryChoice } from './pooling-countries.ts'

interface Fields {
  draft: DeclarationDraft
  put: (part: Partial<DeclarationDraft>) => void
  fault: DraftFault | undefined
  countries: readonly CountryChoice[]
}

/** What several countries together stand for, which decides what of each of them is hidden. */
export function PoolingFields(fields: Fields) {
  const { draft, put } = fields
  const { say } = useText()
  return (
    <>
      <fieldset className="field-group" aria-describedby="pooling-hint">
        <legend className="small">{say('pollsImport.pooling')}</legend>
        <small className="hint" id="pooling-hint">
          {say('pollsImport.poolingHint')}
        </small>
        {(['', ...poolingKinds] as const).map((pooling) => {
          const key = pooling === '' ? 'none' : pooling
          return (
            <label key={key} className="check">
              <input
                type="radio"
                name="pooling"
                checked={draft.pooling === pooling}
                onChange={() => put({ pooling })}
              />
              <span>
                {say(`pollsImport.pooling.${key}`)}{' '}
                <small className="hint">{say(`pollsImport.pooling.${key}.hint`)}</small>
              </span>
            </label>
          )
        })}
      </fieldset>
      {draft.pooling === 'population' ? <People {...fields} /> : null}
    </>
  )
}

function People({ draft: { people }, put, fault, countries }: Fields) {
  const { say } = useText()
  const known = new Set(countries.map(({ code }) => code))
  // Numbers of countries that the column does not have stay in sight: they were declared once.
  const others = Object.keys(people).filter((code) => !known.has(code))
  const all = [...countries, ...others.map((code) => ({ code, label: code, occurs: false }))]
  return (
    <Faulty id="fault-people" fault={fault}>
      <fieldset
        className="field-group"
        aria-describedby={fault === undefined ? 'people-hint' : 'people-hint fault-people'}
      >
        <legend className="small">{say('pollsTable.people')}</legend>
        <small className="hint" id="people-hint">
          {say(all.length === 0 ? 'pollsImport.peopleUnknown' : 'pollsTable.peopleHint')}
        </small>
        <div className="pooling-people">
          {all.map(({ code, label, occurs }) => {
            const typed = people[code] ?? ''
            const isWrong = typed.trim() === '' ? occurs : !isPeople(typed)
            return (
              <label key={code}>
                <span>{label}</span>
                <input
                  className="field"
                  inputMode="numeric"
                  value={typed}
                  aria-invalid={fault !== undefined && isWrong}
                  onChange={({ target }) => put({ people: { ...people, [code]: target.value } })}
                />
              </label>
            )
          })}
        </div>
      </fieldset>
    </Faulty>
  )
}
