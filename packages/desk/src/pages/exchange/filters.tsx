import type { Facet, ItemPage, ItemState } from '@suyab/server/api'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useMediaQuery } from '../../component/media-query.ts'
import { NewsroomName } from '../../component/named.tsx'
import { StateMark } from '../../component/sign.tsx'
import { useText, type Text } from '../../text/text.tsx'
import { isLeadingTopic, topicName } from '../../text/topic-name.ts'
import type { Box } from '../../api/items.ts'
import {
  filterNames,
  isNarrowed,
  joinFacets,
  toggled,
  type ExchangeSearch,
  type FilterName,
} from './exchange-search.ts'

/** Values of one filter that are shown unasked; two more are not worth a button. */
const MOST = 8

/** What the list can be narrowed to, with the number of items behind each; folded where it is narrow. */
export function Filters({
  box,
  search,
  page,
}: {
  box: Box
  search: ExchangeSearch
  page: ItemPage | undefined
}) {
  const { say } = useText()
  const navigate = useNavigate()
  const narrow = useMediaQuery('(max-width: 48rem)')
  const to = box === 'in' ? '/incoming' : '/own'
  const go = (next: ExchangeSearch): void => void navigate({ to, search: next, replace: true })
  const narrowed = isNarrowed(search)
  return (
    <details className="filters" open={!narrow} key={String(narrow)}>
      <summary>
        <b>{say('exchange.filters')}</b>
        <span className="machine">
          {say(narrowed ? 'exchange.narrowed' : 'exchange.all')}
          {page === undefined ? null : ` · ${say('exchange.count', { count: page.total })}`}
        </span>
      </summary>
      {box === 'in' ? (
        <label className="unread-only">
          <input
            type="checkbox"
            checked={search.unread === '1'}
            onChange={() => {
              const { unread, ...rest } = search
              go(unread === '1' ? rest : { ...rest, unread: '1' })
            }}
          />
          <span>{say('exchange.onlyUnread')}</span>
          <Count value={page?.unread} />
        </label>
      ) : null}
      {filterNames.map((name) => (
        <FilterGroup
          key={name}
          name={name}
          incoming={box === 'in'}
          facets={page?.facets[name] ?? []}
          chosen={search[name] ?? []}
          onToggle={(values) => go(toggled(search, name, values))}
        />
      ))}
      {narrowed ? (
        <p>
          <button
            type="button"
            className="plain"
            onClick={() => go(search.item === undefined ? {} : { item: search.item })}
          >
            {say('exchange.reset')}
          </button>
        </p>
      ) : null}
    </details>
  )
}

function FilterGroup({
  name,
  incoming,
  facets,
  chosen,
  onToggle,
}: {
  name: FilterName
  incoming: boolean
  facets: readonly Facet[]
  chosen: readonly string[]
  onToggle: (values: readonly string[]) => void
}) {
  const text = useText()
  const [all, setAll] = useState(false)
  // A value that was chosen stays to be taken away again, even when nothing is left behind it.
  const gone = chosen.filter((value) => facets.every((facet) => facet.value !== value))
  const shown = joinFacets(
    [...facets, ...gone.map((value): Facet => ({ value, count: 0 }))],
    ({ value }) => (name === 'language' ? text.languageName(value) : value),
  )
  if (shown.length === 0) return null
  const isLong = shown.length > MOST + 2
  const listed = shown.filter(
    ({ values }, index) =>
      all || !isLong || index < MOST || values.some((value) => chosen.includes(value)),
  )
  return (
    <fieldset>
      <legend className="small">{text.say(`exchange.${name}`)}</legend>
      {listed.map((facet) => (
        <label key={facet.value}>
          <input
            type="checkbox"
            checked={facet.values.every((value) => chosen.includes(value))}
            ref={(box) => {
              // An address may name one variety of a language and not the others.
              if (box !== null) box.indeterminate = isPart(facet.values, chosen)
            }}
            onChange={() => onToggle(facet.values)}
          />
          <FacetName name={name} facet={facet} incoming={incoming} text={text} />
          <Count value={facet.count} />
        </label>
      ))}
      {isLong ? (
        <button
          type="button"
          className="plain"
          aria-expanded={all}
          onClick={() => setAll((before) => !before)}
        >
          {all ? text.say('exchange.fewer') : text.say('exchange.showAll', { count: shown.length })}
        </button>
      ) : null}
    </fieldset>
  )
}

function isPart(values: readonly string[], chosen: readonly string[]): boolean {
  const count = values.filter((value) => chosen.includes(value)).length
  return count > 0 && count < values.length
}

function FacetName({
  name,
  facet,
  incoming,
  text,
}: {
  name: FilterName
  facet: Facet
  incoming: boolean
  text: Text
}) {
  if (name === 'topic' && isLeadingTopic(facet.value)) {
    return <span>{topicName(text, facet.value)}</span>
  }
  if (facet.names !== undefined) return <NewsroomName names={facet.names} />
  if (name === 'language') return <span>{text.languageName(facet.value)}</span>
  if (name === 'kind') return <span>{kindName(text, facet.value)}</span>
  if (name === 'state' && isState(facet.value)) {
    return <StateMark state={facet.value} incoming={incoming} />
  }
  return <span>{facet.value}</span>
}

function Count({ value }: { value: number | undefined }) {
  const { formats } = useText()
  return <span className="n">{value === undefined ? '' : formats.number(value)}</span>
}

/** The desk's word for a kind of item; its own where a partner sends one the desk does not know. */
export function kindName(text: Text, kind: string): string {
  const word = text.find('words', `kind.${kind}`)
  return typeof word === 'string' ? word : kind
}

const states: ReadonlySet<string> = new Set<ItemState>([
  'killed',
  'withheld',
  'denied',
  'embargoed',
  'stale',
  'published',
  'taken',
  'offered',
  'unoffered',
  'draft',
])

function isState(value: string): value is ItemState {
  return states.has(value)
}
