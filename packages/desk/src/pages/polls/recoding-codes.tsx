import type { AnswerCode } from '@suyab/server/api'
import type { UseQueryResult } from '@tanstack/react-query'
import { Loading } from '../../component/empty.tsx'
import { FaultNotice } from '../../component/fault-notice.tsx'
import { ScrollRegion } from '../../component/scroll-region.tsx'
import { useText } from '../../text/text.tsx'
import { isNoAnswer, type RecodingDraft } from './recoding-draft.ts'

/** The numbers of a column as answers: what each means, and which of them mean no answer. */
export function CodesOfNumbers({
  codes,
  draft,
  put,
}: {
  codes: UseQueryResult<AnswerCode[]>
  draft: RecodingDraft
  put: (part: Partial<RecodingDraft>) => void
}) {
  const { say, formats, language } = useText()
  if (codes.data === undefined)
    return codes.error === null ? <Loading /> : <FaultNotice error={codes.error} />
  return (
    <>
      <p className="hint">{say('pollsWork.codesWhat')}</p>
      <ScrollRegion label={say('pollsWork.kind.codes')}>
        <table className="poll-list number-codes">
          <thead>
            <tr>
              <th scope="col" className="n">
                {say('pollsWork.code')}
              </th>
              <th scope="col">{say('pollsWork.codeMeans')}</th>
              <th scope="col">{say('pollsWork.codeNone')}</th>
              <th scope="col" className="n">
                {say('polls.respondents')}
              </th>
            </tr>
          </thead>
          <tbody>
            {codes.data.map((code) => {
              const { value, rows } = code
              const isNone = isNoAnswer(draft, code)
              return (
                <tr key={value}>
                  <th scope="row" className="n">
                    {formats.number(value)}
                  </th>
                  <td>
                    <input
                      className="field"
                      lang={language}
                      aria-label={say('pollsWork.codeMeansOf', { code: formats.number(value) })}
                      maxLength={300}
                      disabled={isNone}
                      value={draft.meanings[value] ?? ''}
                      onChange={({ target }) =>
                        put({ meanings: { ...draft.meanings, [value]: target.value } })
                      }
                    />
                  </td>
                  <td>
                    <input
                      type="checkbox"
                      aria-label={say('pollsWork.codeNoneOf', { code: formats.number(value) })}
                      checked={isNone}
                      onChange={({ target }) =>
                        put({ noAnswer: { ...draft.noAnswer, [value]: target.checked } })
                      }
                    />
                  </td>
                  <td className="n">
                    {rows === null ? say('pollsWork.fewRows') : formats.number(rows)}
                  </td>
                </tr>
              )
            })}
          </tbody>
        </table>
      </ScrollRegion>
    </>
  )
}
