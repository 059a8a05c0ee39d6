import { expect, test } from 'vitest'
import { sharesOfWidth, sourceOf } from '../../tests/outsider.ts'

const countries = ['kg', 'kz', 'uz']

test.for([false, true])(
  'from all tables of a wave together nobody can work out what the rule hides (filters: %s)',
  (withFilters) => {
    const source = withFilters ? sourceOf(1, 90, countries) : sourceOf(2, 140, countries)
    const found = sharesOfWidth(source, countries, withFilters)
    expect(found.length).toBeGreaterThan(50)
    expect(Math.min(...found)).toBeGreaterThanOrEqual(1 - 1e-4)
  },
)

test('what is hidden besides is needed: with it told, cells that the rule hides would be known', () => {
  const found = sharesOfWidth(sourceOf(2, 140, countries), countries, false, true)
  expect(found.filter((share) => share < 0.5).length).toBeGreaterThan(10)
})
