import type { ApiFault } from '@suyab/server/api'
import type { ReactNode } from 'react'
import { RequestFault } from '../../api/fault.ts'
import { FaultNotice, faultSentence } from '../../component/fault-notice.tsx'
import { ScrollRegion } from '../../component/scroll-region.tsx'
import { Sign } from '../../component/sign.tsx'
import { useText } from '../../text/text.tsx'

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
  const { say, formats } = text
  const faults = allFaults(error)
  if (faults.length === 0) return <FaultNotice error={error} />
  return (
    <section className="poll-faults" role="alert">
      <h3>
        <Sign name="warning" /> {say('pollsImport.refused', { count: faults.length })}
      </h3>
      <ScrollRegion label={say('pollsImport.refused', { count: faults.length })}>
        <table className="poll-list">
          <thead>
            <tr>
              <th scope="col" className="n">
                {say('pollsImport.row')}
              </th>
              <th scope="col">{say('pollsImport.column')}</th>
              <th scope="col">{say('pollsImport.rule')}</th>
            </tr>
          </thead>
          <tbody>
            {faults.map((fault, index) => {
              const { row, column, value } = fault.data ?? {}
              return (
                // Two faults may be alike in all but their place in the list.
                // oxlint-disable-next-line react/no-array-index-key
                <tr key={index}>
                  <td className="n">{typeof row === 'number' ? formats.number(row) : '–'}</td>
                  <td>
                    <bdi dir="ltr">{column ?? '–'}</bdi>
                    {value === undefined ? null : (
                      <small>
                        <bdi>{value}</bdi>
                      </small>
                    )}
                  </td>
                  <td className="wide">
                    {faultSentence(text, fault)} {renderRemedy?.(fault)}
                  </td>
                </tr>
              )
            })}
          </tbody>
        </table>
      </ScrollRegion>
    </section>
  )
}
