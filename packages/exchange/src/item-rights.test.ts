import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Agreement, Grant } from './agreement.ts'
import { readItemRights, writeItemRights } from './item-rights.ts'
import { itemPolicy } from './odrl.ts'
import { decide, type ItemInQuestion, type ItemRights } from './right.ts'

const grant: Grant = {
  from: 'echo.example',
  to: 'hegu.example',
  uses: { publish: true, translate: true, adapt: true, passOn: true },
  credit: {},
  embargo: 'send',
  relays: false,
  keepsAfterEnd: true,
}
const agreement: Agreement = {
  protocol: 'suyab/1',
  kind: 'agreement',
  id: '0b7c9d1e-2f3a-4b5c-8d6e-7f8091a2b3c4',
  edition: 1,
  from: '2026-01-01T00:00:00.000Z',
  parties: [
    { id: grant.from, names: {}, languages: ['ky'], keys: [] },
    { id: grant.to, names: {}, languages: ['zh-Hans'], keys: [] },
  ],
  grants: [grant],
  contacts: [],
}
const uri = 'tag:echo.example,2026:shadow'
function item(rights?: ItemRights): ItemInQuestion {
  return {
    uri,
    issuer: grant.from,
    kind: 'text',
    language: 'ky',
    subjects: [],
    issued: '2026-02-01T00:00:00.000Z',
    state: 'usable',
    ...(rights === undefined ? {} : { rights }),
  }
}

const rightsArbitrary: fc.Arbitrary<ItemRights> = fc.record(
  {
    territory: fc.uniqueArray(fc.constantFrom('KG', 'KZ', 'CN', 'UZ')),
    media: fc.constantFrom<NonNullable<ItemRights['media']>>(['web'], ['web', 'print'], []),
    uses: fc.record(
      {
        publish: fc.boolean(),
        translate: fc.oneof(fc.boolean(), fc.constantFrom(['zh'], ['zh', 'ru'], ['ru'])),
        adapt: fc.boolean(),
        passOn: fc.boolean(),
      },
      { requiredKeys: [] },
    ),
  },
  { requiredKeys: [] },
)

/** Every answer that the item's rights can change. */
function answers(rights: ItemRights | undefined): boolean[] {
  const time = new Date('2026-03-01T00:00:00.000Z')
  const places = ['KG', 'CN', undefined]
  const uses = [
    ...places.flatMap((place) =>
      (['web', 'print', undefined] as const).map((medium) => ({
        use: { type: 'publish' as const, ...(medium === undefined ? {} : { medium }) },
        place,
      })),
    ),
    ...['zh-Hans', 'ru', 'en'].map((into) => ({ use: { type: 'translate' as const, into } })),
    { use: { type: 'translate' as const } },
    { use: { type: 'adapt' as const } },
    { use: { type: 'pass-on' as const } },
    { use: { type: 'read' as const } },
  ]
  return uses.map(
    (one) =>
      decide({
        agreement,
        item: item(rights),
        use: one.use,
        time,
        ...('place' in one && one.place !== undefined ? { place: one.place } : {}),
      }).permit,
  )
}

describe('the rights of an item', () => {
  test('say the same after they were written into the item and read from it', () => {
    fc.assert(
      fc.property(rightsArbitrary, (rights) => {
        const read = readItemRights(writeItemRights(grant.from, uri, rights))
        expect(answers(read)).toEqual(answers(rights))
      }),
    )
  })

  test('are read from the policy that an agreement writes for one item', () => {
    fc.assert(
      fc.property(rightsArbitrary, (rights) => {
        const policy = JSON.stringify(itemPolicy(agreement, grant, item(rights)))
        expect(answers(readItemRights(policy))).toEqual(answers(rights))
      }),
    )
  })

  test('of one country deny publishing in another', () => {
    const rights = readItemRights(writeItemRights(grant.from, uri, { territory: ['KG'] }))
    const time = new Date('2026-03-01T00:00:00.000Z')
    const use = { type: 'publish', medium: 'web' } as const
    expect(decide({ agreement, item: item(rights), use, time, place: 'CN' })).toEqual({
      permit: false,
      reason: { code: 'right.territory', allowed: ['KG'] },
    })
    expect(decide({ agreement, item: item(rights), use, time, place: 'KG' }).permit).toBe(true)
  })

  test('that cannot be read allow nothing inside our profile, and say nothing outside it', () => {
    const policy = JSON.parse(writeItemRights(grant.from, uri, { territory: ['KG'] })) as {
      permission: { constraint?: { operator: string }[] }[]
    }
    for (const { constraint } of policy.permission)
      for (const one of constraint ?? []) one.operator = 'isNoneOf'
    expect(readItemRights(JSON.stringify(policy))?.territory).toEqual([])
    expect(readItemRights(JSON.stringify({ ...policy, profile: ['https://other.example'] }))).toBe(
      undefined,
    )
    for (const text of ['', '<rights/>', '{', '[]', 'null', '{"profile":3}'])
      expect(readItemRights(text)).toBe(undefined)
  })

  test('are read from any text without an exception', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        readItemRights(text)
      }),
    )
  })
})
