import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { NewsItem } from '@suyab/wire/ninjs'
import type { Desk } from '../src/desk/desk.ts'
import { beginCorrection, beginDraft, beginTranslation } from '../src/desk/draft-beginning.ts'
import { publishDraft } from '../src/desk/draft-publishing.ts'
import { findDraft, listDrafts } from '../src/desk/draft-view.ts'
import { addParagraph, changeDraft, putPicture } from '../src/desk/draft-writing.ts'
import { findItem } from '../src/desk/item-detail.ts'
import { deskOf, viewer } from './desk-newsroom.ts'
import { grant, story, TestNetwork, type TestNewsroom } from './newsroom-bench.ts'

const editor = viewer('editor')
const translator = { ...viewer('translator'), person: '22222222-2222-4222-8222-222222222222' }

let network: TestNetwork
let echo: TestNewsroom
let hegu: TestNewsroom
let desk: Desk
let agreement: string

beforeEach(async () => {
  network = new TestNetwork()
  echo = await network.open('echo.example')
  hegu = await network.open('hegu.example', ['zh-Hans', 'en'])
  desk = deskOf(hegu)
  agreement = await network.agree(echo, hegu, {
    give: grant({ uses: { publish: true, translate: ['zh', 'ru'], adapt: false, passOn: false } }),
  })
})
afterEach(() => network.close())

function paragraphs(...texts: string[]): Partial<NewsItem> {
  const value = texts.map((text) => `<p>${text}</p>`).join('')
  return { bodies: [{ contentType: 'text/html', value }] }
}

async function take(...texts: string[]): Promise<string> {
  const [issued] = await echo.issue(story('Башкы сөз', paragraphs(...texts)))
  await hegu.read(agreement)
  return issued?.uri ?? ''
}

async function correct(uri: string, ...texts: string[]): Promise<void> {
  const corrected = story('Башкы сөз', paragraphs(...texts))
  await echo.issue({ ...corrected, uri, action: 'correct', reason: 'тактоо' })
  await hegu.read(agreement)
}

async function write(draft: string, values: Readonly<Record<string, string>>): Promise<void> {
  const { fields } = await findDraft(desk, draft, editor)
  for (const [field, value] of Object.entries(values)) {
    const base = fields.find((one) => one.field === field)?.revision ?? 0
    expect((await changeDraft(desk, draft, { field, value, base }, editor)).ok).toBe(true)
  }
}

describe('a story of our own', () => {
  test('is written, published, corrected with a reason, and keeps what was not touched', async () => {
    const draft = await beginDraft(desk, { kind: 'text', language: 'zh-Hans' }, editor)
    const { findings } = await findDraft(desk, draft, editor)
    expect(findings.filter(({ blocks }) => blocks).map(({ code }) => code)).toEqual([
      'draft.headline-missing',
      'draft.body-missing',
    ])
    await expect(publishDraft(desk, draft, {}, editor)).rejects.toMatchObject({
      code: 'draft.headline-missing',
    })
    await write(draft, {
      headline: '新桥通车',
      p1: '长 < 120 米。',
      subjects: '交通, 桥',
      urgency: '3',
    })
    const second = await addParagraph(desk, draft, 'p1', editor)
    await write(draft, { [second.field]: '第二段。' })
    const digest = `sha-256:${'0a'.repeat(32)}`
    await putPicture(desk, draft, { digest, contentType: 'image/jpeg', caption: '桥' }, editor)
    const { uri } = await publishDraft(desk, draft, {}, editor)
    const item = await findItem(desk, uri, editor)
    expect(item).toMatchObject({
      own: true,
      version: 1,
      headline: '新桥通车',
      bodyHtml: '<p>长 &lt; 120 米。</p><p>第二段。</p>',
      subjects: ['交通', '桥'],
      pictures: [{ digest, caption: '桥' }],
      thumbnail: digest,
    })
    const correction = await beginCorrection(desk, uri, editor)
    expect(await beginCorrection(desk, uri, editor)).toBe(correction)
    await write(correction, { p1: '长 < 130 米。' })
    await expect(publishDraft(desk, correction, {}, editor)).rejects.toMatchObject({
      code: 'item.reason-missing',
    })
    await publishDraft(desk, correction, { reason: '长度' }, editor)
    const corrected = await findItem(desk, uri, editor)
    expect(corrected).toMatchObject({ version: 2, subjects: ['交通', '桥'] })
    expect(corrected.bodyHtml).toContain('130')
    expect(corrected.item?.urgency).toBe(3)
    expect(corrected.pictures).toHaveLength(1)
    expect(await listDrafts(desk, editor)).toEqual([])
  })

  test('reaches the partner whom the editor chose', async () => {
    const draft = await beginDraft(desk, { kind: 'event', language: 'zh-Hans' }, editor)
    await write(draft, {
      headline: '论坛',
      'event.start': '2026-12-01T09:00:00+08:00',
      place: '西安',
    })
    expect((await findDraft(desk, draft, editor)).offers).toMatchObject([
      { agreement, permit: true },
    ])
    const { uri } = await publishDraft(desk, draft, { agreements: [agreement] }, editor)
    await echo.read(agreement)
    expect(await findItem(deskOf(echo), uri, editor)).toMatchObject({
      kind: 'event',
      event: { start: '2026-12-01T09:00:00+08:00', place: '西安' },
    })
    const unsent = await beginDraft(desk, { kind: 'text', language: 'zh-Hans' }, editor)
    await write(unsent, { headline: '内部', p1: '内部' })
    await publishDraft(desk, unsent, { agreements: [] }, editor)
    expect(await echo.read(agreement)).toBe(0)
  })

  test('cannot be corrected over a correction that came first', async () => {
    const [issued] = await hegu.issue({ ...story('题'), language: 'zh-Hans' })
    const uri = issued?.uri ?? ''
    const draft = await beginCorrection(desk, uri, editor)
    await hegu.issue({ ...story('新题'), language: 'zh-Hans', uri, action: 'correct', reason: 'r' })
    await expect(publishDraft(desk, draft, { reason: 'r' }, editor)).rejects.toMatchObject({
      code: 'draft.item-moved',
    })
  })
})

describe('two people on one draft', () => {
  test.each([
    ['different fields: both stand', 'headline', 'p1', true],
    ['one field: the second is told what the first wrote', 'p1', 'p1', false],
  ])('%s', async (_rule, first, second, both) => {
    const draft = await beginTranslation(desk, await take('Бир'), 'zh-Hans', translator)
    const one = await changeDraft(desk, draft, { field: first, value: '甲', base: 1 }, translator)
    expect(one).toMatchObject({ ok: true, value: { revision: 2 } })
    const two = await changeDraft(desk, draft, { field: second, value: '乙', base: 1 }, editor)
    expect(two.ok).toBe(both)
    if (!two.ok) {
      const { theirs } = two.fault
      expect(theirs).toMatchObject({ field: 'p1', value: '甲', revision: 2, by: 'Асель' })
      const again = { field: second, value: '甲乙', base: theirs.revision }
      expect((await changeDraft(desk, draft, again, editor)).ok).toBe(true)
    }
  })

  test('who writes the same at once are both content', async () => {
    const draft = await beginTranslation(desk, await take('Бир'), 'zh-Hans', translator)
    const change = { field: 'p1', value: '一', base: 1 }
    const both = await Promise.all([
      changeDraft(desk, draft, change, translator),
      changeDraft(desk, draft, change, editor),
    ])
    expect(both.map(({ ok }) => ok)).toEqual([true, true])
  })

  test('who begin the same translation at once are on one draft', async () => {
    const uri = await take('Бир')
    const [a, b] = await Promise.all([
      beginTranslation(desk, uri, 'zh-Hans', translator),
      beginTranslation(desk, uri, 'zh-Hans', editor),
    ])
    expect(a).toBe(b)
  })
})

describe('when the source moves on', () => {
  test('unchanged paragraphs keep their translation and changed ones show what was there', async () => {
    const uri = await take('Бир', 'Эки', 'Үч')
    const draft = await beginTranslation(desk, uri, 'zh-Hans', editor)
    await write(draft, { headline: '标题', p1: '一', p2: '二', p3: '三' })
    await correct(uri, 'Нөл', 'Бир', 'Экинчи', 'Үч')
    const view = await findDraft(desk, draft, editor)
    expect(view.source).toMatchObject({ version: 2, stale: false })
    const order = view.fields.filter(({ field }) => field.startsWith('p') && field !== 'place')
    expect(order.map(({ field, value }) => [field, value])).toEqual([
      ['p4', ''],
      ['p1', '一'],
      ['p2', '二'],
      ['p3', '三'],
    ])
    expect(view.sourceFields.filter(({ changed }) => changed)).toEqual([
      { field: 'p2', text: 'Экинчи', changed: true, before: 'Эки' },
    ])
    expect(view.findings.map(({ field, code }) => [field, code])).toEqual([
      ['p4', 'draft.untranslated'],
      ['p2', 'draft.source-changed'],
    ])
    const [revision] = view.fields.flatMap((one) => (one.field === 'p2' ? one.revision : []))
    const seen = { field: 'p2', value: '第二', base: revision ?? 0, confirmed: true }
    await changeDraft(desk, draft, seen, editor)
    const after = await findDraft(desk, draft, editor)
    expect(after.findings.map(({ code }) => code)).toEqual(['draft.untranslated'])
  })

  test('nothing is published that nobody compared with the newest version', async () => {
    const uri = await take('Бир')
    const draft = await beginTranslation(desk, uri, 'zh-Hans', editor)
    await write(draft, { headline: '标题', p1: '一' })
    await correct(uri, 'Бирок')
    await expect(publishDraft(desk, draft, {}, editor)).rejects.toMatchObject({
      code: 'draft.source-moved',
    })
    const { uri: translation } = await publishDraft(desk, draft, {}, editor)
    expect((await findItem(desk, translation, editor)).translationOf).toMatchObject({
      uri,
      version: 2,
      stale: false,
    })
  })

  test('a published translation is stale and can be brought up to date', async () => {
    const uri = await take('Бир', 'Эки')
    const draft = await beginTranslation(desk, uri, 'zh-Hans', editor)
    await write(draft, { headline: '标题', p1: '一', p2: '二' })
    const { uri: translation } = await publishDraft(desk, draft, {}, editor)
    await correct(uri, 'Бир', 'Эки болду')
    const stale = await findItem(desk, translation, editor)
    expect(stale).toMatchObject({ state: 'stale', translationOf: { version: 1, current: 2 } })
    expect(stale.may).toContain('update-translation')
    const update = await beginTranslation(desk, translation, 'zh-Hans', editor)
    const view = await findDraft(desk, update, editor)
    expect(view.fields.map(({ value }) => value)).toEqual(['标题', '一', '二'])
    expect(view.sourceFields.at(-1)).toMatchObject({ changed: true, before: 'Эки' })
    await write(update, { p2: '成二' })
    await publishDraft(desk, update, { reason: '原文更正' }, editor)
    expect(await findItem(desk, translation, editor)).toMatchObject({
      state: 'offered',
      version: 2,
    })
  })
})

describe('a translation', () => {
  test('takes over what has no language: subjects by their uri, pictures, urgency', async () => {
    const picture = { type: 'picture' as const, descriptions: [{ role: 'caption', value: 'Көл' }] }
    const rendition = {
      name: 'main',
      href: `ni:///sha-256;${'A'.repeat(43)}`,
      contentType: 'image/png',
    }
    const [issued] = await echo.issue(
      story('Көл', {
        urgency: 2,
        subjects: [{ name: 'Жаратылыш', uri: 'topic:1' }],
        associations: [{ ...picture, name: 'picture-1', renditions: [rendition] }],
      }),
    )
    await hegu.read(agreement)
    const draft = await beginTranslation(desk, issued?.uri ?? '', 'zh-Hans', editor)
    await write(draft, { headline: '湖', p1: '湖文', caption1: '湖景' })
    const { uri } = await publishDraft(desk, draft, {}, editor)
    const { item, pictures } = await findItem(desk, uri, editor)
    expect(item).toMatchObject({ urgency: 2, subjects: [{ uri: 'topic:1' }], language: 'zh-Hans' })
    expect(pictures).toMatchObject([{ caption: '湖景' }])
    expect(JSON.stringify(item)).not.toMatch(/Көл|Жаратылыш/)
  })

  test.each([
    ['into a language that was not agreed', 'en', editor, 'right.translation-language'],
    ['into its own language', 'ky', editor, 'draft.same-language'],
    ['by a viewer', 'zh-Hans', viewer('viewer'), 'desk.role'],
  ])('is not begun %s', async (_rule, language, person, code) => {
    const uri = await take('Бир')
    await expect(beginTranslation(desk, uri, language, person)).rejects.toMatchObject({ code })
  })

  test('is published by an editor, not by its translator', async () => {
    const draft = await beginTranslation(desk, await take('Бир'), 'zh-Hans', translator)
    await expect(publishDraft(desk, draft, {}, translator)).rejects.toMatchObject({
      code: 'desk.role',
    })
  })

  test('is offered to another partner only where its source may be passed on', async () => {
    const third = await network.open('third.example', ['ru'])
    const other = await network.agree(hegu, third)
    const draft = await beginTranslation(desk, await take('Бир'), 'zh-Hans', editor)
    const { offers } = await findDraft(desk, draft, editor)
    expect(offers.find((offer) => offer.agreement === agreement)).toMatchObject({ permit: true })
    expect(offers.find((offer) => offer.agreement === other)).toMatchObject({
      permit: false,
      reason: { code: 'right.use-not-granted' },
    })
    await write(draft, { headline: '标题', p1: '一' })
    await publishDraft(desk, draft, { agreements: [agreement, other] }, editor)
    expect(await third.read(other)).toBe(0)
    expect(await echo.read(agreement)).toBe(1)
  })

  test('of an embargoed item is under embargo as long, and nobody else sees the draft', async () => {
    const open = await network.agree(echo, hegu, { give: grant({ embargo: 'send' }) })
    const embargoedUntil = new Date(Date.now() + 3_600_000).toISOString()
    const [issued] = await echo.issue({ ...story('Эмбарго'), embargoedUntil, agreements: [open] })
    await hegu.read(open)
    const uri = issued?.uri ?? ''
    await expect(findItem(desk, uri, translator)).rejects.toMatchObject({ code: 'item.unknown' })
    const draft = await beginTranslation(desk, uri, 'zh-Hans', editor)
    await write(draft, { headline: '标题', p1: '一' })
    expect(await listDrafts(desk, translator)).toEqual([])
    await expect(findDraft(desk, draft, translator)).rejects.toMatchObject({
      code: 'draft.unknown',
    })
    const { uri: translation } = await publishDraft(desk, draft, {}, editor)
    const row = await findItem(desk, translation, editor)
    expect(row.state).toBe('embargoed')
    const until = Date.parse(row.item?.embargoedUntil ?? '')
    expect(until).toBeGreaterThanOrEqual(Date.parse(embargoedUntil) - 1000)
    await expect(findItem(desk, translation, translator)).rejects.toMatchObject({
      code: 'item.unknown',
    })
  })
})
