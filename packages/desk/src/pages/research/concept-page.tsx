import type { ConceptPage as Concept } from '@suyab/server/api'
import { useQuery } from '@tanstack/react-query'
import { Link, useParams, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { conceptQuery, conceptsQuery } from '../../api/concepts.ts'
import { nodeNow, usePerson } from '../../api/session.ts'
import { Loading } from '../../component/empty.tsx'
import { FaultNotice } from '../../component/fault-notice.tsx'
import { Mark } from '../../component/sign.tsx'
import { PageHead } from '../../shell/page.tsx'
import { useText } from '../../text/text.tsx'
import { ConceptHistory } from './concept-history.tsx'
import { ConceptLists } from './concept-lists.tsx'
import { ConceptNamesDialog } from './concept-names.tsx'
import { ConceptNewDialog } from './concept-new.tsx'
import { ConceptResults } from './concept-results.tsx'
import { conceptParts } from './concept-search.ts'
import { ResearchNav } from './research-nav.tsx'
import './concept.css'

/** A concept: its lists side by side, how well they find, and how they came to be. */
export function ConceptPage() {
  const { id } = useParams({ from: '/research/concepts/$id' })
  const { version } = useSearch({ from: '/research/concepts/$id' })
  const concept = useQuery(conceptQuery(id, version))
  return (
    <>
      <ResearchNav />
      {concept.isPending ? <Loading /> : null}
      {concept.error === null ? null : (
        <FaultNotice error={concept.error} retry={() => void concept.refetch()} />
      )}
      {concept.data === undefined ? null : <Loaded key={id} concept={concept.data} />}
    </>
  )
}

function Loaded({ concept }: { concept: Concept }) {
  const text = useText()
  const { say, formats } = text
  const { part = 'lists' } = useSearch({ from: '/research/concepts/$id' })
  const { role } = usePerson()
  const [dialog, setDialog] = useState<'names' | 'copy' | null>(null)
  const concepts = useQuery({ ...conceptsQuery, enabled: dialog === 'copy' })
  const mayEdit = role !== 'translator' && role !== 'viewer'
  const isOld = concept.version !== concept.current
  const { text: name } = text.name(concept.names)
  return (
    <>
      <PageHead
        title={name}
        line={
          <>
            <span>
              <code>concept:{concept.id}</code>
            </span>
            <span>
              {say('concepts.version')} <b>{concept.version}</b>
            </span>
            <span>
              {concept.madeBy === undefined ? (
                say(concept.own ? 'concepts.own' : 'concepts.shipped')
              ) : (
                <>
                  <bdi>{concept.madeBy}</bdi>, {formats.moment(concept.madeAt, nodeNow())}
                </>
              )}
            </span>
          </>
        }
      >
        {mayEdit ? (
          <>
            <button type="button" className="button" onClick={() => setDialog('copy')}>
              {say('concepts.copy')}
            </button>
            {isOld ? null : (
              <button type="button" className="button" onClick={() => setDialog('names')}>
                {say('concepts.rename')}
              </button>
            )}
          </>
        ) : null}
      </PageHead>
      <p className="concept-definition news">{concept.definition}</p>
      {isOld ? (
        <p className="concept-old">
          <Mark sign="stale">
            {say('concepts.oldVersion', { version: concept.version, current: concept.current })}
          </Mark>{' '}
          <Link to="/research/concepts/$id" params={{ id: concept.id }} search={{}}>
            {say('concepts.toCurrent')}
          </Link>
        </p>
      ) : null}
      {concept.offered === undefined || isOld ? null : (
        <p className="concept-old">
          <Mark sign="offered">{say('concepts.offered', { version: concept.offered })}</Mark>{' '}
          <Link
            to="/research/concepts/$id"
            params={{ id: concept.id }}
            search={{ version: concept.offered }}
          >
            {say('concepts.look')}
          </Link>
        </p>
      )}
      <nav className="parts concept-parts" aria-label={say('concepts.parts')}>
        <ul>
          {conceptParts.map((one) => (
            <li key={one}>
              <Link
                to="/research/concepts/$id"
                params={{ id: concept.id }}
                search={({ version }) => ({
                  ...(one === 'lists' ? {} : { part: one }),
                  ...(version === undefined ? {} : { version }),
                })}
                activeOptions={{ exact: true, includeSearch: true }}
                aria-current={one === part ? 'page' : undefined}
              >
                {say(`concepts.${one}`)}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      {part === 'lists' ? <ConceptLists concept={concept} mayEdit={mayEdit && !isOld} /> : null}
      {part === 'results' ? <ConceptResults concept={concept} /> : null}
      {part === 'history' ? <ConceptHistory concept={concept} mayEdit={mayEdit} /> : null}
      {dialog === 'names' ? (
        <ConceptNamesDialog concept={concept} onClose={() => setDialog(null)} />
      ) : null}
      {dialog === 'copy' ? (
        <ConceptNewDialog
          concepts={concepts.data ?? [concept]}
          copyOf={concept.id}
          onClose={() => setDialog(null)}
        />
      ) : null}
    </>
  )
}
