import type { InvitationInput } from '@suyab/server/api'
import { useSession } from '../../api/session.ts'
import { useText } from '../../text/text.tsx'
import { momentOf, wallTime } from '@suyab/language/zone'
import { ContactsForm } from './contacts-form.tsx'
import { GrantForm } from './grant-form.tsx'
import { usualGrant } from './terms-start.ts'
import '../../style/inline.css'

/** The terms as a form: each direction, the period, the contacts, the memorandum's own words. */
export function TermsForm({
  terms,
  onChange,
}: {
  terms: InvitationInput
  onChange: (terms: InvitationInput) => void
}) {
  const text = useText()
  const { say } = text
  const { newsroom } = useSession()
  const day = (at: string | undefined): string =>
    at === undefined ? '' : wallTime(at, newsroom.timeZone).slice(0, 10)
  const setDay = (name: 'from' | 'until', value: string): void => {
    const { [name]: _before, ...rest } = terms
    const moment = momentOf(`${value}T00:00`, newsroom.timeZone)
    onChange(moment === undefined ? rest : { ...rest, [name]: moment })
  }
  return (
    <div className="terms-form">
      <div className="two-ways">
        {(['give', 'take'] as const).map((side) => (
          <fieldset key={side} className="way">
            <legend>{say(`terms.${side}`)}</legend>
            <label className="check">
              <input
                type="checkbox"
                checked={terms[side] !== null}
                onChange={(event) =>
                  onChange({
                    ...terms,
                    [side]: event.target.checked
                      ? usualGrant(side === 'give' ? newsroom.names : {})
                      : null,
                  })
                }
              />
              <span>{say('partners.on')}</span>
            </label>
            {terms[side] === null ? null : (
              <GrantForm
                grant={terms[side]}
                onChange={(grant) => onChange({ ...terms, [side]: grant })}
              />
            )}
          </fieldset>
        ))}
      </div>
      <fieldset className="way">
        <legend>{say('partners.period')}</legend>
        <div className="row-of">
          {(['from', 'until'] as const).map((name) => (
            <label key={name} className="inline">
              <span>{say(`partners.${name}`)}</span>
              <input
                className="field"
                type="date"
                value={day(terms[name])}
                onChange={(event) => setDay(name, event.target.value)}
              />
            </label>
          ))}
          <small>{say('partners.untilHint')}</small>
        </div>
      </fieldset>
      <ContactsForm
        contacts={terms.contacts}
        onChange={(contacts) => onChange({ ...terms, contacts })}
      />
      <fieldset className="way">
        <legend>{say('partners.wording')}</legend>
        <label>
          <span className="small">
            {say('partners.wordingHint', { language: text.languageName(text.language) })}
          </span>
          <textarea
            className="field"
            lang={text.language}
            value={terms.text?.[text.language] ?? ''}
            onChange={(event) =>
              onChange({ ...terms, text: { ...terms.text, [text.language]: event.target.value } })
            }
          />
        </label>
      </fieldset>
    </div>
  )
}
