import { expect, test } from 'vitest'
import { readUnsaved } from './unsaved-lists.ts'

test('lists that were kept are read again', () => {
  expect(readUnsaved('{"base":2,"texts":{"en":"youth"}}')).toEqual({
    base: 2,
    texts: { en: 'youth' },
  })
})

test.each([null, '', '{', 'null', '{"base":2}', '{"base":2,"texts":{}}', '{"base":2,"texts":{"en":1}}'])(
  'what is no such thing is nothing: %j',
  (kept) => expect(readUnsaved(kept)).toBeUndefined(),
) // prettier-ignore
