import { Link, useRouteContext } from '@tanstack/react-router'
import { useEffect } from 'react'
import { FaultNotice } from '../../component/fault-notice.tsx'
import { PageHead } from '../../shell/page.tsx'
import { useText } from '../../text/text.tsx'

/** Where a one-time link leads that did not let anyone in: why, and what to do. */
export function EnterPage() {
  const { say } = useText()
  const { outcome } = useRouteContext({ from: '/enter' })
  useEffect(() => {
    // The token stays in no history.
    globalThis.history.replaceState(globalThis.history.state, '', '/enter')
  }, [])
  return (
    <div className="narrow-page">
      <PageHead title={say('signIn.linkFailed')} />
      {typeof outcome === 'object' ? (
        <FaultNotice error={outcome.error} />
      ) : (
        <p>{say('signIn.noToken')}</p>
      )}
      <p>
        <Link to="/sign-in">{say('signIn.toSignIn')}</Link>
      </p>
    </div>
  )
}
