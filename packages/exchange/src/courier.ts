import { setTimeout as sleep } from 'node:timers/promises'
import type { BlobStore, Digest } from '@suyab/store/blob'
import type { Store } from '@suyab/store/database'
import { keepLeading } from '@suyab/store/lock'
import { findSigned, loadSigned, type SignedRow } from './agreement-row.ts'
import { isNews, makeDelivery } from './delivery-making.ts'
import { parseDelivery, parseReadMark } from './delivery.ts'
import { releaseDue } from './due.ts'
import { faultData, forgetFaults, reportFault } from './fault-row.ts'
import type { Effects } from './issue.ts'
import { applyTombstones } from './kill-reception.ts'
import { fetchDelivery, isBeyond, readOn, readOnce, type Marks } from './log-reading.ts'
import { discardErased } from './media-fetching.ts'
import { forgetNonces } from './nonce.ts'
import { loadOwnNewsroom } from './own-newsroom.ts'
import { PartnerClient, PartnerFault, type Transport } from './partner-client.ts'
import { disbelieve, takeReturned } from './reconciliation.ts'
import { readMark } from './reception.ts'
import { CHANNELS, type Db, notifyDesk } from './row.ts'
import type { Waiting } from './waiting.ts'

export interface CourierContext {
  readonly store: Store
  readonly db: Db
  readonly effects: Effects & { readonly nonce: () => string }
  readonly transport: Transport
  readonly blobs: BlobStore
  /** Erases what was made from a picture's bytes, as its kill demands. */
  readonly eraseCopies: (digest: Digest) => Promise<void>
  readonly waiting: Waiting
  readonly onFault: (error: unknown) => void
  /** Seconds to wait after a failure, by how many there were in a row. */
  readonly backOff?: (tries: number) => number
}

/** Up to a minute: a partner that is back wants to be found soon. */
const defaultBackOff = (tries: number): number => Math.min(60, 2 ** Math.min(tries, 6) / 2)

/**
 * Carries between this node and its partners: reads their logs, hands over to those that cannot
 * reach us, tells of kills until they are confirmed, releases what waited for its embargo, and
 * fetches pictures. Of several processes of one node only one does this for each partner.
 */
export class Courier {
  readonly #context: CourierContext
  readonly #stop = new AbortController()
  readonly #running = new Map<string, Promise<unknown>>()
  readonly #nudges = new Map<string, { heard: boolean; wake: () => void }>()
  #loop: Promise<void> = Promise.resolve()
  #subscriptions: { close(): Promise<void> }[] = []

  constructor(context: CourierContext) {
    this.#context = context
  }

  async start(): Promise<void> {
    const { store, waiting } = this.#context
    this.#subscriptions = [
      await store.listen(CHANNELS.outgoing, {
        heard: (agreement) => {
          waiting.wake(agreement)
          this.#nudge('due')
          this.#nudge(`tell ${agreement}`)
        },
        resumed: () => waiting.wakeAll(),
      }),
      await store.listen(CHANNELS.incoming, {
        heard: (agreement) => {
          this.#nudge('agreements')
          this.#nudge(`read ${agreement}`)
        },
      }),
    ]
    const options = { signal: this.#stop.signal, onFault: this.#context.onFault }
    this.#loop = keepLeading(store, 'exchange courier', (signal) => this.#lead(signal), options)
  }

  async stop(): Promise<void> {
    this.#stop.abort()
    for (const nudge of this.#nudges.values()) nudge.wake()
    await this.#loop
    await Promise.all(this.#subscriptions.map((subscription) => subscription.close()))
  }

  /** Runs until the lead is lost: two loops for each agreement, also for those that come later. */
  async #lead(signal: AbortSignal): Promise<void> {
    const { db } = this.#context
    this.#running.set('due', this.#due(signal))
    while (!signal.aborted) {
      for (const { id } of await this.#attempt(() => loadSigned(db), [])) {
        if (this.#running.has(id)) continue
        const both = Promise.all([this.#readLoop(id, signal), this.#tellLoop(id, signal)])
        this.#running.set(id, both)
      }
      await this.#pause('agreements', 30_000, signal)
    }
    await Promise.all(this.#running.values())
    this.#running.clear()
  }

  /** Loops outlive a database that is away for a while: what failed is reported and tried again. */
  async #attempt<Value>(work: () => Promise<Value>, otherwise: Value): Promise<Value> {
    try {
      return await work()
    } catch (error) {
      this.#context.onFault(error)
      return otherwise
    }
  }

  /** Reads the partner's log for as long as there is one, waiting at its end. */
  async #readLoop(id: string, signal: AbortSignal): Promise<void> {
    const { backOff = defaultBackOff } = this.#context
    let tries = 0
    while (!signal.aborted) {
      try {
        if (!(await this.#readRound(id, signal))) await this.#pause(`read ${id}`, 30_000, signal)
        tries = 0
      } catch (error) {
        if (signal.aborted) return
        tries += 1
        await this.#attempt(() => this.#noteFailure(id, error, tries), undefined)
        await this.#pause(`read ${id}`, backOff(tries) * 1000, signal)
      }
    }
  }

  /** @returns false for a partner that cannot be reached: it comes by itself */
  async #readRound(id: string, signal: AbortSignal): Promise<boolean> {
    const signed = await findSigned(this.#context.db, id)
    const client = signed && (await this.#client(signed, signal))
    if (signed === undefined || client === undefined) return false
    if (signed.row.reconciling && !(await this.#reconcile(signed, client))) return false
    return readOn(this.#context, signed, client, signal)
  }

  /** One look at the partner's log, `wait` seconds at its end; gives how many entries were new. */
  readOnce(signed: SignedRow, client: PartnerClient, wait: number): Promise<number> {
    return readOnce(this.#context, signed, client, wait)
  }

  /** Hands over where the partner cannot reach us, and pings where it does not seem to listen. */
  async #tellLoop(id: string, signal: AbortSignal): Promise<void> {
    const { backOff = defaultBackOff } = this.#context
    let tries = 0
    while (!signal.aborted) {
      try {
        const rest = await this.#tellRound(id, signal)
        tries = 0
        await this.#pause(`tell ${id}`, rest, signal)
      } catch (error) {
        if (signal.aborted) return
        tries += 1
        await this.#attempt(() => this.#noteTold(id, error), undefined)
        await this.#pause(`tell ${id}`, backOff(tries) * 1000, signal)
      }
    }
  }

  /** @returns the milliseconds until the next look, if nobody nudges before */
  async #tellRound(id: string, signal: AbortSignal): Promise<number> {
    const { db, waiting, effects } = this.#context
    const signed = await findSigned(db, id)
    const client = signed && (await this.#client(signed, signal))
    if (signed === undefined || client === undefined) return 30_000
    const news = await this.#hasNews(signed)
    if (!news) return 30_000
    const own = await loadOwnNewsroom(db, effects.now())
    if (own.origin === undefined) {
      // A partner that takes nothing now would be asked again at once, and again.
      return (await this.#handOver(signed, client)) ? 0 : 30_000
    }
    // Whoever waits for news was woken by them, in whichever process it waits.
    const recent = effects.now().getTime() - (signed.row.last_read_at?.getTime() ?? 0) < 2000
    if (recent || waiting.isWaiting(id)) return 2000
    await client.post('ping', {})
    await this.#noteTold(id, null)
    return 10_000
  }

  async #hasNews(signed: SignedRow): Promise<boolean> {
    const { they_entry, they_kill, they_letter } = signed.row
    const log = await this.#context.db
      .selectFrom('exchange.log')
      .select(['entry', 'kill', 'letter'])
      .where('agreement', '=', signed.id)
      .where('direction', '=', 'sent')
      .executeTakeFirstOrThrow()
    return log.entry > they_entry || log.kill > they_kill || log.letter > they_letter
  }

  /** @returns whether the partner has read further than before */
  async #handOver(signed: SignedRow, client: PartnerClient): Promise<boolean> {
    const { db, effects } = this.#context
    const { they_entry, they_kill, they_letter } = signed.row
    const cursors = { after: they_entry, kills: they_kill, letters: they_letter }
    const delivery = await makeDelivery(db, signed, cursors)
    if (!isNews(delivery)) return false
    const answer = await client.post('log', delivery)
    const parsed = parseReadMark(answer.value)
    if (!parsed.ok) throw new PartnerFault(parsed.fault.code, faultData(parsed.fault))
    const { entry, kills, letters } = parsed.value
    await db
      .updateTable('exchange.agreement')
      .set({
        they_entry: entry,
        they_kill: kills,
        they_letter: letters,
        last_answer_at: effects.now(),
      })
      .where('id', '=', signed.id)
      .execute()
    return isBeyond(parsed.value, { entry: they_entry, kills: they_kill, letters: they_letter })
  }

  /** Fetches what we lost of our own log. @returns whether it is whole again */
  async #reconcile(signed: SignedRow, client: PartnerClient): Promise<boolean> {
    const { db, effects } = this.#context
    let mark: Marks = await readMark(db, signed.id)
    for (;;) {
      const { kills } = await fetchDelivery(this.#context, signed, client, mark, 0)
      if (kills.length === 0) break
      await applyTombstones(db, signed, kills, effects)
      mark = { ...mark, kills: mark.kills + kills.length }
    }
    let before = ''
    for (let round = 0; round < 10_000; round += 1) {
      const log = await db
        .selectFrom('exchange.log')
        .select(['entry', 'kill', 'letter'])
        .where('agreement', '=', signed.id)
        .where('direction', '=', 'sent')
        .executeTakeFirstOrThrow()
      const query = `after=${log.entry}&kills=${log.kill}&letters=${log.letter}`
      const answer = await client.get(`returned?${query}`, 60_000)
      const parsed = parseDelivery(answer.value)
      if (!parsed.ok) throw new PartnerFault(parsed.fault.code, faultData(parsed.fault))
      if (await takeReturned(db, signed, parsed.value, effects)) return true
      const { entries, kills, letters } = parsed.value
      // What brings us no further would be asked for again at once, and again.
      const moved = before !== query
      before = query
      if (moved && entries.length + kills.length + letters.length > 0) continue
      await disbelieve(db, signed, parsed.value.head)
      return false
    }
    return false
  }

  /** Releases what waited for its embargo, to the moment, and forgets old nonces and faults. */
  async #due(signal: AbortSignal): Promise<void> {
    const { db, effects, blobs, eraseCopies } = this.#context
    while (!signal.aborted) {
      const next = await this.#attempt(() => releaseDue(db, effects.now()), undefined)
      await this.#attempt(() => forgetNonces(db, effects.now()), undefined)
      await this.#attempt(() => forgetFaults(db, effects.now()), undefined)
      await this.#attempt(() => discardErased(db, blobs, eraseCopies), 0)
      const wait = next === undefined ? 60_000 : next.getTime() - effects.now().getTime()
      await this.#pause('due', Math.min(60_000, Math.max(20, wait)), signal)
    }
  }

  async #client(signed: SignedRow, signal: AbortSignal): Promise<PartnerClient | undefined> {
    const { db, effects, transport } = this.#context
    const party = signed.agreement.parties.find(({ id }) => id === signed.partner)
    const row = await db
      .selectFrom('exchange.newsroom')
      .select('origin')
      .where('id', '=', signed.partner)
      .executeTakeFirst()
    const origin = row?.origin ?? party?.origin
    if (origin === undefined || origin === null) return undefined
    const { id, partner } = signed
    return new PartnerClient({ db, effects, transport, origin, partner, agreement: id, signal })
  }

  async #noteFailure(id: string, error: unknown, tries: number): Promise<void> {
    const { db, effects, onFault } = this.#context
    if (!(error instanceof PartnerFault)) onFault(error)
    const code = error instanceof PartnerFault ? error.code : 'partner.unreachable'
    const data = error instanceof PartnerFault ? error.data : {}
    await db
      .updateTable('exchange.agreement')
      .set({ last_error: JSON.stringify({ code, data }), last_error_at: effects.now(), tries })
      .where('id', '=', id)
      .execute()
    // Once, when it begins: a partner that is away for a month is one fault, not a million.
    if (tries !== 1) return
    const signed = await findSigned(db, id)
    await reportFault(db, { partner: signed?.partner ?? null, agreement: id, code, data })
    await notifyDesk(db, { type: 'partners' })
  }

  async #noteTold(id: string, error: unknown): Promise<void> {
    const { db, effects, onFault } = this.#context
    if (error !== null && !(error instanceof PartnerFault)) onFault(error)
    const fault = error instanceof PartnerFault ? { code: error.code, data: error.data } : null
    await db
      .updateTable('exchange.kill_notice')
      .set(({ eb }) => ({
        tries: eb('tries', '+', 1),
        last_try: effects.now(),
        last_error: fault === null ? null : JSON.stringify(fault),
      }))
      .where('agreement', '=', id)
      .where('confirmed_at', 'is', null)
      .execute()
  }

  #nudge(name: string): void {
    const nudge = this.#nudges.get(name)
    if (nudge === undefined) return
    nudge.heard = true
    nudge.wake()
  }

  /** Waits until the time is over, the signal, or a nudge, also one since the last pause. */
  async #pause(name: string, milliseconds: number, signal: AbortSignal): Promise<void> {
    const awake = new AbortController()
    const nudge = this.#nudges.get(name) ?? { heard: false, wake: () => undefined }
    nudge.wake = () => awake.abort()
    this.#nudges.set(name, nudge)
    if (!nudge.heard) {
      const either = AbortSignal.any([awake.signal, signal])
      // Being woken is how a pause is meant to end.
      await sleep(milliseconds, undefined, { signal: either }).catch(() => undefined)
    }
    nudge.heard = false
  }
}
