/** So many do something at once; who comes when all places are taken does not wait for one. */
export class Places {
  readonly #most: number
  #taken = 0

  constructor(most: number) {
    this.#most = most
  }

  /** Gives the place back when it is called; undefined where none is free. */
  take(): (() => void) | undefined {
    if (this.#taken >= this.#most) return undefined
    this.#taken += 1
    let isHeld = true
    return () => {
      if (isHeld) this.#taken -= 1
      isHeld = false
    }
  }
}
