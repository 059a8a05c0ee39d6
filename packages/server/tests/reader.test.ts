import { expect, test } from 'vitest'
import { openReader } from '../src/reader.ts'

const item = Buffer.from(JSON.stringify({ uri: 'tag:osh.example,2026:1', title: 'Ош' }))

test('documents are read one after the other, each with its own outcome', async () => {
  const reader = openReader()
  try {
    const all = await Promise.all([
      reader.read(item, {}),
      reader.read(Buffer.from('<html>'), {}),
      reader.read(item, {}),
    ])
    expect(all.map(({ items }) => items.length)).toEqual([1, 0, 1])
    expect(all[1]?.faults).toMatchObject([{ code: 'wire.format-unknown' }])
  } finally {
    await reader.close()
  }
})

test('a document that takes too long is given up, and the next one gets a reader of its own', async () => {
  const reader = openReader(0)
  try {
    for (let document = 0; document < 3; document += 1)
      expect((await reader.read(item, {})).faults).toMatchObject([{ code: 'wire.too-slow' }])
  } finally {
    await reader.close()
  }
})
