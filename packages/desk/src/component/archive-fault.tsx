import { faultOf } from '../api/fault.ts'
import { Empty } from './empty.tsx'
import { FaultNotice } from './fault-notice.tsx'
import { useText } from '../text/text.tsx'

/** Why the archive does not answer: there is none, it is being opened, or something went wrong. */
export function ArchiveFault({ error, retry }: { error: unknown; retry: () => void }) {
  const { say } = useText()
  const { code } = faultOf(error)
  if (code === 'coverage.off')
    return (
      <Empty title={say('research.offTitle')}>
        <p>{say('research.off')}</p>
        <p>
          <code>SUYAB_COVERAGE=on</code>
        </p>
      </Empty>
    )
  if (code === 'coverage.opening')
    return (
      <Empty title={say('research.openingTitle')}>
        <output className="block">{say('research.opening')}</output>
      </Empty>
    )
  return <FaultNotice error={error} retry={retry} />
}
