import { useState } from 'react'
import { useText } from '../../text/text.tsx'

const REFUSED = 'suyab.alerts'

/**
 * Offers desktop notifications once, in words, before the browser's own question: that one can be
 * asked only once, so it comes when a person has said yes.
 */
export function AlertsOffer() {
  const { say } = useText()
  const [open, setOpen] = useState(
    () =>
      'Notification' in globalThis &&
      Notification.permission === 'default' &&
      localStorage.getItem(REFUSED) === null,
  )
  if (!open) return null
  return (
    <p className="alerts-offer">
      {say('exchange.noAlerts')}{' '}
      <button
        type="button"
        className="plain"
        onClick={() => void Notification.requestPermission().then(() => setOpen(false))}
      >
        {say('exchange.allowAlerts')}
      </button>{' '}
      <button
        type="button"
        className="plain"
        onClick={() => {
          localStorage.setItem(REFUSED, 'no')
          setOpen(false)
        }}
      >
        {say('exchange.notNow')}
      </button>
    </p>
  )
}
