import { Link, useParams } from '@tanstack/react-router'
import type { ComponentType } from 'react'
import { usePerson } from '../../api/session.ts'
import { MissingPage } from '../../shell/error-page.tsx'
import { PageHead } from '../../shell/page.tsx'
import { useText } from '../../text/text.tsx'
import { AuditPart } from './audit-part.tsx'
import { FaultsPart } from './faults-part.tsx'
import { FeedsPart } from './feeds-part.tsx'
import { IntakesPart } from './intakes-part.tsx'
import { NodePart } from './node-part.tsx'
import { PeoplePart } from './people-part.tsx'
import '../../style/inline.css'
import './admin.css'

const parts = {
  people: PeoplePart,
  intakes: IntakesPart,
  feeds: FeedsPart,
  faults: FaultsPart,
  audit: AuditPart,
  node: NodePart,
} as const satisfies Record<string, ComponentType>
const names = ['people', 'intakes', 'feeds', 'faults', 'audit', 'node'] as const

/** What the administrator looks after. */
export function AdminPage() {
  const { say } = useText()
  const { part } = useParams({ from: '/admin/$part' })
  const { role } = usePerson()
  const name = names.find((one) => one === part)
  if (name === undefined) return <MissingPage />
  // Editors hand in files, and have sources looked at; the rest is the administrator's.
  const open: readonly (keyof typeof parts)[] =
    role === 'administrator' ? names : names.filter((one) => one === 'intakes')
  if (role !== 'administrator' && (role !== 'editor' || !open.includes(name))) {
    return (
      <>
        <PageHead title={say('shell.forbiddenTitle')} />
        <p className="t-lead">{say('shell.forbidden', { role: say(`words.role.${role}`) })}</p>
      </>
    )
  }
  const Part = parts[name]
  return (
    <div className="admin">
      <nav aria-label={say('admin.parts')}>
        <ul>
          {open.map((one) => (
            <li key={one}>
              <Link
                to="/admin/$part"
                params={{ part: one }}
                aria-current={one === name ? 'page' : undefined}
              >
                {say(`admin.${one}`)}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <div className="admin-part">
        <Part />
      </div>
    </div>
  )
}
