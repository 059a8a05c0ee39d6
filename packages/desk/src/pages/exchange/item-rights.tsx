import type { Names, RightsView } from '@suyab/server/api'
import { useQuery } from '@tanstack/react-query'
import { faultSentence } from '../../component/fault-notice.tsx'
import { PathLink } from '../../component/path-link.tsx'
import { Sign } from '../../component/sign.tsx'
import { partnersQuery } from '../../api/partners.ts'
import { useSession } from '../../api/session.ts'
import { useText } from '../../text/text.tsx'
import { rightsSentence, type SentencePart } from './rights-sentence.ts'

/** The rights in plain words, one sentence for each agreement that covers the item. */
export function ItemRights({
  rights,
  newsrooms,
}: {
  rights: readonly RightsView[]
  /** Those whose names are known here; the others' are asked for. */
  newsrooms: readonly { id: string; names: Names }[]
}) {
  const text = useText()
  const { say } = text
  const { newsroom } = useSession()
  const partnerOf = (view: RightsView): string => (view.from === newsroom.id ? view.to : view.from)
  const known = (id: string) => newsrooms.find((one) => one.id === id)
  const partners = useQuery({
    ...partnersQuery,
    enabled: rights.some((view) => known(partnerOf(view)) === undefined),
  })
  const partnerName = (view: RightsView): string => {
    const id = partnerOf(view)
    const found = known(id) ?? partners.data?.find((one) => one.id === id)
    return found === undefined ? id : text.name(found.names).text
  }
  return rights.map((view) => (
    <div className="rights" key={`${view.agreement} ${view.from}`}>
      <p>
        {view.permit ? null : (
          <>
            <Sign name="denied" />{' '}
            {say('item.denied', {
              reason: view.reason === undefined ? '' : faultSentence(text, view.reason),
            })}{' '}
          </>
        )}
        <Sentence parts={rightsSentence(text, view, view.from === newsroom.id ? 'they' : 'we')} />
      </p>
      <p>
        <PathLink href={`/agreements/${encodeURIComponent(view.agreement)}`}>
          {say('item.rightsUnder', { partner: partnerName(view) })}
        </PathLink>
      </p>
    </div>
  ))
}

function Sentence({ parts }: { parts: readonly SentencePart[] }) {
  return parts.map((part, index) => {
    // A sentence's parts have no identity but their place in it.
    const key = `${index} ${part.text}`
    const piece =
      part.language === undefined ? part.text : <bdi lang={part.language}>{part.text}</bdi>
    return part.strong === true ? (
      <strong key={key}>{piece}</strong>
    ) : (
      <span key={key}>{piece}</span>
    )
  })
}
