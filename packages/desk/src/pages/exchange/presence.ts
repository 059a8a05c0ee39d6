import type { Presence } from '@suyab/server/api'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { send } from '../../api/client.ts'
import { sessionQuery, usePerson } from '../../api/session.ts'
import { useLive } from '../../shell/live-line.tsx'

/** The node forgets a presence that is not renewed within a minute. */
const RENEW = 25_000

/**
 * Tells the others that this person is at an item or a draft (`on`), and who else is.
 */
export function usePresence(on: string, first: readonly Presence[]): readonly Presence[] {
  const me = usePerson()
  const client = useQueryClient()
  const [heard, setHeard] = useState<{ on: string; present: readonly Presence[] } | null>(null)
  useLive((event) => {
    if (event.type === 'presence' && event.on === on) setHeard({ on, present: event.present })
  })
  useEffect(() => {
    const tell = (leave: boolean): void => {
      send('POST', '/presence', leave ? { on, leave } : { on }).catch(async () =>
        // Telling is a courtesy; a failure may only mean that the session is over.
        client.invalidateQueries({ queryKey: sessionQuery.queryKey }),
      )
    }
    tell(false)
    const timer = setInterval(() => tell(false), RENEW)
    return () => {
      clearInterval(timer)
      tell(true)
    }
  }, [on, client])
  const present = heard?.on === on ? heard.present : first
  return present.filter((one) => one.person !== me.id)
}
