import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { itemQuery, itemsQuery } from '../../api/items.ts'
import { In } from '../../component/named.tsx'
import { useText } from '../../text/text.tsx'
import type { KeptField } from './draft-keeper.ts'
import type { Editing } from './editing.ts'

/** The items of a package, in order: one uri a line in the field's value. */
export function Members({ kept, editing: { keeper } }: { kept: KeptField; editing: Editing }) {
  const { say } = useText()
  const [q, setQ] = useState('')
  const uris = kept.text.split(/\s+/).filter((uri) => uri !== '')
  const put = (next: readonly string[]): void => keeper.type(kept.field, next.join('\n'))
  const found = useInfiniteQuery({ ...itemsQuery('own', { q }), enabled: q.trim() !== '' })
  const rows = (found.data?.pages[0]?.items ?? [])
    .filter(({ uri, kind }) => !uris.includes(uri) && kind !== 'package')
    .slice(0, 8)
  return (
    <section className="ruled members">
      <h2>{say('translate.members')}</h2>
      {uris.length === 0 ? <p>{say('translate.noMembers')}</p> : null}
      <ol className="rows">
        {uris.map((uri, index) => (
          <li key={uri}>
            <Member uri={uri} />
            <span className="row-of">
              {index === 0 ? null : (
                <button
                  type="button"
                  className="plain"
                  onClick={() =>
                    put([
                      ...uris.slice(0, index - 1),
                      uri,
                      uris[index - 1]!,
                      ...uris.slice(index + 1),
                    ])
                  }
                >
                  {say('translate.moveUp')}
                </button>
              )}
              <button
                type="button"
                className="plain"
                onClick={() => put(uris.filter((one) => one !== uri))}
              >
                {say('translate.memberRemove')}
              </button>
            </span>
          </li>
        ))}
      </ol>
      <label className="form">
        <span className="small">{say('translate.memberSearch')}</span>
        <input
          className="field"
          type="search"
          value={q}
          onChange={(event) => setQ(event.target.value)}
        />
      </label>
      <ul className="rows">
        {rows.map((row) => (
          <li key={row.uri}>
            <In language={row.language} className="news">
              {row.headline}
            </In>
            <button type="button" className="plain" onClick={() => put([...uris, row.uri])}>
              {say('translate.memberAdd')}
            </button>
          </li>
        ))}
      </ul>
      {q.trim() !== '' && found.isSuccess && rows.length === 0 ? (
        <p>{say('translate.noMatches')}</p>
      ) : null}
    </section>
  )
}

function Member({ uri }: { uri: string }) {
  const item = useQuery(itemQuery(uri))
  if (item.data === undefined) return <span>{uri}</span>
  return (
    <In language={item.data.language} className="news">
      {item.data.headline}
    </In>
  )
}
