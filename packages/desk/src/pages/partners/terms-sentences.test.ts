import type { DeskLanguage, GrantTerms } from '@suyab/server/api'
import { expect, test } from 'vitest'
import { catalogues } from '../../messages/catalogue.ts'
import { makeText, type Text } from '../../text/text.tsx'
import { termChanges } from './term-change.ts'
import { grantSentences, periodSentence, plainWords, termsOf } from './terms-sentences.ts'
import { usualGrant, usualTerms } from './terms-start.ts'

const now = Date.parse('2026-11-23T06:00:00Z')

async function textIn(language: DeskLanguage): Promise<Text> {
  return makeText(language, await catalogues[language](), 'Asia/Bishkek', false)
}
async function said(language: DeskLanguage, grant: GrantTerms | null, side: 'give' | 'take') {
  const sentences = grantSentences(await textIn(language), grant, side)
  return sentences.map(({ parts }) => plainWords(parts))
}

const narrow: GrantTerms = {
  kinds: ['text', 'picture'],
  languages: ['ru', 'ky'],
  topics: ['культура'],
  uses: { publish: true, translate: ['zh-Hans'], adapt: false, passOn: false },
  territory: ['KG', 'CN'],
  media: ['web', 'print'],
  days: 30,
  credit: { ru: 'Ала-Тоо Пресс' },
  embargo: 'send',
  quota: { items: 20, per: 'week' },
  relays: true,
  keepsAfterEnd: false,
}

test('narrow terms in English name every limit', async () => {
  expect(await said('en', narrow, 'take')).toEqual([
    'We may publish and translate (into Chinese) the partner’s items.',
    'We may not adapt or pass on these items.',
    'This covers texts and pictures, Russian and Kyrgyz, культура.',
    'They may appear in Kyrgyzstan and China only, and for web and print only.',
    'A version may be used for 30 days from the moment it was issued.',
    'Each carries the line “Ала-Тоо Пресс”.',
    'An embargoed item is sent at once; until its time only editors may see it.',
    'At most 20 items a week.',
    'The partner may also pass on items of other newsrooms that allow it.',
    'When the agreement ends, what was published must be taken down.',
  ])
})

test('narrow terms in Chinese name every limit', async () => {
  expect(await said('zh-Hans', narrow, 'give')).toEqual([
    '对方可以刊发和译成中文我方稿件。',
    '对方不得改编或转供他人。',
    '适用范围：文字和图片；俄文和吉尔吉斯文；культура。',
    `限于吉尔吉斯斯坦和中国，并限用于${await media('zh-Hans')}。`,
    '每一版自发出之时起可用30 天。',
    '每篇须署“Ала-Тоо Пресс”。',
    '禁发稿立即发送；到时之前只有编辑可以看到。',
    '每周至多 20 篇。',
    '经其他编辑部许可，我方也可以转供其他编辑部的稿件。',
    '协议终止时，已刊发的必须撤下。',
  ])
})

async function media(language: DeskLanguage): Promise<string> {
  const text = await textIn(language)
  return text.formats.list([text.say('words.medium.web'), text.say('words.medium.print')])
}

test('usual terms in Russian', async () => {
  expect(await said('ru', usualGrant({ ru: 'Жаңырык' }), 'give')).toEqual([
    'Партнёр может наши материалы публиковать и переводить.',
    'Партнёр не может их перерабатывать или передавать другим.',
    'Это относится к материалам любого вида, на любом языке, на любую тему.',
    'Они могут выходить где угодно и в любых медиа.',
    'Пользоваться можно, пока действует соглашение.',
    'При каждом стоит строка «Жаңырык».',
    'Материал под эмбарго отправляется, когда наступит его время, не раньше.',
    'Мы отправляем только свои материалы.',
    'Опубликованное до конца соглашения может остаться.',
  ])
})

test('usual terms in Kyrgyz', async () => {
  const [may, mayNot] = await said('ky', usualGrant({}), 'take')
  expect(may).toBe('Биз өнөктөштүн материалдарын жарыялай жана которо алабыз.')
  expect(mayNot).toBe('Биз аларды кайра иштеп чыга же башкаларга өткөрүп бере албайбыз.')
})

test.each(['zh-Hans', 'ru', 'ky', 'en'] as const)(
  'every term of an agreement has its sentence in %s, with nothing left unsaid in it',
  async (language) => {
    const text = await textIn(language)
    const grants: (GrantTerms | null)[] = [narrow, usualGrant({}), null]
    for (const grant of grants) {
      for (const side of ['give', 'take'] as const) {
        for (const { parts } of grantSentences(text, grant, side)) {
          const words = plainWords(parts)
          expect(words).not.toMatch(/[{}*]|\bundefined\b/)
          expect(parts.some(({ strong }) => strong === true) || grant === null).toBe(true)
        }
      }
    }
    expect(plainWords(periodSentence(text, {}, now))).not.toMatch(/[{}*]/)
    expect(plainWords(periodSentence(text, { until: '2027-06-30T00:00:00Z' }, now))).toContain(
      '2027',
    )
  },
)

test('an asterisk in a topic makes nothing strong', async () => {
  const sentences = grantSentences(
    await textIn('en'),
    { ...usualGrant({}), topics: ['a*b'], credit: { en: 'x*y' } },
    'give',
  )
  const scope = sentences.find(({ term }) => term === 'scope')!
  expect(scope.parts.filter(({ strong }) => strong === true)).toHaveLength(3)
})

test('a renewal is told by the sentences that change, and by no others', async () => {
  const text = await textIn('en')
  const before = usualTerms({ en: 'A' }, { name: 'N', language: 'en' }, 'editor', now)
  const after = {
    ...before,
    give: { ...before.give!, uses: { ...before.give!.uses, adapt: true }, days: 10 },
    take: null,
  }
  const changes = termChanges(text, before, after, now)
  expect(changes.filter(({ side }) => side === 'give').map(({ term }) => term)).toEqual([
    'uses',
    'not',
    'days',
  ])
  expect(changes).toContainEqual({ side: 'take', term: 'direction', after: 'We take nothing.' })
  expect(termChanges(text, before, before, now)).toEqual([])
})

test('each side reads one agreement from its own end', () => {
  const agreement = {
    protocol: 'suyab/1',
    kind: 'agreement',
    id: 'a',
    edition: 1,
    from: '2026-01-01T00:00:00Z',
    parties: [
      { id: 'a.example', names: { en: 'A' }, languages: ['en'], keys: [] },
      { id: 'b.example', names: { en: 'B' }, languages: ['ky'], keys: [] },
    ],
    grants: [{ from: 'a.example', to: 'b.example', ...narrow }],
    contacts: [{ newsroom: 'a.example', name: 'N', role: 'editor', languages: ['en'] }],
  } as const
  expect(termsOf(agreement, 'a.example')).toMatchObject({ give: narrow, take: null })
  expect(termsOf(agreement, 'b.example')).toMatchObject({ give: null, take: narrow, contacts: [] })
})

test('a period that ends in an abbreviation has one full stop', async () => {
  const words = plainWords(
    periodSentence(await textIn('ru'), { from: '2026-11-23', until: '2027-11-23' }, now),
  )
  expect(words).toBe('С 23 ноября 2026 г., до 23 ноября 2027 г.')
})
