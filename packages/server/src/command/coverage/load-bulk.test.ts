import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { bulkSources } from './load-bulk.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'suyab-load-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

test('links in a folder are not followed, and each is told of', async () => {
  const inside = join(folder, 'inside')
  mkdirSync(inside)
  writeFileSync(join(inside, 'a.html'), '')
  writeFileSync(join(folder, 'b.html'), '')
  symlinkSync(join(folder, 'b.html'), join(inside, 'c.html'))
  symlinkSync(folder, join(inside, 'round'))
  const links: string[] = []
  const found = await bulkSources([inside], undefined, (name) => links.push(name))
  expect(found.flatMap(({ pages }) => pages?.map(({ name }) => name))).toEqual(['a.html'])
  expect(links.toSorted()).toEqual([join(inside, 'c.html'), join(inside, 'round')])
})
