import { comparerFor } from '@suyab/language/collation'
import { exchangeLanguages } from '@suyab/language/tag'
import type { ConceptRow } from '@suyab/server/api'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { address } from '../../api/client.ts'
import { conceptsQuery } from '../../api/concepts.ts'
import { nodeNow, usePerson } from '../../api/session.ts'
import { Loading } from '../../component/empty.tsx'
import { FaultNotice } from '../../component/fault-notice.tsx'
import { Sign } from '../../component/sign.tsx'
import { ScrollRegion } from '../../component/scroll-region.tsx'
import { PageHead } from '../../shell/page.tsx'
import { useText, type Text } from '../../text/text.tsx'
import { ConceptImport } from './concept-import.tsx'
import { ConceptPair } from './concept-measure.tsx'
import { ConceptNewDialog } from './concept-new.tsx'
import { ResearchNav } from './research-nav.tsx'
import './concept.css'

const shows = ['all', 'own', 'measured', 'unmeasured'] as const
type Show = (typeof shows)[number]

/** All concepts: in which languages they have lists, and how well these were measured to find. */
export function ConceptsPage() {
  const text = useText()
  const { say } = text
  const { role } = usePerson()
  const mayEdit = role !== 'translator' && role !== 'viewer'
  const concepts = useQuery(conceptsQuery)
  const [sought, setSought] = useState('')
  const [show, setShow] = useState<Show>('all')
  const [dialog, setDialog] = useState<'new' | 'import' | null>(null)
  const compare = comparerFor(text.language)
  const rows = (concepts.data ?? [])
    .filter((row) => isSought(row, sought) && isShown(row, show, text))
    .toSorted((a, b) => compare(text.name(a.names).text, text.name(b.names).text))
  const reader = text.languageName(text.language)
  return (
    <>
      <ResearchNav />
      <PageHead
        title={say('research.concepts')}
        line={
          concepts.isSuccess ? (
            <span>{say('concepts.count', { count: concepts.data.length })}</span>
          ) : null
        }
      >
        <a className="button" href={address('/coverage/concept-file', { format: 'json' })} download>
          {say('concepts.export')} JSON
        </a>
        <a className="button" href={address('/coverage/concept-file', { format: 'csv' })} download>
          {say('concepts.export')} CSV
        </a>
        {mayEdit ? (
          <>
            <button type="button" className="button" onClick={() => setDialog('import')}>
              {say('concepts.import')}
            </button>
            <button type="button" className="button main" onClick={() => setDialog('new')}>
              {say('concepts.new')}
            </button>
          </>
        ) : null}
      </PageHead>
      <p className="concept-what">{say('concepts.what')}</p>
      <div className="concept-filter">
        <label>
          <span className="small">{say('concepts.filter')}</span>
          <input
            type="search"
            className="field find"
            value={sought}
            onChange={({ target }) => setSought(target.value)}
          />
        </label>
        <label>
          <span className="small">{say('concepts.show')}</span>
          <select
            className="field"
            value={show}
            onChange={({ target }) => setShow(shows.find((one) => one === target.value)!)}
          >
            <option value="all">{say('concepts.showAll')}</option>
            <option value="own">{say('concepts.showOwn')}</option>
            <option value="measured">{say('concepts.showMeasured', { language: reader })}</option>
            <option value="unmeasured">
              {say('concepts.showUnmeasured', { language: reader })}
            </option>
          </select>
        </label>
        <p className="concept-legend">
          <span>{say('concepts.legendPair')}</span>
          <span>
            <Sign name="stale" /> {say('concepts.notMeasured')}
          </span>
          <span>– {say('concepts.noList')}</span>
        </p>
      </div>
      {concepts.isPending ? <Loading /> : null}
      {concepts.error === null ? null : (
        <FaultNotice error={concepts.error} retry={() => void concepts.refetch()} />
      )}
      {concepts.isSuccess && rows.length === 0 ? <p>{say('concepts.noneFound')}</p> : null}
      {rows.length === 0 ? null : <ConceptTable rows={rows} />}
      {dialog === 'new' ? (
        <ConceptNewDialog concepts={concepts.data ?? []} onClose={() => setDialog(null)} />
      ) : null}
      {dialog === 'import' ? <ConceptImport onClose={() => setDialog(null)} /> : null}
    </>
  )
}

function isSought({ id, names }: ConceptRow, sought: string): boolean {
  const wanted = sought.trim().toLocaleLowerCase()
  return [id, ...Object.values(names)].some((name) => name.toLocaleLowerCase().includes(wanted))
}

function isShown({ own, calibration }: ConceptRow, show: Show, { language }: Text): boolean {
  if (show === 'all') return true
  if (show === 'own') return own
  return (calibration[language] !== undefined) === (show === 'measured')
}

/** The reader's own language first. */
function languagesFor({ language }: Text): readonly string[] {
  return [language, ...exchangeLanguages.filter((one) => one !== language)]
}

function ConceptTable({ rows }: { rows: readonly ConceptRow[] }) {
  const text = useText()
  const { say } = text
  const languages = languagesFor(text)
  return (
    <ScrollRegion label={say('research.concepts')}>
      <table className="concept-table">
        <thead>
          <tr>
            <th scope="col">{say('concepts.name')}</th>
            {languages.map((language) => (
              <th key={language} scope="col" className="measure">
                <abbr title={text.languageName(language)}>{language.slice(0, 2)}</abbr>
              </th>
            ))}
            <th scope="col" className="number">
              {say('concepts.version')}
            </th>
            <th scope="col">{say('concepts.madeBy')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <ConceptLine key={row.id} row={row} languages={languages} />
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  )
}

function ConceptLine({ row, languages }: { row: ConceptRow; languages: readonly string[] }) {
  const { say, name, formats } = useText()
  const shown = name(row.names)
  const measured: Readonly<Record<string, ConceptRow['calibration']['en']>> = row.calibration
  return (
    <tr>
      <th scope="row">
        <Link to="/research/concepts/$id" params={{ id: row.id }} lang={shown.language}>
          <bdi>{shown.text}</bdi>
        </Link>{' '}
        <small>{row.id}</small>
      </th>
      {languages.map((language) => (
        <td key={language} className="measure">
          {row.lists[language] === undefined ? (
            <span title={say('concepts.noList')}>
              <span aria-hidden="true">–</span>
              <span className="hidden">{say('concepts.noList')}</span>
            </span>
          ) : (
            <ConceptPair calibration={measured[language]} />
          )}
        </td>
      ))}
      <td className="number">{row.version}</td>
      <td className="made">
        {row.madeBy === undefined ? (
          <span>{say(row.own ? 'concepts.own' : 'concepts.shipped')}</span>
        ) : (
          <>
            <bdi>{row.madeBy}</bdi>{' '}
            <time dateTime={row.madeAt}>{formats.moment(row.madeAt, nodeNow())}</time>
          </>
        )}
        {row.offered === undefined ? null : (
          <small className="block">{say('concepts.offered', { version: row.offered })}</small>
        )}
      </td>
    </tr>
  )
}
