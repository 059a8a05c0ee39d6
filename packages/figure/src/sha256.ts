const rounds = 64
const [start, keys] = constants()

/**
 * SHA-256 of a text's UTF-8 bytes, in lower-case hexadecimal digits. Here because browsers give a
 * digest only later, and a figure's name is asked for while a page is drawn.
 * @source FIPS 180-4
 */
export function sha256(text: string): string {
  const bytes = new TextEncoder().encode(text)
  const blocks = Math.ceil((bytes.length + 9) / 64)
  const padded = new Uint8Array(blocks * 64)
  padded.set(bytes)
  padded[bytes.length] = 0x80
  const view = new DataView(padded.buffer)
  view.setUint32(padded.length - 8, Math.floor(bytes.length / 2 ** 29))
  view.setUint32(padded.length - 4, (bytes.length << 3) >>> 0)
  const state = Uint32Array.from(start)
  const words = new Uint32Array(rounds)
  for (let block = 0; block < blocks; block += 1) compress(state, words, view, block * 64)
  return Array.from(state, (word) => word.toString(16).padStart(8, '0')).join('')
}

function compress(state: Uint32Array, w: Uint32Array, view: DataView, offset: number): void {
  for (let i = 0; i < 16; i += 1) w[i] = view.getUint32(offset + i * 4)
  for (let i = 16; i < rounds; i += 1) {
    const [a, b] = [w[i - 15]!, w[i - 2]!]
    const small0 = turn(a, 7) ^ turn(a, 18) ^ (a >>> 3)
    const small1 = turn(b, 17) ^ turn(b, 19) ^ (b >>> 10)
    w[i] = w[i - 16]! + small0 + w[i - 7]! + small1
  }
  let [a, b, c, d, e, f, g, h] = state as unknown as [
    number, number, number, number, number, number, number, number,
  ] // prettier-ignore
  for (let i = 0; i < rounds; i += 1) {
    const big1 = turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)
    const one = (h + big1 + ((e & f) ^ (~e & g)) + keys[i]! + w[i]!) | 0
    const big0 = turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)
    const two = (big0 + ((a & b) ^ (a & c) ^ (b & c))) | 0
    ;[h, g, f, e, d, c, b, a] = [g, f, e, (d + one) | 0, c, b, a, (one + two) | 0]
  }
  for (const [i, value] of [a, b, c, d, e, f, g, h].entries()) state[i] = state[i]! + value
}

function turn(word: number, by: number): number {
  return (word >>> by) | (word << (32 - by))
}

/** The first bits of the fractions of the first primes' square and cube roots. */
function constants(): [start: Uint32Array, keys: Uint32Array] {
  const primes: number[] = []
  for (let n = 2; primes.length < rounds; n += 1) {
    if (primes.every((prime) => n % prime !== 0)) primes.push(n)
  }
  const fraction = (root: number): number => ((root - Math.floor(root)) * 2 ** 32) >>> 0
  return [
    Uint32Array.from(primes.slice(0, 8), (prime) => fraction(Math.sqrt(prime))),
    Uint32Array.from(primes, (prime) => fraction(Math.cbrt(prime))),
  ]
}
