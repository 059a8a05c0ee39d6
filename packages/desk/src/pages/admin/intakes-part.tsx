import { exchangeLanguages } from '@suyab/language/tag'
import type { Intake } from '@suyab/server/api'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { intakesQuery } from '../../api/admin.ts'
import { send } from '../../api/client.ts'
import { usePerson } from '../../api/session.ts'
import { Empty, Loading } from '../../component/empty.tsx'
import { FaultNotice } from '../../component/fault-notice.tsx'
import { PageHead } from '../../shell/page.tsx'
import { useText } from '../../text/text.tsx'
import { AddIntake } from './add-intake.tsx'
import { useAdminErrand } from './admin-errand.ts'
import { HandIn } from './hand-in.tsx'
import { IntakeLine } from './intake-line.tsx'
import { RemoveDialog } from './remove-dialog.tsx'

/** Newsrooms without Suyab: where their items come from and how the last look went. */
export function IntakesPart() {
  const { say } = useText()
  const manages = usePerson().role === 'administrator'
  const intakes = useQuery(intakesQuery)
  const errand = useAdminErrand('intakes')
  const [leaving, setLeaving] = useState<Intake | null>(null)
  const shown = intakes.data ?? []
  return (
    <>
      <PageHead title={say('admin.intakes')} />
      <p className="t-note">{say('admin.intakeLead')}</p>
      <p className="t-note">{say('admin.intakeAccepts')}</p>
      {intakes.isPending ? <Loading /> : null}
      {intakes.error === null ? null : (
        <FaultNotice error={intakes.error} retry={() => void intakes.refetch()} />
      )}
      {intakes.data?.length === 0 ? (
        <Empty title={say(manages ? 'admin.noIntakes' : 'admin.noHandIn')} />
      ) : null}
      <ul className="rows">
        {shown.map((intake) => (
          <li key={intake.id} className="intake">
            <IntakeLine intake={intake} />
            <IntakeErrands intake={intake} leave={manages ? () => setLeaving(intake) : undefined} />
            {intake.kind === 'upload' ? <HandIn intake={intake.id} name={intake.name} /> : null}
          </li>
        ))}
      </ul>
      {manages ? (
        <AddIntake
          add={async (input) =>
            errand(async () => send('POST', '/intakes', input), say('shell.saved'))
          }
        />
      ) : null}
      {leaving === null ? null : (
        <RemoveDialog
          title={say('admin.removeIntakeTitle', { name: leaving.name })}
          what={say('admin.removeIntakeWhat')}
          onClose={() => setLeaving(null)}
          remove={() =>
            void errand(async () => send('DELETE', path(leaving.id)), say('admin.removed'))
          }
        />
      )}
    </>
  )
}

/** What can be done with an intake; who may not manage it may still have it read. */
function IntakeErrands({ intake, leave }: { intake: Intake; leave: (() => void) | undefined }) {
  const { say, languageName } = useText()
  const errand = useAdminErrand('intakes')
  const patch = (change: object): void =>
    void errand(async () => send('PATCH', path(intake.id), change), say('shell.saved'))
  const tell = (rest: string): void =>
    void errand(async () => send('POST', path(intake.id, rest), {}), say('admin.running'))
  return (
    <span className="row-of">
      {intake.faults.some(({ original }) => original !== undefined) ? (
        <button type="button" className="button" onClick={() => tell('/read-again')}>
          {say('admin.readAgain')}
        </button>
      ) : null}
      {intake.kind === 'upload' ? null : (
        <button type="button" className="button" onClick={() => tell('/run')}>
          {say('admin.runNow')}
        </button>
      )}
      {leave === undefined ? null : (
        <>
          <select
            className="field"
            aria-label={say('admin.itemLanguage')}
            value={intake.language ?? ''}
            onChange={({ target }) =>
              patch({ language: target.value === '' ? null : target.value })
            }
          >
            <option value="">{say('admin.languageByItself')}</option>
            {[
              ...new Set([...exchangeLanguages, ...(intake.language ? [intake.language] : [])]),
            ].map((tag) => (
              <option key={tag} value={tag}>
                {languageName(tag)}
              </option>
            ))}
          </select>
          {intake.kind === 'upload' ? null : (
            <button
              type="button"
              className="button"
              onClick={() => patch({ paused: !intake.paused })}
            >
              {say(intake.paused ? 'admin.goOn' : 'admin.pause')}
            </button>
          )}
          <button type="button" className="button stop" onClick={leave}>
            {say('admin.remove')}
          </button>
        </>
      )}
    </span>
  )
}

function path(id: string, rest = ''): string {
  return `/intakes/${encodeURIComponent(id)}${rest}`
}
