import { useState } from 'react'
import { Dialog } from '../../component/dialog.tsx'
import { useText } from '../../text/text.tsx'

/** What a kill, a withholding or a keeping means, and the reason without which it is not done. */
export function ReasonDialog({
  errand,
  sourceReason,
  onClose,
  onReason,
}: {
  errand: 'kill' | 'withhold' | 'keep'
  sourceReason: string | undefined
  onClose: () => void
  onReason: (reason: string) => void
}) {
  const { say } = useText()
  const [reason, setReason] = useState('')
  const kill = errand === 'kill'
  const titles = {
    kill: say('item.killTitle'),
    withhold: say('item.withholdTitle'),
    keep: say('item.keepTitle'),
  }
  return (
    <Dialog
      title={titles[errand]}
      alarm={kill}
      onClose={onClose}
      onSubmit={() => onReason(reason.trim())}
      actions={
        <button
          type="submit"
          className={kill ? 'button stop' : 'button main'}
          disabled={reason.trim() === ''}
        >
          {say(kill ? 'item.killDo' : `item.${errand}`)}
        </button>
      }
    >
      {kill ? (
        <ul className="plain-list">
          <li>
            <strong>{say('item.killFinal')}</strong>
          </li>
          <li>{say('item.killAll')}</li>
          <li>{say('item.killText')}</li>
          <li>{say('item.killWatch')}</li>
        </ul>
      ) : (
        <p>
          {errand === 'withhold'
            ? say('item.withholdWhat')
            : say('item.keepWhat', { reason: sourceReason ?? '–' })}
        </p>
      )}
      <label className="field-group">
        <span className="small">{say('item.reason')}</span>
        <textarea
          className="field"
          required
          maxLength={1000}
          value={reason}
          aria-describedby="reason-for"
          onChange={(event) => setReason(event.target.value)}
        />
        <small id="reason-for">{say('item.reasonFor')}</small>
      </label>
    </Dialog>
  )
}
