import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Desk } from '../src/desk/desk.ts'
import {
  endPublication,
  markPublished,
  markRead,
  returnItem,
  sendNote,
  stateItem,
  takeItem,
} from '../src/desk/handling.ts'
import { findItem } from '../src/desk/item-detail.ts'
import { listItems } from '../src/desk/item-list.ts'
import type { Role } from '../src/desk/item-view.ts'
import { deskOf, viewer } from './desk-newsroom.ts'
import { grant, story, TestNetwork, type TestNewsroom } from './newsroom-bench.ts'

const editor = viewer('editor')
let network: TestNetwork
let echo: TestNewsroom
let hegu: TestNewsroom
let ours: Desk
let theirs: Desk

beforeEach(async () => {
  network = new TestNetwork()
  echo = await network.open('echo.example')
  hegu = await network.open('hegu.example', ['zh-Hans'])
  ours = deskOf(hegu)
  theirs = deskOf(echo)
})
afterEach(() => network.close())

async function offered(
  terms: Parameters<typeof grant>[0] = {},
): Promise<{ uri: string; agreement: string }> {
  const agreement = await network.agree(echo, hegu, { give: grant(terms) })
  const [issued] = await echo.issue(story('Талас'))
  await hegu.read(agreement)
  return { uri: issued?.uri ?? '', agreement }
}

describe('what a person may do with an offered item', () => {
  test.each([
    ['editor', ['take', 'translate', 'publish', 'note', 'export']],
    ['administrator', ['take', 'translate', 'publish', 'note', 'export']],
    ['translator', ['take', 'translate', 'note']],
    ['analyst', []],
    ['viewer', []],
  ] as const)('%s: %j', async (role: Role, errands) => {
    const { uri } = await offered()
    expect((await findItem(ours, uri, viewer(role))).may).toEqual(errands)
    if (errands.length === 0) {
      await expect(takeItem(ours, uri, viewer(role))).rejects.toMatchObject({
        code: 'item.errand-refused',
      })
    }
  })

  test.each([
    [
      'published nowhere',
      { uses: { publish: false, translate: true, adapt: false, passOn: false } },
      'publish',
    ],
    [
      'translated',
      { uses: { publish: true, translate: false, adapt: false, passOn: false } },
      'translate',
    ],
  ])(
    'leaves out what the agreement does not permit: an item that may not be %s',
    async (_rule, terms, errand) => {
      const { uri } = await offered(terms)
      const { may } = await findItem(ours, uri, editor)
      expect(may).toContain('take')
      expect(may).not.toContain(errand)
    },
  )

  test('is decided anew when it is done: a medium that was not agreed is refused', async () => {
    const { uri } = await offered({ media: ['web'] })
    await expect(
      markPublished(ours, uri, { media: ['web', 'print'] }, editor),
    ).rejects.toMatchObject({ code: 'right.medium', data: { medium: 'print' } })
    expect((await findItem(ours, uri, editor)).publications).toEqual([])
  })
})

test('what became of an item is told to the partner whose it is', async () => {
  const { uri, agreement } = await offered()
  await echo.read(agreement)
  const status = async (): Promise<object[]> => {
    await echo.read(agreement)
    return (await findItem(theirs, uri, editor)).receipts
  }
  expect(await status()).toMatchObject([{ status: 'received', partner: { id: 'hegu.example' } }])
  await takeItem(ours, uri, editor)
  expect(await findItem(ours, uri, editor)).toMatchObject({ state: 'taken', takenBy: 'Асель' })
  const url = 'https://hegu.example/1'
  const deed = await markPublished(ours, uri, { media: ['web'], url }, editor)
  expect(deed).toEqual({ did: 'item.publish', on: uri, data: { version: 1, media: 'web', url } })
  expect(await status()).toMatchObject([{ status: 'published', url }])
  expect(await findItem(ours, uri, editor)).toMatchObject({
    state: 'published',
    publications: [{ by: 'Асель', url, media: ['web'] }],
  })
  await endPublication(ours, uri, editor)
  expect(await status()).toMatchObject([{ status: 'received' }])
  await returnItem(ours, uri, editor)
  expect((await findItem(ours, uri, editor)).state).toBe('offered')
})

test('an item that one person has taken is not taken by a second', async () => {
  const { uri } = await offered()
  const both = await Promise.allSettled([takeItem(ours, uri, editor), takeItem(ours, uri, editor)])
  expect(both.map((one) => one.status).sort()).toEqual(['fulfilled', 'rejected'])
})

test('a note reaches the partner’s desk, and its answer comes back', async () => {
  const { uri, agreement } = await offered()
  await sendNote(ours, uri, { text: ' 第二段？ ', language: 'zh-Hans' }, editor)
  expect((await findItem(ours, uri, editor)).notes).toMatchObject([{ delivered: false }])
  await echo.read(agreement)
  expect((await findItem(theirs, uri, editor)).notes).toMatchObject([
    { text: '第二段？', language: 'zh-Hans', from: { newsroom: 'hegu.example', name: 'Асель' } },
  ])
  await sendNote(theirs, uri, { text: 'Ооба', language: 'ky' }, editor)
  await hegu.read(agreement)
  const { notes } = await findItem(ours, uri, editor)
  expect(notes.map(({ text, delivered }) => [text, delivered])).toEqual([
    ['第二段？', true],
    ['Ооба', true],
  ])
})

test('a withheld item is out of reach at the partner’s desk until it is released', async () => {
  const { uri, agreement } = await offered()
  await stateItem(theirs, uri, 'withhold', 'текшерүү', editor)
  await hegu.read(agreement)
  expect(await findItem(ours, uri, editor)).toMatchObject({
    state: 'withheld',
    item: null,
    bodyHtml: '',
    may: ['note'],
  })
  expect((await findItem(theirs, uri, editor)).may).toEqual(['note', 'release', 'kill'])
  await stateItem(theirs, uri, 'release', undefined, editor)
  await hegu.read(agreement)
  expect(await findItem(ours, uri, editor)).toMatchObject({ state: 'offered' })
})

test('an item for another country is of no use here', async () => {
  const { uri } = await offered({ territory: ['CN'] })
  expect(await findItem(ours, uri, editor)).toMatchObject({
    state: 'denied',
    reason: { code: 'right.territory', data: { allowed: 'CN' } },
    may: ['note'],
  })
})

test('an item whose right has run out shows what it was and no more', async () => {
  const { uri, agreement } = await offered({ days: 1 })
  const late = { ...ours, now: () => new Date(Date.now() + 25 * 3_600_000) }
  expect(await findItem(late, uri, editor)).toMatchObject({
    state: 'denied',
    reason: { code: 'right.days-over' },
    item: null,
    bodyHtml: '',
    pictures: [],
    may: ['note'],
    rights: [{ agreement, permit: false, reason: { code: 'right.days-over' } }],
  })
})

test('an item that was opened is read until its next version', async () => {
  const { uri, agreement } = await offered()
  expect(await markRead(ours, [uri, 'tag:nobody.example,2026:1'], editor)).toBe(1)
  expect((await listItems(ours, { box: 'in' }, editor)).unread).toBe(0)
  await echo.issue({ ...story('Талас суусу'), uri, action: 'correct', reason: 'аты' })
  await hegu.read(agreement)
  expect((await listItems(ours, { box: 'in' }, editor)).unread).toBe(1)
  const { versions } = await findItem(ours, uri, editor)
  expect(versions.map(({ version, reason, current }) => [version, reason, current])).toEqual([
    [1, undefined, false],
    [2, 'аты', true],
  ])
})
