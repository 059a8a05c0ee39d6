import { Outlet, useLocation, useMatches, useNavigate } from '@tanstack/react-router'
import { Suspense, useEffect, useState, type ReactNode } from 'react'
import { useSession } from '../api/session.ts'
import { Loading } from '../component/empty.tsx'
import { useText } from '../text/text.tsx'
import { useKeys } from './keyboard.ts'
import { CoverageAlert } from './coverage-alert.tsx'
import { KillAlarm } from './kill-alarm.tsx'
import { KeyboardHelp } from './keyboard-help.tsx'
import { LiveLine } from './live-line.tsx'
import { Masthead } from './masthead.tsx'
import { Toasts } from './toasts.tsx'

/** What stands around every page. */
export function Shell() {
  const { say } = useText()
  const { newsroom } = useSession()
  const [help, setHelp] = useState(false)
  useKeys({ '?': () => setHelp(true) })
  // Another page begins at its head; what changes within a page leaves its columns where they are.
  const path = useLocation({ select: (location) => location.pathname })
  useEffect(() => {
    if (path !== '') globalThis.scrollTo(0, 0)
  }, [path])
  return (
    <Toasts>
      <a className="skip" href="#page">
        {say('shell.skip')}
      </a>
      <div className="wrap">
        <Masthead onHelp={() => setHelp(true)} />
        <SignedIn>
          <main id="page" tabIndex={-1}>
            <Suspense fallback={<Loading />}>
              <Outlet />
            </Suspense>
          </main>
        </SignedIn>
        {newsroom.sample ? (
          <footer className="foot">
            <span>{say('shell.sample')}</span>
          </footer>
        ) : null}
      </div>
      {help ? <KeyboardHelp onClose={() => setHelp(false)} /> : null}
    </Toasts>
  )
}

/** The live connection of a person who is signed in; leads to the sign-in when the session ends. */
function SignedIn({ children }: { children: ReactNode }) {
  const { person } = useSession()
  const navigate = useNavigate()
  const location = useLocation()
  // The page that stands, not the one that is on its way.
  const open = useMatches({ select: (matches) => isOpenPath(matches.at(-1)?.pathname ?? '') })
  useEffect(() => {
    if (person !== null || isOpenPath(location.pathname)) return
    void navigate({ to: '/sign-in', search: { to: location.href, why: 'ended' }, replace: true })
  }, [person, navigate, location.pathname, location.href])
  if (open) return children
  if (person === null) return null
  return (
    <LiveLine>
      <KillAlarm />
      <CoverageAlert />
      {children}
    </LiveLine>
  )
}

/** Pages that someone who is not signed in may see. */
export function isOpenPath(path: string): boolean {
  return path === '/sign-in' || path === '/enter' || path.startsWith('/invitation/')
}
