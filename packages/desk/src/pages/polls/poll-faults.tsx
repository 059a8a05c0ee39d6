import type { ApiFault } from '@suyab/server/api'
import type { ReactNode } from 'react'
import { RequestFault } from '../../api/fault.ts'
import { FaultNotice, faultSentence } from '../../component/fault-notice.tsx'
import { Sign } from '../../component/sign.tsx'
import { useText } from '../../text/text.tsx'
import { FileTable } from './file-table.tsx'

/** All that is wrong with a file or a declaration, where the node told more than the first of it. */
function allFaults(error: unknown): ApiFault[] {
  if (!(error instanceof RequestFault)) return []
  const { body } = error
  if (typeof body !== 'object' || body === null || !('faults' in body)) return []
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the desk's own node
  return Array.isArray(body.faults) ? (body.faults as ApiFault[]) : []
}

/** Why a wave is refused: row, column and rule of each fault, and what may be done about it. */
export function PollFaultsNotice({
  error,
  renderRemedy,
}: {
  error: unknown
  renderRemedy?: (fault: ApiFault) => ReactNode
}) {
  const text = useText()
  const { say } = text
  const faults = allFaults(error)
  if (faults.length === 0) return <FaultNotice error={error} />
  const title = say('pollsImport.refused', { count: faults.length })
  return (
    <section className="poll-faults" role="alert">
      <h3>
        <Sign name="warning" /> {title}
      </h3>
      <FileTable
        label={title}
        findings={faults.map((fault) => {
          const { row, column, value } = fault.data ?? {}
          return {
            row: typeof row === 'number' ? row : undefined,
            column: column === undefined ? undefined : String(column),
            value: value === undefined ? undefined : String(value),
            said: (
              <>
                {faultSentence(text, fault)} {renderRemedy?.(fault)}
              </>
            ),
          }
        })}
      />
    </section>
  )
}
