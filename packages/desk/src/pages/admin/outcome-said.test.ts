import { formatsFor } from '@suyab/language/format'
import { formatMessage } from '@suyab/language/message'
import { expect, test } from 'vitest'
import { admin } from '../../messages/en/admin.ts'
import { isAmiss, outcomeSaid } from './outcome-said.ts'

const text: Parameters<typeof outcomeSaid>[0] = {
  say: (key, ...[values]) =>
    formatMessage(
      new Map(Object.entries(admin)).get(key.slice('admin.'.length)) ?? '',
      values ?? {},
      'en',
    ),
  formats: formatsFor('en', 'Asia/Bishkek'),
}
const nothing = { taken: 0, changed: 0, refused: 0, unchanged: false }

test.each([
  [{ taken: 2 }, '2 new'],
  [{ taken: 2, changed: 1 }, '2 new and 1 changed'],
  [{ refused: 1 }, '1 not taken'],
  [{}, 'nothing new'],
  [{ unchanged: true }, 'nothing new'],
])('of a file it is said what it brought, not what it did not: %j', (outcome, said) => {
  expect(outcomeSaid(text, { ...nothing, ...outcome })).toBe(said)
})

test.each([
  ['an item that its newsroom had withdrawn', 1, ['item.withdrawn'], false],
  ['a killed item and a draft', 2, ['item.killed', 'item.held-back'], false],
  [
    'an item without content beside a withdrawn one',
    2,
    ['item.withdrawn', 'item.content-missing'],
    true,
  ],
  ['more than could be listed', 300, ['item.withdrawn'], true],
  ['nothing', 0, [], false],
])('a warning stands only where somebody should look: %s', (_what, refused, codes, amiss) => {
  expect(isAmiss({ refused, faults: codes.map((code) => ({ code })) })).toBe(amiss)
})
