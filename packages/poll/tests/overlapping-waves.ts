import { numberColumn, textColumn, type Column } from '@suyab/survey/file/column'
import { dataSetOf, numberVariable, textVariable, type DataSet, type Variable } from '@suyab/survey/file/data-set' // prettier-ignore
import { seeded } from '@suyab/survey/seeded'

export interface OverlapOptions {
  readonly seed?: number
  /** The part of the clusters that the second wave keeps, in eighths of a stratum. */
  readonly keptPlaces?: number
  /** The part of the people in kept clusters that are asked again. */
  readonly keptPeople?: number
}

const strata = ['n', 'e', 's', 'w'] as const
const places = 8
const people = 14

interface Asked {
  readonly person: string
  readonly place: string
  readonly leaning: number
}

/**
 * Two invented waves of people in places of four strata in two countries, who lean as their place does
 * and keep their leaning: some places, and some of the people in them, are in both.
 */
export function overlappingWaves(options: OverlapOptions = {}): readonly [DataSet, DataSet] {
  const { seed = 11, keptPlaces = 6, keptPeople = 0.7 } = options
  const random = seeded(seed)
  const leanings = new Map<string, number>()
  const draw = (place: string, person: string): Asked => {
    const ofPlace = leanings.get(place) ?? (random() - 0.5) * 0.4
    leanings.set(place, ofPlace)
    return { person, place, leaning: 0.45 + ofPlace + (random() - 0.5) * 0.8 }
  }
  const count = (): number => people - 4 + Math.floor(random() * 8)
  const first = strata.flatMap((stratum) =>
    Array.from({ length: places }, (_, at) => `${stratum}${at}`).flatMap((place) =>
      Array.from({ length: count() }, (_unused, at) => draw(place, `${place}-${at}`)),
    ),
  )
  const kept = (place: string): boolean => Number(place.slice(1)) >= places - keptPlaces
  const again = first.filter(({ place }) => kept(place) && random() < keptPeople)
  const fresh = strata.flatMap((stratum) =>
    Array.from({ length: places }, (_, at) => `${stratum}${at + places - keptPlaces}`).flatMap(
      (place) =>
        Array.from({ length: Math.round(count() * (1 - keptPeople)) + 3 }, (_unused, at) =>
          draw(place, `${place}-new-${at}`),
        ),
    ),
  )
  // Files come in an order of their own.
  const second = [...again, ...fresh].toSorted((one, other) => (other.person < one.person ? -1 : 1))
  return [waveOf(first, 0, random), waveOf(second, 0.06, random)]
}

function waveOf(asked: readonly Asked[], shift: number, random: () => number): DataSet {
  const rows = asked.map(({ person, place, leaning }) => {
    const stratum = place.slice(0, 1)
    return {
      person,
      country: stratum === 'n' || stratum === 'e' ? 'kg' : 'kz',
      stratum,
      place,
      house: `h${Math.floor(random() * 5)}`,
      gender: random() < 0.45 ? 'f' : 'm',
      age: 1 + Math.floor(random() * 3),
      weight: Math.round((0.5 + random()) * 1000) / 1000,
      places: 20,
      houses: 30,
      q1: random() < 0.04 ? null : random() < leaning + shift ? 1 : 2,
    }
  })
  const texts = ['person', 'country', 'stratum', 'place', 'house', 'gender'] as const
  const numbers = ['age', 'weight', 'places', 'houses', 'q1'] as const
  const variables: Variable[] = []
  const columns: Column[] = []
  for (const name of texts) {
    variables.push(textVariable(name, 16))
    columns.push(textColumn(rows.map((row) => row[name])))
  }
  for (const name of numbers) {
    variables.push(numberVariable(name))
    columns.push(numberColumn(rows.map((row) => row[name])))
  }
  return dataSetOf(variables, columns, rows.length)
}
