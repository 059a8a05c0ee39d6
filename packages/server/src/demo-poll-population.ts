import type { PollCountry } from './demo-poll-country.ts'

/** One kind of person: places in the lists of settlement, sex, age band and education, from 0. */
export interface PersonKind {
  readonly settlement: number
  readonly sex: number
  readonly band: number
  readonly education: number
  /** Of a hundred thousand people of the country; whole. */
  readonly count: number
}

/** A country's invented people, all in all, as whole parts of it. */
export const peopleParts = 100_000
const settlementLearns = [0.4, 0, -0.35]
const bandLearns = [-0.3, 0.25]

/**
 * The invented population of a country by settlement, sex, age band and education. Margins that are
 * summed from it agree with each other, as those of a real census would.
 */
export function populationOf(country: PollCountry): readonly PersonKind[] {
  const sexes = [country.women, 1 - country.women]
  const bands = [country.younger, 1 - country.younger]
  const kinds = country.settlements.flatMap((ofSettlement, settlement) =>
    sexes.flatMap((ofSex, sex) =>
      bands.flatMap((ofBand, band) => {
        const tilt = (settlementLearns[settlement] ?? 0) + (bandLearns[band] ?? 0) + (sex === 0 ? country.womenLearn : -country.womenLearn) // prettier-ignore
        const levels = country.education.map((share, at) => share * Math.exp(tilt * at))
        const whole = levels.reduce((sum, share) => sum + share, 0)
        return levels.map((level, education) => {
          const share = ofSettlement * ofSex * ofBand * (level / whole)
          return { settlement, sex, band, education, count: Math.round(share * peopleParts) }
        })
      }),
    ),
  )
  // What rounding left over goes to the largest kind, so that countries come out whole.
  const rest = peopleParts - kinds.reduce((sum, { count }) => sum + count, 0)
  const largest = kinds.reduce((one, other) => (other.count > one.count ? other : one))
  return kinds.map((kind) => (kind === largest ? { ...kind, count: kind.count + rest } : kind))
}
