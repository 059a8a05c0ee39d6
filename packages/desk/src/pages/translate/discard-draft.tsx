import type { DraftView } from '@suyab/server/api'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { discardDraft } from '../../api/drafts.ts'
import { faultOf } from '../../api/fault.ts'
import { Dialog } from '../../component/dialog.tsx'
import { faultSentence } from '../../component/fault-notice.tsx'
import { useErrand } from '../../shell/toasts.tsx'
import { useText } from '../../text/text.tsx'
import { forgetDraft } from './use-draft.ts'

export function DiscardDraft({ draft }: { draft: DraftView }) {
  const text = useText()
  const { say } = text
  const [asking, setAsking] = useState(false)
  const client = useQueryClient()
  const navigate = useNavigate()
  const errand = useErrand()
  const discard = async (): Promise<void> => {
    setAsking(false)
    const done = await errand(
      async () => discardDraft(draft.id),
      { text: say('translate.discarded') },
      (error) => faultSentence(text, faultOf(error)),
    )
    if (!done) return
    await navigate({ to: '/translate', ignoreBlocker: true })
    forgetDraft(draft.id)
    client.removeQueries({ queryKey: ['draft', draft.id] })
    await client.invalidateQueries({ queryKey: ['drafts'] })
  }
  return (
    <>
      <button type="button" className="button" onClick={() => setAsking(true)}>
        {say('translate.discard')}
      </button>
      {asking ? (
        <Dialog
          title={say('translate.discardTitle')}
          onClose={() => setAsking(false)}
          onSubmit={() => void discard()}
          actions={
            <button type="submit" className="button stop">
              {say('translate.discard')}
            </button>
          }
        >
          <p>{say('translate.discardWhat')}</p>
        </Dialog>
      ) : null}
    </>
  )
}
