import type { Agreement, AgreementView, InvitationInput } from '@suyab/server/api'
import { useState } from 'react'
import { nodeNow, useSession } from '../../api/session.ts'
import { Dialog } from '../../component/dialog.tsx'
import { useText } from '../../text/text.tsx'
import { Diff } from '../translate/conflict.tsx'
import { useAgreementErrand, type AgreementErrand } from './agreement-errand.ts'
import { termChanges, type TermChange } from './term-change.ts'
import { TermsForm } from './terms-form.tsx'
import { termsOf } from './terms-sentences.ts'
import { finished } from './terms-start.ts'

/** A proposal that stands: what it would change, and whose it is to sign. */
export function ProposalPart({
  view,
  agreement,
  mayRule,
}: {
  view: AgreementView
  agreement: Agreement
  mayRule: boolean
}) {
  const text = useText()
  const { say } = text
  const us = useSession().newsroom.id
  const errand = useAgreementErrand(view.id)
  const proposal = view.proposal!
  const theirs = proposal.by === 'them'
  const time = text.formats.moment(proposal.at, nodeNow())
  const changes = termChanges(
    text,
    termsOf(agreement, us),
    termsOf(proposal.agreement, us),
    nodeNow(),
  )
  return (
    <section className="ruled proposal">
      <h2>{say('partners.proposal')}</h2>
      <p>
        {theirs ? say('partners.proposedByThem', { time }) : say('partners.proposedByUs', { time })}
      </p>
      <Changes changes={changes} />
      {mayRule ? (
        <p className="row-of after">
          {theirs ? (
            <button
              type="button"
              className="button main"
              onClick={() => void errand('POST', '/proposal/sign', {}, say('partners.signed'))}
            >
              {say('partners.signProposal')}
            </button>
          ) : null}
          <button
            type="button"
            className="button"
            onClick={() =>
              void errand('DELETE', '/proposal', undefined, say('partners.proposalGone'))
            }
          >
            {say(theirs ? 'partners.declineProposal' : 'partners.withdrawProposal')}
          </button>
        </p>
      ) : null}
    </section>
  )
}

/** Other terms, with what they change shown while they are written. */
export function ProposeDialog({
  agreement,
  us,
  onClose,
  errand,
}: {
  agreement: Agreement
  us: string
  onClose: () => void
  errand: AgreementErrand
}) {
  const text = useText()
  const { say } = text
  const [before] = useState<InvitationInput>(() => termsOf(agreement, us))
  const [terms, setTerms] = useState(before)
  const changes = termChanges(text, before, terms, nodeNow())
  const same = JSON.stringify(finished(before)) === JSON.stringify(finished(terms))
  const propose = async (): Promise<void> => {
    onClose()
    await errand('POST', '/proposal', finished(terms), say('partners.proposalSent'))
  }
  return (
    <Dialog
      title={say('partners.proposeTitle')}
      wide
      onClose={onClose}
      onSubmit={() => void propose()}
      actions={
        <button type="submit" className="button main" disabled={same}>
          {say('partners.sendProposal')}
        </button>
      }
    >
      <p>{say('partners.proposeLead')}</p>
      <TermsForm terms={terms} onChange={setTerms} />
      <section className="ruled" aria-live="polite">
        <h2>{say('partners.proposal')}</h2>
        {changes.length === 0 ? <p>{say('partners.noChange')}</p> : <Changes changes={changes} />}
      </section>
    </Dialog>
  )
}

function Changes({ changes }: { changes: readonly TermChange[] }) {
  const { say, language } = useText()
  return (
    <ul className="changes">
      {changes.map(({ side, term, before, after }) => (
        <li key={`${side} ${term}`}>
          <span className="small">
            {side === 'both' ? say('partners.period') : say(`terms.${side}`)}
          </span>
          <span>
            <Diff before={before ?? ''} after={after ?? ''} language={language} />
          </span>
        </li>
      ))}
    </ul>
  )
}
