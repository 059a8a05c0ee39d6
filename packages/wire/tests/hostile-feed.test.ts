import { expect, test } from 'vitest'

import { busyFeedAttacks } from '../eval/attack/busy-feed.ts'
import { readFeed } from '../src/read-feed.ts'

test.each(busyFeedAttacks.map(([name, bytes]) => [name, bytes] as const))(
  '%s: answered with entries, a fault or both',
  async (_name, bytes) => {
    const read = await readFeed(bytes())
    expect(read.ok ? read.value.items.length + read.value.faults.length : 1).toBeGreaterThan(0)
  },
  60_000,
)
