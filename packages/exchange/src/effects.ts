/** What the exchange needs from outside: the time, and names that nothing else has. */
export interface Effects {
  readonly now: () => Date
  readonly uuid: () => string
}
