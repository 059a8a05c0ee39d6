import { useNavigate } from '@tanstack/react-router'
import { Dialog } from '../../component/dialog.tsx'
import { useText } from '../../text/text.tsx'
import type { AgreementErrand } from './agreement-errand.ts'

export function WithdrawDialog({
  onClose,
  errand,
}: {
  onClose: () => void
  errand: AgreementErrand
}) {
  const { say } = useText()
  const navigate = useNavigate()
  const withdraw = async (): Promise<void> => {
    onClose()
    if (await errand('DELETE', '/invitation', undefined, say('partners.withdrawn'))) {
      await navigate({ to: '/partners' })
    }
  }
  return (
    <Dialog
      title={say('partners.withdrawTitle')}
      onClose={onClose}
      onSubmit={() => void withdraw()}
      actions={
        <button type="submit" className="button stop">
          {say('partners.withdraw')}
        </button>
      }
    >
      <p>{say('partners.withdrawWhat')}</p>
    </Dialog>
  )
}
