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
