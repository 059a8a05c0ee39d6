import type { OutletOverview } from '@suyab/server/api'
import { Link } from '@tanstack/react-router'
import { nodeNow } from '../../api/session.ts'
import { In } from '../../component/named.tsx'
import { ScrollRegion } from '../../component/scroll-region.tsx'
import { Mark } from '../../component/sign.tsx'
import { useText } from '../../text/text.tsx'
import { OutletSpark } from './outlet-spark.tsx'
import { failingWords, outletSigns, rateText } from './outlet-words.ts'
import { ownName, rateOf, type OutletSort, type OutletsSearch } from './outlets-search.ts'

/** The outlets, one a row; what they are sorted by stands in the address. */
export function OutletsTable({
  rows,
  search,
  sortBy,
}: {
  rows: readonly OutletOverview[]
  search: OutletsSearch
  sortBy: (sort: OutletSort) => void
}) {
  const { say } = useText()
  const head = (name: OutletSort, className?: string) => {
    const key = name === 'success' ? 'outlets.col.success' : (`outlets.col.${name}` as const)
    const order =
      search.sort === name ? 'ascending' : search.sort === `-${name}` ? 'descending' : 'none'
    return (
      <th scope="col" aria-sort={order} className={className}>
        <button type="button" className="sort" onClick={() => sortBy(name)}>
          {say(key)}
          <span aria-hidden="true">
            {order === 'none' ? '' : order === 'ascending' ? ' ↑' : ' ↓'}
          </span>
        </button>
      </th>
    )
  }
  return (
    <ScrollRegion label={say('research.outlets')}>
      <table className="outlet-table outlets">
        <thead>
          <tr>
            {head('name')}
            {head('country')}
            <th scope="col">{say('outlets.col.languages')}</th>
            {head('state')}
            {head('success')}
            {head('rate', 'number')}
            <th scope="col">{say('outlets.col.volume')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <OutletRow key={row.outlet.id} row={row} />
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  )
}

function OutletRow({ row }: { row: OutletOverview }) {
  const text = useText()
  const { say, formats } = text
  const { outlet, state, lastSuccess, volume, failing } = row
  const name = ownName(outlet)
  const rate = rateOf(row)
  return (
    <tr>
      <th scope="row">
        <Link to="/research/outlets/$id" params={{ id: outlet.id }} className="outlet-name">
          <In language={name.language} className="news">
            {name.text}
          </In>
        </Link>
        <small className="under" dir="ltr">
          {outlet.id}
        </small>
      </th>
      <td>{text.regionName(outlet.country)}</td>
      <td>{formats.list(outlet.languages.map((tag) => text.languageName(tag)))}</td>
      <td className={state === 'well' || state === 'files' ? 'standing' : 'standing told'}>
        <Mark sign={outletSigns[state]}>{say(`outlets.state.${state}`)}</Mark>
        {failing.length === 0 || state === 'paused' ? null : (
          <small className="under">{failingWords(text, row)}</small>
        )}
      </td>
      <td>
        {lastSuccess === undefined ? (
          say('outlets.never')
        ) : (
          <time dateTime={lastSuccess} title={formats.dateTime(lastSuccess)}>
            {formats.ago(lastSuccess, nodeNow())}
          </time>
        )}
      </td>
      <td className="number">
        {volume === undefined || state === 'paused' ? '–' : rateText(text, rate)}
      </td>
      <td className="volume">
        {volume === undefined ? (
          <small>{say('outlets.notCounted')}</small>
        ) : state === 'paused' ? null : (
          <OutletSpark volume={volume} outlet={outlet} rate={rate} />
        )}
      </td>
    </tr>
  )
}
