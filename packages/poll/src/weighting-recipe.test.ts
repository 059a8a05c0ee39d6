import { expect, test } from 'vitest'
import { parseEstimateSpec } from './estimate/spec.ts'
import { parseRecipe } from './table-question.ts'

const margin = { variables: ['sex'], targets: { f: 0.5, m: 0.5 }, source: 'Census 2022' }

test.for<[object, string | undefined]>([
  [{ method: 'rake', margins: [margin], cap: 3, floor: 0.2, infeasible: 'nearest' }, undefined],
  [{ method: 'calibrate', margins: [margin], distance: 'logit', bounds: { least: 0.5, most: 3 } }, undefined], // prettier-ignore
  [{ method: 'rake', margins: [margin], cap: 1 }, '/cap'],
  [{ method: 'rake', margins: [{ ...margin, source: 'x'.repeat(1001) }] }, '/margins/0/source'],
  [{ method: 'rake', margins: [{ ...margin, variables: [] }] }, '/margins/0/variables'],
  [{ method: 'rake', margins: [], bounds: { least: 1 } }, '/bounds/most'],
  [{ method: 'rake', margins: [], caps: 3 }, ''],
])('a recipe is the same to a node and in a specification: %o', ([recipe, at]) => {
  const own = parseRecipe(recipe)
  const spec = parseEstimateSpec({ data: 'a.csv', design: {}, weighting: recipe, requests: [{ kind: 'diagnostics' }] }) // prettier-ignore
  if (at === undefined) {
    expect(own).toEqual({ ok: true, value: recipe })
    expect(spec).toMatchObject({ ok: true, value: { weighting: recipe } })
  } else {
    expect(own).toMatchObject({ ok: false, fault: { at } })
    expect(spec).toMatchObject({ ok: false, fault: [{ at: `/weighting${at}` }] })
  }
})
