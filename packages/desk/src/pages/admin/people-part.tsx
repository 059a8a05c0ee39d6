import { ownLanguageName } from '@suyab/language/display-name'
import type { DeskLanguage, Person, PersonInput, Role } from '@suyab/server/api'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { peopleQuery } from '../../api/admin.ts'
import { send } from '../../api/client.ts'
import { nodeNow, usePerson } from '../../api/session.ts'
import { Choice } from '../../component/choice.tsx'
import { CopyField } from '../../component/copy-field.tsx'
import { Dialog } from '../../component/dialog.tsx'
import { Loading } from '../../component/empty.tsx'
import { FaultNotice } from '../../component/fault-notice.tsx'
import { PageHead } from '../../shell/page.tsx'
import { deskLanguages } from '../../shell/preference.ts'
import { useText } from '../../text/text.tsx'
import { useAdminErrand } from './admin-errand.ts'

const roles: readonly Role[] = ['administrator', 'editor', 'translator', 'analyst', 'viewer']

/** The people of the newsroom: who, in which role, and a link to let them in. */
export function PeoplePart() {
  const text = useText()
  const { say, formats } = text
  const me = usePerson()
  const people = useQuery(peopleQuery)
  const errand = useAdminErrand('people')
  const [link, setLink] = useState<{ name: string; link: string } | null>(null)
  const [leaving, setLeaving] = useState<Person | null>(null)

  const linkFor = async (person: Pick<Person, 'id' | 'name'>): Promise<void> => {
    await errand(async () => {
      const made = await send<{ link: string }>('POST', path(person.id, '/link'), {})
      setLink({ name: person.name, link: made.link })
    }, null)
  }
  const add = async (input: PersonInput): Promise<boolean> =>
    errand(async () => linkFor(await send<Person>('POST', '/people', input)), null)
  const change = async (id: string, part: Partial<PersonInput>): Promise<void> => {
    await errand(async () => send('PATCH', path(id), part), say('shell.saved'))
  }
  const erase = async (id: string): Promise<void> => {
    setLeaving(null)
    await errand(async () => send('DELETE', path(id)), say('admin.erased'))
  }
  return (
    <>
      <PageHead title={say('admin.people')} />
      {link === null ? null : (
        <CopyField
          label={say('admin.linkFor', { name: link.name })}
          value={link.link}
          hint={say('admin.linkWhat')}
        />
      )}
      {people.isPending ? <Loading /> : null}
      {people.error === null ? null : (
        <FaultNotice error={people.error} retry={() => void people.refetch()} />
      )}
      <ul className="rows people">
        {(people.data ?? []).map((person) => (
          <li key={person.id}>
            <span>
              <b>
                <bdi>{person.name}</bdi>
              </b>{' '}
              {person.id === me.id ? <small>{say('admin.you')}</small> : null}
              <small className="block">
                {person.lastSeenAt === undefined
                  ? say('admin.neverSeen')
                  : say('admin.lastSeen', { time: formats.moment(person.lastSeenAt, nodeNow()) })}
                {' · '}
                {person.passkeys.length === 0
                  ? say('admin.noPasskey')
                  : say('admin.passkeys', { count: person.passkeys.length })}
                {person.mail === undefined ? '' : ` · ${person.mail}`}
              </small>
            </span>
            <span className="row-of">
              <select
                className="field"
                aria-label={`${say('admin.role')}: ${person.name}`}
                value={person.role}
                onChange={({ target: { value } }) =>
                  void change(person.id, { role: roles.find((role) => role === value)! })
                }
              >
                <RoleOptions />
              </select>
              <select
                className="field"
                aria-label={`${say('admin.language')}: ${person.name}`}
                value={person.language}
                onChange={({ target: { value } }) =>
                  void change(person.id, { language: deskLanguages.find((one) => one === value)! })
                }
              >
                <LanguageOptions />
              </select>
              <button type="button" className="button" onClick={() => void linkFor(person)}>
                {say('admin.newLink')}
              </button>
              <button
                type="button"
                className="button stop"
                aria-label={`${say('admin.erase')}: ${person.name}`}
                onClick={() => setLeaving(person)}
              >
                {say('admin.erase')}
              </button>
            </span>
          </li>
        ))}
      </ul>
      <AddPerson add={add} />
      {leaving === null ? null : (
        <Dialog
          title={say('admin.eraseTitle', { name: leaving.name })}
          alarm
          onClose={() => setLeaving(null)}
          onSubmit={() => void erase(leaving.id)}
          actions={
            <button type="submit" className="button stop">
              {say('admin.erase')}
            </button>
          }
        >
          <ul className="plain-list">
            <li>{say('admin.eraseOut')}</li>
            <li>{say('admin.eraseGone')}</li>
            <li>{say('admin.eraseStays')}</li>
            <li>{say('admin.eraseFinal')}</li>
          </ul>
        </Dialog>
      )}
    </>
  )
}

function RoleOptions() {
  const { say } = useText()
  return roles.map((role) => (
    <option key={role} value={role}>
      {say(`words.role.${role}`)}
    </option>
  ))
}

function LanguageOptions() {
  return deskLanguages.map((language) => (
    <option key={language} value={language} lang={language}>
      {ownLanguageName(language)}
    </option>
  ))
}

function AddPerson({ add }: { add: (input: PersonInput) => Promise<boolean> }) {
  const { say, language: mine } = useText()
  const [name, setName] = useState('')
  const [mail, setMail] = useState('')
  const [role, setRole] = useState<Role>('editor')
  const [language, setLanguage] = useState<DeskLanguage>(mine)
  const submit = async (): Promise<void> => {
    const added = await add({ name: name.trim(), role, language, ...(mail === '' ? {} : { mail }) })
    if (!added) return
    setName('')
    setMail('')
  }
  return (
    <section className="ruled">
      <h2>{say('admin.addPerson')}</h2>
      <form
        className="row-of add-row"
        onSubmit={(event) => {
          event.preventDefault()
          void submit()
        }}
      >
        <label className="inline">
          <span>{say('admin.personName')}</span>
          <input
            className="field"
            required
            maxLength={200}
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
        </label>
        <Choice
          label={say('admin.role')}
          value={role}
          options={roles.map((one) => [one, say(`words.role.${one}`)])}
          onChange={setRole}
        />
        <Choice
          label={say('admin.language')}
          value={language}
          options={deskLanguages.map((one) => [one, ownLanguageName(one), one])}
          onChange={setLanguage}
        />
        <label className="inline">
          <span>{say('admin.mail')}</span>
          <input
            className="field"
            type="email"
            dir="ltr"
            placeholder={say('admin.mailHint')}
            value={mail}
            onChange={(event) => setMail(event.target.value)}
          />
        </label>
        <button type="submit" className="button main">
          {say('admin.add')}
        </button>
      </form>
      <p className="t-note">
        <b>{say(`words.role.${role}`)}</b>: {say(`admin.roleWhat_${role}`)}
      </p>
    </section>
  )
}

function path(id: string, rest = ''): string {
  return `/people/${encodeURIComponent(id)}${rest}`
}
