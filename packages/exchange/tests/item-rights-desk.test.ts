import { afterAll, beforeAll, expect, test } from 'vitest'
import { findItem } from '../src/desk/item-detail.ts'
import { listItems } from '../src/desk/item-list.ts'
import { writeItemRights } from '../src/item-rights.ts'
import { offerItem, openDesk, story, them, viewer, type TestDesk } from './desk-newsroom.ts'

let desk: TestDesk
beforeAll(async () => {
  // A newsroom that publishes in Kyrgyzstan.
  desk = await openDesk()
})
afterAll(() => desk.store.close())

test('an item that may only be published elsewhere is denied at the desk, with the reason', async () => {
  for (const [words, territory] of [
    ['мында', ['KG', 'KZ']],
    ['башка', ['CN']],
    ['эркин', undefined],
  ] as const) {
    const encodedRights = territory && writeItemRights(them, 'tag:x', { territory })
    await offerItem(desk, story(words, encodedRights ? { rightsInfo: { encodedRights } } : {}))
  }
  const page = await listItems(desk, { box: 'in' }, viewer('editor'))
  const states = Object.fromEntries(page.items.map((row) => [row.headline, row.state]))
  expect(states).toEqual({ мында: 'offered', башка: 'denied', эркин: 'offered' })
  expect(page.items.find(({ state }) => state === 'denied')?.reason).toEqual({
    code: 'right.territory',
    data: { allowed: 'CN' },
  })
  expect(page.facets.state).toEqual([
    { value: 'offered', count: 2 },
    { value: 'denied', count: 1 },
  ])
  const denied = await listItems(desk, { box: 'in', state: ['denied'] }, viewer('editor'))
  expect(denied.items.map(({ headline }) => headline)).toEqual(['башка'])
})

test('the desk names what grant and item both leave, not what the grant alone would', async () => {
  const rights = {
    territory: ['KG'],
    media: ['web'],
    uses: { translate: ['ky'], adapt: false },
  } as const
  const encodedRights = writeItemRights(them, 'tag:x', rights)
  const uri = await offerItem(desk, story('чектелген', { rightsInfo: { encodedRights } }))
  const { rights: views } = await findItem(desk, uri, viewer('editor'))
  expect(views).toMatchObject([
    { publish: true, translate: ['ky'], adapt: false, territory: ['KG'], media: ['web'] },
  ])
})
