import { expect, test } from 'vitest'
import { decisionTable } from '../tests/decision-table.ts'
import { differences } from './agreement-difference.ts'
import type { Agreement, Grant } from './agreement.ts'

const { agreement } = decisionTable()
const [ours, theirs] = agreement.parties
const [first, second] = both(agreement.grants)
const direction = { from: first.from, to: first.to }

function both<Thing>([one, other]: readonly Thing[]): readonly [Thing, Thing] {
  if (one === undefined || other === undefined) throw new Error('The table has lost one of two')
  return [one, other]
}

function renewed(changes: Partial<Grant>): Agreement {
  return { ...agreement, edition: 2, grants: [{ ...first, ...changes }, second] }
}

test('a renewal that says the same in another order changes nothing', () => {
  const turned = {
    ...agreement,
    edition: 2,
    parties: [theirs, ours] as const,
    grants: [second, first],
  }
  expect(differences(agreement, turned)).toEqual([])
  const listed = renewed({ languages: ['ky', 'ru'] })
  expect(differences(listed, renewed({ languages: ['ru', 'ky'] }))).toEqual([])
})

test('a moment in another zone is the same moment', () => {
  const moved = { ...agreement, until: '2027-07-01T06:00:00+06:00' }
  expect(differences(agreement, moved)).toEqual([])
})

test('the period', () => {
  const { until: _, ...open } = agreement
  expect(differences(agreement, { ...agreement, until: '2029-01-01T00:00:00Z' })).toEqual([
    { term: 'until', was: agreement.until, is: '2029-01-01T00:00:00Z' },
  ])
  expect(differences(agreement, open)).toEqual([{ term: 'until', was: agreement.until }])
})

test.each([
  [
    'publishing is withdrawn',
    { uses: { ...first.uses, publish: false } },
    { term: 'publish', was: true, is: false },
  ],
  [
    'translating is narrowed',
    { uses: { ...first.uses, translate: ['ky'] } },
    { term: 'translate', was: true, is: ['ky'] },
  ],
  [
    'passing on is withdrawn',
    { uses: { ...first.uses, passOn: false } },
    { term: 'passOn', was: true, is: false },
  ],
  [
    'adapting is withdrawn',
    { uses: { ...first.uses, adapt: false } },
    { term: 'adapt', was: true, is: false },
  ],
  ['a territory comes', { territory: ['KG'] }, { term: 'territory', is: ['KG'] }],
  ['kinds come', { kinds: ['text'] as const }, { term: 'kinds', is: ['text'] }],
  ['languages come', { languages: ['zh'] }, { term: 'languages', is: ['zh'] }],
  ['topics come', { topics: ['经济'] }, { term: 'topics', is: ['经济'] }],
  ['media come', { media: ['web'] as const }, { term: 'media', is: ['web'] }],
  ['days come', { days: 30 }, { term: 'days', is: 30 }],
  [
    'another credit line',
    { credit: { ru: 'А' } },
    { term: 'credit', was: first.credit, is: { ru: 'А' } },
  ],
  [
    'another embargo rule',
    { embargo: 'send' as const },
    { term: 'embargo', was: 'hold', is: 'send' },
  ],
  [
    'a quota comes',
    { quota: { items: 3, per: 'week' as const } },
    { term: 'quota', is: { items: 3, per: 'week' } },
  ],
  ['relays are granted', { relays: true }, { term: 'relays', was: false, is: true }],
  [
    'what is out may stay',
    { keepsAfterEnd: true },
    { term: 'keepsAfterEnd', was: false, is: true },
  ],
])('%s', (_, changes, difference) => {
  expect(differences(agreement, renewed(changes))).toEqual([{ ...difference, ...direction }])
})

test('a term that goes', () => {
  expect(differences(renewed({ days: 30 }), agreement)).toEqual([
    { term: 'days', was: 30, ...direction },
  ])
})

test('a direction that goes, and one that comes', () => {
  const one = { ...agreement, grants: [first] }
  expect(differences(agreement, one)).toEqual([{ term: 'grant', was: second }])
  expect(differences(one, agreement)).toEqual([{ term: 'grant', is: second }])
})

test('who signs with which keys, whom to call, and the words of the memorandum', () => {
  const named = { ...ours, names: { ...ours.names, en: 'Daily' } }
  const [contact, other] = both(agreement.contacts)
  const called = { ...contact, role: 'desk' }
  const next: Agreement = {
    ...agreement,
    parties: [named, theirs],
    contacts: [called],
    text: { ru: 'Меморандум' },
  }
  expect(differences(agreement, next)).toEqual([
    { term: 'party', was: ours, is: named },
    { term: 'contact', was: contact, is: called },
    { term: 'contact', was: other },
    { term: 'text', language: 'ru', is: 'Меморандум' },
  ])
})
