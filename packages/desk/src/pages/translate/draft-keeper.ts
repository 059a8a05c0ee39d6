import type { ApiFault, DraftField, DraftPatch } from '@suyab/server/api'

/** What the node said to a change. */
export type PatchAnswer =
  | { is: 'saved'; revision: number }
  | { is: 'conflict'; theirs: DraftField }
  | { is: 'failed'; fault: ApiFault }

/** What the keeper needs from outside, so that a test can hand in its own. */
export interface KeeperDoor {
  patch(patch: DraftPatch): Promise<PatchAnswer>
  /** Runs a task after milliseconds; gives back how to call it off. */
  after(milliseconds: number, task: () => void): () => void
}

/** One field as its writer sees it. */
export interface KeptField {
  readonly field: string
  /** What the node last said; the base of the next change. */
  readonly saved: DraftField
  /** What stands in the desk. */
  readonly text: string
  readonly confirmed: boolean
  /** waiting: will be sent soon · failed: was refused or not heard, will be tried again. */
  readonly phase: 'saved' | 'waiting' | 'sending' | 'failed' | 'conflict'
  readonly fault?: ApiFault
  /** conflict: what another person made of it meanwhile. */
  readonly theirs?: DraftField
}

const PAUSE = 700
const FIRST_RETRY = 2000
const LONGEST_RETRY = 30_000

/**
 * Keeps a draft's fields while they are written: saves each by itself from the revision it was made
 * from, tries again until the node has it, and never overwrites another person's text unasked.
 */
export class DraftKeeper {
  readonly #door: KeeperDoor
  #fields: ReadonlyMap<string, KeptField> = new Map()
  readonly #listeners = new Set<() => void>()
  readonly #timers = new Map<string, () => void>()
  readonly #tries = new Map<string, number>()
  /** Heard while a change of ours was on its way. */
  readonly #heard = new Map<string, DraftField>()

  constructor(door: KeeperDoor) {
    this.#door = door
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => {
      this.#listeners.delete(listener)
    }
  }

  /** The fields by name; another map after every change. */
  readonly fields = (): ReadonlyMap<string, KeptField> => this.#fields

  /** Is there text that the node does not have yet? */
  unsaved(): boolean {
    return [...this.#fields.values()].some(({ phase }) => phase !== 'saved')
  }

  /** Takes up the draft as the node has it. Fields it no longer has go, unless they hold unsaved text. */
  load(fields: readonly DraftField[]): void {
    const names = new Set(fields.map(({ field }) => field))
    const next = new Map(
      [...this.#fields].filter(([name, { phase }]) => names.has(name) || phase !== 'saved'),
    )
    this.#fields = next
    for (const field of fields) this.hear(field)
    this.#tell()
  }

  /** A field as the node has it now, by another person's hand or our own. */
  hear(heard: DraftField): void {
    const kept = this.#fields.get(heard.field)
    if (kept === undefined) {
      this.#put(fresh(heard))
      return
    }
    if (kept.phase === 'sending') {
      const last = this.#heard.get(heard.field)
      if (last === undefined || last.revision < heard.revision) this.#heard.set(heard.field, heard)
      return
    }
    if (heard.revision <= (kept.theirs ?? kept.saved).revision) return
    if (kept.phase === 'saved' || kept.text === heard.value) {
      this.#cancel(heard.field)
      this.#put(fresh(heard))
      return
    }
    if (heard.value === kept.saved.value && kept.phase !== 'conflict') {
      // Only a confirmation or a new revision of the same text: ours still follows from it.
      this.#put({ ...kept, saved: heard })
      return
    }
    this.#cancel(heard.field)
    this.#put(conflicting(kept, heard))
  }

  /** What the person wrote. A changed text is no longer confirmed. */
  type(field: string, text: string): void {
    const kept = this.#fields.get(field)
    if (kept === undefined || kept.text === text) return
    if (kept.phase === 'conflict') {
      this.#put({ ...kept, text, confirmed: false })
      return
    }
    this.#change({ ...kept, text, confirmed: false }, PAUSE)
  }

  /** The person stands by the text, or takes that back. */
  confirm(field: string, confirmed: boolean): void {
    const kept = this.#fields.get(field)
    if (kept === undefined || kept.phase === 'conflict') return
    if (kept.confirmed === confirmed && kept.phase === 'saved') return
    this.#change({ ...kept, confirmed }, 0)
  }

  /** Ends a conflict: with their text, with ours, or with one made of both. */
  settle(field: string, choice: 'theirs' | 'mine' | { text: string }): void {
    const kept = this.#fields.get(field)
    if (kept?.theirs === undefined) return
    const { theirs } = kept
    if (choice === 'theirs') {
      this.#put(fresh(theirs))
      return
    }
    const text = choice === 'mine' ? kept.text : choice.text
    this.#change({ field, saved: theirs, text, confirmed: false, phase: 'waiting' }, 0)
  }

  /** Sends at once what waits, such as when the line is back or the page is left. */
  flush(): void {
    for (const { field, phase } of this.#fields.values()) {
      if (phase === 'waiting' || phase === 'failed') void this.#send(field)
    }
  }

  #change(kept: KeptField, pause: number): void {
    if (kept.phase === 'sending') {
      this.#put(kept)
      return
    }
    const { fault: _fault, theirs: _theirs, ...rest } = kept
    this.#put({ ...rest, phase: 'waiting' })
    this.#later(kept.field, pause)
  }

  #later(field: string, pause: number): void {
    this.#cancel(field)
    this.#timers.set(
      field,
      this.#door.after(pause, () => void this.#send(field)),
    )
  }

  async #send(field: string): Promise<void> {
    this.#cancel(field)
    const kept = this.#fields.get(field)
    if (kept === undefined || kept.phase === 'sending' || kept.phase === 'conflict') return
    const { text: value, confirmed, saved } = kept
    const { fault: _fault, ...rest } = kept
    this.#put({ ...rest, phase: 'sending' })
    const answer = await this.#door.patch({ field, value, base: saved.revision, confirmed })
    this.#settleAnswer(field, { value, confirmed }, answer)
  }

  #settleAnswer(
    field: string,
    sent: { value: string; confirmed: boolean },
    answer: PatchAnswer,
  ): void {
    const now = this.#fields.get(field)!
    const heard = this.#heard.get(field)
    this.#heard.delete(field)
    if (answer.is === 'failed') {
      const tries = this.#tries.get(field) ?? 0
      this.#tries.set(field, tries + 1)
      this.#put({ ...now, phase: 'failed', fault: answer.fault })
      this.#later(field, Math.min(LONGEST_RETRY, FIRST_RETRY * 2 ** tries))
      if (heard !== undefined) this.hear(heard)
      return
    }
    this.#tries.delete(field)
    if (answer.is === 'conflict') {
      // The first answer was lost on its way and the change had been made: no conflict with oneself.
      if (answer.theirs.value === now.text) this.#put(fresh(answer.theirs))
      else this.#put(conflicting(now, answer.theirs))
    } else {
      const saved: DraftField = { ...now.saved, ...sent, field, revision: answer.revision }
      const same = now.text === sent.value && now.confirmed === sent.confirmed
      this.#put({ ...now, saved, phase: same ? 'saved' : 'waiting' })
      if (!same) this.#later(field, PAUSE)
    }
    if (heard !== undefined) this.hear(heard)
  }

  #cancel(field: string): void {
    this.#timers.get(field)?.()
    this.#timers.delete(field)
  }

  #put(kept: KeptField): void {
    this.#fields = new Map(this.#fields).set(kept.field, kept)
    this.#tell()
  }

  #tell(): void {
    for (const listener of this.#listeners) listener()
  }
}

function fresh(saved: DraftField): KeptField {
  return {
    field: saved.field,
    saved,
    text: saved.value,
    confirmed: saved.confirmed === true,
    phase: 'saved',
  }
}

function conflicting(kept: KeptField, theirs: DraftField): KeptField {
  const { fault: _fault, ...rest } = kept
  return { ...rest, phase: 'conflict', theirs }
}
