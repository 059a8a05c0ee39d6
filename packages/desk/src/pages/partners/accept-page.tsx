import type { InvitationLook } from '@suyab/server/api'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { acceptInvitation, lookAtInvitation } from '../../api/partners.ts'
import { faultOf, RequestFault } from '../../api/fault.ts'
import { usePerson } from '../../api/session.ts'
import { Loading } from '../../component/empty.tsx'
import { FaultNotice, faultSentence } from '../../component/fault-notice.tsx'
import { NewsroomName } from '../../component/named.tsx'
import { PageHead } from '../../shell/page.tsx'
import { useErrand } from '../../shell/toasts.tsx'
import { useText } from '../../text/text.tsx'
import { Fingerprint } from './fingerprint.tsx'
import { ownContact } from './terms-start.ts'
import { TermsView } from './terms-view.tsx'
import './partners.css'

/** Paste the link, read who and what, compare, sign. Pasting looks by itself. */
export function AcceptPage() {
  const { say } = useText()
  const [link, setLink] = useState('')
  const look = useMutation({ mutationFn: lookAtInvitation })
  const lookAt = (pasted: string): void => {
    setLink(pasted)
    if (/^https?:\/\/\S+\/invitation\/\S+#\S+$/.test(pasted.trim())) look.mutate(pasted.trim())
  }
  return (
    <div className="terms-page">
      <PageHead title={say('partners.acceptTitle')} />
      <p className="t-lead">{say('partners.acceptLead')}</p>
      <form
        className="form name-field"
        onSubmit={(event) => {
          event.preventDefault()
          look.mutate(link.trim())
        }}
      >
        <label>
          <span className="small">{say('partners.link')}</span>
          <input
            className="field"
            dir="ltr"
            required
            autoComplete="off"
            value={link}
            onChange={(event) => lookAt(event.target.value)}
          />
        </label>
        {look.isIdle || look.isError ? (
          <p className="row-of">
            <button type="submit" className="button">
              {say('partners.look')}
            </button>
          </p>
        ) : null}
      </form>
      {look.isPending ? <Loading /> : null}
      {look.error === null ? null : <FaultNotice error={look.error} />}
      {look.data === undefined ? null : <Offered link={link.trim()} look={look.data} />}
    </div>
  )
}

function Offered({ link, look }: { link: string; look: InvitationLook }) {
  const text = useText()
  const { say } = text
  const person = usePerson()
  const client = useQueryClient()
  const navigate = useNavigate()
  const errand = useErrand()
  const [compared, setCompared] = useState(false)
  const { newsroom, terms, expiresAt } = look
  const name = text.name(newsroom.names).text
  const sign = async (): Promise<void> => {
    await errand(
      async () => {
        const agreement = await acceptInvitation(link, [ownContact(person, say('partners.duty'))])
        await client.invalidateQueries({ queryKey: ['partners'] })
        await navigate({ to: '/agreements/$id', params: { id: agreement.id } })
      },
      { text: say('partners.signed') },
      (error) =>
        faultSentence(
          text,
          faultOf(error),
          error instanceof RequestFault ? error.status : undefined,
        ),
    )
  }
  return (
    <section className="ruled">
      <h2>
        {text.show('partners.from_', {
          name: <NewsroomName key="name" names={newsroom.names} />,
        })}
      </h2>
      <p className="line">
        <span>{newsroom.id}</span>
        {newsroom.origin === undefined ? null : <span dir="ltr">{newsroom.origin}</span>}
        <span>{text.formats.list(newsroom.languages.map((tag) => text.languageName(tag)))}</span>
      </p>
      <TermsView terms={terms} />
      {Object.entries(terms.text ?? {}).map(([language, words]) => (
        <blockquote key={language} className="news read" lang={language}>
          {words}
        </blockquote>
      ))}
      <div className="compare">
        <Fingerprint value={newsroom.fingerprint} />
        <p>{say('partners.compare', { name })}</p>
        <label className="check">
          <input
            type="checkbox"
            checked={compared}
            onChange={(event) => setCompared(event.target.checked)}
          />
          <span>{say('partners.compared')}</span>
        </label>
        <p className="row-of">
          <button
            type="button"
            className="button main"
            disabled={!compared}
            onClick={() => void sign()}
          >
            {say('partners.sign')}
          </button>
          <small>{say('partners.expires', { until: text.formats.deadline(expiresAt) })}</small>
        </p>
      </div>
    </section>
  )
}
