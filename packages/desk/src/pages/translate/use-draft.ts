import type { DraftView, Presence } from '@suyab/server/api'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState, useSyncExternalStore } from 'react'
import { send } from '../../api/client.ts'
import { draftQuery, patchDraft } from '../../api/drafts.ts'
import { usePerson } from '../../api/session.ts'
import { useLive } from '../../shell/live-line.tsx'
import { DraftKeeper, type KeptField } from './draft-keeper.ts'

/** Kept for as long as the window stands, so that unsaved text survives leaving the page. */
const keepers = new Map<string, DraftKeeper>()

function keeperOf(id: string): DraftKeeper {
  let keeper = keepers.get(id)
  if (keeper === undefined) {
    keeper = new DraftKeeper({
      patch: async (patch) => patchDraft(id, patch),
      after: (milliseconds, task) => {
        const timer = setTimeout(task, milliseconds)
        return () => clearTimeout(timer)
      },
    })
    keepers.set(id, keeper)
  }
  return keeper
}

export function forgetDraft(id: string): void {
  keepers.delete(id)
}

/** The keeper of an open draft: fed by the node's answers and events, asked again after each save. */
export function useDraft(draft: DraftView): {
  keeper: DraftKeeper
  fields: ReadonlyMap<string, KeptField>
} {
  const { id } = draft
  const client = useQueryClient()
  const [keeper] = useState(() => keeperOf(id))
  const fields = useSyncExternalStore(keeper.subscribe, keeper.fields)
  useEffect(() => keeper.load(draft.fields), [keeper, draft.fields])
  useLive((event) => {
    if (event.type === 'draft' && event.id === id) {
      keeper.hear(event.field)
      void client.invalidateQueries({ queryKey: ['draft', id] })
    }
    if (event.type === 'items' && event.uris.includes(draft.source?.uri ?? draft.uri)) {
      void client.invalidateQueries({ queryKey: ['draft', id] })
    }
  })
  useEffect(() => {
    const flush = (): void => keeper.flush()
    addEventListener('online', flush)
    return () => removeEventListener('online', flush)
  }, [keeper])

  // What the node finds in the text is asked for again once it has it.
  const revisions = [...fields.values()].map(({ saved }) => saved.revision).join()
  const [asked, setAsked] = useState(revisions)
  useEffect(() => {
    if (asked === revisions) return undefined
    const timer = setTimeout(() => {
      setAsked(revisions)
      void client.invalidateQueries(draftQuery(id))
    }, 400)
    return () => clearTimeout(timer)
  }, [asked, revisions, client, id])
  return { keeper, fields }
}

const RENEW = 25_000

/** Tells the others which field this person is at, and says who else is where. */
export function useDraftPresence(
  id: string,
  field: string | null,
  first: readonly Presence[],
): readonly Presence[] {
  const me = usePerson()
  const on = `draft:${id}`
  const [heard, setHeard] = useState<readonly Presence[] | null>(null)
  useLive((event) => {
    if (event.type === 'presence' && event.on === on) setHeard(event.present)
  })
  useEffect(() => {
    // A courtesy: where it fails, the live line already says that the node does not answer.
    const tell = (more: { field?: string; leave?: true }): void => {
      void send('POST', '/presence', { on, ...more }).then(null, () => null)
    }
    const here = field === null ? {} : { field }
    tell(here)
    const timer = setInterval(() => tell(here), RENEW)
    return () => clearInterval(timer)
  }, [on, field])
  useEffect(
    () => () => {
      void send('POST', '/presence', { on, leave: true }).then(null, () => null)
    },
    [on],
  )
  return (heard ?? first).filter(({ person }) => person !== me.id)
}
