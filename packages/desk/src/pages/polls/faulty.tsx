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
