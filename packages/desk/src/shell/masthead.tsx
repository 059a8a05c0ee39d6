import { Link, useLocation, useNavigate } from '@tanstack/react-router'
import { useRef, useState, type FormEvent } from 'react'
import { nodeNow, useSession } from '../api/session.ts'
import { useMediaQuery } from '../component/media-query.ts'
import { useNow } from '../component/clock.tsx'
import { parseExchangeSearch } from '../pages/exchange/exchange-search.ts'
import { NewsroomName } from '../component/named.tsx'
import { useText } from '../text/text.tsx'
import { useKeys } from './keyboard.ts'
import { PersonMenu } from './person-menu.tsx'
import { isInSection, sections } from './sections.ts'

export function MarkDrawing() {
  return (
    <svg viewBox="0 0 32 32" aria-hidden="true">
      <path
        className="mark-wall"
        d="M14.5 12.2V7.5H2.5v17l12 1v-5.3M14.5 7.5l4-4.5 9.6 2.6 1.2 16L22 29l-7.5-3.5"
      />
      <path className="mark-road" d="M7.8 16.2H21.2" />
    </svg>
  )
}

/** The mark, the newsroom, the sections, the search field, the person and the time. */
export function Masthead({ onHelp }: { onHelp: () => void }) {
  const { say } = useText()
  const { newsroom, person } = useSession()
  const path = useLocation({ select: (location) => location.pathname })
  return (
    <header className="mast">
      <Link className="mark" to="/incoming">
        <MarkDrawing />
        <b className="news">{say('shell.product')}</b>
      </Link>
      <span className="house">
        <NewsroomName names={newsroom.names} />
      </span>
      {person === null ? null : (
        <>
          <nav className="sections" aria-label={say('shell.sections')}>
            {sections
              .filter((section) => section.roles?.includes(person.role) ?? true)
              .map((section) => (
                <Link
                  key={section.to}
                  to={section.to}
                  aria-current={isInSection(section, path) ? 'page' : undefined}
                >
                  {say(section.label)}
                </Link>
              ))}
          </nav>
          <div className="folio">
            <Search />
            <PersonMenu person={person} onHelp={onHelp} />
            <Time />
          </div>
        </>
      )}
    </header>
  )
}

function Time() {
  const { formats } = useText()
  useNow(10_000)
  // The day gives way to the sections' names, which are long in some languages.
  const roomy = useMediaQuery('(min-width: 90rem)')
  const now = nodeNow()
  return (
    <time dateTime={new Date(now).toISOString()}>
      {roomy ? formats.weekdayTime(now) : formats.time(now)}
    </time>
  )
}

/** Searches the box that is open, or the incoming items from any other page. */
function Search() {
  const { say } = useText()
  const navigate = useNavigate()
  const location = useLocation()
  const field = useRef<HTMLInputElement>(null)
  const here = location.pathname === '/own' ? '/own' : '/incoming'
  const current = location.pathname === here ? (parseExchangeSearch(location.search).q ?? '') : ''
  const [typed, setTyped] = useState(current)
  const [shown, setShown] = useState(current)
  if (shown !== current) {
    setShown(current)
    setTyped(current)
  }
  useKeys({ '/': () => field.current?.focus() })

  const lookFor = (q: string): void => {
    const { q: _before, ...rest } = parseExchangeSearch(
      location.pathname === here ? location.search : {},
    )
    void navigate({ to: here, search: q === '' ? rest : { ...rest, q } })
  }
  const search = (event: FormEvent): void => {
    event.preventDefault()
    lookFor(typed.trim())
  }
  return (
    <search>
      <form onSubmit={search}>
        <input
          ref={field}
          className="field find"
          type="search"
          enterKeyHint="search"
          aria-label={say('shell.search')}
          placeholder={say('shell.searchHint')}
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value)
            // The cross in the field empties it without a submit.
            if (event.target.value === '' && current !== '') {
              lookFor('')
            }
          }}
          onKeyDown={(event) => {
            if (event.key === 'Escape') field.current?.blur()
          }}
        />
      </form>
    </search>
  )
}
