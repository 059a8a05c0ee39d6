import type { Lexicon } from './lexicon.ts'

/**
 * Signs that mean the same in every language.
 * @source ISO 4217 (currencies); the International System of Units, 9th edition
 */
export const common: Partial<Lexicon> = {
  units: {
    percent: '%', permille: '‰', deg: '°', '°C': '°c, ° c', '°F': '°f, ° f',
    USD: '$, usd, us $', EUR: '€, eur', GBP: '£, gbp', CNY: '¥, rmb, cny', INR: '₹', RUB: '₽, rub',
    KZT: '₸, kzt', KGS: 'kgs', UZS: 'uzs', JPY: 'jpy',
    km: 'km', m: 'm', cm: 'cm', mm: 'mm', ft: 'ft', in: 'in', yd: 'yd', mi: 'mi', kg: 'kg', g: 'g',
    t: 't', lb: 'lb, lbs', oz: 'oz', 'km/h': 'km / h, kmh, kph', mph: 'mph', km2: 'km ², km2',
    m2: 'm ², m2', m3: 'm ³, m3', ha: 'ha', GHz: 'ghz, ггц', MHz: 'mhz, мгц', MW: 'mw', kW: 'kw',
    l: 'l', s: 's', min: 'min', h: 'h',
  },
  unitsBefore: {
    USD: '$, usd, us $, u . s . $', EUR: '€, eur', GBP: '£, gbp', CNY: '¥, rmb', INR: '₹, rs, rs .',
    RUB: '₽', percent: '%', AUD: 'au $', CAD: 'c $', HKD: 'hk $',
  },
  before: { over: '>', under: '<', 'at-least': '≥', 'at-most': '≤', about: '~, ≈' },
  added: { '0.5': '½', '0.25': '¼', '0.75': '¾' },
  shares: { '0.5': '½', '0.25': '¼', '0.75': '¾', '0.3333333333333333': '⅓', '0.6666666666666666': '⅔', '0.2': '⅕', '0.125': '⅛' },
} // prettier-ignore
