import { expect, test } from 'vitest'

import { backtrackingAttacks } from '../eval/attack/backtracking.ts'
import { read } from '../src/read.ts'

test.each(backtrackingAttacks.map(([name, bytes, answer]) => [name, bytes, answer] as const))(
  '%s is answered in time',
  async (_name, bytes, answer) => {
    const document = await read(bytes(), { url: 'https://a.example/feed' })
    const codes = document.faults.map(({ code }): string => code)
    expect(document.items.length + codes.length).toBeGreaterThan(0)
    expect(codes).not.toContain('wire.too-slow')
    if (answer !== '') expect(codes.join()).toContain(answer)
  },
  15_000,
)

test('a charset that a transport announces with thousands of blanks is read at once', async () => {
  const contentType = `text/xml; charset=${' '.repeat(200_000)}=`
  const document = await read(
    new TextEncoder().encode('<rss><item><title>x</title></item></rss>'),
    {
      contentType,
    },
  )
  expect(document.items).toHaveLength(1)
}, 5_000)
