import type { ItemPage } from '@suyab/server/api'
import type { Browser, Locator } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Desk, linkOf, openBrowser } from './desk.ts'

let browser: Browser
let desk: Desk
beforeAll(async () => {
  browser = await openBrowser()
  desk = await Desk.open(browser, linkOf('jangyryk.example', 'Вера Саянова'), 'ru')
})
afterAll(async () => {
  await browser.close()
})

async function total(query: string): Promise<number> {
  return (await desk.ask<ItemPage>('GET', `/items?box=in&limit=1${query}`)).total
}

async function expectCount(count: number): Promise<void> {
  await desk.sees(desk.say('exchange.count', { count }), desk.page.getByRole('main'))
}

/** The button of an errand, which says its key. */
function errand(key: 'item.take' | 'item.return' | 'item.note', letter: string): Locator {
  return desk.at('button', new RegExp(`^${desk.say(key)} ?${letter}$`))
}

/** The row of the list that the keyboard is at. */
function focused(): Locator {
  return desk.list().locator('a:focus')
}

test('the list is narrowed by language and topic, and each filter says how much is behind it', async () => {
  const everything = await total('')
  await expectCount(everything)
  const english = await total('&language=en')
  const box = desk.at('checkbox', new RegExp(`^английский ?${english}$`))
  await box.click()
  await expectCount(english)
  await desk.click('checkbox', new RegExp(`^${desk.say('topics.04000000')}`))
  const topic = encodeURIComponent('http://cv.iptc.org/newscodes/mediatopic/04000000')
  await expectCount(await total(`&language=en&topic=${topic}`))
  await desk.press('r')
  await expectCount(everything)
})

test('of many topics eight are shown until all are asked for', async () => {
  const topics = desk.at('group', desk.say('exchange.topic')).getByRole('checkbox')
  await topics.first().waitFor()
  expect(await topics.count()).toBe(8)
  await desk.click('button', desk.like('exchange.showAll'))
  expect(await topics.count()).toBeGreaterThan(20)
  await desk.click('button', desk.say('exchange.fewer'))
  expect(await topics.count()).toBe(8)
})

test('words are searched for in the texts, also Chinese ones', async () => {
  await desk.press('/')
  await desk.page.keyboard.type('坎儿井')
  await desk.press('Enter')
  await desk.sees(desk.say('exchange.found', { q: '坎儿井' }))
  await expectCount(await total(`&q=${encodeURIComponent('坎儿井')}`))
  await desk.page.keyboard.press('Escape')
  await desk.press('r')
  await expectCount(await total(''))
})

test('everything in the list is done from the keyboard: choose, read, take, give back, translate', async () => {
  await desk.go('incoming')
  await desk.at('checkbox', new RegExp(desk.say('words.state.offered-in'))).click()
  await expectCount(await total('&state=offered'))
  await desk.press('ArrowDown')
  await focused().waitFor()
  const first = await focused().innerText()
  await desk.press('ArrowDown')
  await expect.poll(() => focused().innerText()).not.toBe(first)
  await desk.press('ArrowUp')
  await expect.poll(() => focused().innerText()).toBe(first)
  const heading = desk.page.getByRole('heading', { level: 2, name: first })
  await heading.waitFor()
  await desk.press('Enter')
  await expect.poll(() => heading.evaluate((node) => node === document.activeElement)).toBe(true)
  await desk.press('c')
  await desk.sees(desk.say('item.taken'))
  await errand('item.return', 'C').waitFor()
  await desk.press('c')
  await desk.sees(desk.say('item.returned'))
  await errand('item.take', 'C').waitFor()
  await desk.press('f')
  await desk.heading('item.translateTitle').waitFor()
  await desk.press('Escape')
  await desk.loses(desk.dialog())
  await desk.press('Shift+?')
  await desk.heading('shell.keys', desk.dialog()).waitFor()
  await desk.press('Escape')
  await desk.loses(desk.dialog())
  await desk.press('Escape')
  await desk.loses(heading)
})

test('the letters work on a Cyrillic keyboard, and are letters where someone types', async () => {
  await desk.press('ArrowDown')
  await focused().waitFor()
  await errand('item.note', 'N').waitFor()
  // The key of n, as a Russian layout sends it.
  await focused().dispatchEvent('keydown', { key: 'т', code: 'KeyN', bubbles: true })
  await desk.heading('item.noteTitle').waitFor()
  await desk.page.getByRole('textbox', { name: desk.say('item.noteText') }).press('c')
  await expect
    .poll(() => desk.page.getByRole('textbox', { name: desk.say('item.noteText') }).inputValue())
    .toBe('c')
  await desk.press('Escape')
  await desk.loses(desk.dialog())
})

test('and nothing went wrong in the page', async () => {
  expect(await desk.close()).toEqual([])
})
