import type { LiveEvent } from '@suyab/server/api'
import { useQueryClient } from '@tanstack/react-query'
import {
  createContext,
  useContext,
  useEffect,
  useEffectEvent,
  useMemo,
  useRef,
  useState,
  type ReactNode,
} from 'react'
import { renew } from '../api/renew.ts'
import { forgetSession, nodeNow } from '../api/session.ts'
import { Sign } from '../component/sign.tsx'
import { browserDoor, connectLive, type LiveConnection } from '../live.ts'
import { useText } from '../text/text.tsx'
import { useToast } from './toasts.tsx'

type Listener = (event: LiveEvent) => void
const LiveContext = createContext<Set<Listener> | null>(null)

/** What came in may change an item that stands on it, and a receipt the item it speaks of. */
const changesItems: ReadonlySet<LiveEvent['type']> = new Set<LiveEvent['type']>([
  'items',
  'alarm',
  'alarms',
  'partners',
])

/** Hears the node's events for as long as the component stands. */
export function useLive(listener: Listener): void {
  const listeners = useContext(LiveContext)
  const hear = useEffectEvent(listener)
  useEffect(() => {
    if (listeners === null) return undefined
    const mine: Listener = (event) => hear(event)
    listeners.add(mine)
    return () => {
      listeners.delete(mine)
    }
  }, [listeners])
}

/** Keeps the live connection, says when it is broken, and reads everything again after a break. */
export function LiveLine({ children }: { children: ReactNode }) {
  const { say, formats } = useText()
  const client = useQueryClient()
  const toast = useToast()
  const listeners = useMemo(() => new Set<Listener>(), [])
  const [brokenSince, setBrokenSince] = useState<number | null>(null)
  const connection = useRef<LiveConnection>(null)

  const onEvent = useEffectEvent((event: LiveEvent) => {
    if (event.type === 'session-ended') void forgetSession(client)
    if (event.type === 'alarm' || event.type === 'alarms') {
      void renew(client, ['alarms'])
    }
    if (event.type === 'partners') void renew(client, ['partners'])
    if (changesItems.has(event.type)) {
      // A list that stands renews itself row by row; one that is left is read anew when it is back.
      void client.invalidateQueries({ queryKey: ['items'], refetchType: 'none' })
      void renew(client, ['item'])
    }
    for (const listener of listeners) listener(event)
  })
  const onState = useEffectEvent((connected: boolean, again: boolean) => {
    if (!connected) {
      setBrokenSince((since) => since ?? nodeNow())
      // The stream does not say why it broke; the session does, and leads to the sign-in.
      void client.invalidateQueries({ queryKey: ['session'] })
      return
    }
    setBrokenSince(null)
    if (!again) return
    toast({ text: say('shell.connected') })
    void client.invalidateQueries()
  })
  useEffect(() => {
    const live = connectLive(
      browserDoor,
      (event) => onEvent(event),
      (connected, again) => onState(connected, again),
    )
    connection.current = live
    const retry = (): void => live.retry()
    addEventListener('online', retry)
    return () => {
      removeEventListener('online', retry)
      live.close()
    }
  }, [])

  return (
    <LiveContext value={listeners}>
      <output className="block">
        {brokenSince === null ? null : (
          <span className="offline">
            <Sign name="stale" />
            {say('shell.offline', { time: formats.time(brokenSince) })}{' '}
            <button type="button" className="plain" onClick={() => connection.current?.retry()}>
              {say('shell.tryNow')}
            </button>
          </span>
        )}
      </output>
      {children}
    </LiveContext>
  )
}
