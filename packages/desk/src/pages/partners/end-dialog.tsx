import type { Agreement } from '@suyab/server/api'
import { useState } from 'react'
import { Dialog } from '../../component/dialog.tsx'
import { useText } from '../../text/text.tsx'
import type { AgreementErrand } from './agreement-errand.ts'
import { termsOf } from './terms-sentences.ts'

/** Ends an agreement, after saying what that brings about on both sides. */
export function EndDialog({
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
  const { say } = useText()
  const [reason, setReason] = useState('')
  const { give, take } = termsOf(agreement, us)
  const end = async (): Promise<void> => {
    onClose()
    await errand('POST', '/end', { reason: reason.trim() }, say('partners.ended'))
  }
  return (
    <Dialog
      title={say('partners.endTitle')}
      alarm
      onClose={onClose}
      onSubmit={() => void end()}
      actions={
        <button type="submit" className="button stop" disabled={reason.trim() === ''}>
          {say('partners.end')}
        </button>
      }
    >
      <ul className="plain-list">
        <li>{say('partners.endNow')}</li>
        {take === null ? null : (
          <li>{say(take.keepsAfterEnd ? 'partners.endStays' : 'partners.endLeaves')}</li>
        )}
        {give === null ? null : (
          <li>{say(give.keepsAfterEnd ? 'partners.endTheyStay' : 'partners.endTheyLeave')}</li>
        )}
        <li>{say('partners.endForever')}</li>
      </ul>
      <label className="field-group">
        <span className="small">{say('partners.endReason')}</span>
        <textarea
          className="field"
          required
          maxLength={1000}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
      </label>
    </Dialog>
  )
}
