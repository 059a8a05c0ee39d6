import { readCsv } from '@suyab/survey/file/csv/read'
import { expect, test } from 'vitest'
import { withWordsAsCodes } from './word-category.ts'

/** @param columns what stands in the rows, by column, over and over */
async function fileOf(columns: Readonly<Record<string, readonly string[]>>) {
  const rows = Array.from({ length: 60 }, (_, row) =>
    Object.values(columns)
      .map((texts) => texts[row % texts.length] ?? '')
      .join(','),
  )
  const bytes = new TextEncoder().encode([Object.keys(columns).join(','), ...rows].join('\n'))
  const read = await readCsv([bytes])
  if (!read.ok) throw new Error(JSON.stringify(read.fault))
  return read.value
}

test('words of a file without labels are answers, in order', async () => {
  const [sex] = withWordsAsCodes(await fileOf({ sex: ['m', 'f', ''] }), new Set()).variables
  expect(sex?.categories).toEqual([
    { value: 'f', label: 'f' },
    { value: 'm', label: 'm' },
  ])
})

test.for([
  ['somebody’s own word', ['yes', 'no', ...Array.from({ length: 30 }, () => 'no'), 'a shepherd']],
  ['free text', Array.from({ length: 40 }, (_, at) => `text ${at}`)],
  ['nothing', ['']],
] as const)('%s makes no answers', async ([, texts]) => {
  const [, note] = withWordsAsCodes(await fileOf({ id: ['a'], note: texts }), new Set()).variables
  expect(note?.categories).toEqual([])
})

test('a column of the design and a question of the questionnaire stay as they are', async () => {
  const file = await fileOf({ land: ['kg', 'kz'], q1: ['1', '2'] })
  expect(withWordsAsCodes(file, new Set(['land']))).toEqual(file)
})
