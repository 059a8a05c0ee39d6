import { exchangeLanguages } from '@suyab/language/tag'
import type { Intake, IntakeInput } from '@suyab/server/api'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { intakesQuery } from '../../api/admin.ts'
import { send } from '../../api/client.ts'
import { nodeNow } from '../../api/session.ts'
import { Empty, Loading } from '../../component/empty.tsx'
import { FaultNotice, faultSentence } from '../../component/fault-notice.tsx'
import { Mark } from '../../component/sign.tsx'
import { PageHead } from '../../shell/page.tsx'
import { useText } from '../../text/text.tsx'
import { useAdminErrand } from './admin-errand.ts'
import { RemoveDialog } from './remove-dialog.tsx'

const paces = [5, 15, 30, 60, 360, 1440]

/** Newsrooms without Suyab: where their items come from and how the last look went. */
export function IntakesPart() {
  const { say } = useText()
  const intakes = useQuery(intakesQuery)
  const errand = useAdminErrand('intakes')
  const [leaving, setLeaving] = useState<Intake | null>(null)
  return (
    <>
      <PageHead title={say('admin.intakes')} />
      <p className="t-note">{say('admin.intakeLead')}</p>
      {intakes.isPending ? <Loading /> : null}
      {intakes.error === null ? null : (
        <FaultNotice error={intakes.error} retry={() => void intakes.refetch()} />
      )}
      {intakes.data?.length === 0 ? <Empty title={say('admin.noIntakes')} /> : null}
      <ul className="rows">
        {(intakes.data ?? []).map((intake) => (
          <li key={intake.id}>
            <IntakeLine intake={intake} />
            <span className="row-of">
              <button
                type="button"
                className="button"
                onClick={() =>
                  void errand(
                    async () => send('POST', path(intake.id, '/run'), {}),
                    say('admin.running'),
                  )
                }
              >
                {say('admin.runNow')}
              </button>
              <button
                type="button"
                className="button"
                onClick={() =>
                  void errand(
                    async () => send('PATCH', path(intake.id), { paused: !intake.paused }),
                    say('shell.saved'),
                  )
                }
              >
                {say(intake.paused ? 'admin.goOn' : 'admin.pause')}
              </button>
              <button type="button" className="button stop" onClick={() => setLeaving(intake)}>
                {say('admin.remove')}
              </button>
            </span>
          </li>
        ))}
      </ul>
      <AddIntake
        add={async (input) =>
          errand(async () => send('POST', '/intakes', input), say('shell.saved'))
        }
      />
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

function IntakeLine({ intake }: { intake: Intake }) {
  const text = useText()
  const { say, formats } = text
  const now = nodeNow()
  const { lastOutcome: outcome } = intake
  return (
    <span className="grow">
      <b>
        <bdi>{intake.name}</bdi>
      </b>{' '}
      {intake.paused ? <Mark sign="withheld">{say('admin.paused')}</Mark> : null}{' '}
      {outcome?.fault === undefined ? null : (
        <Mark sign="warning">{faultSentence(text, outcome.fault)}</Mark>
      )}
      <small className="block" dir="ltr">
        {intake.address}
      </small>
      <small className="block">
        {[
          intake.lastRunAt === undefined
            ? say('admin.neverRun')
            : say('admin.lastRun', { time: formats.moment(intake.lastRunAt, now) }),
          ...(outcome === undefined || outcome.fault !== undefined
            ? []
            : [
                outcome.unchanged
                  ? say('admin.outcomeSame')
                  : say('admin.outcome', {
                      taken: outcome.taken,
                      changed: outcome.changed,
                      refused: outcome.refused,
                    }),
              ]),
          ...(intake.nextRunAt === undefined || intake.paused
            ? []
            : [say('admin.nextRun', { time: formats.moment(intake.nextRunAt, now) })]),
          ...(intake.offer ? [say('admin.offersAtOnce')] : []),
        ].join(' · ')}
      </small>
      {intake.faults.length === 0 ? null : (
        <details className="fold">
          <summary>{say('admin.itsFaults', { count: intake.faults.length })}</summary>
          <ul className="rows">
            {intake.faults.map((fault) => (
              <li key={`${fault.at} ${fault.file ?? ''} ${fault.code}`}>
                <span>
                  {fault.file === undefined ? null : <code dir="ltr">{fault.file}</code>}{' '}
                  {faultSentence(text, fault)}
                </span>
                <small>{formats.moment(fault.at, now)}</small>
              </li>
            ))}
          </ul>
        </details>
      )}
    </span>
  )
}

function AddIntake({ add }: { add: (input: IntakeInput) => Promise<boolean> }) {
  const { say, languageName } = useText()
  const [kind, setKind] = useState<Intake['kind']>('url')
  const [name, setName] = useState('')
  const [place, setPlace] = useState('')
  const [language, setLanguage] = useState('')
  const [every, setEvery] = useState(15)
  const [offer, setOffer] = useState(false)
  const submit = async (): Promise<void> => {
    const added = await add({
      name: name.trim(),
      kind,
      address: place.trim(),
      every,
      offer,
      ...(language === '' ? {} : { language }),
    })
    if (!added) return
    setName('')
    setPlace('')
  }
  return (
    <section className="ruled">
      <h2>{say('admin.addIntake')}</h2>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault()
          void submit()
        }}
      >
        <fieldset className="row-of">
          <legend className="small">{say('admin.intakeWhere')}</legend>
          {(
            [
              ['url', 'admin.intakeUrl'],
              ['folder', 'admin.intakeFolder'],
            ] as const
          ).map(([value, label]) => (
            <label key={value} className="check">
              <input
                type="radio"
                name="kind"
                checked={kind === value}
                onChange={() => setKind(value)}
              />
              <span>{say(label)}</span>
            </label>
          ))}
        </fieldset>
        <label>
          <span className="small">
            {say(kind === 'url' ? 'admin.intakeUrl' : 'admin.intakeFolder')}
          </span>
          <input
            className="field"
            type={kind === 'url' ? 'url' : 'text'}
            dir="ltr"
            required
            placeholder={kind === 'url' ? 'https://' : '/'}
            value={place}
            onChange={(event) => setPlace(event.target.value)}
          />
        </label>
        <label>
          <span className="small">{say('admin.intakeName')}</span>
          <input
            className="field"
            required
            maxLength={200}
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
        </label>
        <label className="inline">
          <span>{say('admin.itemLanguage')}</span>
          <select
            className="field"
            value={language}
            onChange={(event) => setLanguage(event.target.value)}
          >
            <option value="">{say('admin.languageByItself')}</option>
            {exchangeLanguages.map((tag) => (
              <option key={tag} value={tag}>
                {languageName(tag)}
              </option>
            ))}
          </select>
        </label>
        <label className="inline">
          <span>{say('admin.every')}</span>
          <select
            className="field"
            value={every}
            onChange={(event) => setEvery(Number(event.target.value))}
          >
            {paces.map((minutes) => (
              <option key={minutes} value={minutes}>
                {say('admin.minutes', { count: minutes })}
              </option>
            ))}
          </select>
        </label>
        <label className="check">
          <input
            type="checkbox"
            checked={offer}
            onChange={(event) => setOffer(event.target.checked)}
          />
          <span>{say('admin.offerAtOnce')}</span>
        </label>
        <p className="row-of">
          <button type="submit" className="button main">
            {say('admin.add')}
          </button>
        </p>
      </form>
    </section>
  )
}

function path(id: string, rest = ''): string {
  return `/intakes/${encodeURIComponent(id)}${rest}`
}
