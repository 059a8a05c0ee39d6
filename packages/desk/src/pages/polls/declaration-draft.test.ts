import { expect, test } from 'vitest'
import {
  declarationOf,
  draftOf,
  faultsOf,
  newDraft,
  type DeclarationDraft,
} from './declaration-draft.ts'

const columns = ['id', 'place']
const draft = (part: Partial<DeclarationDraft>): DeclarationDraft => ({
  ...newDraft('en'),
  ...part,
})

test('a panel wants what tells people apart, and the same clusters a column of clusters', () => {
  const stages = [{ stratum: '', cluster: 'place', population: '' }]
  expect(faultsOf(draft({ overlap: 'panel' }), columns).overlap).toBe('no-person')
  expect(faultsOf(draft({ overlap: 'panel', person: 'id' }), columns)).not.toHaveProperty('overlap')
  expect(faultsOf(draft({ overlap: 'same-clusters' }), columns).overlap).toBe('no-cluster')
  const drawn = draft({ overlap: 'same-clusters', draw: 'stages', stages })
  expect(faultsOf(drawn, columns)).not.toHaveProperty('overlap')
  // A draw in stages that was taken back leaves its columns in the form.
  expect(faultsOf({ ...drawn, draw: 'rows' }, columns).overlap).toBe('no-cluster')
})

test('what is declared of people and the wave before is there when the form is opened again', () => {
  const declared = declarationOf(draft({ overlap: 'panel', person: 'id' }), columns)
  expect(declared).toMatchObject({ sample: { overlap: 'panel' }, design: { person: 'id' } })
  expect(draftOf(declared, 'en')).toMatchObject({ overlap: 'panel', person: 'id' })
  const fresh = declarationOf(draft({}), columns)
  expect(fresh.sample).not.toHaveProperty('overlap')
  expect(fresh.design).not.toHaveProperty('person')
  expect(draftOf(fresh, 'en')).toMatchObject({ overlap: 'fresh', person: '' })
})

const inTwoCountries = (part: Partial<DeclarationDraft>): DeclarationDraft =>
  draft({ country: 'place', ...part })
const two = ['KG', 'KZ'].map((code) => ({ code, label: code, occurs: true }))

test('what countries together stand for is there when the form is opened again, and saved as it was', () => {
  for (const pooling of [
    { kind: 'equal' },
    { kind: 'by-n' },
    { kind: 'population', populations: { KG: 1_600_000, KZ: 3_400_000.5, XX: 7 } },
    undefined,
  ] as const) {
    const declared = declarationOf(inTwoCountries({}), columns)
    const design = { ...declared.design, ...(pooling === undefined ? {} : { pooling }) }
    const again = declarationOf(draftOf({ ...declared, design }, 'en'), columns)
    expect(again.design).toEqual(design)
  }
  const populations = { KG: 1_600_000, KZ: 950 }
  const { design } = declarationOf(inTwoCountries({}), columns)
  const pooled = { ...design, pooling: { kind: 'population', populations } } as const
  const declared = { ...declarationOf(inTwoCountries({}), columns), design: pooled }
  expect(draftOf(declared, 'en').people).toEqual({ KG: '1\u202f600\u202f000', KZ: '950' })
})

test('people are numbers as they are written, and only where countries weigh by them', () => {
  const people = { KG: '1 600 000', KZ: '3,400,000', UZ: ' ' }
  const written = inTwoCountries({ pooling: 'population', people })
  expect(declarationOf(written, columns).design.pooling).toEqual({
    kind: 'population',
    populations: { KG: 1_600_000, KZ: 3_400_000 },
  })
  expect(declarationOf({ ...written, pooling: 'equal' }, columns).design.pooling).toEqual({ kind: 'equal' }) // prettier-ignore
  expect(declarationOf({ ...written, country: '' }, columns).design).not.toHaveProperty('pooling')
})

test('where countries weigh by their people, each that occurs needs a number above nought', () => {
  const faultIn = (people: Record<string, string>, countries = two) =>
    faultsOf(inTwoCountries({ pooling: 'population', people }), columns, countries).people
  expect(faultIn({ KG: '1600000', KZ: '3400000' })).toBeUndefined()
  expect(faultIn({ KG: '1600000' })).toBe('no-people')
  expect(faultIn({ KG: '1600000', KZ: 'many' })).toBe('not-people')
  expect(faultIn({ KG: '1600000', KZ: '0' })).toBe('not-people')
  // A label may stand for a country that nobody was asked in: the node knows.
  const labels = two.map((one) => ({ ...one, occurs: false }))
  expect(faultIn({ KG: '1600000' }, labels)).toBeUndefined()
  expect(faultIn({}, labels)).toBe('no-people')
  const unsaid = inTwoCountries({ pooling: 'equal' })
  expect(faultsOf(unsaid, columns, two)).not.toHaveProperty('people')
  expect(faultsOf({ ...unsaid, pooling: 'population', country: '' }, columns, [])).not.toHaveProperty('people') // prettier-ignore
})
