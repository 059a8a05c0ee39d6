import type { Agreement, AgreementView } from '@suyab/server/api'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { address } from '../../api/client.ts'
import { agreementPath, agreementQuery } from '../../api/partners.ts'
import { nodeNow, usePerson, useSession } from '../../api/session.ts'
import { CopyField } from '../../component/copy-field.tsx'
import { Loading } from '../../component/empty.tsx'
import { FaultNotice } from '../../component/fault-notice.tsx'
import { NewsroomName } from '../../component/named.tsx'
import { Mark } from '../../component/sign.tsx'
import { PageHead } from '../../shell/page.tsx'
import { useText } from '../../text/text.tsx'
import { useAgreementErrand } from './agreement-errand.ts'
import { EndDialog } from './end-dialog.tsx'
import { agreementSigns } from './partners-page.tsx'
import { ProposalPart, ProposeDialog } from './proposal.tsx'
import { termsOf } from './terms-sentences.ts'
import { TermsView } from './terms-view.tsx'
import { WithdrawDialog } from './withdraw-dialog.tsx'
import './partners.css'

/** One agreement: its terms in sentences, who to ring, its editions, and what can be done with it. */
export function AgreementPage() {
  const { id } = useParams({ from: '/agreements/$id' })
  const query = useQuery(agreementQuery(id))
  if (query.data !== undefined) return <View view={query.data} />
  if (query.error !== null) {
    return <FaultNotice error={query.error} retry={() => void query.refetch()} />
  }
  return <Loading />
}

type Asking = 'end' | 'propose' | 'withdraw'

function View({ view }: { view: AgreementView }) {
  const text = useText()
  const { say, formats } = text
  const { newsroom } = useSession()
  const { role } = usePerson()
  const errand = useAgreementErrand(view.id)
  const [asking, setAsking] = useState<Asking | null>(null)
  const close = (): void => setAsking(null)
  const { agreement, partner, invitation, ended } = view
  const rules = role === 'administrator'
  const stands = view.state === 'active' || view.state === 'not-started'
  const who = (id: string): string =>
    id === newsroom.id || id === 'us' ? say('partners.us') : text.name(partner?.names ?? {}).text
  return (
    <div className="terms-page">
      <PageHead
        title={partner === null ? say('partners.invited') : text.name(partner.names).text}
        line={
          <>
            <Mark sign={agreementSigns[view.state]}>{say(`partners.agreement.${view.state}`)}</Mark>
            {agreement === null ? null : (
              <span>{say('partners.edition', { count: agreement.edition })}</span>
            )}
          </>
        }
      >
        {rules && stands && agreement !== null ? (
          <>
            {view.proposal === undefined ? (
              <button type="button" className="button" onClick={() => setAsking('propose')}>
                {say('partners.propose')}
              </button>
            ) : null}
            <button type="button" className="button stop" onClick={() => setAsking('end')}>
              {say('partners.end')}
            </button>
          </>
        ) : null}
        {rules && view.state === 'invited' ? (
          <button type="button" className="button" onClick={() => setAsking('withdraw')}>
            {say('partners.withdraw')}
          </button>
        ) : null}
      </PageHead>
      {ended === undefined ? null : (
        <p className="t-lead broken-line">
          {say('partners.endedAt', {
            time: formats.moment(ended.at, nodeNow()),
            who: who(ended.by),
            reason: ended.reason,
          })}
        </p>
      )}
      {invitation === undefined || view.state !== 'invited' ? null : (
        <CopyField
          label={say('partners.link')}
          value={invitation.link}
          hint={say('partners.linkWhat', { until: formats.deadline(invitation.expiresAt) })}
        />
      )}
      {view.proposal === undefined || agreement === null ? null : (
        <ProposalPart view={view} agreement={agreement} mayRule={rules} />
      )}
      {agreement === null ? null : (
        <>
          <section className="ruled">
            <h2>{say('partners.terms')}</h2>
            <TermsView terms={termsOf(agreement, newsroom.id)} />
          </section>
          <Contacts agreement={agreement} us={newsroom.id} partner={partner} />
          <Wording agreement={agreement} />
          <section className="ruled">
            <h2>{say('partners.editions')}</h2>
            <ul className="rows">
              {view.editions.toReversed().map(({ edition, signedAt }) => (
                <li key={edition}>
                  {say('partners.editionSigned', {
                    count: edition,
                    time: formats.dateTime(signedAt),
                  })}
                </li>
              ))}
            </ul>
            <p className="row-of after">
              <a className="button" href={address(agreementPath(view.id, '/document'))} download>
                {say('partners.downloadSigned')}
              </a>
              <a className="button" href={address(agreementPath(view.id, '/odrl'))} download>
                {say('partners.downloadOdrl')}
              </a>
            </p>
          </section>
        </>
      )}
      {asking === 'end' && agreement !== null ? (
        <EndDialog agreement={agreement} us={newsroom.id} onClose={close} errand={errand} />
      ) : null}
      {asking === 'propose' && agreement !== null ? (
        <ProposeDialog agreement={agreement} us={newsroom.id} onClose={close} errand={errand} />
      ) : null}
      {asking === 'withdraw' ? <WithdrawDialog onClose={close} errand={errand} /> : null}
    </div>
  )
}

function Contacts({
  agreement,
  us,
  partner,
}: {
  agreement: Agreement
  us: string
  partner: AgreementView['partner']
}) {
  const { say } = useText()
  return (
    <section className="ruled">
      <h2>{say('partners.contacts')}</h2>
      {agreement.contacts.length === 0 ? <p>{say('partners.noContacts')}</p> : null}
      <ul className="rows">
        {agreement.contacts.map((contact) => (
          <li key={`${contact.newsroom} ${contact.name}`}>
            <span>
              <b>
                <bdi>{contact.name}</bdi>
              </b>
              , <bdi>{contact.role}</bdi>{' '}
              <small>
                {contact.newsroom === us || partner === null ? (
                  say('partners.us')
                ) : (
                  <NewsroomName names={partner.names} />
                )}
              </small>
            </span>
            <span className="row-of" dir="ltr">
              {contact.phone === undefined ? null : (
                <a href={`tel:${contact.phone.replaceAll(/[^+\d]/g, '')}`}>{contact.phone}</a>
              )}
              {contact.mail === undefined ? null : (
                <a href={`mailto:${contact.mail}`}>{contact.mail}</a>
              )}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Wording({ agreement }: { agreement: Agreement }) {
  const { say, languageName } = useText()
  const texts = Object.entries(agreement.text ?? {})
  if (texts.length === 0) return null
  return (
    <section className="ruled">
      <h2>{say('partners.wording')}</h2>
      {texts.map(([language, words]) => (
        <details key={language} className="fold" open={texts.length === 1}>
          <summary>{languageName(language)}</summary>
          <blockquote className="news read" lang={language} dir="auto">
            {words}
          </blockquote>
        </details>
      ))}
    </section>
  )
}
