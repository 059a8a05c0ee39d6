import { ok, refuse, type Result } from '@suyab/wire/result'

/** Why somebody got no turn. */
export type TurnFault =
  | { code: 'turn.stopped' }
  | { code: 'turn.closed' }
  | { code: 'turn.too-many'; limit: number }

/** Somebody who wants a turn. */
export interface Asker {
  /** People take turns with each other; what the node asks itself counts as one person. */
  readonly person?: string
  /** Gives the turn, or the place among those who wait, up. */
  readonly signal?: AbortSignal
  /** Told which place among those who wait it has, from 1, and each time that it has another. */
  readonly onPlace?: (place: number) => void
}

export interface TurnLimits {
  /** Turns at the same time. */
  readonly atOnce: number
  /** Of one person, without those whose turn it is; as many as there come unless told. */
  readonly mostWaiting?: number
}

interface Waiter {
  readonly person: string
  readonly onPlace: Asker['onPlace']
  readonly give: (turn: Result<() => void, TurnFault>) => void
  place: number
}

/**
 * So many at once; the others wait. Of the people who wait it is the turn of the one whose last turn is
 * longest ago, so that nobody waits for all that another has asked.
 */
export class Turns {
  readonly #atOnce: number
  readonly #mostWaiting: number
  readonly #waiting = new Map<string, Waiter[]>()
  /** When each person's last turn began, counted in turns. */
  readonly #last = new Map<string, number>()
  #begun = 0
  #taken = 0
  #isClosed = false

  constructor({ atOnce, mostWaiting = Infinity }: TurnLimits) {
    this.#atOnce = atOnce
    this.#mostWaiting = mostWaiting
  }

  /** Waits for a turn, which lasts until what it gives is called. */
  take({ person = '', signal, onPlace }: Asker = {}): Promise<Result<() => void, TurnFault>> {
    if (this.#isClosed) return Promise.resolve(refuse({ code: 'turn.closed' }))
    if (signal?.aborted === true) return Promise.resolve(refuse({ code: 'turn.stopped' }))
    if (this.#taken < this.#atOnce) return Promise.resolve(ok(this.#begin(person)))
    const own = this.#waiting.get(person) ?? []
    if (own.length >= this.#mostWaiting)
      return Promise.resolve(refuse({ code: 'turn.too-many', limit: this.#mostWaiting }))
    return new Promise((resolve) => {
      const stop = (): void => {
        this.#remove(waiter)
        waiter.give(refuse({ code: 'turn.stopped' }))
        this.#tellPlaces()
      }
      const waiter: Waiter = {
        person,
        onPlace,
        give: (turn) => {
          signal?.removeEventListener('abort', stop)
          resolve(turn)
        },
        place: 0,
      }
      signal?.addEventListener('abort', stop)
      own.push(waiter)
      this.#waiting.set(person, own)
      this.#tellPlaces()
    })
  }

  /** Refuses all who wait and all who come; turns that began last until they are given back. */
  close(): void {
    this.#isClosed = true
    const all = [...this.#waiting.values()].flat()
    this.#waiting.clear()
    for (const { give } of all) give(refuse({ code: 'turn.closed' }))
  }

  #begin(person: string): () => void {
    this.#taken += 1
    this.#begun += 1
    this.#last.set(person, this.#begun)
    let isHeld = true
    return () => {
      if (!isHeld) return
      isHeld = false
      this.#taken -= 1
      this.#next()
    }
  }

  #next(): void {
    const [waiter] = this.#order()
    if (waiter === undefined) {
      if (this.#taken === 0) this.#last.clear()
      return
    }
    this.#remove(waiter)
    waiter.give(ok(this.#begin(waiter.person)))
    this.#tellPlaces()
  }

  /** Who comes after whom, as long as nobody else asks. */
  *#order(): Generator<Waiter> {
    const last = new Map(this.#last)
    const lists = new Map([...this.#waiting].map(([person, own]) => [person, [...own]]))
    for (let turn = this.#begun + 1; lists.size > 0; turn += 1) {
      const [person, own] = [...lists].reduce((first, other) => (turnOf(last, other) < turnOf(last, first) ? other : first)) // prettier-ignore
      const waiter = own.shift()
      if (own.length === 0) lists.delete(person)
      last.set(person, turn)
      if (waiter !== undefined) yield waiter
    }
  }

  #remove(waiter: Waiter): void {
    const own = this.#waiting.get(waiter.person) ?? []
    const rest = own.filter((one) => one !== waiter)
    if (rest.length === 0) this.#waiting.delete(waiter.person)
    else this.#waiting.set(waiter.person, rest)
  }

  #tellPlaces(): void {
    let place = 0
    for (const waiter of this.#order()) {
      place += 1
      if (waiter.place === place) continue
      waiter.place = place
      waiter.onPlace?.(place)
    }
  }
}

function turnOf(last: ReadonlyMap<string, number>, [person]: readonly [string, unknown]): number {
  return last.get(person) ?? 0
}
