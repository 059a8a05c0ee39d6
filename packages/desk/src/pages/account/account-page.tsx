import { useState } from 'react'
import { faultOf } from '../../api/fault.ts'
import { useEditMe, usePerson } from '../../api/session.ts'
import { faultSentence } from '../../component/fault-notice.tsx'
import { PageHead } from '../../shell/page.tsx'
import { useErrand } from '../../shell/toasts.tsx'
import { useText } from '../../text/text.tsx'
import { Passkeys } from './passkeys.tsx'

/** What a person may change about their own account. */
export function AccountPage() {
  const text = useText()
  const { say } = text
  const person = usePerson()
  const edit = useEditMe()
  const errand = useErrand()
  const [name, setName] = useState(person.name)
  const [mail, setMail] = useState(person.mail ?? '')
  const [alarm, setAlarm] = useState(person.alarmByMail)

  const save = async (): Promise<void> => {
    await errand(
      async () => edit.mutateAsync({ name, mail, alarmByMail: alarm && mail !== '' }),
      { text: say('shell.saved') },
      (error) => faultSentence(text, faultOf(error)),
    )
  }
  return (
    <div className="narrow-page">
      <PageHead
        title={say('account.title')}
        line={say('account.role', { role: say(`words.role.${person.role}`) })}
      />
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault()
          void save()
        }}
      >
        <label>
          <span className="small">{say('account.name')}</span>
          <input
            className="field"
            required
            maxLength={200}
            autoComplete="name"
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
        </label>
        <label>
          <span className="small">{say('account.mail')}</span>
          <input
            className="field"
            type="email"
            autoComplete="email"
            dir="ltr"
            value={mail}
            onChange={(event) => setMail(event.target.value)}
          />
        </label>
        <label className="check">
          <input
            type="checkbox"
            checked={alarm && mail !== ''}
            disabled={mail === ''}
            onChange={(event) => setAlarm(event.target.checked)}
          />
          <span>
            {say('account.alarmByMail')}
            {mail === '' ? <small> {say('account.needsMail')}</small> : null}
          </span>
        </label>
        <p className="row-of">
          <button type="submit" className="button main" disabled={edit.isPending}>
            {say('shell.save')}
          </button>
        </p>
      </form>
      <Passkeys />
    </div>
  )
}
