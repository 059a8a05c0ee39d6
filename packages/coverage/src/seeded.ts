/** Numbers from 0 to 1, 1 excluded, the same for the same seed. */
export type Random = () => number

/**
 * A seeded generator with a period of 2^128 − 1.
 * @source Blackman, Vigna: Scrambled linear pseudorandom number generators, 2021 (xoshiro128**)
 */
export function seeded(seed: number): Random {
  let mixed = seed >>> 0
  const state = Uint32Array.from({ length: 4 }, () => {
    // Neighbouring seeds must not give neighbouring states.
    mixed = (mixed + 0x9e3779b9) >>> 0
    let word = Math.imul(mixed ^ (mixed >>> 16), 0x21f0aaad)
    word = Math.imul(word ^ (word >>> 15), 0x735a2d97)
    return (word ^ (word >>> 15)) >>> 0
  })
  let [a, b, c, d] = [state[0]!, state[1]!, state[2]!, state[3]! || 1]
  return () => {
    const scrambled = Math.imul(b, 5)
    const result = Math.imul((scrambled << 7) | (scrambled >>> 25), 9) >>> 0
    const shifted = b << 9
    c ^= a
    d ^= b
    b ^= c
    a ^= d
    c ^= shifted
    d = (d << 11) | (d >>> 21)
    return result / 2 ** 32
  }
}

/** From a normal distribution of mean 0 and variance 1. */
export function normal(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
}

/** From a Poisson distribution; by a rounded normal one where the mean is large. */
export function poisson(mean: number, random: Random): number {
  if (mean > 60) return Math.max(0, Math.round(mean + Math.sqrt(mean) * normal(random)))
  const stop = Math.exp(-mean)
  let count = 0
  for (let product = random(); product > stop; product *= random()) count += 1
  return count
}
