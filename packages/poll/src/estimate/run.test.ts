import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ok } from '@suyab/survey/result'
import { expect, test } from 'vitest'
import { inventedDesign, inventedWave } from '../../tests/invented-wave.ts'
import { overlappingWaves } from '../../tests/overlapping-waves.ts'
import { runEstimate, type Estimates } from './run.ts'
import { estimateSchema } from './spec.ts'

const contracts = join(import.meta.dirname, '../../../../docs/contracts')
const dataSet = inventedWave()
const design = { ...inventedDesign, lonely: 'adjust' }
const yes = { variable: 'q1', values: [1] }

function estimate(requests: readonly object[], more: object = {}): Promise<Estimates> {
  const spec = { data: 'wave.sav', design, missing: 'drop', policy: { kind: 'equal' }, requests, ...more } // prettier-ignore
  return runEstimate(JSON.stringify(spec), () => Promise.resolve(ok(dataSet)))
}

test('the published schema is the one that specifications are read by', () => {
  const published: unknown = JSON.parse(readFileSync(join(contracts, 'poll-estimate.schema.json'), 'utf8')) // prettier-ignore
  expect(published).toEqual(estimateSchema())
})

test('every example of the contract is a specification', async () => {
  const text = readFileSync(join(contracts, 'poll-estimate.md'), 'utf8')
  const examples = [...text.matchAll(/```json\n(\{\n {2}"data"[\s\S]*?)```/g)].map(([, example = '']) => example) // prettier-ignore
  expect(examples.length).toBeGreaterThan(1)
  for (const example of examples) {
    const { faults } = await runEstimate(example, () => Promise.resolve(ok(dataSet)))
    expect(faults.filter(({ code }) => code.startsWith('estimate.'))).toEqual([])
  }
})

const requests = [
  { kind: 'mean', variables: ['age'], designEffect: 'with-replacement' },
  { kind: 'total', variables: ['age'] },
  { kind: 'shares', variable: 'q2' },
  { kind: 'proportion', of: yes, method: 'beta', by: ['country', 'gender'] },
  { kind: 'ratio', numerator: 'q3_study', denominator: 'q3_work' },
  { kind: 'quantile', variable: 'age', probabilities: [0.5] },
  { kind: 'contrast', variables: ['q3_study', 'q3_work'], contrasts: [{ name: 'd', coefficients: { q3_study: 1, q3_work: -1 } }] }, // prettier-ignore
  { kind: 'difference', variable: yes, group: 'gender' },
  { kind: 'pairwise', variable: yes, group: 'country' },
  { kind: 'association', rows: 'q1', columns: 'gender' },
  { kind: 'regression', response: yes, terms: ['gender', 'age'], family: 'binomial' },
  { kind: 'several-answers', set: '$q3', exclusive: ['q3_none'] },
  { kind: 'topline', variable: 'q2', nets: { low: ['1', '2'] } },
  { kind: 'change', of: yes, against: { data: 'before.sav', design }, overlap: 'independent' },
  { kind: 'diagnostics' },
  { kind: 'table', stub: 'q1', banner: ['gender'], rows: 'countries', chosen: ['1'] },
]

test.for(requests)('$kind is answered in numbers, and null only with a reason', async (request) => {
  const { answers, faults } = await estimate([request])
  expect(faults).toEqual([])
  expect(answers).toHaveLength(1)
  expect(JSON.stringify(answers)).not.toContain('NaN')
})

test('a figure over several countries needs a policy; country by country it needs none', async () => {
  const asked = [
    { kind: 'proportion', of: yes },
    { kind: 'proportion', of: yes, by: ['country'] },
    { kind: 'proportion', of: yes, where: [{ variable: 'country', values: ['kg'] }] },
  ]
  const { answers, faults } = await estimate(asked, { policy: undefined })
  expect(faults).toEqual([{ code: 'survey.pooling-policy-missing', at: '/requests/0' }])
  expect(answers.map((answer) => 'result' in answer)).toEqual([false, true, true])
})

test('figures of all countries are told under the policy of the specification, wherever they may be', async () => {
  const populations = { kg: 1_700_000, kz: 4_100_000, uz: 8_900_000 }
  const request = { kind: 'table', stub: 'q1', banner: ['age'], rows: 'countries', chosen: ['1'] }
  const pooledRow = async (request: object, more: object): Promise<unknown[]> => {
    const { answers } = await estimate([request], more)
    const [answer] = answers
    const { rows } = (answer !== undefined && 'result' in answer ? answer.result : {}) as { rows: { value: string; cells: { value: number | null }[] }[] } // prettier-ignore
    return rows.find(({ value }) => value === '')?.cells.map(({ value }) => value) ?? []
  }
  const policy = { kind: 'population', populations }
  const told = await pooledRow(request, { policy })
  expect(told).toHaveLength(4)
  expect(told).not.toContain(null)
  expect(await pooledRow({ ...request, policy }, { policy: undefined })).toEqual(told)
  // What is protected for one policy is not told under another.
  expect(await pooledRow({ ...request, policy }, { policy: { kind: 'equal' } })).toContain(null)
})

test('faults name the place in the specification, the column, the row and the rule', async () => {
  const faultOf = async (request: object, more: object = {}): Promise<unknown> => (await estimate([request], more)).faults[0] // prettier-ignore
  expect(await faultOf({ kind: 'mean', variables: ['q99'] })).toEqual({ code: 'poll.column-unknown', column: 'q99', at: '/requests/0' }) // prettier-ignore
  expect(await faultOf({ kind: 'mean', variables: ['q1'], missing: 'refuse' })).toMatchObject({ code: 'survey.value-missing', column: 'q1', row: expect.any(Number) }) // prettier-ignore
  expect(await faultOf({ kind: 'guess' })).toMatchObject({ code: 'estimate.schema', at: '/requests/0/kind' }) // prettier-ignore
  expect(await faultOf({ kind: 'diagnostics' }, { design: { stages: [{ cluster: 'nowhere' }] } })).toMatchObject({ at: '/design', column: 'nowhere' }) // prettier-ignore
  expect((await runEstimate('{', () => Promise.resolve(ok(dataSet)))).faults[0]).toMatchObject({ code: 'estimate.not-json' }) // prettier-ignore
})

test('an opt-in sample says so before any number', async () => {
  const { warnings } = await estimate([{ kind: 'diagnostics' }], { sample: 'opt-in' })
  expect(warnings).toEqual(['poll.opt-in-sample'])
})

const [before, after] = overlappingWaves()
const drawn = { stages: [{ stratum: 'stratum', cluster: 'place' }], weight: 'weight', nested: true, person: 'person' } // prettier-ignore

async function changeOf(more: object, own: object = drawn): Promise<Record<string, unknown>> {
  const request = { kind: 'change', of: yes, against: { data: 'before.sav', design: own }, ...more }
  const spec = { data: 'after.sav', design: own, missing: 'drop', requests: [request] }
  const { answers } = await runEstimate(JSON.stringify(spec), ({ file }) =>
    Promise.resolve(ok(file === 'before.sav' ? before : after)),
  )
  const [answer] = answers
  if (answer === undefined) throw new Error('a request has an answer')
  return ('result' in answer ? answer.result : answer.fault) as Record<string, unknown>
}

test('waves that share people or clusters are compared in one sample where it is said that they do', async () => {
  const independent = await changeOf({ overlap: 'independent' })
  const panel = await changeOf({ overlap: 'panel' })
  // As R's survey has it: see eval/waves.ts.
  expect(panel).toMatchObject({ overlap: 'panel', shared: 230, degrees: 36 })
  expect(panel['error']).toBeCloseTo(0.0333712205910577, 12)
  expect(panel['estimate']).toBeCloseTo(Number(independent['estimate']), 12)
  expect(panel['error']).toBeLessThan(Number(independent['error']))
  expect(await changeOf({ overlap: 'same-clusters' })).toMatchObject({ shared: 24, degrees: 36 })
})

test('replicates that were made of each wave by itself know nothing of the other', async () => {
  const fault = await changeOf({ overlap: 'panel' }, { ...drawn, make: { method: 'JKn' } })
  expect(fault).toMatchObject({ code: 'poll.samples-unlike', rule: expect.any(String) })
})

test('a change by groups compares each group with the same group of the other wave', async () => {
  for (const overlap of ['independent', 'panel']) {
    const { groups } = await changeOf({ overlap, by: ['gender'] })
    const filtered = await changeOf({ overlap, where: [{ variable: 'gender', values: ['f'] }] })
    const [women] = groups as Record<string, unknown>[]
    expect(women).toMatchObject({ group: { gender: 'f' }, before: filtered['before'] })
    expect(women?.['estimate']).toBeCloseTo(Number(filtered['estimate']), 12)
    expect(women?.['error']).toBeCloseTo(Number(filtered['error']), 12)
  }
})
