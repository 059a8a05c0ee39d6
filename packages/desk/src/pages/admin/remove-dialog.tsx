import { Dialog } from '../../component/dialog.tsx'
import { useText } from '../../text/text.tsx'

export function RemoveDialog({
  title,
  what,
  onClose,
  remove,
}: {
  title: string
  what: string
  onClose: () => void
  remove: () => void
}) {
  const { say } = useText()
  return (
    <Dialog
      title={title}
      onClose={onClose}
      onSubmit={() => {
        onClose()
        remove()
      }}
      actions={
        <button type="submit" className="button stop">
          {say('admin.remove')}
        </button>
      }
    >
      <p>{what}</p>
    </Dialog>
  )
}
