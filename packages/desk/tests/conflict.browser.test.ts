import type { ItemPage } from '@suyab/server/api'
import type { Browser, Locator } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectAccessible } from './accessible.ts'
import { Desk, linkOf, openBrowser } from './desk.ts'

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(async () => {
  await browser.close()
})

/** The translation of the headline. */
function field(desk: Desk): Locator {
  const name = desk.say('translate.translationOf', { count: 1 })
  return desk.page.getByRole('textbox', { name, exact: true })
}

test('two people on one draft see each other, and of two texts for one field none is lost', async () => {
  const one = await Desk.open(browser, linkOf('hegu.example', '苏木云'), 'zh-Hans')
  const other = await Desk.open(browser, linkOf('hegu.example', 'Nora Vale'), 'en')
  const page = await one.ask<ItemPage>('GET', '/items?box=in&language=ru&kind=text&state=offered')
  const { uri } = page.items[0]!
  const { draft } = await one.ask<{ draft: string }>(
    'POST',
    `/items/${encodeURIComponent(uri)}/translation`,
    { language: 'zh-Hans' },
  )
  for (const desk of [one, other]) await desk.page.goto(`${desk.origin}/drafts/${draft}`)
  await field(one).click()
  await other.sees(/苏木云/)

  // One of them writes while the line is down.
  await one.page.context().setOffline(true)
  await one.fill(one.say('translate.translationOf', { count: 1 }), '苏木云的标题，断线时写下')
  await one.sees(one.like('translate.unsaved'))
  await other.fill(other.say('translate.translationOf', { count: 1 }), '诺拉的标题')
  await other.sees(other.say('translate.saved'))
  await one.page.context().setOffline(false)
  await one.sees(one.say('translate.conflict', { name: 'Nora Vale' }))
  const alert = one.page.getByRole('alert')
  await one.sees('诺拉的标题', alert)
  await one.sees('苏木云的标题，断线时写下', alert)
  await expectAccessible(one, 'two texts for one field')

  await one.click('button', one.say('translate.merge'))
  await one.sees(one.say('translate.saved'))
  const joined = await field(one).inputValue()
  expect(joined).toContain('诺拉的标题')
  expect(joined).toContain('苏木云的标题，断线时写下')
  await expect.poll(() => field(other).inputValue()).toBe(joined)

  // A translator writes; an editor publishes.
  await one.sees(one.say('translate.why.role'))
  expect(await one.close()).toEqual([])
  expect(await other.close()).toEqual([])
})
