import type { ImportVariable } from '@suyab/server/api'
import { expect, test } from 'vitest'
import { countriesInFile } from './pooling-countries.ts'

const text = { language: 'en', regionName: (code: string) => `the land of ${code}` } as const
const column = (categories: ImportVariable['categories'], distinct: number): ImportVariable => ({
  name: 'country',
  label: '',
  kind: 'text',
  distinct,
  missing: 0,
  categories,
})

test('a file’s countries are those of the column, by the desk’s names or the file’s', () => {
  const categories = [
    { value: 'kg', label: 'Kyrgyzstan' },
    { value: '7', label: 'Seven' },
    { value: '8', label: '' },
  ]
  expect(countriesInFile(text, [column(categories, 3)], 'country')).toEqual([
    { code: 'kg', label: 'the land of KG', occurs: true },
    { code: '7', label: 'Seven', occurs: true },
    { code: '8', label: '8', occurs: true },
  ])
  expect(countriesInFile(text, [column(categories, 3)], 'region')).toEqual([])
})

test('of more labels than values it is not known which countries occur', () => {
  const categories = ['KG', 'KZ', 'UZ'].map((value) => ({ value, label: value }))
  const found = countriesInFile(text, [column(categories, 2)], 'country')
  expect(found.map(({ occurs }) => occurs)).toEqual([false, false, false])
})
