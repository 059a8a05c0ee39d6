import { useId, type ReactNode } from 'react'

/** A button that opens a panel of choices below itself; Escape and a click elsewhere close it. */
export function Panel({
  label,
  value,
  children,
}: {
  label: string
  /** What is chosen just now. */
  value?: string
  children: ReactNode
}) {
  const id = useId()
  return (
    <div className="poll-panel">
      <button type="button" className="button" popoverTarget={id}>
        <span className={value === undefined ? undefined : 'of'}>{label}</span>
        {value === undefined ? null : <b>{value}</b>}
        <span aria-hidden="true">▾</span>
      </button>
      <fieldset id={id} popover="auto" className="panel" aria-label={label}>
        {children}
      </fieldset>
    </div>
  )
}
