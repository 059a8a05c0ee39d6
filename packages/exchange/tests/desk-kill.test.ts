import { afterEach, beforeEach, expect, test } from 'vitest'
import { acknowledgeKill, listAlarms, repeatKill } from '../src/desk/alarm.ts'
import type { Desk } from '../src/desk/desk.ts'
import { beginTranslation } from '../src/desk/draft-beginning.ts'
import { publishDraft } from '../src/desk/draft-publishing.ts'
import { findDraft, listDrafts } from '../src/desk/draft-view.ts'
import { changeDraft, discardDraft } from '../src/desk/draft-writing.ts'
import {
  keepTranslation,
  markPublished,
  sendNote,
  stateItem,
  takeItem,
} from '../src/desk/handling.ts'
import { findItem } from '../src/desk/item-detail.ts'
import { listItems } from '../src/desk/item-list.ts'
import { findVersion } from '../src/desk/item-version.ts'
import { deskOf, viewer } from './desk-newsroom.ts'
import { story, TestNetwork, type TestNewsroom } from './newsroom-bench.ts'

const canary = 'канарейка'
const editor = viewer('editor')

let network: TestNetwork
let echo: TestNewsroom
let hegu: TestNewsroom
let ours: Desk
let theirs: Desk
let agreement: string
let uri: string
let translation: string
let begun: string

/** Echo's story was taken, translated, published and is being translated once more at Hegu; then it is killed. */
beforeEach(async () => {
  network = new TestNetwork()
  echo = await network.open('echo.example')
  hegu = await network.open('hegu.example', ['zh-Hans', 'en'])
  ours = deskOf(hegu)
  theirs = deskOf(echo)
  agreement = await network.agree(echo, hegu)
  const subjects = [{ name: canary, uri: 'topic:1' }]
  const [issued] = await echo.issue(story(canary, { subjects, descriptions: [{ value: canary }] }))
  uri = issued?.uri ?? ''
  const bundle = {
    type: 'composite' as const,
    associations: [{ uri, headlines: [{ value: canary }] }],
  }
  await echo.issue({ ...story('Топтом', bundle), kind: 'package' })
  await hegu.read(agreement)
  await takeItem(ours, uri, editor)
  await sendNote(ours, uri, { text: `关于${canary}`, language: 'zh-Hans' }, editor)
  const draft = await beginTranslation(ours, uri, 'zh-Hans', editor)
  await write(draft, 'headline', '译文标题')
  await write(draft, 'p1', '译文正文')
  ;({ uri: translation } = await publishDraft(ours, draft, {}, editor))
  await markPublished(ours, translation, { media: ['web'], url: 'https://hegu.example/1' }, editor)
  begun = await beginTranslation(ours, uri, 'en', editor)
  await write(begun, 'headline', `A ${canary} story`)
})
afterEach(() => network.close())

async function write(draft: string, field: string, value: string): Promise<void> {
  const { fields } = await findDraft(ours, draft, editor)
  const base = fields.find((one) => one.field === field)?.revision ?? 0
  expect((await changeDraft(ours, draft, { field, value, base }, editor)).ok).toBe(true)
}

async function kill(): Promise<void> {
  await stateItem(theirs, uri, 'kill', 'туура эмес', editor)
  await hegu.read(agreement)
}

async function everything(desk: Desk): Promise<string> {
  const answers: unknown[] = [await listAlarms(desk, editor)]
  for (const role of ['editor', 'translator', 'viewer'] as const) {
    const person = viewer(role, 'zh-Hans')
    for (const box of ['in', 'own'] as const) {
      const page = await listItems(desk, { box }, person)
      answers.push(page, await listItems(desk, { box, q: canary }, person))
      answers.push(await listItems(desk, { box, topic: ['topic:1'] }, person))
      for (const item of page.items) {
        const detail = await findItem(desk, item.uri, person)
        answers.push(detail)
        for (const { sequence } of detail.versions) {
          answers.push(await findVersion(desk, item.uri, sequence, person))
        }
      }
    }
    answers.push(await listDrafts(desk, person))
  }
  for (const draft of await listDrafts(desk, editor)) {
    answers.push(await findDraft(desk, draft.id, editor))
  }
  return JSON.stringify(answers)
}

test('a killed item leaves no word in any answer of either desk', async () => {
  expect(await everything(ours)).toContain(canary)
  expect(await everything(theirs)).toContain(canary)
  await kill()
  expect(await everything(ours)).not.toContain(canary)
  expect(await everything(theirs)).not.toContain(canary)
  const detail = await findItem(ours, uri, editor)
  expect(detail).toMatchObject({ state: 'killed', item: null, killReason: 'туура эмес', may: [] })
  expect(detail.versions.map(({ action, content }) => [action, content])).toEqual([
    ['publish', false],
    ['kill', false],
  ])
})

test('a translation of a killed item is withheld until an editor decides about it', async () => {
  await kill()
  const detail = await findItem(ours, translation, editor)
  expect(detail).toMatchObject({
    state: 'withheld',
    sourceKilled: { uri, reason: 'туура эмес' },
    headline: '译文标题',
  })
  expect(detail.may).toEqual(['unpublish', 'note', 'kill', 'keep'])
  const reader = await findItem(ours, translation, viewer('translator'))
  expect(reader).toMatchObject({ headline: '', item: null, bodyHtml: '', may: ['note'] })
  expect((await listItems(ours, { box: 'own', q: '译文' }, editor)).total).toBe(0)
})

test('a translation that is kept with a reason goes out again, and the killer’s desk is told', async () => {
  await kill()
  await expect(keepTranslation(ours, translation, ' ', editor)).rejects.toMatchObject({
    code: 'item.reason-missing',
  })
  await keepTranslation(ours, translation, 'checked with two sources', editor)
  const detail = await findItem(ours, translation, editor)
  expect(detail).toMatchObject({
    state: 'published',
    may: expect.arrayContaining(['kill', 'correct']) as string[],
  })
  expect(detail.sourceKilled).toBeUndefined()
  await echo.read(agreement)
  expect((await findItem(theirs, uri, editor)).receipts).toMatchObject([{ status: 'kept' }])
})

test('a draft on a killed item can only be given up', async () => {
  await kill()
  const view = await findDraft(ours, begun, editor)
  expect(view).toMatchObject({ headline: '', fields: [], sourceFields: [] })
  expect(view.findings).toEqual([{ code: 'draft.source-killed', blocks: true }])
  const change = { field: 'headline', value: 'x', base: 2 }
  await expect(changeDraft(ours, begun, change, editor)).rejects.toMatchObject({
    code: 'draft.source-killed',
  })
  await expect(publishDraft(ours, begun, {}, editor)).rejects.toMatchObject({
    code: 'draft.source-killed',
  })
  await discardDraft(ours, begun, editor)
  expect(await listDrafts(ours, editor)).toEqual([])
})

test('a kill that reached our work alarms until somebody has seen it', async () => {
  await kill()
  expect((await listAlarms(ours, editor)).incoming).toMatchObject([
    {
      uri,
      partner: { id: 'echo.example' },
      reason: 'туура эмес',
      withheld: [{ uri: translation, language: 'zh-Hans', published: true }],
    },
  ])
  await acknowledgeKill(ours, uri, editor)
  expect((await listAlarms(ours, editor)).incoming).toEqual([])
  await expect(acknowledgeKill(ours, uri, editor)).rejects.toMatchObject({ code: 'alarm.unknown' })
})

test('a kill of ours is named with who has not confirmed it, until they have', async () => {
  await echo.read(agreement)
  await stateItem(theirs, uri, 'kill', 'туура эмес', editor)
  expect((await listAlarms(theirs, editor)).unconfirmed).toMatchObject([
    {
      uri,
      version: 1,
      reason: 'туура эмес',
      receipts: [{ partner: { id: 'hegu.example' }, had: 1 }],
    },
  ])
  expect((await findItem(theirs, uri, editor)).receipts).toMatchObject([{ status: 'pending' }])
  await repeatKill(theirs, uri, editor)
  await hegu.read(agreement)
  await echo.read(agreement)
  expect((await listAlarms(theirs, editor)).unconfirmed).toEqual([])
  expect((await findItem(theirs, uri, editor)).receipts).toMatchObject([{ status: 'killed' }])
})
