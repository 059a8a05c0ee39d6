import { setTimeout as sleep } from 'node:timers/promises'
import type { Store } from '@suyab/store/database'
import { keepLeading } from '@suyab/store/lock'
import { findSigned, loadSigned, type SignedRow } from './agreement-row.ts'
import { measureOffset } from './clock.ts'
import { isNews, makeDelivery } from './delivery-making.ts'
import { parseDelivery, parseReadMark } from './delivery.ts'
import { releaseDue } from './due.ts'
import { faultData, reportFault } from './fault-row.ts'
import type { Effects } from './issue.ts'
import { fetchWantedMedia, type MediaSink } from './media-fetching.ts'
import { forgetNonces } from './nonce.ts'
import { loadOwnNewsroom } from './own-newsroom.ts'
import { PartnerClient, PartnerFault, type Transport } from './partner-client.ts'
import { takeReturned } from './reconciliation.ts'
import { readMark, takeDelivery } from './reception.ts'
import { CHANNELS, notify, type Db } from './row.ts'
import type { Waiting } from './waiting.ts'

export interface CourierContext {
  readonly store: Store
  readonly db: Db
  readonly effects: Effects & { readonly nonce: () => string }
  readonly transport: Transport
  readonly media: MediaSink
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
  readonly #running = new Map<string, Promise<void>>()
  readonly #nudges = new Map<string, AbortController>()
  #loops: Promise<unknown> = Promise.resolve()
  #subscriptions: { close(): Promise<void> }[] = []

  constructor(context: CourierContext) {
    this.#context = context
  }

  async start(): Promise<void> {
    const { store, waiting } = this.#context
    this.#subscriptions = [
      await store.listen(CHANNELS.outgoing, (agreement) => {
        waiting.wake(agreement)
        this.#nudge('due')
        this.#nudge(`tell ${agreement}`)
      }),
      await store.listen(CHANNELS.incoming, (agreement) => {
        this.#nudge(`read ${agreement}`)
        this.#nudge('agreements')
      }),
    ]
    this.#loops = Promise.all([this.#followAgreements(), this.#lead('due', () => this.#due())])
  }

  async stop(): Promise<void> {
    this.#stop.abort()
    for (const nudge of this.#nudges.values()) nudge.abort()
    await this.#loops
    await Promise.all(this.#running.values())
    await Promise.all(this.#subscriptions.map((subscription) => subscription.close()))
  }

  /** Runs a loop for each agreement, and one more when there is a new agreement. */
  async #followAgreements(): Promise<void> {
    const { db, onFault } = this.#context
    while (!this.#stop.signal.aborted) {
      try {
        for (const { id } of await loadSigned(db)) {
          if (this.#running.has(id)) continue
          const both = Promise.all([
            this.#lead(`read ${id}`, (signal) => this.#readLoop(id, signal)),
            this.#lead(`tell ${id}`, (signal) => this.#tellLoop(id, signal)),
          ])
          this.#running.set(
            id,
            both.then(() => undefined),
          )
        }
      } catch (error) {
        onFault(error)
      }
      await this.#pause('agreements', 30_000)
    }
  }

  #lead(name: string, run: (signal: AbortSignal) => Promise<void>): Promise<void> {
    const { store, onFault } = this.#context
    return keepLeading(store, `exchange ${name}`, run, { signal: this.#stop.signal, onFault })
  }

  /** Reads the partner's log for as long as there is one, waiting at its end. */
  async #readLoop(id: string, signal: AbortSignal): Promise<void> {
    const { db, backOff = defaultBackOff } = this.#context
    let tries = 0
    while (!signal.aborted) {
      const signed = await findSigned(db, id)
      if (signed === undefined) return
      const client = await this.#client(signed, signal)
      // A partner that cannot be reached comes by itself.
      if (client === undefined) {
        await this.#pause(`read ${id}`, 30_000)
        continue
      }
      try {
        if (signed.row.reconciling) await this.#reconcile(signed, client)
        await this.readOnce(signed, client, 25)
        tries = 0
      } catch (error) {
        if (signal.aborted) return
        tries += 1
        await this.#noteFailure(id, error, tries)
        await this.#pause(`read ${id}`, backOff(tries) * 1000)
      }
    }
  }

  /** One look at the partner's log, `wait` seconds at its end; gives how many entries were new. */
  async readOnce(signed: SignedRow, client: PartnerClient, wait: number): Promise<number> {
    const { db, effects } = this.#context
    const mark = await readMark(db, signed.id)
    const query = `after=${mark.entry}&kills=${mark.kills}&letters=${mark.letters}&wait=${wait}`
    const answer = await client.get(`log?${query}`, (wait + 20) * 1000)
    const parsed = parseDelivery(answer.value)
    if (!parsed.ok) throw new PartnerFault(parsed.fault.code, faultData(parsed.fault))
    const offset = measureOffset(answer.sent, answer.received, answer.theirs)
    await db
      .updateTable('exchange.agreement')
      .set({
        last_answer_at: effects.now(),
        tries: 0,
        last_error: null,
        // The lowest the true offset can be: an embargo is never over too early.
        clock_ms: offset.ms - offset.error,
        clock_at: offset.measuredAt,
      })
      .where('id', '=', signed.id)
      .execute()
    const current = (await findSigned(db, signed.id)) ?? signed
    const { applied, refused } = await takeDelivery(db, current, parsed.value, effects)
    await fetchWantedMedia(db, signed.id, client, this.#context.media, effects.now())
    return applied + refused
  }

  /** Hands over where the partner cannot reach us, and pings where it does not seem to listen. */
  async #tellLoop(id: string, signal: AbortSignal): Promise<void> {
    const { db, waiting, effects, backOff = defaultBackOff } = this.#context
    let tries = 0
    while (!signal.aborted) {
      const signed = await findSigned(db, id)
      if (signed === undefined) return
      const client = await this.#client(signed, signal)
      const open = client !== undefined && (await this.#hasNews(signed))
      if (client === undefined || !open || waiting.isWaiting(id)) {
        // Somebody who is waiting with us is woken in whichever process it waits.
        await this.#pause(`tell ${id}`, open ? 2000 : 30_000)
        continue
      }
      try {
        const own = await loadOwnNewsroom(db, effects.now())
        if (own.origin === undefined) await this.#handOver(signed, client)
        else await client.post('ping', {})
        tries = 0
        await this.#noteTold(id, null)
        await this.#pause(`tell ${id}`, own.origin === undefined ? 0 : 10_000)
      } catch (error) {
        if (signal.aborted) return
        tries += 1
        await this.#noteTold(id, error)
        await this.#pause(`tell ${id}`, backOff(tries) * 1000)
      }
    }
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

  async #handOver(signed: SignedRow, client: PartnerClient): Promise<void> {
    const { db, effects } = this.#context
    const { they_entry, they_kill, they_letter } = signed.row
    const cursors = { after: they_entry, kills: they_kill, letters: they_letter }
    const delivery = await makeDelivery(db, signed, cursors)
    if (!isNews(delivery)) return
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
  }

  async #reconcile(signed: SignedRow, client: PartnerClient): Promise<void> {
    const { db, effects } = this.#context
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
      if (await takeReturned(db, signed, parsed.value, effects)) return
      const { entries, kills, letters } = parsed.value
      if (entries.length + kills.length + letters.length === 0) return
    }
  }

  /** Releases what waited for its embargo, to the moment, and forgets old nonces. */
  async #due(): Promise<void> {
    const { db, effects } = this.#context
    while (!this.#stop.signal.aborted) {
      const next = await releaseDue(db, effects.now())
      await forgetNonces(db, effects.now())
      const wait = next === undefined ? 60_000 : next.getTime() - effects.now().getTime()
      await this.#pause('due', Math.min(60_000, Math.max(20, wait)))
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
    const stop = AbortSignal.any([signal, this.#stop.signal])
    const { id, partner } = signed
    return new PartnerClient({ db, effects, transport, origin, partner, agreement: id, signal: stop })
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
    await notify(db, CHANNELS.desk, JSON.stringify({ type: 'partners' }))
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
    this.#nudges.get(name)?.abort()
  }

  /** Waits until the time is over, somebody nudges, or the courier stops. */
  async #pause(name: string, milliseconds: number): Promise<void> {
    const nudge = new AbortController()
    this.#nudges.set(name, nudge)
    const signal = AbortSignal.any([nudge.signal, this.#stop.signal])
    // Being woken is how a pause is meant to end.
    await sleep(milliseconds, undefined, { signal }).catch(() => undefined)
  }
}
