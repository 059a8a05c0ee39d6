import type { Random } from '@suyab/coverage/seeded'
import type { PollCountry } from './demo-poll-country.ts'
import { pickBy, spread } from './demo-poll-draw.ts'
import { peopleParts, populationOf, type PersonKind } from './demo-poll-population.ts'

/** Somebody who was drawn and answered. Places in lists count from 0. */
export interface Drawn {
  readonly country: PollCountry
  readonly region: number
  readonly settlement: number
  readonly stratum: number
  readonly psu: number
  readonly sex: number
  readonly age: number
  readonly band: number
  readonly education: number
  /** One over the probability of being drawn, 1 on average in the country. */
  readonly weight: number
  /** The same, and made good for those like them who did not answer. */
  readonly standsFor: number
  /** Leanings of the area: towards machines, towards work, towards news. */
  readonly area: readonly [number, number, number]
  /** Leaning of the person towards machines. */
  readonly keen: number
}

export interface CountrySample {
  readonly people: readonly Drawn[]
  /** Households that were asked. */
  readonly invited: number
}

/** Households drawn in each area. */
const householdsInArea = 18
const leastAreas = 3
/** Under 1: small strata and cities get more than their share. */
const evenness = 0.6
const cityMore = [1.5, 1, 0.85]
const sexAnswers = [1.22, 0.8]
const bandAnswers = [1.1, 0.88]
const educationAnswers = [0.48, 0.86, 1, 1.42]
const settlementAnswers = [0.9, 1, 1.06]
const usualAnswers = 0.57
/** Chances that one, two, three or four people of the age live in a household that has any. */
const housemates = [
  [0.58, 0.32, 0.08, 0.02],
  [0.5, 0.34, 0.12, 0.04],
  [0.4, 0.36, 0.17, 0.07],
]

/** Draws a country's strata, areas, households and people, and sees who answers. */
export function drawCountry(country: PollCountry, at: number, random: Random): CountrySample {
  const kinds = populationOf(country)
  const strata = strataOf(country, kinds)
  const people: Drawn[] = []
  let invited = 0
  for (const { region, settlement, share, areas, kinds: local } of strata) {
    const counts = local.map(({ count }) => count)
    const stratum = (at + 1) * 100 + (region + 1) * 10 + settlement + 1
    for (let area = 0; area < areas; area += 1) {
      const leanings = [spread(0.32, random), spread(0.22, random), spread(0.2, random)] as const
      for (let household = 0; household < householdsInArea; household += 1) {
        invited += 1
        const mates = 1 + pickBy(housemates[settlement] ?? [1], random)
        const kind = local[pickBy(counts, random)]
        const age = random()
        const answers = random()
        if (kind === undefined || answers >= answersOf(kind)) continue
        const weight = (share / (areas * householdsInArea)) * mates
        people.push({
          country,
          region,
          settlement,
          stratum,
          psu: stratum * 100 + area + 1,
          sex: kind.sex,
          band: kind.band,
          age: kind.band === 0 ? 18 + Math.floor(age * 7) : 25 + Math.floor(age * 6),
          education: kind.education,
          weight,
          standsFor: weight / answersOf(kind),
          area: leanings,
          keen: spread(0.8, random),
        })
      }
    }
  }
  const mean = people.reduce((sum, { weight }) => sum + weight, 0) / people.length
  return {
    people: people.map((person) => ({ ...person, weight: Math.round((person.weight / mean) * 10_000) / 10_000 })), // prettier-ignore
    invited,
  }
}

function answersOf({ sex, band, education, settlement }: PersonKind): number {
  return (
    usualAnswers *
    (sexAnswers[sex] ?? 1) *
    (bandAnswers[band] ?? 1) *
    (educationAnswers[education] ?? 1) *
    (settlementAnswers[settlement] ?? 1)
  )
}

interface Stratum {
  readonly region: number
  readonly settlement: number
  readonly share: number
  readonly areas: number
  readonly kinds: readonly PersonKind[]
}

function strataOf(country: PollCountry, kinds: readonly PersonKind[]): Stratum[] {
  const answering = kinds.reduce((sum, kind) => sum + kind.count * answersOf(kind), 0) / peopleParts
  const wished = country.wished / (householdsInArea * answering)
  const strata = country.regions.flatMap((ofRegion, region) =>
    country.settlements.map((ofSettlement, settlement) => {
      const share = ofRegion * ofSettlement
      return { region, settlement, share, size: share ** evenness * (cityMore[settlement] ?? 1) }
    }),
  )
  const sizes = strata.reduce((sum, { size }) => sum + size, 0)
  return strata.map(({ region, settlement, share, size }) => ({
    region,
    settlement,
    share,
    areas: Math.max(leastAreas, Math.round((wished * size) / sizes)),
    kinds: kinds.filter((kind) => kind.settlement === settlement),
  }))
}
