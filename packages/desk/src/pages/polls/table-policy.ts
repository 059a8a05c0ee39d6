import type { TableQuestion, WavePage } from '@suyab/server/api'
import { populationsOf, type Policy, type WaveSearch } from './polls-search.ts'

type Countries = Pick<WavePage, 'countries' | 'declaration'>
type Search = Pick<WaveSearch, 'policy' | 'people' | 'country'>
type Asked = Pick<TableQuestion, 'policy' | 'populations'>

/** Several countries are compared; of one or none there is a topline. */
export function hasCountries({ countries, declaration }: Countries): boolean {
  return declaration.design.country !== undefined && countries.length > 1
}

/** Whether a figure over several countries is asked for. */
export function isPooled(
  wave: Countries,
  { country }: { country?: readonly string[] | undefined },
): boolean {
  return hasCountries(wave) && (country ?? wave.countries).length > 1
}

/** What countries together stand for by the wave's declaration. */
export function declaredPolicy({ declaration }: Pick<WavePage, 'declaration'>): Policy | undefined {
  return declaration.design.pooling?.kind
}

/** What countries together stand for: as the address says, else as it is declared. */
export function policyOf(wave: Countries, search: Search): Policy | undefined {
  if (!isPooled(wave, search) || search.policy === 'none') return undefined
  return search.policy ?? declaredPolicy(wave)
}

/** How many people each country has: as the address says, else as it is declared. */
export function peopleOf(
  { declaration }: Pick<WavePage, 'declaration'>,
  { people }: Pick<WaveSearch, 'people'>,
): Readonly<Record<string, number>> {
  if (people !== undefined) return populationsOf(people)
  const { pooling } = declaration.design
  return pooling?.kind === 'population' ? pooling.populations : {}
}

/** The part of a question that says what countries stand for; the node knows the declared numbers. */
export function policyAsked(wave: Countries, search: Search): Asked {
  const policy = policyOf(wave, search)
  if (policy === undefined) return {}
  return policy === 'population' && search.people !== undefined
    ? { policy, populations: populationsOf(search.people) }
    : { policy }
}

/** Countries whose number of people must be known before they can be weighed by it. */
export function withoutPopulation(wave: Countries, search: Search): string[] {
  if (policyOf(wave, search) !== 'population') return []
  const known = peopleOf(wave, search)
  return (search.country ?? wave.countries).filter((country) => known[country] === undefined)
}

/** Whether countries stand for something else together than what their figures are protected for. */
export function isOtherThanDeclared(wave: Countries, { policy, populations }: Asked): boolean {
  const { pooling } = wave.declaration.design
  if (pooling === undefined || policy === undefined) return false
  if (pooling.kind !== 'population' || policy !== 'population') return policy !== pooling.kind
  return Object.entries(populations ?? {}).some(
    ([country, people]) => pooling.populations[country] !== people,
  )
}
