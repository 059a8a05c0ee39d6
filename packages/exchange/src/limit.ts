/** What one side may ask of the other, in bytes, counts and milliseconds. */
export const PROTOCOL = 'suyab/1'

const KIB = 1024
const MINUTE = 60_000

export const PAYLOAD_BYTES: number = 1024 * KIB
export const ENVELOPE_BYTES: number = 16 * KIB
export const ENTRY_BYTES: number = 4 * KIB
export const LETTER_BYTES: number = 64 * KIB
export const NEWSROOM_BYTES: number = 64 * KIB
export const AGREEMENT_BYTES: number = 256 * KIB
export const DELIVERY_BYTES: number = 8 * 1024 * KIB
export const DELIVERY_ENTRIES = 500
export const DELIVERY_KILLS = 500
export const DELIVERY_LETTERS = 100
export const DELIVERY_NEWSROOMS = 100
export const WAIT_SECONDS = 25
export const REQUESTS_PER_SECOND = 20
export const REQUESTS_BURST = 100
/** How far two clocks may be apart. */
export const SKEW: number = 10 * MINUTE
/** How long a signed request may be used, by its sender's clock. */
export const REQUEST_LIFE: number = 5 * MINUTE
/** How long a measurement of a partner's clock is trusted. */
export const OFFSET_LIFE: number = 15 * MINUTE
