/**
 * An attack by linear programming on all tables of an invented wave of five countries: both ways, over
 * all countries and some, under every policy, with filters, with what recodings made. Prints how much of
 * its rule's width each hidden cell keeps, and how many would lose theirs if nothing were hidden besides.
 */
import { sharesOfWidth, sourceOf } from '../tests/outsider.ts'

const countries = ['kg', 'kz', 'uz', 'tj', 'cn']

for (const [perCountry, withFilters] of [[150, false], [300, false], [150, true]] as const)
  for (const pooling of [undefined, { kind: 'equal' } as const]) {
    const source = sourceOf(2063, perCountry, countries, pooling)
    const start = performance.now()
    const kept = sharesOfWidth(source, countries, withFilters)
    const seconds = Math.round((performance.now() - start) / 1000)
    const open = withFilters ? [] : sharesOfWidth(source, countries, false, true)
    const line = {
      figure: 'attack on all tables together',
      respondents: perCountry * countries.length,
      filters: withFilters,
      pooling: pooling?.kind ?? 'undeclared',
      hidden: kept.length,
      narrower: kept.filter((share) => share < 1 - 1e-4).length,
      least: Math.round(Math.min(...kept) * 1e4) / 1e4,
      // Of one cell in eight.
      narrowerWithTheRuleAlone: open.filter((share) => share < 1 - 1e-4).length,
      ofThese: open.length,
      seconds,
    }
    process.stdout.write(`${JSON.stringify(line)}\n`)
  } // prettier-ignore
