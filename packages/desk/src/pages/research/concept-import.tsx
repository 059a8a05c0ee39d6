import type { ConceptImported } from '@suyab/server/api'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { send } from '../../api/client.ts'
import { Dialog } from '../../component/dialog.tsx'
import { FaultNotice } from '../../component/fault-notice.tsx'
import { useToast } from '../../shell/toasts.tsx'
import { useText } from '../../text/text.tsx'

/** Concepts from a file. */
export function ConceptImport({ onClose }: { onClose: () => void }) {
  const { say } = useText()
  const client = useQueryClient()
  const toast = useToast()
  const [file, setFile] = useState<File | null>(null)
  const [error, setError] = useState<unknown>(null)

  const take = async (): Promise<void> => {
    if (file === null) return
    const text = await file.text()
    const format = /^\s*[[{]/.test(text) ? 'json' : 'csv'
    try {
      const outcomes = await send<ConceptImported[]>('POST', '/coverage/concept-file', {
        format,
        text,
      })
      const counted = (outcome: ConceptImported['outcome']): number =>
        outcomes.filter((one) => one.outcome === outcome).length
      toast({
        text: say('concepts.importDone', {
          added: counted('added'),
          changed: counted('changed'),
          same: counted('same'),
        }),
      })
      await client.invalidateQueries({ queryKey: ['concepts'] })
      await client.invalidateQueries({ queryKey: ['concept'] })
      onClose()
    } catch (cause) {
      setError(cause)
    }
  }
  return (
    <Dialog
      title={say('concepts.importTitle')}
      onClose={onClose}
      onSubmit={() => void take()}
      actions={
        <button type="submit" className="button main" disabled={file === null}>
          {say('concepts.import')}
        </button>
      }
    >
      {error === null ? null : <FaultNotice error={error} />}
      <p>{say('concepts.importWhat')}</p>
      <input
        type="file"
        accept=".json,.csv,.tsv,.txt,application/json,text/csv"
        aria-label={say('concepts.importTitle')}
        onChange={({ target }) => setFile(target.files?.[0] ?? null)}
      />
    </Dialog>
  )
}
