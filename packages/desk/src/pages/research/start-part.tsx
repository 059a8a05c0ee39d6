import { useQuery } from '@tanstack/react-query'
import { languagesQuery } from '../../api/coverage.ts'
import { Empty, Loading } from '../../component/empty.tsx'
import { useText } from '../../text/text.tsx'
import { ArchiveFault } from '../../component/archive-fault.tsx'

/** Questions that an archive of many languages can answer. */
const examples = [
  'concept:youth NEAR/20 concept:employment',
  'concept:artificial-intelligence country:kg,kz,uz',
  '(молодёжь OR жаштар OR 青年) AND concept:education',
  '"жасалма интеллект" OR "искусственный интеллект" OR 人工智能',
] as const

/** An empty search page says what there is, and what may be asked. */
export function StartPart({ onTry }: { onTry: (query: string) => void }) {
  const { say } = useText()
  const everything = useQuery(languagesQuery({ q: '*', copies: 'all' }))
  if (everything.isPending) return <Loading />
  if (everything.data === undefined)
    return <ArchiveFault error={everything.error} retry={() => void everything.refetch()} />
  const count = everything.data.rows.reduce((sum, { articles }) => sum + articles, 0)
  if (count === 0)
    return (
      <Empty title={say('research.emptyTitle')}>
        <p>{say('research.empty')}</p>
        <p>
          <code>npx suyab coverage load articles.ndjson</code>
        </p>
      </Empty>
    )
  return (
    <section className="start">
      <h2 className="head news">{say('research.startTitle')}</h2>
      <p>
        {say('research.holds', { count })} {say('research.start')}
      </p>
      <ul>
        {examples.map((example) => (
          <li key={example}>
            <button type="button" className="plain" onClick={() => onTry(example)}>
              <bdi>{example}</bdi>
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
