import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openFolderBlobs, type BlobStore } from '@suyab/store/blob'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { bindPictures, picturesNamed } from '../src/intake-picture.ts'
import { openReader } from '../src/reader.ts'

let place: string
let folder: string
let blobs: BlobStore
const reader = openReader()
beforeAll(async () => {
  place = await mkdtemp(join(tmpdir(), 'suyab-intake-'))
  folder = join(place, 'in')
  await mkdir(join(folder, 'day'), { recursive: true })
  blobs = await openFolderBlobs(join(place, 'blobs'))
  const picture = sharp({
    create: { width: 8, height: 8, channels: 3, background: { r: 1, g: 2, b: 3 } },
  })
  for (const name of ['in/a.png', 'in/day/b.png', 'secret.png']) {
    await picture.clone().png().toFile(join(place, name))
  }
  await writeFile(join(folder, 'text.png'), 'no picture')
  await symlink(join(place, 'secret.png'), join(folder, 'link.png'))
})
afterAll(async () => {
  await reader.close()
  await rm(place, { recursive: true, force: true })
})

async function bind(hrefs: string[]): Promise<{ hrefs: string[]; codes: string[] }> {
  const document = { uri: 'urn:x:1', renditions: hrefs.map((href) => ({ name: 'a', href })) }
  const file = join(folder, 'day', 'item.json')
  const { bytes, faults } = await bindPictures(
    Buffer.from(JSON.stringify(document)),
    { folder, file: file },
    blobs,
    reader,
  )
  const bound = JSON.parse(bytes.toString()) as typeof document
  return {
    hrefs: bound.renditions.map(({ href }) => href),
    codes: faults.map(({ code }) => code),
  }
}

test('a picture beside the item is kept and named by its digest', async () => {
  const { hrefs, codes } = await bind(['b.png', '../a.png', `file://${join(folder, 'a.png')}`])
  expect(codes).toEqual([])
  for (const href of hrefs) expect(href).toMatch(/^ni:\/\/\/sha-256;[\w-]{43}$/)
})

test('an address of another place stays as it is', async () => {
  const given = ['https://a.example/a.png', '//a.example/a.png', 'ni:///sha-256;abc', 'data:,x']
  expect(await bind(given)).toEqual({ hrefs: given, codes: [] })
})

test.each([
  ['../../secret.png', 'intake.file-outside'],
  ['../link.png', 'intake.file-outside'],
  ['../text.png', 'media.not-a-picture'],
  ['gone.png', 'intake.file-missing'],
  ['/etc/hostname', 'intake.file-outside'],
])('%s is not taken: %s', async (href, code) => {
  expect(await bind([href])).toEqual({ hrefs: [href], codes: [code] })
})

test('in ninjs 1, renditions have names', async () => {
  const document = { uri: 'urn:x:1', renditions: { main: { href: 'a.png' } } }
  const file = join(folder, 'item.json')
  const { bytes } = await bindPictures(
    Buffer.from(JSON.stringify(document)),
    { folder, file: file },
    blobs,
    reader,
  )
  expect(bytes.toString()).toContain('ni:///sha-256;')
})

test('what is no JSON passes as it came', async () => {
  for (const text of ['<rss/>', '{"broken', '']) {
    const bytes = Buffer.from(text)
    expect(await bindPictures(bytes, { folder, file: join(folder, 'x') }, blobs, reader)).toEqual({
      bytes,
      faults: [],
    })
  }
})

test('a document of megabytes is looked through without keeping anybody waiting', async () => {
  const branch = `${'{"a":['.repeat(20)}"<x.png'"${']}'.repeat(20)}`
  const branches = Array.from({ length: 40_000 }, () => branch).join(',')
  const bytes = Buffer.from(
    `{"uri":"urn:x:1","renditions":[{"name":"a","href":"a.png"}],"b":[${branches}]}`,
  )
  const file = join(folder, 'large.json')
  // Its thread is open before the time is taken.
  await reader.names(Buffer.from('{}'))
  const all = performance.now()
  const used = performance.eventLoopUtilization()
  const named = await picturesNamed(bytes, file, reader)
  const bound = await bindPictures(bytes, { folder, file }, blobs, reader)
  const { active } = performance.eventLoopUtilization(used)
  const whole = performance.now() - all
  expect(named).toContain(join(folder, 'a.png'))
  expect(bound.bytes.toString('utf8', 0, 200)).toContain('ni:///sha-256;')
  expect(active).toBeLessThan(whole / 3)
}, 60_000)
