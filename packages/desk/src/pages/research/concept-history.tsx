import { directionOf } from '@suyab/language/tag'
import type { ConceptPage, ConceptRevisionRow } from '@suyab/server/api'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { send } from '../../api/client.ts'
import { conceptPath, revisionsQuery } from '../../api/concepts.ts'
import { nodeNow } from '../../api/session.ts'
import { Dialog } from '../../component/dialog.tsx'
import { Loading } from '../../component/empty.tsx'
import { FaultNotice } from '../../component/fault-notice.tsx'
import { useToast } from '../../shell/toasts.tsx'
import { useText } from '../../text/text.tsx'

/** Every version of a concept with what it changed. */
export function ConceptHistory({ concept, mayEdit }: { concept: ConceptPage; mayEdit: boolean }) {
  const { say } = useText()
  const revisions = useQuery(revisionsQuery(concept.id))
  const [restoring, setRestoring] = useState<number | null>(null)
  return (
    <>
      {revisions.isPending ? <Loading /> : null}
      {revisions.error === null ? null : (
        <FaultNotice error={revisions.error} retry={() => void revisions.refetch()} />
      )}
      <ol className="concept-history">
        {(revisions.data ?? []).map((revision) => (
          <li key={revision.version}>
            <Revision concept={concept} revision={revision} />
            {revision.version === concept.current ? null : (
              <span className="row-of">
                <Link
                  className="button"
                  to="/research/concepts/$id"
                  params={{ id: concept.id }}
                  search={{ version: revision.version }}
                >
                  {say('concepts.look')}
                </Link>
                {mayEdit ? (
                  <button
                    type="button"
                    className="button"
                    aria-label={say('concepts.restoreTitle', { version: revision.version })}
                    onClick={() => setRestoring(revision.version)}
                  >
                    {say('concepts.restore')}
                  </button>
                ) : null}
              </span>
            )}
          </li>
        ))}
      </ol>
      {restoring === null ? null : (
        <RestoreDialog concept={concept} version={restoring} onClose={() => setRestoring(null)} />
      )}
    </>
  )
}

function Revision({ concept, revision }: { concept: ConceptPage; revision: ConceptRevisionRow }) {
  const { say, formats } = useText()
  const { version, madeBy, madeAt, shipped, madeFrom, note, difference } = revision
  const isCopy = madeFrom?.includes('@') === true
  return (
    <div>
      <h2>
        {say('concepts.version')} {version}
        <small>
          {madeBy === undefined ? (
            say(shipped ? 'concepts.shipped' : 'concepts.own')
          ) : (
            <bdi>{madeBy}</bdi>
          )}
          , {formats.moment(madeAt, nodeNow())}
        </small>
      </h2>
      {note === undefined ? null : <p className="t-lead">{note}</p>}
      {madeFrom === undefined ? null : (
        <p>
          {isCopy
            ? say('concepts.copiedFrom', { concept: madeFrom })
            : say('concepts.restoredFrom', { version: madeFrom })}
        </p>
      )}
      {difference.definition === undefined ? null : (
        <p>
          {say('concepts.definitionChanged')}: <del>{difference.definition.before}</del>{' '}
          <ins>{difference.definition.after}</ins>
        </p>
      )}
      {difference.lists.length === 0 && difference.definition === undefined ? (
        <p className="column-note">{version === 1 ? say('concepts.nothingChanged') : null}</p>
      ) : (
        <Difference difference={difference} />
      )}
      {concept.current === version ? <p className="small">{say('concepts.inForce')}</p> : null}
    </div>
  )
}

function Difference({ difference }: { difference: ConceptRevisionRow['difference'] }) {
  const { say, languageName } = useText()
  return (
    <dl className="concept-difference">
      {difference.lists.map(({ language, added, removed }) => (
        <div key={language}>
          <dt>{languageName(language)}</dt>
          <dd lang={language} dir={directionOf(language)}>
            {added.length === 0 ? null : (
              <span>
                <span className="hidden">{say('concepts.added')}</span>
                {added.map((line) => (
                  <ins key={line}>{line}</ins>
                ))}
              </span>
            )}
            {removed.length === 0 ? null : (
              <span>
                <span className="hidden">{say('concepts.removed')}</span>
                {removed.map((line) => (
                  <del key={line}>{line}</del>
                ))}
              </span>
            )}
          </dd>
        </div>
      ))}
    </dl>
  )
}

function RestoreDialog({
  concept,
  version,
  onClose,
}: {
  concept: ConceptPage
  version: number
  onClose: () => void
}) {
  const { say } = useText()
  const client = useQueryClient()
  const navigate = useNavigate()
  const toast = useToast()
  const [error, setError] = useState<unknown>(null)
  const restore = async (): Promise<void> => {
    try {
      const body = { version, base: concept.current }
      const made = await send<ConceptPage>('POST', conceptPath(concept.id, '/restore'), body)
      toast({ text: say('concepts.saved', { version: made.version }) })
      onClose()
      await client.invalidateQueries({ queryKey: ['concept', concept.id] })
      await client.invalidateQueries({ queryKey: ['concepts'] })
      await navigate({
        to: '/research/concepts/$id',
        params: { id: concept.id },
        search: { part: 'history' },
      })
    } catch (cause) {
      setError(cause)
    }
  }
  return (
    <Dialog
      title={say('concepts.restoreTitle', { version })}
      onClose={onClose}
      onSubmit={() => void restore()}
      actions={
        <button type="submit" className="button main">
          {say('concepts.restore')}
        </button>
      }
    >
      {error === null ? null : <FaultNotice error={error} />}
      <p>{say('concepts.restoreWhat')}</p>
    </Dialog>
  )
}
