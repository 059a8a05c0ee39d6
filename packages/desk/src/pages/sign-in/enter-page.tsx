import { useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import { send } from '../../api/client.ts'
import { forgetSession } from '../../api/session.ts'
import { FaultNotice } from '../../component/fault-notice.tsx'
import { PageHead } from '../../shell/page.tsx'
import { useText } from '../../text/text.tsx'

/** Trades the one-time link's token, which stands behind the #, for a session. */
export function EnterPage() {
  const { say } = useText()
  const navigate = useNavigate()
  const client = useQueryClient()
  // Read once and wiped from the address, so that it stays in no history and is sent to no server.
  const [token] = useState(() => globalThis.location.hash.slice(1))
  const [error, setError] = useState<unknown>(null)
  const spent = useRef(false)

  useEffect(() => {
    globalThis.history.replaceState(globalThis.history.state, '', '/enter')
    if (token === '' || spent.current) return
    spent.current = true
    const enter = async (): Promise<void> => {
      try {
        await send('POST', '/session/link', { token })
      } catch (fault) {
        setError(fault)
        return
      }
      await forgetSession(client)
      await navigate({ to: '/incoming', replace: true })
    }
    void enter()
  }, [token, client, navigate])

  const failed = token === '' || error !== null
  return (
    <div className="narrow-page">
      <PageHead title={say(failed ? 'signIn.linkFailed' : 'signIn.enterTitle')} />
      {failed ? null : <output className="block">{say('signIn.entering')}</output>}
      {token === '' ? <p>{say('signIn.noToken')}</p> : null}
      {error === null ? null : <FaultNotice error={error} />}
      {failed ? (
        <p>
          <Link to="/sign-in">{say('signIn.toSignIn')}</Link>
        </p>
      ) : null}
    </div>
  )
}
