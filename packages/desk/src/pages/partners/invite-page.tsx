import type { AgreementView, InvitationInput } from '@suyab/server/api'
import { useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { agreementQuery, invitePartner } from '../../api/partners.ts'
import { faultOf } from '../../api/fault.ts'
import { nodeNow, usePerson, useSession } from '../../api/session.ts'
import { CopyField } from '../../component/copy-field.tsx'
import { faultSentence } from '../../component/fault-notice.tsx'
import { PageHead } from '../../shell/page.tsx'
import { useErrand } from '../../shell/toasts.tsx'
import { useText } from '../../text/text.tsx'
import { TermsForm } from './terms-form.tsx'
import { finished, usualTerms } from './terms-start.ts'
import { TermsView } from './terms-view.tsx'
import './partners.css'

/** Terms to begin with, a name, and a link to send: three steps for the usual case. */
export function InvitePage() {
  const text = useText()
  const { say } = text
  const person = usePerson()
  const { newsroom } = useSession()
  const client = useQueryClient()
  const errand = useErrand()
  const [terms, setTerms] = useState<InvitationInput>(() =>
    usualTerms(newsroom.names, person, say('partners.duty'), nodeNow()),
  )
  const [name, setName] = useState('')
  const [made, setMade] = useState<AgreementView | null>(null)

  const take = terms.take
  const named: InvitationInput =
    take === null || name.trim() === '' || Object.keys(take.credit).length > 0
      ? terms
      : { ...terms, take: { ...take, credit: { [text.language]: name.trim() } } }
  const invite = async (): Promise<void> => {
    await errand(
      async () => {
        const agreement = await invitePartner(finished(named))
        client.setQueryData(agreementQuery(agreement.id).queryKey, agreement)
        setMade(agreement)
        await client.invalidateQueries({ queryKey: ['partners'] })
      },
      null,
      (error) => faultSentence(text, faultOf(error)),
    )
  }
  if (made?.invitation !== undefined) {
    return (
      <div className="terms-page">
        <PageHead title={say('partners.linkTitle')} />
        <CopyField
          label={say('partners.link')}
          value={made.invitation.link}
          hint={say('partners.linkWhat', {
            until: text.formats.deadline(made.invitation.expiresAt),
          })}
        />
        <p className="after">
          <Link to="/agreements/$id" params={{ id: made.id }}>
            {say('partners.openAgreement')}
          </Link>
        </p>
      </div>
    )
  }
  return (
    <form
      className="terms-page"
      onSubmit={(event) => {
        event.preventDefault()
        void invite()
      }}
    >
      <PageHead title={say('partners.inviteTitle')} />
      <p className="t-lead">{say('partners.inviteLead')}</p>
      <label className="form name-field">
        <span className="small">{say('partners.partnerName')}</span>
        <input
          className="field"
          required
          maxLength={200}
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
        <small>{say('partners.partnerNameHint')}</small>
      </label>
      <section className="ruled">
        <h2>{say('partners.inTerms')}</h2>
        <TermsView terms={named} />
      </section>
      <p className="row-of send">
        <button type="submit" className="button main">
          {say('partners.makeInvitation')}
        </button>
      </p>
      <details className="ruled fold">
        <summary>{say('partners.changeTerms')}</summary>
        <TermsForm terms={terms} onChange={setTerms} />
      </details>
    </form>
  )
}
