import { expect, test } from 'vitest'
import { newsPage, stories } from '@suyab/coverage/extract/sample-page'
import { openExtractor } from '../src/extractor.ts'

const page = Buffer.from(newsPage(stories.ky))
const hint = { collected: Date.parse('2026-11-20T12:00:00Z') }

test('a page that takes too long is given up, and the next one gets a thread of its own', async () => {
  const extractor = openExtractor(0)
  try {
    for (let at = 0; at < 2; at += 1)
      expect(await extractor.extract(page, hint)).toMatchObject({
        ok: false,
        fault: { code: 'extract.too-slow' },
      })
  } finally {
    await extractor.close()
  }
})

test('a hostile page costs only itself: the ones beside it are read', async () => {
  const extractor = openExtractor()
  try {
    const all = await Promise.all([
      extractor.extract(Buffer.from('<b>'.repeat(100_000)), hint),
      extractor.extract(page, hint),
      extractor.extract(Buffer.alloc(50 * 1024 * 1024, 'x'), hint),
      extractor.extract(page, hint),
    ])
    expect(all.map((one) => (one.ok ? one.value.title : one.fault.code))).toEqual([
      'extract.too-deep',
      stories.ky.title,
      'extract.too-large',
      stories.ky.title,
    ])
  } finally {
    await extractor.close()
  }
})
