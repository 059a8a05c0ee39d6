import type { ReactNode } from 'react'
import { ScrollRegion } from '../../component/scroll-region.tsx'
import { useText } from '../../text/text.tsx'

/** What was found at one place of a file. */
export interface FileFinding {
  row: number | undefined
  column: string | undefined
  value?: string | undefined
  said: ReactNode
}

/** Findings in a file, each with its row, its column and the rule. */
export function FileTable({
  label,
  findings,
}: {
  label: string
  findings: readonly FileFinding[]
}) {
  const { say, formats } = useText()
  return (
    <ScrollRegion label={label}>
      <table className="poll-list findings">
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
          {findings.map(({ row, column, value, said }, index) => (
            // Two findings may be alike in all but their place in the list.
            // oxlint-disable-next-line react/no-array-index-key
            <tr key={index}>
              <td className="n">{row === undefined ? '–' : formats.number(row)}</td>
              <td>
                <bdi dir="ltr">{column ?? '–'}</bdi>
                {value === undefined ? null : (
                  <small>
                    <bdi>{value}</bdi>
                  </small>
                )}
              </td>
              <td className="wide">{said}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  )
}
