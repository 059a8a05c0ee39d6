import type { DraftView } from '@suyab/server/api'
import { expect, test } from 'vitest'
import type { KeptField } from './draft-keeper.ts'
import { hindrance, rowState } from './progress.ts'

const draft: DraftView = {
  id: 'd',
  kind: 'text',
  language: 'ky',
  headline: 'Башы',
  task: 'translation',
  uri: 'u',
  by: 'A',
  changed: '2026-11-23T06:00:00Z',
  done: 0,
  of: 2,
  fields: [],
  sourceFields: [
    { field: 'headline', text: 'Начало', changed: false },
    { field: 'p1', text: 'Текст', changed: false },
  ],
  pictures: [],
  present: [],
  findings: [],
  offers: [],
  reasonRequired: false,
}
function kept(field: string, text: string, more: Partial<KeptField> = {}): KeptField {
  const saved = { field, value: text, revision: 1 }
  return { field, saved, text, confirmed: false, phase: 'saved', ...more }
}
function stop(fields: KeptField[], change: Partial<DraftView> = {}, mayPublish = true) {
  const byName = new Map(fields.map((one) => [one.field, one]))
  return hindrance({ ...draft, ...change }, byName, { mayPublish, reason: '' })
}
const whole = [kept('headline', 'Башы'), kept('p1', 'Текст кыргызча')]

test('a whole draft that is saved can be published', () => {
  expect(stop(whole)).toBeUndefined()
})

test.each<[string, ReturnType<typeof stop>, ReturnType<typeof stop>]>([
  ['by a translator', stop(whole, {}, false), { why: 'role' }],
  ['without a headline', stop([kept('headline', ' '), whole[1]!]), { why: 'headline' }],
  ['with a field left empty', stop([whole[0]!, kept('p1', '')]), { why: 'unconfirmed', count: 1 }],
  [
    'with text that is not saved',
    stop([whole[0]!, kept('p1', 'x', { phase: 'failed' })]),
    { why: 'unsaved' },
  ],
  [
    'with two versions of a field',
    stop([whole[0]!, kept('p1', 'x', { phase: 'conflict' })]),
    { why: 'conflict' },
  ],
  [
    'with a finding that blocks',
    stop(whole, { findings: [{ code: 'draft.start-missing', blocks: true }] }),
    { why: 'findings', count: 1 },
  ],
  ['with no reason for a correction', stop(whole, { reasonRequired: true }), { why: 'reason' }],
])('a draft is not published %s', (_when, found, expected) => {
  expect(found).toEqual(expected)
})

test('a part that somebody confirmed as left out does not hold up publishing', () => {
  expect(stop([whole[0]!, kept('p1', '', { confirmed: true })])).toBeUndefined()
})

test('what must be mended shows before what is confirmed', () => {
  const finding = { field: 'p1', code: 'draft.date-unreadable', blocks: true }
  expect(rowState(kept('p1', 'x', { confirmed: true }), [finding])).toBe('bad')
  expect(rowState(kept('p1', ''), [finding])).toBe('empty')
})
