import { expect, test } from 'vitest'
import { moved, shown, without } from './paragraph.ts'

const text = (...values: string[]) =>
  values.map((value, index) => ({ field: `p${index + 1}`, value }))

test('a paragraph that moves changes places with its neighbour', () => {
  expect(moved(text('a', 'b', 'c'), 1, -1)).toEqual([
    { field: 'p2', value: 'a' },
    { field: 'p1', value: 'b' },
  ])
  expect(moved(text('a', 'b'), 1, 1)).toEqual([])
})

test('below a removed paragraph all move up and the last is empty', () => {
  expect(without(text('a', 'b', 'c'), 1)).toEqual([
    { field: 'p2', value: 'c' },
    { field: 'p3', value: '' },
  ])
})

test('of the empty paragraphs at the end one is shown', () => {
  expect(shown(text('a', '', 'b', '', '', '')).map(({ field }) => field)).toEqual([
    'p1',
    'p2',
    'p3',
    'p4',
  ])
  expect(shown(text('', '', '')).length).toBe(1)
})
