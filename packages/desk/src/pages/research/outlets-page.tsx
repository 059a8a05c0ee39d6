import { comparerFor } from '@suyab/language/collation'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useMemo, useRef, useState } from 'react'
import { address } from '../../api/client.ts'
import { outletsQuery } from '../../api/outlets.ts'
import { usePerson } from '../../api/session.ts'
import { Empty, Loading } from '../../component/empty.tsx'
import { FaultNotice } from '../../component/fault-notice.tsx'
import { useKeys } from '../../shell/keyboard.ts'
import { PageHead } from '../../shell/page.tsx'
import { useText } from '../../text/text.tsx'
import { OutletForm } from './outlet-form.tsx'
import { OutletImportDialog } from './outlet-import.tsx'
import { OutletsTable } from './outlets-table.tsx'
import {
  chosenOutlets,
  outletStates,
  type OutletsSearch,
  type OutletSort,
} from './outlets-search.ts'
import { ResearchNav } from './research-nav.tsx'
import './outlets.css'

/** The outlets that are observed, and how they fare. */
export function OutletsPage() {
  const text = useText()
  const { say, formats } = text
  const { role } = usePerson()
  const search = useSearch({ from: '/research/outlets' })
  const navigate = useNavigate()
  const outlets = useQuery(outletsQuery)
  const [asking, setAsking] = useState<'add' | 'import' | null>(null)
  const find = useRef<HTMLInputElement>(null)
  // The address follows what is typed: a field that waited for it would lose letters.
  const [typed, setTyped] = useState(search.q ?? '')
  const all = useMemo(() => outlets.data ?? [], [outlets.data])
  const rows = useMemo(
    () =>
      chosenOutlets(all, withText(search, typed), {
        compare: comparerFor(text.language),
        region: (code) => text.regionName(code),
      }),
    [all, search, typed, text],
  )
  const narrow = (part: OutletsSearch): void => {
    void navigate({ to: '/research/outlets', search: { ...search, ...part }, replace: true })
  }
  const sortBy = (name: OutletSort): void =>
    narrow({ sort: search.sort === name ? `-${name}` : name })
  useKeys({
    ArrowDown: () => stepRow(1),
    ArrowUp: () => stepRow(-1),
    f: () => find.current?.focus(),
  })
  const manages = role === 'administrator' || role === 'analyst'
  const countries = new Set(all.map(({ outlet }) => outlet.country)).size
  return (
    <>
      <ResearchNav />
      <PageHead
        title={say('research.outlets')}
        line={
          outlets.isSuccess ? (
            <>
              <span aria-live="polite">{say('outlets.count', { count: rows.length })}</span>
              <span>{say('outlets.countries', { count: countries })}</span>
              <span className="keys">{say('outlets.hint')}</span>
            </>
          ) : null
        }
      >
        {all.length === 0 ? null : (
          <>
            <a className="button" href={address('/coverage/outlets.csv')} download>
              {say('outlets.exportCsv')}
            </a>
            <a className="button" href={address('/coverage/outlets.opml')} download>
              {say('outlets.exportOpml')}
            </a>
          </>
        )}
        {manages ? (
          <>
            <button type="button" className="button" onClick={() => setAsking('import')}>
              {say('outlets.import')}
            </button>
            <button type="button" className="button main" onClick={() => setAsking('add')}>
              {say('outlets.add')}
            </button>
          </>
        ) : null}
      </PageHead>
      {outlets.isPending ? <Loading /> : null}
      {outlets.error === null ? null : (
        <FaultNotice error={outlets.error} retry={() => void outlets.refetch()} />
      )}
      {outlets.isSuccess && all.length === 0 ? (
        <Empty title={say('outlets.emptyTitle')}>
          <p>{say('outlets.empty')}</p>
        </Empty>
      ) : null}
      {all.length === 0 ? null : (
        <search className="outlet-filters row-of" aria-label={say('outlets.filter.label')}>
          <label>
            <span className="small">{say('outlets.filter.q')}</span>
            <input
              ref={find}
              type="search"
              className="field find"
              value={typed}
              onChange={(event) => {
                setTyped(event.target.value)
                narrow({ q: event.target.value })
              }}
            />
          </label>
          <Choice
            label={say('outlets.filter.country')}
            value={search.country}
            values={counted(all.map(({ outlet }) => outlet.country))}
            name={(code) => text.regionName(code)}
            choose={(country) => narrow({ country })}
          />
          <Choice
            label={say('outlets.filter.language')}
            value={search.language}
            values={counted(all.flatMap(({ outlet }) => outlet.languages))}
            name={(tag) => text.languageName(tag)}
            choose={(language) => narrow({ language })}
          />
          <Choice
            label={say('outlets.filter.state')}
            value={search.state}
            values={counted(all.map(({ state }) => state))}
            name={(state) => {
              const known = outletStates.find((one) => one === state)
              return known === undefined ? state : say(`outlets.state.${known}`)
            }}
            choose={(state) => {
              const known = outletStates.find((one) => one === state)
              const { state: _before, ...rest } = search
              void navigate({
                to: '/research/outlets',
                search: known === undefined ? rest : { ...rest, state: known },
                replace: true,
              })
            }}
          />
          {rows.length === all.length ? null : (
            <button
              type="button"
              className="plain"
              onClick={() => {
                setTyped('')
                void navigate({ to: '/research/outlets', search: {}, replace: true })
              }}
            >
              {say('outlets.showAll')} ({formats.number(all.length)})
            </button>
          )}
        </search>
      )}
      {all.length > 0 && rows.length === 0 ? <Empty title={say('outlets.noneFound')} /> : null}
      {rows.length === 0 ? null : <OutletsTable rows={rows} search={search} sortBy={sortBy} />}
      {asking === 'add' ? <OutletForm onClose={() => setAsking(null)} /> : null}
      {asking === 'import' ? <OutletImportDialog onClose={() => setAsking(null)} /> : null}
    </>
  )
}

function withText({ q: _before, ...rest }: OutletsSearch, typed: string): OutletsSearch {
  return typed.trim() === '' ? rest : { ...rest, q: typed.trim() }
}

/** How often each value is there. */
function counted(values: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  return counts
}

function Choice({
  label,
  value,
  values,
  name,
  choose,
}: {
  label: string
  value: string | undefined
  values: ReadonlyMap<string, number>
  name: (value: string) => string
  choose: (value: string) => void
}) {
  const { say, language } = useText()
  const compare = comparerFor(language)
  const options = [...values].toSorted(([a], [b]) => compare(name(a), name(b)))
  return (
    <label>
      <span className="small">{label}</span>
      <select
        className="field"
        value={value ?? ''}
        onChange={(event) => choose(event.target.value)}
      >
        <option value="">{say('outlets.filter.all')}</option>
        {options.map(([one, count]) => (
          <option key={one} value={one}>
            {`${name(one)} (${count})`}
          </option>
        ))}
      </select>
    </label>
  )
}

/** Takes the focus a row on. */
function stepRow(by: 1 | -1): void {
  const links = [...document.querySelectorAll<HTMLElement>('.outlets .outlet-name')]
  const from = links.findIndex((link) => link === document.activeElement)
  const next = links[from < 0 ? 0 : from + by]
  next?.focus()
}
