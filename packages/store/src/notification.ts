import { setTimeout as sleep } from 'node:timers/promises'
import { Client, escapeIdentifier, type ClientConfig } from 'pg'

export interface Subscription {
  /** Ends it; resolves when no more will come. */
  close(): Promise<void>
}

export interface Listener {
  /** Called with each notification's payload. */
  heard: (payload: string) => void
  /** Called after the connection was lost and is back: what was said meanwhile is lost, look again. */
  resumed?: () => void
}

/** One connection that listens for all channels and comes back when it is lost. */
export class NotificationLine {
  readonly #config: ClientConfig
  readonly #listeners = new Map<string, Set<Listener>>()
  readonly #closed = new AbortController()
  #client: Client | undefined
  #connecting: Promise<Client> | undefined

  constructor(config: ClientConfig) {
    this.#config = config
  }

  /** Listens on a channel; resolves when the database has taken note. */
  async listen(channel: string, listener: Listener): Promise<Subscription> {
    const known = this.#listeners.get(channel)
    const listeners = known ?? new Set()
    listeners.add(listener)
    if (known === undefined) this.#listeners.set(channel, listeners)
    try {
      const client = await (this.#client ?? this.#connect())
      await client.query(`LISTEN ${escapeIdentifier(channel)}`)
    } catch (cause) {
      this.#forget(channel, listener)
      throw cause
    }
    return {
      close: async () => {
        this.#forget(channel, listener)
        if (this.#listeners.has(channel) || this.#client === undefined) return
        await this.#client.query(`UNLISTEN ${escapeIdentifier(channel)}`)
      },
    }
  }

  #forget(channel: string, listener: Listener): void {
    const listeners = this.#listeners.get(channel)
    listeners?.delete(listener)
    if (listeners?.size === 0) this.#listeners.delete(channel)
  }

  #connect(): Promise<Client> {
    this.#connecting ??= this.#open().finally(() => {
      this.#connecting = undefined
    })
    return this.#connecting
  }

  async #open(): Promise<Client> {
    const client = new Client({ ...this.#config, keepAlive: true })
    let lost = false
    const lose = (): void => {
      if (lost) return
      lost = true
      if (this.#client !== client) return
      this.#client = undefined
      void this.#return()
    }
    client.on('error', lose)
    client.on('end', lose)
    client.on('notification', ({ channel, payload }) => {
      for (const listener of this.#listeners.get(channel) ?? []) listener.heard(payload ?? '')
    })
    await client.connect()
    for (const channel of this.#listeners.keys())
      await client.query(`LISTEN ${escapeIdentifier(channel)}`)
    this.#client = client
    return client
  }

  /** Comes back after a loss, however long that takes. */
  async #return(): Promise<void> {
    const signal = this.#closed.signal
    for (let wait = 50; !signal.aborted; wait = Math.min(wait * 2, 5000)) {
      try {
        await sleep(wait, undefined, { signal })
        await this.#connect()
        for (const listeners of this.#listeners.values())
          for (const listener of listeners) listener.resumed?.()
        return
      } catch {
        // The database is still away, or we are closed; the loop's condition knows which.
      }
    }
  }

  async close(): Promise<void> {
    this.#closed.abort()
    this.#listeners.clear()
    await this.#connecting?.catch(() => undefined)
    const client = this.#client
    this.#client = undefined
    await client?.end()
  }
}
