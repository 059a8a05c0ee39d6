import { describe, expect, test } from 'vitest'
import { digestOf } from './canonical.ts'
import {
  countFitting,
  parseDelivery,
  parseEntryPart,
  parseKillPart,
  parseReadMark,
} from './delivery.ts'
import { followLetters, makeLetter, verifyLetter, type LetterBody } from './letter.ts'
import { sign } from './jws.ts'
import { DELIVERY_BYTES } from './limit.ts'
import { signAgreement } from './agreement-signature.ts'
import {
  AGREEMENT,
  DAILY,
  dailyKey,
  dailyKeys,
  GROUP,
  groupKey,
  sampleAgreement,
  sampleStatement,
} from '../tests/sample.ts'

const hash = digestOf('a')
const delivery = {
  protocol: 'suyab/1',
  kind: 'delivery',
  kills: [{ number: 1, envelope: 'x' }],
  entries: [{ entry: 'x', envelope: 'y', payload: null }],
  letters: ['z'],
  newsrooms: [],
  read: { entry: 0, hash, kills: 0, letters: 0 },
  head: { entry: 1, kills: 1, letters: 1 },
  agreement: { edition: 1 },
}

describe('a delivery', () => {
  test('is read without judging its parts', () => {
    const odd = { ...delivery, entries: [5, null, delivery.entries[0]], letters: [{}], kills: [[]] }
    expect(parseDelivery(odd)).toEqual({ ok: true, value: odd })
    expect(odd.entries.map((part) => parseEntryPart(part).ok)).toEqual([false, false, true])
    expect(parseKillPart([]).ok).toBe(false)
    expect(parseKillPart(delivery.kills[0])).toEqual({ ok: true, value: delivery.kills[0] })
  })

  test.each<[string, unknown, string]>([
    ['is no object', [], ''],
    ['speaks another protocol', { ...delivery, protocol: 'suyab/2' }, '/protocol'],
    ['holds more than 500 entries', { ...delivery, entries: Array(501).fill(null) }, '/entries'],
    ['does not say how far it has read', { ...delivery, read: { entry: 1 } }, '/read/hash'],
    [
      'has read minus one entries',
      { ...delivery, read: { ...delivery.read, entry: -1 } },
      '/read/entry',
    ],
  ])('that %s is refused', (_what, raw, at) => {
    expect(parseDelivery(raw)).toMatchObject({ fault: { code: 'delivery.schema', at } })
  })

  test('is answered with how far it was read', () => {
    expect(parseReadMark({ read: delivery.read })).toEqual({ ok: true, value: delivery.read })
    expect(parseReadMark({}).ok).toBe(false)
  })

  test('takes what fits, and never nothing', () => {
    expect(countFitting(Array<number>(600).fill(10))).toBe(500)
    expect(countFitting([DELIVERY_BYTES * 2, 1])).toBe(1)
    expect(countFitting([DELIVERY_BYTES / 2, DELIVERY_BYTES / 2, 1])).toBe(1)
    expect(countFitting([10], DELIVERY_BYTES)).toBe(1)
    expect(countFitting([])).toBe(0)
  })
})

describe('a letter', () => {
  const about = { agreement: AGREEMENT, from: DAILY, letter: 1, at: '2026-11-20T07:40:00.000Z' }
  const uri = sampleStatement().uri

  test.each<[string, LetterBody]>([
    [
      'how far the log was read',
      {
        type: 'receipts',
        log: {
          through: 9,
          hash,
          refused: [{ entry: 4, code: 'envelope.schema', data: { at: '/uri' } }],
        },
      },
    ],
    [
      'that an item was published',
      {
        type: 'receipts',
        items: [
          { uri, sequence: 1, status: 'published', at: about.at, url: 'https://media.example/1' },
        ],
      },
    ],
    [
      'a note about an item',
      { type: 'note', uri, language: 'ky', text: 'Сүрөтүн жөнөтө аласызбы?', by: 'Айгүл' },
    ],
    ['a proposal', { type: 'proposal', agreement: signAgreement(sampleAgreement(), dailyKey) }],
    ['an end', { type: 'end', edition: 1, at: about.at, reason: 'the year is over' }],
    [
      'where a log broke',
      { type: 'fault', log: { entry: 3, code: 'entry.chain-broken', have: hash, got: hash } },
    ],
    ['a new edition of its document', { type: 'newsroom', document: 'a.b.c' }],
  ])('may say %s', (_what, body) => {
    const letter = makeLetter(about, body, dailyKey)
    expect(verifyLetter(letter.jws, dailyKeys, AGREEMENT)).toEqual({ ok: true, value: letter })
  })

  const good = makeLetter(about, { type: 'end', edition: 1, at: about.at, reason: 'so' }, dailyKey)
  const changed = (change: object): string =>
    sign('letter', { ...good.letter, ...change }, dailyKey)

  test.each<[string, unknown, string]>([
    ['that is no text', {}, 'letter.unsigned'],
    ['of another kind', changed({ body: { type: 'song' } }), 'letter.schema'],
    ['of the other side', changed({ from: GROUP }), 'letter.foreign'],
    [
      'under another agreement',
      changed({ agreement: '0b9d3c52-4a4d-4f4e-8a39-4f6e5f0d7c22' }),
      'letter.foreign',
    ],
    ['signed by the other side', sign('letter', good.letter, groupKey), 'letter.key-unknown'],
    [
      'with a script for an address',
      changed({
        body: {
          type: 'receipts',
          items: [
            { uri, sequence: 1, status: 'published', at: about.at, url: 'javascript:alert(1)' },
          ],
        },
      }),
      'letter.schema',
    ],
    ['over 64 KiB', changed({ more: 'x'.repeat(70_000) }), 'letter.too-large'],
  ])('%s is refused', (_what, raw, code) => {
    expect(verifyLetter(raw, dailyKeys, AGREEMENT)).toMatchObject({ ok: false, fault: { code } })
  })

  test('is read once, in its turn', () => {
    expect(followLetters(3, 4)).toEqual({ ok: true, value: 4 })
    expect(followLetters(3, 2)).toEqual({ ok: true, value: 3 })
    expect(followLetters(3, 5)).toMatchObject({ fault: { code: 'letter.gap', want: 4, got: 5 } })
  })
})
