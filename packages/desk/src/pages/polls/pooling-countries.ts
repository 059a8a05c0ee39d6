import type { ImportVariable, WavePage } from '@suyab/server/api'
import type { Text } from '../../text/text.tsx'
import { countryName, findQuestion, labelIn } from './poll-label.ts'

/** A country of the data, as the form of a declaration asks of it. */
export interface CountryChoice {
  readonly code: string
  readonly label: string
  /** Whether somebody of it is known to be in the data; a label alone may stand for nobody. */
  readonly occurs: boolean
}

type Words = Pick<Text, 'language' | 'regionName'>

/** The countries of a column of a file, as far as a look into it tells them. */
export function countriesInFile(
  text: Words,
  variables: readonly ImportVariable[],
  column: string,
): CountryChoice[] {
  const variable = variables.find(({ name }) => name === column)
  if (variable === undefined) return []
  const { categories, distinct } = variable
  return categories.map(({ value, label }) => ({
    code: value,
    label: countryName(text, value) ?? (label === '' ? value : label),
    occurs: categories.length === distinct,
  }))
}

/** The countries of a column of a wave: those that occur where it is the one declared, else its answers. */
export function countriesInWave(text: Words, wave: WavePage, column: string): CountryChoice[] {
  const options = findQuestion(wave, column)?.options ?? []
  const isDeclared = column === wave.declaration.design.country
  const codes = isDeclared ? wave.countries : options.map(({ value }) => value)
  return codes.map((code) => {
    const texts = options.find(({ value }) => value === code)?.texts ?? {}
    return { code, label: countryName(text, code) ?? labelIn(text, texts, code).text, occurs: isDeclared } // prettier-ignore
  })
}
