import type { DeskLanguage, RightsView } from '@suyab/server/api'
import { describe, expect, test } from 'vitest'
import { catalogues } from '../../messages/catalogue.ts'
import { makeText } from '../../text/text.tsx'
import { rightsSentence } from './rights-sentence.ts'

const base: RightsView = {
  agreement: 'a',
  from: 'ala.example',
  to: 'tian.example',
  permit: true,
  publish: true,
  translate: true,
  adapt: false,
  passOn: false,
  credit: {},
}
const full: RightsView = {
  ...base,
  until: '2027-06-30T00:00:00Z',
  territory: ['KG', 'CN'],
  credit: { ky: 'Ала-Тоо Пресс' },
}
const narrow: RightsView = { ...base, translate: ['ky', 'ru'], media: ['web', 'print'] }
const none: RightsView = { ...base, publish: false, translate: false }
const all: RightsView = { ...base, adapt: true, passOn: true }

const table: readonly [DeskLanguage, string, RightsView, string][] = [
  [
    'zh-Hans',
    'the whole grant',
    full,
    '可以刊发和翻译，至2027年6月30日，限吉尔吉斯斯坦和中国，署名“Ала-Тоо Пресс”。不得改编或转供他人。',
  ],
  [
    'ru',
    'the whole grant',
    full,
    'Можно публиковать и переводить, до 30 июня 2027 г., только на территории: Кыргызстан и Китай, с подписью «Ала-Тоо Пресс». Нельзя перерабатывать или передавать другим.',
  ],
  [
    'ky',
    'the whole grant',
    full,
    'Жарыялоого жана которууга болот, 2027-жылдын 30-июнуна чейин, аймагы: Кыргызстан жана Кытай гана, «Ала-Тоо Пресс» деп көрсөтүлөт. Кайра иштетүүгө же башкаларга берүүгө болбойт.',
  ],
  [
    'en',
    'the whole grant',
    full,
    'You may publish and translate, until 30 June 2027, in Kyrgyzstan and China only, with the credit “Ала-Тоо Пресс”. You may not adapt or pass on.',
  ],
  [
    'en',
    'some languages and media',
    narrow,
    'You may publish and translate into Kyrgyz and Russian, for web and print only. You may not adapt or pass on.',
  ],
  [
    'ru',
    'some languages and media',
    narrow,
    'Можно публиковать и переводить (языки: кыргызский и русский), только для: сайт и печать. Нельзя перерабатывать или передавать другим.',
  ],
  [
    'zh-Hans',
    'some languages and media',
    narrow,
    '可以刊发和译成吉尔吉斯文和俄文，仅限网络和报刊。不得改编或转供他人。',
  ],
  [
    'ky',
    'some languages and media',
    narrow,
    'Жарыялоого жана которууга (тилдер: кыргызча жана орусча) болот, жолу: сайт жана басма гана. Кайра иштетүүгө же башкаларга берүүгө болбойт.',
  ],
  ['en', 'nothing', none, 'You may not publish, translate, adapt or pass on.'],
  ['ru', 'nothing', none, 'Нельзя публиковать, переводить, перерабатывать или передавать другим.'],
  ['zh-Hans', 'everything', all, '可以刊发、翻译、改编和转供他人。'],
  [
    'ky',
    'everything',
    all,
    'Жарыялоого, которууга, кайра иштетүүгө жана башкаларга берүүгө болот.',
  ],
  [
    'ru',
    'a date at the end',
    { ...all, until: '2027-06-30T00:00:00Z' },
    'Можно публиковать, переводить, перерабатывать и передавать другим, до 30 июня 2027 г.',
  ],
]

describe('the rights as a sentence', () => {
  test.each(table)('%s, %s', async (language, _what, rights, sentence) => {
    const text = makeText(language, await catalogues[language](), 'Asia/Bishkek', false)
    const parts = rightsSentence(text, rights)
    expect(parts.map((part) => part.text).join('')).toBe(sentence)
  })

  test('what is allowed, when and where is strong; what is forbidden is not', async () => {
    const text = makeText('en', await catalogues.en(), 'Asia/Bishkek', false)
    const strong = rightsSentence(text, full)
      .filter((part) => part.strong === true)
      .map((part) => part.text)
    expect(strong).toEqual(['publish', 'translate', 'until 30 June 2027', 'Kyrgyzstan', 'China'])
  })

  test('the credit stands in its own language', async () => {
    const text = makeText('zh-Hans', await catalogues['zh-Hans'](), 'Asia/Bishkek', false)
    const credit = rightsSentence(text, full).find((part) => part.text === 'Ала-Тоо Пресс')
    expect(credit?.language).toBe('ky')
  })
})
