import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectAccessible } from './accessible.ts'
import { Desk, linkOf, openBrowser } from './desk.ts'

/** Clicks, fields and keys of both sides together, from knowing nobody to the first item. */
const MOST_ACTIONS = 25
const headline = 'Базар күнү: айылда көпүрө ачылды'

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(async () => {
  await browser.close()
})

test('two newsrooms that know nobody invite, sign and share a first item in 25 actions', async () => {
  const host = await Desk.open(
    browser,
    linkOf('bulak.example', 'bulak.example administrator'),
    'ky',
  )
  const guest = await Desk.open(
    browser,
    linkOf('qiao.example', 'qiao.example administrator'),
    'zh-Hans',
  )
  await expectAccessible(host, 'an empty list')

  await host.go('partners')
  await expectAccessible(host, 'no partner yet')
  await host.click('link', host.say('partners.invite'))
  await host.fill(host.say('partners.partnerName'), '桥报')
  await expectAccessible(host, 'an invitation')
  await host.click('button', host.say('partners.makeInvitation'))
  const link = host.page.getByRole('textbox', { name: host.say('partners.link') })
  const invitation = await link.inputValue()
  await expectAccessible(host, 'the link of an invitation')
  await host.click('button', host.say('partners.copy'))

  await guest.go('partners')
  await guest.click('link', guest.say('partners.accept'))
  await guest.fill(guest.say('partners.link'), invitation)
  await guest.click('checkbox', guest.say('partners.compared'))
  await expectAccessible(guest, 'an invitation before it is signed')
  await guest.click('button', guest.say('partners.sign'))
  await guest.sees(guest.say('partners.agreement.active'))

  await host.go('translation')
  await expectAccessible(host, 'no draft yet')
  await host.click('button', host.say('translate.new'))
  await host.click('button', host.say('words.kind.text'))
  await host.fill(host.say('translate.field.headline'), headline)
  await host.fill(
    host.say('translate.field.paragraph', { count: 1 }),
    'Көпүрөнүн узундугу 48 метр.',
  )
  await host.click('button', host.say('translate.publish'))
  await guest.go('incoming')
  // An empty list fills by itself.
  await guest.openItem(headline)
  await guest.sees('Көпүрөнүн узундугу 48 метр.')

  const actions = host.actions + guest.actions
  console.log(
    JSON.stringify({ actions_to_first_item: actions, host: host.actions, guest: guest.actions }),
  )
  expect(actions).toBeLessThanOrEqual(MOST_ACTIONS)
  expect(await host.close()).toEqual([])
  expect(await guest.close()).toEqual([])
})
