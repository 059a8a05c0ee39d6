import type { PoolingPolicy } from '@suyab/survey/pool'
import { categoricalAt } from '../answers.ts'
import type { EstimateSpec, PolicySpec } from './request.ts'
import type { EstimateSource } from './source.ts'

/**
 * The policy under which a specification's tables are protected: its own, else the one that all its
 * tables name. They are protected together, so that there is one for all of them, whatever their order.
 */
export function poolingOf(
  { policy, requests }: Pick<EstimateSpec, 'policy' | 'requests'>,
  { dataSet, country }: Pick<EstimateSource, 'dataSet' | 'country'>,
): PoolingPolicy | undefined {
  const own = policy ?? policyOfTables(requests)
  if (own === undefined || country === undefined) return undefined
  const { kind, populations = {} } = own
  if (kind !== 'population') return { kind }
  const column = categoricalAt(dataSet, country)
  if (!column.ok) return undefined
  const { codes, levels } = column.value
  // Numbers for some of the countries are enough for a table of these, and no policy for all of them.
  const isWhole = [...new Set(codes)].every((code) =>
    Object.hasOwn(populations, levels[code] ?? ''),
  )
  return isWhole ? { kind, populations } : undefined
}

function policyOfTables(requests: EstimateSpec['requests']): PolicySpec | undefined {
  const named = requests.flatMap((one) => (one.kind === 'table' && one.policy !== undefined ? [one.policy] : [])) // prettier-ignore
  const [first] = named
  return named.every((one) => first !== undefined && isSame(one, first)) ? first : undefined
}

function isSame(one: PolicySpec, other: PolicySpec): boolean {
  if (one.kind !== other.kind) return false
  if (one.kind !== 'population') return true
  const [people = {}, others = {}] = [one.populations, other.populations]
  const countries = Object.keys(people)
  return (
    countries.length === Object.keys(others).length &&
    countries.every((country) => people[country] === others[country])
  )
}
