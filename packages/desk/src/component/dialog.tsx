import { useId, useLayoutEffect, useRef, type FormEvent, type ReactNode } from 'react'
import { useText } from '../text/text.tsx'

/**
 * A question that must be answered before going on: the browser's own modal dialog, which keeps the
 * focus inside, closes with Escape and gives the focus back. Shown for as long as it is mounted.
 */
export function Dialog({
  title,
  onClose,
  onSubmit,
  actions,
  alarm = false,
  wide = false,
  children,
}: {
  title: string
  onClose: () => void
  onSubmit?: () => void
  /** The buttons besides cancel, the main one first. */
  actions?: ReactNode
  alarm?: boolean
  wide?: boolean
  children: ReactNode
}) {
  const { say } = useText()
  const ref = useRef<HTMLDialogElement>(null)
  const heading = useId()

  // Before the browser takes it out of the page: only then does closing give the focus back.
  useLayoutEffect(() => {
    const dialog = ref.current!
    dialog.showModal()
    return () => dialog.close()
  }, [])

  const submit = (event: FormEvent): void => {
    event.preventDefault()
    onSubmit?.()
  }

  return (
    <dialog
      ref={ref}
      className={wide ? 'dialog wide' : 'dialog'}
      aria-labelledby={heading}
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
    >
      <form onSubmit={submit}>
        <h2 id={heading} className={alarm ? 'head news alarm' : 'head news'}>
          {title}
        </h2>
        <div className="dialog-body">{children}</div>
        <p className="row-of">
          {actions}
          <button type="button" className="button" onClick={onClose}>
            {say(actions === undefined ? 'shell.close' : 'shell.cancel')}
          </button>
        </p>
      </form>
    </dialog>
  )
}
