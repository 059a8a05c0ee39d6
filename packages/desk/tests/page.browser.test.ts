import type { AgreementView, ItemPage } from '@suyab/server/api'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectAccessible, looked } from './accessible.ts'
import { Desk, linkOf, openBrowser } from './desk.ts'

let browser: Browser
let zh: Desk
let ky: Desk
beforeAll(async () => {
  browser = await openBrowser()
  zh = await Desk.open(browser, linkOf('hegu.example', '林河声'), 'zh-Hans')
  ky = await Desk.open(browser, linkOf('jangyryk.example', 'Айжамал Сеңирова'), 'ky')
})
afterAll(async () => {
  console.log(JSON.stringify({ axe_runs: looked.times, findings: 0 }))
  await browser.close()
})

const parts = ['people', 'intakes', 'feeds', 'faults', 'audit', 'node'] as const

/** Every page that an administrator can open, with the heading by which it stands there. */
async function pages(desk: Desk): Promise<(readonly [path: string, heading: string])[]> {
  const [agreement] = await desk.ask<AgreementView[]>('GET', '/agreements')
  return [
    ['/incoming', desk.say('shell.incoming')],
    ['/own', desk.say('shell.own')],
    ['/translate', desk.say('shell.translation')],
    ['/partners', desk.say('shell.partners')],
    ['/partners/invite', desk.say('partners.inviteTitle')],
    ['/accept', desk.say('partners.acceptTitle')],
    [`/agreements/${agreement!.id}`, ''],
    ...parts.map((part) => [`/admin/${part}`, desk.say(`admin.${part}`)] as const),
    ['/account', desk.say('account.title')],
    ['/no-such-page', desk.say('shell.missingTitle')],
  ]
}

async function open(desk: Desk, path: string, heading: string): Promise<void> {
  await desk.page.goto(desk.origin + path)
  await desk.page
    .getByRole('heading', { level: 1, ...(heading === '' ? {} : { name: heading }) })
    .waitFor()
  await expect.poll(() => desk.page.getByText(desk.say('shell.loading')).count()).toBe(0)
}

test('every page is for everyone: axe finds nothing, wide and narrow, light and dark', async () => {
  for (const [path, heading] of await pages(ky)) {
    await open(ky, path, heading)
    await expectAccessible(ky, path)
  }
})

test('so are the menu, the list of keys and the questions of the administration', async () => {
  await open(ky, '/admin/people', ky.say('admin.people'))
  await ky.click('button', ky.like('shell.menuOf'))
  await ky.sees(ky.say('shell.theme'))
  await expectAccessible(ky, 'the menu of the person')
  await ky.press('Escape')
  await ky.press('Shift+?')
  await ky.heading('shell.keys', ky.dialog()).waitFor()
  await expectAccessible(ky, 'the list of keys')
  await ky.press('Escape')
  await ky.click('button', `${ky.say('admin.erase')}: Вера Саянова`)
  await expectAccessible(ky, 'the question before an account is erased')
  await ky.press('Escape')
  await open(ky, '/partners/invite', ky.say('partners.inviteTitle'))
  await ky.page.getByText(ky.say('partners.changeTerms')).click()
  await expectAccessible(ky, 'the terms of an invitation')
})

test('items of every kind stand as what they are', async () => {
  const { items } = await zh.ask<ItemPage>('GET', '/items?box=in&limit=200')
  for (const kind of ['picture', 'package', 'event'] as const) {
    const row = items.find((one) => one.kind === kind && one.state === 'offered')!
    await zh.page.goto(`${zh.origin}/incoming?item=${encodeURIComponent(row.uri)}`)
    await zh.page.getByRole('heading', { level: 2, name: row.headline }).waitFor()
    await expectAccessible(zh, `a ${kind}`)
  }
})

test('a verse from right to left and a table stand in the text', async () => {
  const own = await zh.ask<ItemPage>('GET', '/items?box=own&limit=200')
  const open = async (words: string): Promise<void> => {
    const row = own.items.find(({ headline }) => headline.includes(words))!
    await zh.page.goto(`${zh.origin}/own?item=${encodeURIComponent(row.uri)}`)
    await zh.page.getByRole('heading', { level: 2, name: row.headline }).waitFor()
  }
  await open('茶馆墙上的诗')
  const verse = zh.page.locator('blockquote[dir=rtl]').first()
  await verse.waitFor()
  expect(await verse.evaluate((node) => getComputedStyle(node).direction)).toBe('rtl')
  await expectAccessible(zh, 'a verse from right to left')
  await open('坎儿井十年水位')
  await zh.page.getByRole('table').waitFor()
  await expectAccessible(zh, 'a table in a text')
})

test('on a desk’s screen the head is one line in every language', async () => {
  for (const language of ['zh-Hans', 'ru', 'en', 'ky']) {
    await ky.ask('PATCH', '/me', { language })
    await open(ky, '/own', '')
    for (const width of [1200, 1280, 1440]) {
      await ky.page.setViewportSize({ width, height: 900 })
      const shell = await ky.page.evaluate(() => {
        const ends = ['.sections a', '.folio .find'].map(
          (part) => document.querySelector(part)?.getBoundingClientRect() ?? new DOMRect(),
        )
        const [section, field] = ends
        return {
          beside: section !== undefined && field !== undefined && field.top < section.bottom,
          over: document.documentElement.scrollWidth - document.documentElement.clientWidth,
        }
      })
      expect({ language, width, ...shell }).toEqual({ language, width, beside: true, over: 0 })
    }
  }
  await ky.page.setViewportSize({ width: 1440, height: 900 })
})

test('mirrored from right to left, no page is wider than its window', async () => {
  for (const [path] of await pages(zh)) {
    await zh.page.goto(`${zh.origin}${path}?pseudo=rtl`)
    await zh.page.getByRole('heading', { level: 1 }).waitFor()
    for (const width of [1440, 390]) {
      await zh.page.setViewportSize({ width, height: 900 })
      const shell = await zh.page.evaluate(() => ({
        dir: document.documentElement.dir,
        over: document.documentElement.scrollWidth - document.documentElement.clientWidth,
      }))
      expect({ path, width, ...shell }).toEqual({ path, width, dir: 'rtl', over: 0 })
    }
  }
  await zh.page.setViewportSize({ width: 1440, height: 900 })
})

test('the desk speaks the person’s language from the first paint, and another at once', async () => {
  await open(zh, '/account', zh.say('account.title'))
  expect(await zh.page.evaluate(() => document.documentElement.lang)).toBe('zh-Hans')
  await zh.click('button', zh.like('shell.menuOf'))
  await zh.click('radio', 'русский')
  await zh.page.getByRole('heading', { level: 1, name: 'Учётная запись' }).waitFor()
  expect(await zh.page.evaluate(() => document.documentElement.lang)).toBe('ru')
  await zh.click('radio', '中文')
  await zh.heading('account.title').waitFor()
})

test('a viewer is let in once by a link, reads, and is offered nothing to do', async () => {
  await open(ky, '/admin/people', ky.say('admin.people'))
  await ky.fill(ky.say('admin.personName'), 'Айбек Окурман')
  const form = ky.page.getByRole('main')
  await form
    .getByRole('combobox', { name: ky.say('admin.role') })
    .last()
    .selectOption('viewer')
  await form
    .getByRole('combobox', { name: ky.say('admin.language') })
    .last()
    .selectOption('en')
  await ky.click('button', ky.say('admin.add'))
  const field = ky.page.getByRole('textbox', {
    name: ky.say('admin.linkFor', { name: 'Айбек Окурман' }),
  })
  const link = await field.inputValue()
  await expectAccessible(ky, 'the people with a new link')

  const viewer = await Desk.open(browser, link, 'en')
  const links = viewer.at('navigation', viewer.say('shell.sections')).getByRole('link')
  expect(await links.allInnerTexts()).toEqual([
    viewer.say('shell.incoming'),
    viewer.say('shell.own'),
    viewer.say('shell.partners'),
  ])
  const { items } = await viewer.ask<ItemPage>('GET', '/items?box=in&state=offered')
  await viewer.openItem(items[0]!.headline)
  for (const errand of ['take', 'translate', 'publish', 'note', 'export'] as const) {
    expect(await viewer.at('button', viewer.say(`item.${errand}`)).count()).toBe(0)
  }
  await viewer.page.goto(`${viewer.origin}/admin/people`)
  await viewer.heading('shell.forbiddenTitle').waitFor()
  await expectAccessible(viewer, 'a page that is not for a role')

  // Who signs out needs another link: this one was spent.
  await viewer.click('button', viewer.like('shell.menuOf'))
  await viewer.click('button', viewer.say('shell.signOut'))
  await viewer.sees(viewer.say('signIn.signedOut'))
  await expectAccessible(viewer, 'the sign-in')
  await viewer.page.goto(link)
  await viewer.heading('signIn.linkFailed').waitFor()
  await expectAccessible(viewer, 'a link that was spent')
  expect(await viewer.close()).toEqual([])
})

test('and nothing went wrong in the pages', async () => {
  expect(await zh.close()).toEqual([])
  expect(await ky.close()).toEqual([])
})
