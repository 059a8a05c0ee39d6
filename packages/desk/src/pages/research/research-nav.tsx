import { Link, useLocation } from '@tanstack/react-router'
import type { MessageKey } from '../../messages/catalogue.ts'
import { useText } from '../../text/text.tsx'
import '../../style/inline.css'
import './research.css'

/** The research desk's pages, in order; `under` begins the paths of what stands below a page. */
const pages = [
  { to: '/research', label: 'research.search', under: ['/research/topic'] },
  { to: '/research/concepts', label: 'research.concepts', under: ['/research/concepts/'] },
] as const satisfies readonly { to: string; label: MessageKey; under: readonly string[] }[]

/** The way between the research desk's pages. */
export function ResearchNav() {
  const { say } = useText()
  const path = useLocation({ select: ({ pathname }) => pathname })
  return (
    <nav className="parts" aria-label={say('research.parts')}>
      <ul>
        {pages.map(({ to, label, under }) => (
          <li key={to}>
            <Link
              to={to}
              activeOptions={{ exact: true }}
              aria-current={
                path === to || under.some((start) => path.startsWith(start)) ? 'page' : undefined
              }
            >
              {say(label)}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
