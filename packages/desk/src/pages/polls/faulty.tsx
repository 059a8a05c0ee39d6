import type { ReactNode } from 'react'
import { useText } from '../../text/text.tsx'
import type { DraftFault } from './declaration-draft.ts'

/** A field with what is wrong with it said below it. */
export function Faulty({
  id,
  fault,
  children,
}: {
  id: string
  fault: DraftFault | undefined
  children: ReactNode
}) {
  const { say } = useText()
  return (
    <div className="field-group">
      {children}
      {fault === undefined ? null : (
        <p className="wrong" id={id} role="alert">
          {say(`pollsImport.fault.${fault}`)}
        </p>
      )}
    </div>
  )
}

/** Goes to the first field of which something is wrong. */
export function focusFault(form: HTMLElement): void {
  const field =
    form.querySelector<HTMLElement>('[aria-invalid="true"]') ??
    form.querySelector<HTMLElement>('.field-group:has(> .wrong) :is(input, select)')
  field?.focus()
}
