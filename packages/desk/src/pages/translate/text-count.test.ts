import { expect, test } from 'vitest'
import { countText } from './text-count.ts'

test.each([
  ['ky', 'Нарында студенттердин тобу 412 саат жазды.', 'words', 6],
  ['ru', 'Сон-Куль — озеро.', 'words', 3],
  ['zh-Hans', '会用，还没有人教。', 'characters', 9],
  ['zh-Hans', '第 3 版', 'characters', 3],
  ['ur', 'کالجوں میں تعلیم', 'words', 3],
  ['en', '', 'words', 0],
] as const)('a text in %s is counted as its newsrooms count: %s', (language, text, by, count) => {
  expect(countText(text, language)).toEqual({ by, count })
})
