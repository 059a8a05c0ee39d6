import { exchangeLanguages } from '@suyab/language/tag'
import type { FeedOut } from '@suyab/server/api'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { feedsQuery } from '../../api/admin.ts'
import { send } from '../../api/client.ts'
import { agreementsQuery } from '../../api/partners.ts'
import { nodeNow } from '../../api/session.ts'
import { Choice, type Option } from '../../component/choice.tsx'
import { CopyField } from '../../component/copy-field.tsx'
import { Empty, Loading } from '../../component/empty.tsx'
import { FaultNotice } from '../../component/fault-notice.tsx'
import { PageHead } from '../../shell/page.tsx'
import { useText } from '../../text/text.tsx'
import { useAdminErrand } from './admin-errand.ts'
import { RemoveDialog } from './remove-dialog.tsx'

type FeedInput = Pick<FeedOut, 'name' | 'format' | 'agreement' | 'language'>
/** As the standards call themselves, in every language. */
const formatNames: Readonly<Record<FeedOut['format'], string>> = {
  rss: 'RSS 2.0',
  atom: 'Atom 1.0',
  'json-feed': 'JSON Feed 1.1',
  'newsml-g2': 'NewsML-G2 2.35',
  ninjs: 'ninjs 3.1',
  'ninjs-2.1': 'ninjs 2.1',
  'ninjs-1.4': 'ninjs 1.4',
  icalendar: 'iCalendar',
}
const formats = Object.keys(formatNames).filter(
  (one): one is FeedOut['format'] => one in formatNames,
)

/** Addresses for readers without Suyab; each holds a secret that is shown once. */
export function FeedsPart() {
  const text = useText()
  const { say } = text
  const feeds = useQuery(feedsQuery)
  const errand = useAdminErrand('feeds')
  const [made, setMade] = useState<FeedOut | null>(null)
  const [leaving, setLeaving] = useState<FeedOut | null>(null)
  const now = nodeNow()
  return (
    <>
      <PageHead title={say('admin.feeds')} />
      <p className="t-note">{say('admin.feedLead')}</p>
      {made?.url === undefined ? null : (
        <CopyField
          label={say('admin.feedUrl', { name: made.name })}
          value={made.url}
          hint={say('admin.feedUrlWhat')}
        />
      )}
      {feeds.isPending ? <Loading /> : null}
      {feeds.error === null ? null : (
        <FaultNotice error={feeds.error} retry={() => void feeds.refetch()} />
      )}
      {feeds.data?.length === 0 ? <Empty title={say('admin.noFeeds')} /> : null}
      <ul className="rows">
        {(feeds.data ?? []).map((feed) => (
          <li key={feed.id}>
            <span>
              <b>
                <bdi>{feed.name}</bdi>
              </b>{' '}
              <small>
                {formatNames[feed.format]}
                {feed.language === undefined ? '' : ` · ${text.languageName(feed.language)}`}
                {' · '}
                {say('admin.uses', { count: feed.uses })}
                {feed.lastUsedAt === undefined
                  ? ''
                  : `, ${say('admin.lastUse', { time: text.formats.moment(feed.lastUsedAt, now) })}`}
              </small>
            </span>
            <button type="button" className="button stop" onClick={() => setLeaving(feed)}>
              {say('admin.remove')}
            </button>
          </li>
        ))}
      </ul>
      <AddFeed
        add={async (input) =>
          errand(async () => setMade(await send<FeedOut>('POST', '/feeds', input)), null)
        }
      />
      {leaving === null ? null : (
        <RemoveDialog
          title={say('admin.removeFeedTitle', { name: leaving.name })}
          what={say('admin.removeFeedWhat')}
          onClose={() => setLeaving(null)}
          remove={() =>
            void errand(
              async () => send('DELETE', `/feeds/${encodeURIComponent(leaving.id)}`),
              say('admin.removed'),
            )
          }
        />
      )}
    </>
  )
}

function AddFeed({ add }: { add: (input: FeedInput) => Promise<boolean> }) {
  const text = useText()
  const { say } = text
  const agreements = useQuery(agreementsQuery)
  const [name, setName] = useState('')
  const [format, setFormat] = useState<FeedOut['format']>('rss')
  const [agreement, setAgreement] = useState('')
  const [language, setLanguage] = useState('')
  const submit = async (): Promise<void> => {
    const added = await add({
      name: name.trim(),
      format,
      ...(agreement === '' ? {} : { agreement }),
      ...(language === '' ? {} : { language }),
    })
    if (added) setName('')
  }
  return (
    <section className="ruled">
      <h2>{say('admin.addFeed')}</h2>
      <form
        className="row-of add-row"
        onSubmit={(event) => {
          event.preventDefault()
          void submit()
        }}
      >
        <label className="inline">
          <span>{say('admin.feedName')}</span>
          <input
            className="field"
            required
            maxLength={120}
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
        </label>
        <label className="inline">
          <span>{say('admin.format')}</span>
          <select
            className="field"
            value={format}
            onChange={({ target: { value } }) => setFormat(formats.find((one) => one === value)!)}
          >
            {formats.map((one) => (
              <option key={one} value={one}>
                {formatNames[one]}
              </option>
            ))}
          </select>
        </label>
        <Choice
          label={say('admin.feedAgreement')}
          value={agreement}
          options={[
            ['', say('admin.feedOwn')],
            ...(agreements.data ?? []).flatMap(({ id, state, partner }): Option<string>[] =>
              state === 'active' && partner !== null ? [[id, text.name(partner.names).text]] : [],
            ),
          ]}
          onChange={setAgreement}
        />
        <Choice
          label={say('admin.feedLanguage')}
          value={language}
          options={[
            ['', say('admin.anyLanguage')],
            ...exchangeLanguages.map((tag) => [tag, text.languageName(tag)] as const),
          ]}
          onChange={setLanguage}
        />
        <button type="submit" className="button main">
          {say('admin.add')}
        </button>
      </form>
      {format === 'icalendar' ? <p className="t-note">{say('admin.calendarWhat')}</p> : null}
    </section>
  )
}
