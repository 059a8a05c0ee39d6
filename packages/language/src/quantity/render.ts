import { primaryOf } from '../tag.ts'
import { ablative, dative, ordinal } from './harmony.ts'
import { houses, type House } from './house.ts'
import type { Bound, Quantity } from './quantity.ts'

/** What is to be said: of a quantity without a bound, the number as it is. */
export type Said = Pick<Quantity, 'value' | 'kind' | 'unit'> & { readonly bound?: Bound }

/** How a quantity is written in a language in house style; in one without a style, as in English. */
export function rendered(quantity: Said, tag: string): string {
  const known = primaryOf(tag)
  const language = known in houses ? known : 'en'
  const house = houses[language]!
  const { bound = 'exact', unit } = quantity
  if (bound === 'exact') return coreOf(quantity, house, language)
  const people = house.peopleLast === true && (unit === 'person' || unit === 'persontime')
  const core = people ? numberIn(quantity.value, house) : coreOf(quantity, house, language)
  const bounded = house.bounds[bound].replace(/\{(\w*)\}/g, (_, sign: string) => {
    if (sign === 'ablative') return ablative(core, language)
    return sign === 'dative' ? dative(core, language) : core
  })
  const word = people ? house.units['person'] : undefined
  return typeof word === 'string' ? `${bounded} ${word}` : bounded
}

function coreOf(quantity: Said, house: House, language: string): string {
  const { value, kind, unit } = quantity
  const put = (pattern: string, number: string): string =>
    pattern.replace(/\{(\w*)\}/g, (_, sign: string) => {
      if (sign === 'R') return roman(value)
      return sign === 'ordinal' ? ordinal(number, language) : number
    })
  const plain = inScript(String(value), house)
  const points = pointsOf(quantity)
  if (points !== undefined) {
    const differ = unit === 'pp' || unit === 'percentage-point'
    return put(differ ? house.points : house.percent, numberIn(points, house))
  }
  if (kind === 'multiple' || unit === 'times') {
    return put(formOf(house.multiple, value, language), numberIn(value, house))
  }
  if (kind === 'ordinal') {
    if (language === 'en') return `${plain}${englishOrdinal(value)}`
    return house.ordinals?.[value] ?? put(house.ordinal, plain)
  }
  return kind === 'date'
    ? dateIn(quantity, house, language, put)
    : measured(quantity, house, language)
}

/**
 * The hundredths of a share, if it is one; a fraction has no word in house style, so two thirds are
 * 66.7 %.
 */
function pointsOf({ value, kind, unit }: Said): number | undefined {
  if (unit === 'percent' || unit === 'percentage-point') return tidy(value)
  if (unit === 'permille') return tidy(value / 10)
  if (unit === 'pp') return tidy(value * 100)
  if (kind !== 'share' && kind !== 'ratio') return undefined
  const points = tidy(value * 100)
  return String(points).length > 8 ? Number(points.toFixed(1)) : points
}

function dateIn(
  { value, unit }: Said,
  house: House,
  language: string,
  put: (pattern: string, number: string) => string,
): string {
  const plain = inScript(String(value), house)
  switch (unit ?? '') {
    case 'clock':
      return inScript(clock(value), house)
    case 'decade':
      return put(house.decade, plain)
    case 'century':
      return language === 'en' ? `${plain}${englishOrdinal(value)} century` : put(house.century, plain) // prettier-ignore
    case 'y':
      return put(house.year, plain)
    default:
      return plain
  }
}

/** A number with the word of its unit in the form that the number and its bound ask for. */
function measured({ value, unit, bound }: Said, house: House, language: string): string {
  const number = numberIn(value, house)
  if (unit === undefined) return number
  const word = house.units[unit] ?? (/^[a-z/0-9]{1,4}$|^[A-Z]{3}$|^°[CF]$/.test(unit) ? unit : undefined)
  if (word === undefined) return number
  if (typeof word === 'string') return `${number}${house.space}${word}`
  const [one, few, many] = word
  const rule = new Intl.PluralRules(language).select(value)
  const genitive = bound !== undefined && bound !== 'exact' && house.genitive?.has(bound) === true
  if (/\D$/.test(number)) return `${number}${house.space}${many}`
  if (!Number.isInteger(value) || (genitive && rule === 'one')) return `${number}${house.space}${few}`
  return `${number}${house.space}${genitive ? many : rule === 'one' ? one : rule === 'few' ? few : many}`
} // prettier-ignore

function formOf(
  forms: string | readonly [string, string, string, string],
  value: number,
  language: string,
): string {
  if (typeof forms === 'string') return forms
  if (!Number.isInteger(value)) return forms[3]
  const rule = new Intl.PluralRules(language).select(value)
  return rule === 'one' ? forms[0] : rule === 'few' ? forms[1] : forms[2]
}

/** Digits, with a word of scale where that makes them short: 1.4亿, 200 тыс. */
function numberIn(value: number, house: House): string {
  const scale = house.scales.find(([size]) => {
    const part = tidy(value / size)
    return part >= 1 && String(part).length <= 5
  })
  if (scale === undefined || value < 1e4) return inScript(grouped(value, house), house)
  const [size, word] = scale
  return `${inScript(grouped(tidy(value / size), house), house)}${house.space}${word}`
}

function grouped(value: number, house: House): string {
  const [whole = '', fraction] = plainDigits(value).split('.')
  const long = whole.length > 4 || (house.group === ',' && whole.length > 3)
  const groups = house.indian === true ? /\B(?=(?:\d\d)*\d{3}$)/g : /\B(?=(?:\d{3})+$)/g
  const joined = long && house.group !== '' ? whole.replace(groups, house.group) : whole
  return fraction === undefined ? joined : `${joined}${house.decimal}${fraction}`
}

/** Without an exponent, which no reader of news knows. */
function plainDigits(value: number): string {
  return value.toLocaleString('en', { useGrouping: false, maximumFractionDigits: 12 })
}

function inScript(digits: string, house: House): string {
  if (house.persianDigits !== true) return digits
  return digits
    .replace('.', '٫')
    .replace(/\d/g, (digit) => String.fromCodePoint(0x06f0 + Number(digit)))
}

function clock(minutes: number): string {
  const two = (part: number): string => String(part).padStart(2, '0')
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`
}

function englishOrdinal(value: number): string {
  const ten = value % 100
  if (ten >= 11 && ten <= 13) return 'th'
  return ['th', 'st', 'nd', 'rd'][value % 10] ?? 'th'
}

const romans = [
  [10, 'X'], [9, 'IX'], [5, 'V'], [4, 'IV'], [1, 'I'],
] as const // prettier-ignore

function roman(value: number): string {
  let [rest, written] = [value, '']
  for (const [worth, letters] of romans) {
    while (rest >= worth) {
      written += letters
      rest -= worth
    }
  }
  return written
}

function tidy(value: number): number {
  return Number(value.toPrecision(14))
}
