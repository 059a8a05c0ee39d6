import type { DeskLanguage } from '@suyab/server/api'
import { expect, test } from 'vitest'
import { catalogues } from '../messages/catalogue.ts'
import { makeText } from '../text/text.tsx'
import { faultSentence } from './fault-notice.tsx'

const languages: readonly DeskLanguage[] = ['zh-Hans', 'ru', 'ky', 'en']

test('an unknown code is shown, so that it can be told to somebody', async () => {
  for (const language of languages) {
    const text = makeText(language, await catalogues[language](), 'Asia/Bishkek', false)
    expect(faultSentence(text, { code: 'never.heard' })).toContain('never.heard')
  }
})

test('an unknown code of a known status gets that status’s sentence', async () => {
  const text = makeText('en', await catalogues.en(), 'Asia/Bishkek', false)
  expect(faultSentence(text, { code: 'never.heard' }, 409)).toMatch(
    /^Somebody changed it meanwhile/,
  )
})

test('times and codes inside of a fault are written for the reader', async () => {
  const text = makeText('ru', await catalogues.ru(), 'Asia/Bishkek', false)
  expect(faultSentence(text, { code: 'right.territory', data: { allowed: 'KG,KZ' } })).toContain(
    'Кыргызстан и Казахстан',
  )
  expect(
    faultSentence(text, { code: 'right.embargoed', data: { until: '2026-11-22T06:00:00Z' } }),
  ).toContain('22 ноября 2026 г., 12:00')
})

test('a fault whose data is missing shows no placeholder', async () => {
  for (const language of languages) {
    const text = makeText(language, await catalogues[language](), 'Asia/Bishkek', false)
    for (const code of Object.keys(text.catalogue.faults)) {
      expect(faultSentence(text, { code })).not.toMatch(/[{}]/)
    }
  }
})

test('a period that cannot be read is named as the page names it, and what was typed stays', async () => {
  const text = makeText('ky', await catalogues.ky(), 'Asia/Bishkek', false)
  const fault = { code: 'growth.dates', data: { at: 'against', found: 'last year, maybe' } }
  expect(faultSentence(text, fault)).toMatch(/^«last year, maybe» .*салыштыруу/)
})
