import { Link, type ErrorComponentProps } from '@tanstack/react-router'
import { RequestFault } from '../api/fault.ts'
import { FaultNotice } from '../component/fault-notice.tsx'
import { useText } from '../text/text.tsx'
import { PageHead } from './page.tsx'

/** A page that threw: what happened, that nothing saved is lost, and how to go on. */
export function ErrorPage({ error, reset }: ErrorComponentProps) {
  const { say } = useText()
  if (error instanceof RequestFault) return <FaultNotice error={error} retry={reset} />
  return (
    <>
      <PageHead title={say('shell.brokenTitle')} />
      <p className="t-lead">
        {say('shell.broken', { detail: error instanceof Error ? error.message : String(error) })}
      </p>
      <p className="row-of">
        <button type="button" className="button main" onClick={() => globalThis.location.reload()}>
          {say('shell.reload')}
        </button>
      </p>
    </>
  )
}

export function MissingPage() {
  const { say } = useText()
  return (
    <>
      <PageHead title={say('shell.missingTitle')} />
      <p className="t-lead">{say('shell.missing')}</p>
      <p>
        <Link to="/incoming">{say('shell.toIncoming')}</Link>
      </p>
    </>
  )
}
