import type { ImportRemark } from '@suyab/server/api'
import { faultSentence } from '../../component/fault-notice.tsx'
import { ScrollRegion } from '../../component/scroll-region.tsx'
import { useText } from '../../text/text.tsx'

const shown = 100

/** What was found while a file was read: row, column and rule. */
export function Remarks({ remarks }: { remarks: readonly ImportRemark[] }) {
  const text = useText()
  const { say, formats } = text
  if (remarks.length === 0) return null
  return (
    <details className="poll-numbers" open={remarks.length <= 8}>
      <summary>{say('pollsImport.remarks', { count: remarks.length })}</summary>
      <ScrollRegion label={say('pollsImport.remarks', { count: remarks.length })}>
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
            {remarks.slice(0, shown).map((remark) => (
              <tr key={`${remark.code} ${remark.variable} ${remark.row} ${remark.about}`}>
                <td className="n">{remark.row === undefined ? '–' : formats.number(remark.row)}</td>
                <td>
                  <bdi dir="ltr">{remark.variable ?? '–'}</bdi>
                </td>
                <td className="wide">{remarkSaid(text, remark)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </details>
  )
}

/** A remark in the reader's words; one without words says what it is about. */
function remarkSaid(text: ReturnType<typeof useText>, remark: ImportRemark): string {
  const { code, variable, row, count, about } = remark
  if (text.find('faults', code) === undefined) return about
  const data = {
    ...(variable === undefined ? {} : { column: variable, variable }),
    ...(row === undefined ? {} : { row }),
    ...(count === undefined ? {} : { count }),
    about,
  }
  return faultSentence(text, { code, data })
}
