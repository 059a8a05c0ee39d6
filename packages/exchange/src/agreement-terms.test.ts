import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { decisionTable } from '../tests/decision-table.ts'
import { parseAgreement } from './agreement-terms.ts'

const { agreement } = decisionTable()
const [ours, theirs] = agreement.parties
const [grant, back] = agreement.grants

function faultOf(changes: Readonly<Record<string, unknown>>): unknown {
  const parsed = parseAgreement({ ...agreement, ...changes })
  return parsed.ok ? 'accepted' : parsed.fault
}

function faultOfGrant(changes: Readonly<Record<string, unknown>>): unknown {
  return faultOf({ grants: [{ ...grant, ...changes }, back] })
}

test('an agreement is read as it was written', () => {
  expect(parseAgreement(structuredClone(agreement))).toEqual({ ok: true, value: agreement })
})

test.each([
  ['no agreement at all', null, '', 'agreement'],
  ['a list', [], '', 'agreement'],
])('%s is refused', (_, raw, at, expected) => {
  expect(parseAgreement(raw)).toEqual({
    ok: false,
    fault: { code: 'agreement.schema', at, expected },
  })
})

const schema = 'agreement.schema'
const party = 'agreement.party'
const language = 'agreement.language'
const period = 'agreement.period'
const size = 'agreement.too-large'

test.each([
  ['another protocol', { protocol: 'suyab/2' }, schema, '/protocol', 'suyab/1'],
  ['an id that is no UUID', { id: 'memorandum' }, schema, '/id', 'uuid'],
  ['edition zero', { edition: 0 }, schema, '/edition', 'positive-integer'],
  ['half an edition', { edition: 1.5 }, schema, '/edition', 'positive-integer'],
  ['a day that does not exist', { from: '2026-02-30T00:00:00Z' }, period, '/from', 'date-time'],
  ['a moment without a zone', { from: '2026-02-01T00:00:00' }, period, '/from', 'date-time'],
  ['an end at the beginning', { until: agreement.from }, period, '/until', 'after-from'],
  [
    'an end before the beginning',
    { until: '2025-01-01T00:00:00Z' },
    period,
    '/until',
    'after-from',
  ],
  [
    'an end before the beginning in another zone',
    { until: '2026-01-01T05:00:00+06:00' },
    period,
    '/until',
    'after-from',
  ],
  ['a term nobody knows', { price: 5 }, schema, '/price', 'nothing'],
  ['one party', { parties: [ours] }, schema, '/parties', 'two-newsrooms'],
  ['the same party twice', { parties: [ours, ours] }, party, '/parties/1/id', 'other-party'],
  [
    'a name that is no DNS name',
    { parties: [{ ...ours, id: 'Daily News' }, theirs] },
    party,
    '/parties/0/id',
    'dns-name',
  ],
  [
    'a DNS name in capitals',
    { parties: [{ ...ours, id: 'Daily.cn.example' }, theirs] },
    party,
    '/parties/0/id',
    'dns-name',
  ],
  [
    'a party without a name',
    { parties: [{ ...ours, names: {} }, theirs] },
    schema,
    '/parties/0/names',
    'not-empty',
  ],
  [
    'a name of blanks',
    { parties: [{ ...ours, names: { en: ' ' } }, theirs] },
    schema,
    '/parties/0/names/en',
    'text',
  ],
  [
    'a name in no language',
    { parties: [{ ...ours, names: { EN: 'x' } }, theirs] },
    language,
    '/parties/0/names/EN',
    'language-tag',
  ],
  [
    'an origin with a path',
    { parties: [{ ...ours, origin: 'https://a.example/x' }, theirs] },
    schema,
    '/parties/0/origin',
    'origin',
  ],
  [
    'an origin that is no web address',
    { parties: [{ ...ours, origin: 'file:///etc' }, theirs] },
    schema,
    '/parties/0/origin',
    'origin',
  ],
  [
    'a party without keys',
    { parties: [{ ...ours, keys: [] }, theirs] },
    schema,
    '/parties/0/keys',
    'not-empty',
  ],
  [
    'a key that is too short',
    { parties: [{ ...ours, keys: [{ kid: 'a', x: 'b' }] }, theirs] },
    schema,
    '/parties/0/keys/0/x',
    'key',
  ],
  [
    'the same key twice',
    { parties: [{ ...ours, keys: [...ours.keys, ...ours.keys] }, theirs] },
    schema,
    '/parties/0/keys',
    'no-repetition',
  ],
  ['no grant', { grants: [] }, schema, '/grants', 'not-empty'],
  ['three grants', { grants: [grant, back, grant] }, size, '/grants', 'at-most:2'],
  [
    'two grants in one direction',
    { grants: [grant, grant] },
    party,
    '/grants/1',
    'one-grant-per-direction',
  ],
  [
    'a contact of a third newsroom',
    { contacts: [{ ...agreement.contacts[0], newsroom: 'agency.kz.example' }] },
    party,
    '/contacts/0/newsroom',
    'party',
  ],
  [
    'a contact without a name',
    { contacts: [{ ...agreement.contacts[0], name: '' }] },
    schema,
    '/contacts/0/name',
    'text',
  ],
  [
    'a contact whose mail is none',
    { contacts: [{ ...agreement.contacts[0], mail: 'editor' }] },
    schema,
    '/contacts/0/mail',
    'mail-address',
  ],
  ['too many words', { text: { en: 'x'.repeat(100_001) } }, size, '/text/en', 'at-most:100000'],
])('%s is refused and shown where it stands', (_, changes, code, at, expected) => {
  expect(faultOf(changes)).toEqual({ code, at, expected })
})

test.each([
  ['a grant by a third newsroom', { from: 'agency.kz.example' }, party, '/from', 'party'],
  ['a grant to a third newsroom', { to: 'agency.kz.example' }, party, '/to', 'party'],
  ['a grant to oneself', { to: ours.id }, party, '/to', 'other-party'],
  ['an unknown kind', { kinds: ['poem'] }, schema, '/kinds/0', 'kind'],
  ['an empty list of kinds', { kinds: [] }, schema, '/kinds', 'not-empty'],
  ['a kind twice', { kinds: ['text', 'text'] }, schema, '/kinds', 'no-repetition'],
  [
    'a language tag in the wrong case',
    { languages: ['zh-hans'] },
    language,
    '/languages/0',
    'language-tag',
  ],
  [
    'a language tag that is none',
    { languages: ['русский'] },
    language,
    '/languages/0',
    'language-tag',
  ],
  ['a range for everything', { languages: ['*'] }, language, '/languages/0', 'language-tag'],
  ['an empty topic', { topics: [''] }, schema, '/topics/0', 'text'],
  [
    'a country that is none',
    { territory: ['XX'] },
    'agreement.territory',
    '/territory/0',
    'country',
  ],
  [
    'a country in small letters',
    { territory: ['kg'] },
    'agreement.territory',
    '/territory/0',
    'country',
  ],
  [
    'a country of three letters',
    { territory: ['KGZ'] },
    'agreement.territory',
    '/territory/0',
    'country',
  ],
  ['an unknown medium', { media: ['wall'] }, schema, '/media/0', 'medium'],
  ['no days', { days: 0 }, schema, '/days', 'positive-integer'],
  ['days without end', { days: 40_000 }, size, '/days', 'at-most:36500'],
  [
    'a quota of nothing',
    { quota: { items: 0, per: 'day' } },
    schema,
    '/quota/items',
    'positive-integer',
  ],
  [
    'a quota by the year',
    { quota: { items: 1, per: 'year' } },
    schema,
    '/quota/per',
    'day-week-or-month',
  ],
  ['an unknown embargo rule', { embargo: 'maybe' }, schema, '/embargo', 'hold-or-send'],
  ['an empty credit line', { credit: { ru: '' } }, schema, '/credit/ru', 'text'],
  ['no word on relays', { relays: undefined }, schema, '/relays', 'true-or-false'],
  [
    'no word on publishing',
    { uses: { translate: true, adapt: true, passOn: true } },
    schema,
    '/uses/publish',
    'true-or-false',
  ],
  [
    'translating perhaps',
    { uses: { ...grant?.uses, translate: 'perhaps' } },
    schema,
    '/uses/translate',
    'true-false-or-languages',
  ],
  [
    'translating into no language',
    { uses: { ...grant?.uses, translate: [] } },
    schema,
    '/uses/translate',
    'not-empty',
  ],
  [
    'translating into a tag that is none',
    { uses: { ...grant?.uses, translate: ['ky', 'KY'] } },
    language,
    '/uses/translate/1',
    'language-tag',
  ],
  ['another use', { uses: { ...grant?.uses, sell: true } }, schema, '/uses/sell', 'nothing'],
])('%s is refused and shown in its grant', (_, changes, code, at, expected) => {
  expect(faultOfGrant(changes)).toEqual({ code, at: `/grants/0${at}`, expected })
})

test('a grant in one direction is an agreement', () => {
  expect(faultOf({ grants: [back] })).toBe('accepted')
})

test('nothing that could come in makes the parser throw', () => {
  fc.assert(
    fc.property(fc.anything(), fc.constantFrom(...Object.keys(agreement)), (junk, member) => {
      parseAgreement(junk)
      expect(parseAgreement({ ...agreement, [member]: junk })).toHaveProperty('ok')
    }),
    { numRuns: 500 },
  )
})
