import type { Store } from '@suyab/store/database'
import { sql, type Kysely } from 'kysely'
import type { LiveEvent } from './api.ts'
import type { Log } from './log.ts'
import type { SignedIn } from './session.ts'

const channel = 'suyab_live'
/** PostgreSQL takes at most 7,999 bytes in a notification. */
const longestNotice = 7900
const mostConnections = 500
const mostPerPerson = 12
const heartbeat = 20_000

interface Told {
  event: LiveEvent
  /** Only for this person, where it is for one. */
  person?: string
}

/** A session that holds, whose person has another role by now, or that is over. */
export type Standing = 'holds' | 'changed' | 'over'

type Filter = (event: LiveEvent, person: SignedIn) => Promise<LiveEvent | null>

interface Connection {
  person: SignedIn
  send: (text: string) => void
  close: () => void
  standing: () => Promise<Standing>
  /** Deliveries one after the other, so that events keep their order. */
  last: Promise<void>
}

/**
 * Tells every process's connected desks of an event; inside a transaction, when it commits.
 * `person`: for that person alone.
 */
export async function tellLive(
  db: Kysely<unknown>,
  event: LiveEvent,
  person?: string,
): Promise<void> {
  const told: Told = person === undefined ? { event } : { event, person }
  const text = JSON.stringify(told)
  if (Buffer.byteLength(text) <= longestNotice) {
    await sql`SELECT pg_notify(${channel}, ${text})`.execute(db)
    return
  }
  await sql`
    WITH kept AS (INSERT INTO live_event (told) VALUES (${text}) RETURNING id)
    SELECT pg_notify(${channel}, id::text) FROM kept`.execute(db)
}

/** The live connections of this process. */
export interface Live {
  /** A stream of server-sent events for a person; undefined when there are too many. */
  connect(
    person: SignedIn,
    filter: Filter,
    standing: () => Promise<Standing>,
  ): ReadableStream<Uint8Array> | undefined
  connections(): number
  close(): Promise<void>
}

/** Listens to the database and hands its events to the connected desks. */
export async function openLive(store: Store, log: Log): Promise<Live> {
  const connections = new Set<Connection & { filter: Filter }>()
  const encoder = new TextEncoder()
  let reading = Promise.resolve()

  const hand = async (one: Connection & { filter: Filter }, told: Told): Promise<void> => {
    if (told.person !== undefined && told.person !== one.person.id) return
    if (told.event.type === 'session-ended') return look(one)
    const event = await one.filter(told.event, one.person)
    if (event !== null) one.send(eventText(event))
  }

  const heard = async (payload: string): Promise<void> => {
    if (connections.size === 0) return
    const told = await read(store.db, payload)
    if (told === undefined) return
    for (const one of connections)
      one.last = one.last
        .then(() => hand(one, told))
        .catch((cause: unknown) => {
          log.error('live.failed', cause, { type: told.event.type })
          // The desk comes back and looks again; a missed event would stay missed.
          one.close()
        })
  }

  const subscription = await store.listen(channel, {
    heard: (payload) => {
      // One after the other: a long event is read first, and none may overtake it.
      reading = reading
        .then(() => heard(payload))
        .catch((cause: unknown) => log.error('live.unread', cause))
    },
    // What was said meanwhile is lost: every desk connects again and asks for what it shows.
    resumed: () => {
      for (const one of connections) one.close()
    },
  })

  const beat = setInterval(() => {
    for (const one of connections) {
      one.send(': still here\n\n')
      look(one).catch(() => one.close())
    }
  }, heartbeat)
  beat.unref()

  return {
    connections: () => connections.size,
    connect: (person, filter, standing) => {
      const own = [...connections].filter((one) => one.person.id === person.id)
      if (connections.size >= mostConnections || own.length >= mostPerPerson) return undefined
      let leave: (() => void) | undefined
      return new ReadableStream<Uint8Array>({
        start: (controller) => {
          let open = true
          const one = {
            person,
            filter,
            standing,
            last: Promise.resolve(),
            send: (text: string) => {
              // A reader that takes nothing for long is let go; its desk comes back by itself.
              if (open && (controller.desiredSize ?? 0) < -1000) one.close()
              if (open) controller.enqueue(encoder.encode(text))
            },
            close: () => {
              if (!open) return
              leave?.()
              controller.close()
            },
          }
          leave = () => {
            open = false
            connections.delete(one)
          }
          connections.add(one)
          one.send('retry: 2000\n\n')
        },
        cancel: () => leave?.(),
      })
    },
    close: async () => {
      clearInterval(beat)
      for (const one of connections) one.close()
      await subscription.close()
    },
  }
}

async function read(db: Kysely<unknown>, payload: string): Promise<Told | undefined> {
  // Only this node's processes notify; the shape is theirs.
  if (!/^\d+$/.test(payload)) return JSON.parse(payload) as Told
  const { rows } = await sql<{ told: Told }>`
    SELECT told FROM live_event WHERE id = ${payload}::bigint`.execute(db)
  return rows[0]?.told
}

function eventText(event: LiveEvent): string {
  return `event: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`
}

/** Closes a connection whose session does not hold any more; under a new role the desk comes back. */
async function look(one: Connection): Promise<void> {
  const standing = await one.standing()
  if (standing === 'over') one.send(eventText({ type: 'session-ended' }))
  if (standing !== 'holds') one.close()
}

/** Removes long events that every process has read by now. */
export async function forgetLive(db: Kysely<unknown>): Promise<void> {
  await sql`DELETE FROM live_event WHERE at < now() - interval '10 minutes'`.execute(db)
}
