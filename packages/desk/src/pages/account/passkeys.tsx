import {
  browserSupportsWebAuthn,
  startRegistration,
  type PublicKeyCredentialCreationOptionsJSON,
} from '@simplewebauthn/browser'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { send } from '../../api/client.ts'
import { faultOf, RequestFault } from '../../api/fault.ts'
import { usePerson } from '../../api/session.ts'
import { Dialog } from '../../component/dialog.tsx'
import { faultSentence } from '../../component/fault-notice.tsx'
import { useErrand } from '../../shell/toasts.tsx'
import { useText } from '../../text/text.tsx'

/** The person's passkeys: what they are for, one more, one less. */
export function Passkeys() {
  const text = useText()
  const { say, formats } = text
  const { passkeys } = usePerson()
  const client = useQueryClient()
  const errand = useErrand()
  const [label, setLabel] = useState(() => navigator.platform)
  const [leaving, setLeaving] = useState<{ id: string; label: string } | null>(null)
  const refresh = async (): Promise<void> => client.invalidateQueries({ queryKey: ['session'] })
  const failed = (error: unknown): string =>
    error instanceof RequestFault
      ? faultSentence(text, faultOf(error), error.status)
      : say('account.addFailed')

  const add = async (): Promise<void> => {
    await errand(
      async () => {
        const options = await send<PublicKeyCredentialCreationOptionsJSON>(
          'POST',
          '/passkeys/options',
          {},
        )
        const response = await startRegistration({ optionsJSON: options })
        await send('POST', '/passkeys', { response, label: label.trim() })
        await refresh()
      },
      { text: say('account.added') },
      failed,
    )
  }
  const remove = async (id: string): Promise<void> => {
    setLeaving(null)
    await errand(
      async () => {
        await send('DELETE', `/passkeys/${encodeURIComponent(id)}`)
        await refresh()
      },
      { text: say('shell.saved') },
      failed,
    )
  }

  return (
    <section className="ruled">
      <h2>{say('account.passkeys')}</h2>
      <p>{say('account.passkeysWhy')}</p>
      {passkeys.length === 0 ? <p>{say('account.none')}</p> : null}
      <ul className="rows">
        {passkeys.map((passkey) => (
          <li key={passkey.id}>
            <span>
              <b>{passkey.label}</b>{' '}
              <small>{say('account.created', { date: formats.date(passkey.createdAt) })}</small>{' '}
              {passkey.lastUsedAt === undefined ? null : (
                <small>{say('account.used', { date: formats.date(passkey.lastUsedAt) })}</small>
              )}
            </span>
            <button type="button" className="plain" onClick={() => setLeaving(passkey)}>
              {say('account.remove')}
            </button>
          </li>
        ))}
      </ul>
      {browserSupportsWebAuthn() ? (
        <form
          className="form"
          onSubmit={(event) => {
            event.preventDefault()
            void add()
          }}
        >
          <label>
            <span className="small">{say('account.deviceName')}</span>
            <input
              className="field"
              required
              maxLength={80}
              value={label}
              onChange={(event) => setLabel(event.target.value)}
            />
          </label>
          <p className="row-of">
            <button type="submit" className="button">
              {say('account.add')}
            </button>
          </p>
        </form>
      ) : (
        <p>{say('signIn.noPasskeys')}</p>
      )}
      {leaving === null ? null : (
        <Dialog
          title={say('account.removeTitle')}
          onClose={() => setLeaving(null)}
          onSubmit={() => void remove(leaving.id)}
          actions={
            <button type="submit" className="button stop">
              {say('account.remove')}
            </button>
          }
        >
          <p>{say('account.removeWhat', { label: leaving.label })}</p>
        </Dialog>
      )}
    </section>
  )
}
