import type { OutletOverview } from '@suyab/server/api'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectAccessible } from './accessible.ts'
import { Desk, linkOf, openBrowser } from './desk.ts'

let browser: Browser
let desk: Desk
beforeAll(async () => {
  browser = await openBrowser()
  desk = await Desk.open(browser, linkOf('kabarlar.example', 'kabarlar.example analyst'), 'ky')
})
afterAll(() => browser.close())

async function openList(query = ''): Promise<void> {
  await desk.page.goto(`${desk.origin}/research/outlets${query}`)
  await desk.heading('research.outlets').waitFor()
  await desk.page.getByRole('table').waitFor()
}

const rows = (): Promise<number> => desk.page.locator('tbody tr').count()

test('the list says of every outlet how it stands, can be narrowed, and is walked by keys', async () => {
  await openList()
  expect(await rows()).toBe(60)
  await expectAccessible(desk, 'the outlets')
  await openList('?state=failing')
  const failing = await rows()
  expect(failing).toBeGreaterThan(1)
  expect(failing).toBeLessThan(10)
  await desk.sees(desk.say('outlets.why.outbound.robots'))
  await openList()
  await desk.press('f')
  await desk.page.keyboard.type('highland')
  await expect.poll(rows).toBe(10)
  // Out of the field, so that arrows are the list's again.
  await desk.heading('research.outlets').click()
  await desk.press('ArrowDown')
  await desk.press('ArrowDown')
  const second = desk.page.locator('tbody tr').nth(1).getByRole('link')
  const name = await second.innerText()
  expect(await second.evaluate((link) => link === document.activeElement)).toBe(true)
  await desk.press('Enter')
  await desk.page.getByRole('heading', { level: 1, name }).waitFor()
})

test('a sort is in the address and heard from the head of its column', async () => {
  await openList()
  await desk.click('button', desk.say('outlets.col.rate'))
  await desk.click('button', desk.like('outlets.col.rate'))
  const head = desk.page.getByRole('columnheader', { name: desk.like('outlets.col.rate') })
  await expect.poll(() => head.getAttribute('aria-sort')).toBe('descending')
  expect(desk.page.url()).toContain('sort=-rate')
  const all = await desk.ask<OutletOverview[]>('GET', '/coverage/outlets')
  const sums = all.map(({ outlet, volume }) => {
    const articles = volume?.daily.reduce((sum, count) => sum + count, 0) ?? 0
    return { id: outlet.id, articles }
  })
  const most = sums.toSorted((a, b) => b.articles - a.articles)[0]
  expect(await desk.page.locator('tbody tr').first().innerText()).toContain(most?.id)
})

test('an outlet’s page shows its year, what was left out and what to do about a source that fails', async () => {
  const all = await desk.ask<OutletOverview[]>('GET', '/coverage/outlets')
  const failing = all.find(({ failing: [one] }) => one?.code === 'collect.http-status')!
  await desk.page.goto(`${desk.origin}/research/outlets/${failing.outlet.id}`)
  await desk.heading('outlets.sourcesTitle').waitFor()
  await desk.sees(desk.like('faults.collect.http-status'))
  await desk.sees(desk.like('outlets.failures'))
  await desk.page.getByRole('img').first().waitFor()
  await expectAccessible(desk, 'an outlet')
})

test('an outlet is added, an address of it tried, and it is deleted again', async () => {
  await openList()
  await desk.click('button', desk.say('outlets.add'))
  const dialog = desk.dialog()
  await desk.heading('outlets.form.new', dialog).waitFor()
  await expectAccessible(desk, 'the form of an outlet')
  await desk.fill(desk.like('outlets.form.id'), 'jarchy.example', dialog)
  await desk.fill(desk.like('outlets.form.nameIn'), 'Жарчы', dialog)
  await dialog.getByLabel(desk.say('outlets.form.country')).selectOption('KG')
  await desk.fill(desk.like('outlets.form.languages'), 'ky', dialog)
  await desk.fill(desk.say('outlets.feed'), 'https://jarchy.invalid/feed', dialog)
  await desk.click('button', desk.say('outlets.try'), dialog)
  await desk.sees(desk.like('faults.outbound.host-unknown'), dialog)
  await desk.click('button', desk.say('outlets.form.save'), dialog)
  await desk.page.getByRole('heading', { level: 1, name: 'Жарчы' }).waitFor()
  await desk.sees(desk.say('outlets.state.waiting'))
  await desk.click('button', desk.say('outlets.remove'))
  await desk.click('button', desk.say('admin.remove'), desk.dialog())
  await desk.sees(desk.say('outlets.removed'))
  await expect.poll(rows).toBe(60)
})

test('a list is shown with what is wrong by its lines before it is taken in', async () => {
  await openList()
  await desk.click('button', desk.say('outlets.import'))
  const csv = [
    'id,name:ky,country,languages,time_zone,observed_since',
    'bulbul.example,Булбул,KG,ky,Asia/Bishkek,2026-01-01',
    'kukuk.example,Күкүк,Атлантида,ky,Asia/Bishkek,2026-01-01',
  ].join('\n')
  const file = { name: 'outlets.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) }
  await desk.dialog().locator('input[type=file]').setInputFiles(file)
  await desk.sees(desk.say('outlets.import.line', { line: 3 }), desk.dialog())
  await desk.sees(/Атлантида/u, desk.dialog())
  await expectAccessible(desk, 'a list before it is imported')
  await desk.click('button', desk.say('outlets.import.apply', { count: 1 }), desk.dialog())
  await desk.sees(desk.say('outlets.import.done', { count: 1 }))
  await expect.poll(rows).toBe(61)
  await desk.ask('DELETE', '/coverage/outlets/bulbul.example')
})

test('nothing went wrong in the page meanwhile', async () => {
  expect(await desk.close()).toEqual([])
})

test('a newsroom that observes nobody yet is told what to do first', async () => {
  const other = await Desk.open(browser, linkOf('qiao.example', 'qiao.example analyst'), 'zh-Hans')
  await other.page.goto(`${other.origin}/research/outlets`)
  await other.sees(other.say('outlets.emptyTitle'))
  await expectAccessible(other, 'no outlet yet')
  expect(await other.close()).toEqual([])
})
