import type { Intake } from '@suyab/server/api'
import { address } from '../../api/client.ts'
import { nodeNow } from '../../api/session.ts'
import { faultSentence } from '../../component/fault-notice.tsx'
import { Mark } from '../../component/sign.tsx'
import { useText } from '../../text/text.tsx'
import { outcomeSaid } from './outcome-said.ts'

/** An intake, how its last look went and what it could not take. */
export function IntakeLine({ intake }: { intake: Intake }) {
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
      {intake.kind === 'upload' ? (
        <small className="block">{say('admin.intakeUpload')}</small>
      ) : (
        <small className="block" dir="ltr">
          {intake.address}
        </small>
      )}
      <small className="block">
        {[
          intake.lastRunAt === undefined
            ? say('admin.neverRun')
            : say('admin.lastRun', { time: formats.moment(intake.lastRunAt, now) }),
          ...(outcome === undefined || outcome.fault !== undefined
            ? []
            : [outcomeSaid(text, outcome)]),
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
              <li
                key={`${fault.at} ${fault.file ?? ''} ${fault.code} ${JSON.stringify(fault.data)}`}
              >
                <span>
                  {fault.file === undefined ? null : <bdi className="file">{fault.file}</bdi>}{' '}
                  {faultSentence(text, fault)}{' '}
                  {fault.original === undefined ? null : (
                    <a
                      href={address(
                        `/intakes/${encodeURIComponent(intake.id)}/originals/${encodeURIComponent(fault.original)}`,
                      )}
                      download
                    >
                      {say('admin.asItCame')}
                    </a>
                  )}
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
