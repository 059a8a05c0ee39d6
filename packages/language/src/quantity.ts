import { differences, type Difference as Raw } from './quantity/compare.ts'
import { lexiconOf } from './quantity/languages.ts'
import { quantityOf, type Quantity } from './quantity/quantity.ts'
import { mentionsIn } from './quantity/read.ts'
import { rendered, type Said } from './quantity/render.ts'

export type { Direction } from './quantity/mention.ts'
export type { Bound, Quantity, QuantityKind } from './quantity/quantity.ts'

/** A text in a language, BCP 47. */
export interface Text {
  readonly text: string
  readonly language: string
}

/** What is amiss with one quantity of a source or its translation. */
export interface Difference {
  /**
   * `missing`: the translation does not say it; `added`: the source does not; `scale`: the value
   * differs by a power of ten; `value`: otherwise; `unit` and `bound`: the value is the same.
   */
  readonly is: 'missing' | 'added' | 'value' | 'scale' | 'unit' | 'bound'
  readonly source?: Quantity
  readonly translation?: Quantity
}

/**
 * Every mention of a number in a text, in order, with its value, unit, kind, bound and place.
 * In a language that Suyab does not know, what is written in digits and signs.
 * @param language BCP 47
 * @example read('超过八成', 'zh-Hans')
 * // [{ text: '超过八成', value: 80, unit: 'percent', kind: 'share', bound: 'over', start: 0, end: 4 }]
 */
export function read(text: string, language: string): Quantity[] {
  return mentionsIn(text, lexiconOf(language))
    .filter(({ named }) => !named)
    .map((mention) => quantityOf(mention, text))
}

/** Mentions of a text that are compared at once: the time grows with their square. */
const mostAtOnce = 1000

/**
 * What a translation says otherwise than its source, or leaves out, or adds, of quantities. Where
 * they only are said in another way (80 %, 八成, four fifths; 1.4亿, 140 млн) there is nothing. Texts
 * of more than a thousand mentions are compared a thousand at a time, in their order.
 */
export function compare(of: Text, to: Text): Difference[] {
  const tags = [of.language, to.language].map((tag) => tag.split('-', 1)[0]!)
  const calendars = {
    solar: tags.some((tag) => tag === 'fa' || tag === 'prs'),
    lunar: tags.some((tag) => tag === 'ur' || tag === 'fa' || tag === 'prs'),
  }
  const said = mentionsIn(of.text, lexiconOf(of.language))
  const translated = mentionsIn(to.text, lexiconOf(to.language))
  const found: Raw[] = []
  for (let at = 0; at < Math.max(said.length, translated.length); at += mostAtOnce) {
    const [left, right] = [said, translated].map((all) => all.slice(at, at + mostAtOnce))
    found.push(...differences(left!, right!, calendars))
  }
  return found.map(({ is, source, translation }) => ({
    is,
    ...(source === undefined ? {} : { source: quantityOf(source, of.text) }),
    ...(translation === undefined ? {} : { translation: quantityOf(translation, to.text) }),
  }))
}

/**
 * A quantity in the house style of a language: 超过1.4亿, более 140 млн, 80 пайыздан ашык. A share
 * without a unit and a difference of unit `pp` are parts of one (0.8, 0.023), as figures hold them;
 * a time of day is given in minutes. Of a change the amount is said, the verb is the sentence's.
 * @param language BCP 47; English style where Suyab has none
 * @example render({ value: 80, unit: 'percent', kind: 'share', bound: 'over' }, 'ru') // 'более 80 %'
 */
export function render(quantity: Said, language: string): string {
  return rendered(quantity, language)
}
