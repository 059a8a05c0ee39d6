import { formatsFor } from '@suyab/language/format'
import type { Texts } from '@suyab/survey/file/data-set'
import { tableWords } from '../table-words.ts'
import type { Codebook } from './codebook.ts'
import type { CodebookLanguage } from './codebook-words.ts'

/** What countries together stand for, in words. */
export interface PoolingWords {
  readonly policy: string
  /** Each country with its number of people, where countries weigh by these. */
  readonly people: readonly string[]
}

/**
 * Says what countries together stand for.
 * @param nameOf how a country is written; its code, where it has no name
 */
export function poolingWords(
  { declaration, countries }: Pick<Codebook, 'declaration' | 'countries'>,
  language: CodebookLanguage,
  nameOf: (label: Texts, code: string) => string,
): PoolingWords | undefined {
  const { pooling } = declaration.design
  if (pooling === undefined) return undefined
  const { number } = formatsFor(language, 'UTC')
  const labels = new Map(countries.map(({ code, label }) => [code, label]))
  const people = pooling.kind === 'population' ? Object.entries(pooling.populations) : []
  return {
    policy: tableWords(language).words.policies[pooling.kind],
    people: people.map(([code, count]) => `${nameOf(labels.get(code) ?? {}, code)} ${number(count)}`), // prettier-ignore
  }
}
