import { latinTables } from './latin-tables.ts'
import { rewriting, type Rewrite } from './letters.ts'
import { normalForm } from '../normal-form.ts'

/** A system of Latin letters: `ky-bgn` is BGN/PCGN for Kyrgyz, `be-national` what Belarus itself uses. */
export type LatinSystem = keyof typeof latinTables

const rewrites = new Map<LatinSystem, Rewrite>()

/**
 * A Cyrillic text in the letters of a romanisation, with its diacritics, primes and interpuncts;
 * what is not Cyrillic stays as it is.
 *
 * @example latinOf('Кыргызстан', 'ky-bgn') // 'Kyrgyzstan'
 */
export function latinOf(text: string, system: LatinSystem): string {
  let rewrite = rewrites.get(system)
  if (rewrite === undefined) {
    rewrite = rewriting(latinTables[system].rules)
    rewrites.set(system, rewrite)
  }
  return rewrite(text)
}

/**
 * A romanised name as a news wire prints it: no primes, interpuncts or diacritics, `ё` as `yo`
 * only where the system writes it so.
 *
 * @example wireLatin('Ysyk-Köl') // 'Ysyk-Kol'
 */
export function wireLatin(text: string): string {
  return normalForm(text.replace(/[ʹʺʼʻ·]/gu, ''), 'NFD')
    .replace(/\p{M}/gu, '')
    .replaceAll('ı', 'i')
    .normalize('NFC')
}
