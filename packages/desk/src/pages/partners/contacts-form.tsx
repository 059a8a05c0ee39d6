import type { InvitationInput } from '@suyab/server/api'
import { usePerson } from '../../api/session.ts'
import { useText } from '../../text/text.tsx'

type Contacts = InvitationInput['contacts']

export function ContactsForm({
  contacts,
  onChange,
}: {
  contacts: Contacts
  onChange: (contacts: Contacts) => void
}) {
  const { say } = useText()
  const { language } = usePerson()
  const put = (index: number, part: Partial<Contacts[number]>): void =>
    onChange(contacts.map((one, at) => (at === index ? { ...one, ...part } : one)))
  return (
    <fieldset className="way">
      <legend>{say('partners.contacts')}</legend>
      {contacts.map((contact, index) => (
        // Contacts have no identity but their place in the list.
        // oxlint-disable-next-line react/no-array-index-key
        <div key={index} className="contact row-of">
          {(
            [
              ['name', 'partners.contactName', 'text'],
              ['role', 'partners.contactRole', 'text'],
              ['mail', 'partners.contactMail', 'email'],
              ['phone', 'partners.contactPhone', 'tel'],
            ] as const
          ).map(([name, label, type]) => (
            <label key={name} className="inline">
              <span>{say(label)}</span>
              <input
                className="field"
                type={type}
                value={contact[name] ?? ''}
                onChange={(event) => {
                  const { value } = event.target
                  if (value === '' && (name === 'mail' || name === 'phone')) {
                    const { [name]: _gone, ...rest } = contact
                    onChange(contacts.map((one, at) => (at === index ? rest : one)))
                  } else put(index, { [name]: value })
                }}
              />
            </label>
          ))}
          <button
            type="button"
            className="plain"
            onClick={() => onChange(contacts.filter((_, at) => at !== index))}
          >
            {say('partners.removeContact')}
          </button>
        </div>
      ))}
      <button
        type="button"
        className="plain"
        onClick={() => onChange([...contacts, { name: '', role: '', languages: [language] }])}
      >
        {say('partners.addContact')}
      </button>
    </fieldset>
  )
}
