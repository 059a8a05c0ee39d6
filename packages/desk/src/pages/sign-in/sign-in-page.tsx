import {
  browserSupportsWebAuthn,
  startAuthentication,
  type PublicKeyCredentialRequestOptionsJSON,
} from '@simplewebauthn/browser'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { send } from '../../api/client.ts'
import { RequestFault } from '../../api/fault.ts'
import { forgetSession, useSession } from '../../api/session.ts'
import { FaultNotice } from '../../component/fault-notice.tsx'
import { Sign } from '../../component/sign.tsx'
import { PageHead } from '../../shell/page.tsx'
import { useText } from '../../text/text.tsx'

/** Sign-in by passkey, and what to do where that cannot work. */
export function SignInPage() {
  const text = useText()
  const { say } = text
  const { newsroom } = useSession()
  const { to, why } = useSearch({ from: '/sign-in' })
  const navigate = useNavigate()
  const client = useQueryClient()
  const [state, setState] = useState<'ready' | 'asking' | 'cancelled'>('ready')
  const [error, setError] = useState<unknown>(null)
  const able = browserSupportsWebAuthn()

  const signIn = async (): Promise<void> => {
    setState('asking')
    setError(null)
    try {
      const options = await send<PublicKeyCredentialRequestOptionsJSON>(
        'POST',
        '/session/passkey/options',
        {},
      )
      const response = await startAuthentication({ optionsJSON: options })
      await send('POST', '/session/passkey', { response })
    } catch (fault) {
      // The browser's own refusals have names of their own; the person only needs to know that it
      // was the device that did not confirm.
      if (fault instanceof RequestFault) setError(fault)
      setState(fault instanceof RequestFault ? 'ready' : 'cancelled')
      return
    }
    await forgetSession(client)
    await navigate({ href: to ?? '/incoming', replace: true })
  }

  return (
    <div className="narrow-page">
      <PageHead title={say('signIn.title')} />
      {why === undefined ? null : (
        <output className="block">
          {say(why === 'out' ? 'signIn.signedOut' : 'signIn.ended')}
        </output>
      )}
      <p className="t-lead">{say('signIn.lead', { newsroom: text.name(newsroom.names).text })}</p>
      <p className="row-of">
        <button
          type="button"
          className="button main"
          disabled={!able || state === 'asking'}
          onClick={() => void signIn()}
        >
          {say(state === 'asking' ? 'signIn.waiting' : 'signIn.withPasskey')}
        </button>
      </p>
      {able ? null : (
        <p>
          <Sign name="warning" /> {say('signIn.noPasskeys')}
        </p>
      )}
      {state === 'cancelled' ? (
        <p role="alert">
          <Sign name="warning" /> {say('signIn.cancelled')}
        </p>
      ) : null}
      {error === null ? null : <FaultNotice error={error} />}
      <section className="ruled">
        <h2>{say('signIn.neither')}</h2>
        <p>{say('signIn.askLink')}</p>
        <p>{say('signIn.terminal')}</p>
        <p>
          <code>npx suyab invite &quot;…&quot;</code>
        </p>
      </section>
    </div>
  )
}
