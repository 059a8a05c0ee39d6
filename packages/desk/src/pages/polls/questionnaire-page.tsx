import { ownLanguageName } from '@suyab/language/display-name'
import type { MissingText, QuestionnairePage as Page, WavePage } from '@suyab/server/api'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { changeTexts, questionnaireQuery } from '../../api/polls.ts'
import { faultOf, RequestFault } from '../../api/fault.ts'
import { Empty, Loading } from '../../component/empty.tsx'
import { FaultNotice, faultSentence } from '../../component/fault-notice.tsx'
import { ScrollRegion } from '../../component/scroll-region.tsx'
import { PageHead } from '../../shell/page.tsx'
import { useErrand } from '../../shell/toasts.tsx'
import { useText } from '../../text/text.tsx'
import { useManagesPolls } from './poll-may.ts'
import { rowKey, textRows, type TextRow } from './questionnaire-rows.ts'
import { TextCell } from './text-cell.tsx'
import { WaveFrame } from './wave-frame.tsx'
import '../../style/polls-work.css'

/** A wave's questionnaire, its languages beside each other. */
export function QuestionnairePage() {
  return <WaveFrame>{(wave) => <Questionnaire wave={wave} />}</WaveFrame>
}

function Questionnaire({ wave }: { wave: WavePage }) {
  const { say } = useText()
  const page = useQuery(questionnaireQuery(wave.poll.id, wave.number))
  if (page.data === undefined)
    return page.error === null ? (
      <Loading />
    ) : (
      <FaultNotice error={page.error} retry={() => void page.refetch()} />
    )
  const { questionnaire, missing } = page.data
  const rows = textRows(questionnaire)
  return (
    <>
      <PageHead
        title={say('polls.questionnaire')}
        line={
          <>
            <span>{say('pollsWork.texts', { count: rows.length })}</span>
            <span>
              {missing.length === 0
                ? say('pollsWork.nothingMissing')
                : say('pollsWork.missingCount', { count: missing.length })}
            </span>
          </>
        }
      />
      {rows.length === 0 ? (
        <Empty title={say('pollsWork.noTexts')}>
          <p>{say('pollsWork.noTextsWhat')}</p>
        </Empty>
      ) : (
        <Texts wave={wave} page={page.data} rows={rows} />
      )}
    </>
  )
}

function Texts({ wave, page, rows }: { wave: WavePage; page: Page; rows: readonly TextRow[] }) {
  const { say, languageName, formats } = useText()
  const { questionnaire, missing, absent } = page
  const languages = [...new Set([...questionnaire.languages, ...absent])]
  const [hidden, setHidden] = useState<readonly string[]>([])
  const [isOnlyMissing, setOnlyMissing] = useState(false)
  const shown = languages.filter((language) => !hidden.includes(language))
  const lacks = new Set(
    missing.filter(({ language }) => shown.includes(language)).map((one) => rowKey(one)),
  )
  const counts = Map.groupBy(missing, ({ language }) => language)
  const kept = isOnlyMissing ? rows.filter((row) => lacks.has(rowKey(row))) : rows
  return (
    <>
      <div className="text-filter">
        <fieldset className="poll-languages">
          <legend className="small">{say('pollsWork.beside')}</legend>
          {languages.map((language) => (
            <label key={language} className="check">
              <input
                type="checkbox"
                checked={!hidden.includes(language)}
                onChange={({ target }) =>
                  setHidden(
                    target.checked
                      ? hidden.filter((one) => one !== language)
                      : [...hidden, language],
                  )
                }
              />
              <span>
                <bdi lang={language} title={languageName(language)}>
                  {ownLanguageName(language)}
                </bdi>{' '}
                <Lacking count={counts.get(language)?.length ?? 0} isAbsent={absent.includes(language)} />
              </span>
            </label>
          ))}
        </fieldset>
        <label className="check">
          <input
            type="checkbox"
            checked={isOnlyMissing}
            onChange={({ target }) => setOnlyMissing(target.checked)}
          />
          <span aria-live="polite">
            {say('pollsWork.onlyMissing')} ({formats.number(lacks.size)})
          </span>
        </label>
      </div>
      {kept.length === 0 || shown.length === 0 ? (
        <Empty title={say('pollsWork.nothingHere')} />
      ) : (
        <TextTable wave={wave} rows={kept} languages={shown} missing={missing} />
      )}
    </>
  )
} // prettier-ignore

function Lacking({ count, isAbsent }: { count: number; isAbsent: boolean }) {
  const { say } = useText()
  if (isAbsent) return <small>{say('pollsWork.absent')}</small>
  return count === 0 ? null : <small>{say('pollsWork.missingCount', { count })}</small>
}

function TextTable({
  wave,
  rows,
  languages,
  missing,
}: {
  wave: WavePage
  rows: readonly TextRow[]
  languages: readonly string[]
  missing: readonly MissingText[]
}) {
  const text = useText()
  const { say, languageName } = text
  const client = useQueryClient()
  const errand = useErrand()
  const manages = useManagesPolls()
  const lacks = new Set(missing.map((one) => `${rowKey(one)} ${one.language}`))
  const write = async (row: TextRow, language: string, after: string): Promise<boolean> => {
    const { name, part, choice } = row
    const before = row.texts[language] ?? ''
    const put = async (said: string): Promise<void> => {
      const change = { name, part, ...(choice === undefined ? {} : { choice }), language, text: said }
      const page = await changeTexts(wave.poll.id, wave.number, [change])
      client.setQueryData(questionnaireQuery(wave.poll.id, wave.number).queryKey, page)
      await client.invalidateQueries({ queryKey: ['polls', wave.poll.id, wave.number, 'page'] })
    }
    const failed = (error: unknown): string =>
      faultSentence(text, faultOf(error), error instanceof RequestFault ? error.status : undefined)
    const undo = (): void => void errand(async () => put(before), null, failed)
    return errand(async () => put(after), { text: say('shell.saved'), undo }, failed)
  } // prettier-ignore
  return (
    <ScrollRegion label={say('polls.questionnaire')}>
      <table className="text-table">
        <thead>
          <tr>
            <th scope="col">{say('polls.question')}</th>
            {languages.map((language) => (
              <th key={language} scope="col">
                {languageName(language)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={rowKey(row)} className={row.isHead ? 'head-row' : undefined}>
              <th scope="row">
                {row.isHead ? <bdi dir="ltr">{row.name}</bdi> : <PartName row={row} />}
              </th>
              {languages.map((language) => (
                <TextCell
                  key={language}
                  row={row}
                  language={language}
                  isMissing={lacks.has(`${rowKey(row)} ${language}`)}
                  write={
                    manages ? async (after) => write(row, language, after) : undefined
                  }
                />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  )
} // prettier-ignore

function PartName({ row }: { row: TextRow }) {
  const { say } = useText()
  return (
    <small>
      {row.part === 'choice' ? <bdi>{row.choice}</bdi> : say(`pollsWork.part.${row.part}`)}
    </small>
  )
}
