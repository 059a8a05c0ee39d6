type Dimension =
  | 'length'
  | 'area'
  | 'volume'
  | 'mass'
  | 'time'
  | 'temperature'
  | 'power'
  | 'frequency'

interface Unit {
  readonly dimension: Dimension
  /** How much of the dimension's first unit it is. */
  readonly size: number
}

/**
 * The units that can be converted into one another. A speed counts as its length, for languages
 * leave out the hour. Days are the measure of time that calendars share.
 * @source The International System of Units, 9th edition; NIST Handbook 44, appendix C; 市制 (1959)
 */
const units: Readonly<Record<string, Unit>> = {
  m: { dimension: 'length', size: 1 }, km: { dimension: 'length', size: 1000 },
  cm: { dimension: 'length', size: 0.01 }, mm: { dimension: 'length', size: 0.001 },
  in: { dimension: 'length', size: 0.0254 }, ft: { dimension: 'length', size: 0.3048 },
  yd: { dimension: 'length', size: 0.9144 }, mi: { dimension: 'length', size: 1609.344 },
  nmi: { dimension: 'length', size: 1852 }, li: { dimension: 'length', size: 500 },
  mph: { dimension: 'length', size: 1609.344 }, 'km/h': { dimension: 'length', size: 1000 },
  m2: { dimension: 'area', size: 1 }, km2: { dimension: 'area', size: 1e6 },
  ft2: { dimension: 'area', size: 0.09290304 }, mi2: { dimension: 'area', size: 2_589_988 },
  ha: { dimension: 'area', size: 1e4 }, ac: { dimension: 'area', size: 4046.856 },
  mu: { dimension: 'area', size: 666.667 },
  l: { dimension: 'volume', size: 1 }, m3: { dimension: 'volume', size: 1000 },
  gal: { dimension: 'volume', size: 3.785412 },
  kg: { dimension: 'mass', size: 1 }, g: { dimension: 'mass', size: 0.001 },
  t: { dimension: 'mass', size: 1000 }, lb: { dimension: 'mass', size: 0.45359237 },
  oz: { dimension: 'mass', size: 0.02834952 }, jin: { dimension: 'mass', size: 0.5 },
  stone: { dimension: 'mass', size: 6.350293 },
  s: { dimension: 'time', size: 1 / 86_400 }, min: { dimension: 'time', size: 1 / 1440 },
  h: { dimension: 'time', size: 1 / 24 }, d: { dimension: 'time', size: 1 },
  wk: { dimension: 'time', size: 7 }, mo: { dimension: 'time', size: 365.25 / 12 },
  y: { dimension: 'time', size: 365.25 }, decade: { dimension: 'time', size: 3652.5 },
  century: { dimension: 'time', size: 36_525 }, millennium: { dimension: 'time', size: 365_250 },
  '°C': { dimension: 'temperature', size: 1 }, '°F': { dimension: 'temperature', size: 5 / 9 },
  kW: { dimension: 'power', size: 1 }, MW: { dimension: 'power', size: 1000 },
  MHz: { dimension: 'frequency', size: 1 }, GHz: { dimension: 'frequency', size: 1000 },
} // prettier-ignore

const currencies = new Set([
  'USD', 'EUR', 'GBP', 'CNY', 'RUB', 'INR', 'PKR', 'JPY', 'KZT', 'KGS', 'UZS', 'TJS', 'IRR', 'BYN',
  'AUD', 'CAD', 'HKD', 'cent',
]) // prettier-ignore

/** Currencies whose short name is the same, so that a text may mean either. */
const namesakes: readonly ReadonlySet<string>[] = [
  new Set(['USD', 'AUD', 'CAD', 'HKD']),
  new Set(['INR', 'PKR']),
  new Set(['KGS', 'UZS']),
  new Set(['RUB', 'BYN']),
  new Set(['CNY', 'JPY']),
  new Set(['decade', 'y']),
]

export function isCurrency(unit: string | undefined): boolean {
  return unit !== undefined && currencies.has(unit)
}

/** Is it a physical unit? */
export function isMeasure(unit: string | undefined): boolean {
  return unit === 'deg' || units[unit ?? ''] !== undefined
}

export function isTime(unit: string | undefined): boolean {
  return unit !== undefined && units[unit]?.dimension === 'time'
}

/** How much of its dimension's first unit a unit is. */
export function sizeOf(unit: string): number {
  return units[unit]?.size ?? Number.NaN
}

/** What two units measure alike, if anything: money, a length, a time. */
export function sameDimension(one: string | undefined, other: string | undefined): boolean {
  if (one === undefined || other === undefined) return false
  if (isCurrency(one) || isCurrency(other)) return isCurrency(one) && isCurrency(other)
  const dimension = units[one]?.dimension
  return dimension !== undefined && dimension === units[other]?.dimension
}

/** Units of one dimension that a short name does not tell apart. */
export function sameUnit(one: string | undefined, other: string | undefined): boolean {
  return (
    one === other ||
    namesakes.some((names) => names.has(one ?? '') && names.has(other ?? '')) ||
    (units[one ?? ''] !== undefined &&
      sameDimension(one, other) &&
      units[one!]!.size === units[other!]?.size)
  )
}

/**
 * Is so much of one unit so much of another? A conversion in prose is rounded: 5 miles are 8 km.
 * Currencies have no fixed rate, so they never are.
 */
export function converts(value: number, unit: string, other: number, otherUnit: string): boolean {
  const [from, to] = [units[unit], units[otherUnit]]
  if (from === undefined || to === undefined || from.dimension !== to.dimension) return false
  if (from.dimension === 'temperature' && unit !== otherUnit) {
    const celsius = unit === '°C' ? value : ((value - 32) * 5) / 9
    const otherCelsius = otherUnit === '°C' ? other : ((other - 32) * 5) / 9
    return Math.abs(celsius - otherCelsius) <= 1.5
  }
  const [one, two] = [value * from.size, other * to.size]
  // Metric units and units of time convert without rounding.
  const exact = isMetricPair(unit, otherUnit) || from.dimension === 'time'
  return Math.abs(one - two) <= (exact ? 0.011 : 0.03) * Math.max(Math.abs(one), Math.abs(two))
}

const metric = new Set([
  'm',
  'km',
  'cm',
  'mm',
  'km/h',
  'm2',
  'km2',
  'ha',
  'l',
  'm3',
  'kg',
  'g',
  't',
])

function isMetricPair(one: string, other: string): boolean {
  return metric.has(one) && metric.has(other)
}
