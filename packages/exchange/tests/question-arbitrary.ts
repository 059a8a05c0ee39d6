import { thumbprint } from '../src/key.ts'
import * as fc from 'fast-check'
import type { Agreement, Grant, ItemKind, Medium } from '../src/agreement.ts'
import type { ItemInQuestion, Question, StandingAgreement, Use } from '../src/right.ts'

/**
 * Questions from small worlds, so that terms and items meet often: three newsrooms, a few
 * languages that cover each other, and moments that fall on each other to the millisecond.
 */

const SIDES = ['daily.cn.example', 'media.kg.example'] as const
const THIRD = 'agency.kz.example'
const DAY = 86_400_000
const NOON = Date.UTC(2026, 5, 15, 12)

const moment = fc
  .tuple(fc.integer({ min: -3, max: 3 }), fc.constantFrom(-1, 0, 0, 1))
  .map(([days, milliseconds]) => new Date(NOON + days * DAY + milliseconds))
const written = moment.map((time) => time.toISOString())
/** Mostly harmless: a question that fails for one thing tells more than one that fails for five. */
const beginning = mostly('2026-01-01T00:00:00.000Z', written)
const ending = mostly('2028-01-01T00:00:00.000Z', written)

const LANGUAGES = ['zh', 'zh-Hans', 'zh-Hant', 'ky', 'ru', 'uz', 'uz-Cyrl'] as const
const SUBJECTS = ['medtop:04000000', 'medtop:11000000', '经济', 'спорт'] as const
const COUNTRIES = ['KG', 'CN', 'KZ'] as const
const KINDS: readonly ItemKind[] = ['text', 'picture', 'video']
const MEDIA: readonly Medium[] = ['web', 'print', 'social']

const language = fc.constantFrom(...LANGUAGES)
const kind = fc.constantFrom(...KINDS)
const medium = fc.constantFrom(...MEDIA)
const country = fc.constantFrom(...COUNTRIES)

function mostly<Thing>(usual: Thing, thing: fc.Arbitrary<Thing>): fc.Arbitrary<Thing> {
  return fc.oneof({ weight: 9, arbitrary: fc.constant(usual) }, { weight: 1, arbitrary: thing })
}

function some<Thing>(things: readonly Thing[]): fc.Arbitrary<readonly Thing[]> {
  return mostly(things, fc.subarray([...things], { minLength: 1 }))
}

const translate = fc.oneof(fc.boolean(), fc.constant(true), some(LANGUAGES))
const granted = mostly(true, fc.constant(false))

function grant(from: string, to: string): fc.Arbitrary<Grant> {
  return fc
    .record(
      {
        kinds: some(KINDS),
        languages: some(LANGUAGES),
        topics: some(SUBJECTS),
        territory: some(COUNTRIES),
        media: some(MEDIA),
        days: mostly(700, fc.integer({ min: 1, max: 4 })),
        quota: fc.record({
          items: fc.integer({ min: 1, max: 5 }),
          per: fc.constantFrom('day', 'week', 'month'),
        }),
        uses: fc.record({ publish: granted, translate, adapt: granted, passOn: granted }),
        credit: fc.constantFrom({}, { 'zh-Hans': '每日新闻', ky: 'Күнүмдүк кабар' }),
        embargo: fc.constantFrom('hold', 'send'),
        relays: fc.boolean(),
        keepsAfterEnd: fc.boolean(),
      },
      { requiredKeys: ['uses', 'credit', 'embargo', 'relays', 'keepsAfterEnd'] },
    )
    .map((terms) => ({ ...terms, from, to }))
}

const grants = fc
  .tuple(grant(...SIDES), grant(SIDES[1], SIDES[0]), fc.boolean())
  .map(([one, other, mutual]) => (mutual ? [one, other] : [one]))

function signatory(id: string, tag: string): Agreement['parties'][0] {
  const key = tag.padEnd(43, 'A')
  return { id, names: { [tag]: id }, languages: [tag], keys: [{ kid: thumbprint(key), x: key }] }
}

const agreement: fc.Arbitrary<StandingAgreement> = fc
  .record(
    {
      edition: fc.integer({ min: 1, max: 3 }),
      from: beginning,
      until: ending,
      endedAt: ending,
      grants,
    },
    { requiredKeys: ['edition', 'from', 'grants'] },
  )
  .map((terms) => ({
    protocol: 'suyab/1',
    kind: 'agreement',
    id: '6f0d7c2e-4f0b-4b36-9a51-0c8f6c0e7a11',
    parties: [signatory(SIDES[0], 'zh'), signatory(SIDES[1], 'ky')],
    contacts: [],
    ...terms,
  }))

const ownRights = fc.record(
  {
    territory: some(COUNTRIES),
    media: some(MEDIA),
    uses: fc.record(
      { publish: granted, translate, adapt: granted, passOn: granted },
      { requiredKeys: [] },
    ),
  },
  { requiredKeys: [] },
)

const item: fc.Arbitrary<ItemInQuestion> = fc.record(
  {
    uri: fc.constant('tag:daily.cn.example,2026:1'),
    issuer: mostly<string>(SIDES[0], fc.constantFrom(SIDES[1], THIRD)),
    from: mostly<string>(SIDES[0], fc.constantFrom(SIDES[1], THIRD)),
    kind,
    language,
    subjects: mostly<readonly string[]>(SUBJECTS, fc.subarray([...SUBJECTS])),
    issued: written,
    expires: ending,
    embargoedUntil: mostly('2026-06-01T00:00:00.000Z', written),
    state: mostly<ItemInQuestion['state']>('usable', fc.constantFrom('withheld', 'killed')),
    rights: ownRights,
  },
  { requiredKeys: ['uri', 'issuer', 'kind', 'language', 'subjects', 'issued', 'state'] },
)

const use: fc.Arbitrary<Use> = fc.oneof(
  fc.record(
    { type: fc.constant('publish' as const), medium, into: language, adapted: fc.boolean() },
    { requiredKeys: ['type'] },
  ),
  fc.record(
    { type: fc.constant('translate' as const), into: language },
    { requiredKeys: ['type'] },
  ),
  fc.record({ type: fc.constant('adapt' as const), into: language }, { requiredKeys: ['type'] }),
  fc.record(
    { type: fc.constant('pass-on' as const), into: language, adapted: fc.boolean() },
    { requiredKeys: ['type'] },
  ),
  fc.constantFrom<Use>({ type: 'read' }, { type: 'offer' }),
)

/** Any question that could be asked under any agreement between two newsrooms. */
export const anyQuestion: fc.Arbitrary<Question> = fc.oneof(
  fc.record(
    { agreement, item, use, time: moment, place: country, publishedAt: written },
    { requiredKeys: ['agreement', 'item', 'use', 'time', 'place'] },
  ),
  fc.record({ agreement, item, use, time: moment }),
)
