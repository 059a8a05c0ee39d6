import { Dialog } from '../component/dialog.tsx'
import { useText } from '../text/text.tsx'

/** Every single key of the desk. The letters are places on the keyboard, whatever its layout. */
export function KeyboardHelp({ onClose }: { onClose: () => void }) {
  const { say } = useText()
  const rows: readonly (readonly [keys: string, what: string])[] = [
    ['/', say('keys.search')],
    ['↑ ↓', say('keys.move')],
    ['Enter', say('keys.open')],
    ['C', say('keys.take')],
    ['F', say('keys.translate')],
    ['N', say('keys.note')],
    ['U', say('keys.fresh')],
    ['R', say('keys.reset')],
    ['Esc', say('keys.leave')],
    ['?', say('keys.help')],
  ]
  return (
    <Dialog title={say('shell.keys')} onClose={onClose}>
      <dl className="keys-table">
        {rows.map(([keys, what]) => (
          <div key={keys}>
            <dt>
              <kbd>{keys}</kbd>
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  )
}
