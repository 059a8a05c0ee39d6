import type { ConceptPage } from '@suyab/server/api'
import type { Browser, Locator } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectAccessible } from './accessible.ts'
import { Desk, linkOf, openBrowser } from './desk.ts'

let browser: Browser
let desk: Desk

beforeAll(async () => {
  browser = await openBrowser()
  desk = await Desk.open(browser, linkOf('sozdor.example', 'Ada Finch'), 'en')
}, 120_000)
afterAll(async () => browser.close())

const english = (): Locator => desk.at('region', desk.say('concepts.list', { language: 'English' }))
const editor = (): Locator => english().getByRole('textbox')
const found = (count: number): RegExp => new RegExp(`Found ${count} of 100 articles in English`)
/** A part of the concept's page. */
const part = (name: 'lists' | 'results' | 'history'): Promise<void> =>
  desk.click(
    'link',
    desk.say(`concepts.${name}`),
    desk.at('navigation', desk.say('concepts.parts')),
  )

test('all concepts stand in one table, in which none is measured, and are found by their name', async () => {
  await desk.go('research')
  await desk.click('link', desk.say('research.concepts'))
  const rows = desk.page.getByRole('row')
  await expect.poll(() => rows.count()).toBe(46)
  expect(await rows.getByText(desk.say('concepts.notMeasured')).count()).toBe(45 * 11)
  await expectAccessible(desk, 'the table of concepts')
  await desk.page.getByRole('searchbox', { name: desk.say('concepts.filter') }).fill('моло')
  await expect.poll(() => rows.count()).toBe(2)
  await desk.click('link', 'Youth')
  await desk.at('heading', 'Youth').waitFor()
})

test('a list that is edited counts what it finds at once, and names the line that cannot be read', async () => {
  await desk.sees(found(60), english())
  await expectAccessible(desk, 'the lists of a concept')
  await editor().fill('teenager\n- teenager nights\n')
  await desk.sees(found(40), english())
  await desk.sees(desk.say('concepts.unsavedIn', { languages: 'English' }))
  await editor().fill('teenager\nteen OR boy\n')
  await desk.sees(desk.say('concepts.lineAt', { line: 2, position: 6 }), english())
  await expectAccessible(desk, 'a list with a fault')
  await desk.click('button', desk.say('concepts.lineAt', { line: 2, position: 6 }))
  const chosen = await editor().evaluate((node: HTMLTextAreaElement) => node.value.slice(node.selectionStart, node.selectionEnd)) // prettier-ignore
  expect(chosen).toBe('OR')
})

test('what is not saved is asked about before one leaves, stays in the browser, and is saved as the next version', async () => {
  await editor().fill('teenager\n')
  await desk.click('link', desk.say('research.concepts'))
  await desk.heading('concepts.leaveTitle', desk.dialog()).waitFor()
  await desk.click('button', desk.say('concepts.leave'), desk.dialog())
  await desk.click('link', 'Youth')
  await desk.sees(desk.say('concepts.resumed'))
  expect(await editor().inputValue()).toBe('teenager\n')
  await desk.click('button', desk.say('concepts.goOn'))
  await desk.click('button', desk.say('concepts.save'))
  await desk.fill(desk.say('concepts.note'), 'Only the word itself', desk.dialog())
  await desk.click('button', desk.say('concepts.save'), desk.dialog())
  await desk.sees(desk.say('concepts.saved', { version: 2 }))
  const kept = await desk.ask<ConceptPage>('GET', '/coverage/concepts/youth')
  expect([kept.version, kept.lists['en']?.text, kept.madeBy]).toEqual([2, 'teenager\n', 'Ada Finch']) // prettier-ignore
})

/** Says of the article that stands there what is true of it. */
async function judgeOne(): Promise<void> {
  const heading = desk.page.getByRole('article').getByRole('heading')
  const title = await heading.innerText()
  await desk.press(title.includes('at school') ? 'y' : 'n')
  await expect
    .poll(async () => (await heading.count()) === 0 || (await heading.innerText()) !== title)
    .toBe(true)
}

test('articles are judged by single keys, a word is taken back, and precision and recall come out', async () => {
  await part('results')
  await desk.click('button', `${desk.say('concepts.judge')}: English`)
  await expectAccessible(desk, 'the question how many to judge')
  await desk.page.getByRole('radio', { name: desk.say('concepts.judgeEach', { hits: 40, others: 40 }) }).check() // prettier-ignore
  await desk.click('button', desk.say('concepts.draw'))
  await desk.page.getByRole('article').waitFor()
  await expectAccessible(desk, 'judging')
  const count = Number(/of (\d+)/.exec(await desk.page.getByText(desk.like('concepts.progress')).first().innerText())?.[1]) // prettier-ignore
  expect(count).toBe(80)
  await judgeOne()
  await desk.sees(desk.say('concepts.progress', { done: 1, count }))
  await desk.press('u')
  await desk.sees(desk.say('concepts.progress', { done: 0, count }))
  await desk.press('Shift+?')
  await desk.sees(desk.say('concepts.progress', { done: 1, count }))
  expect(await desk.dialog().count()).toBe(0)
  await desk.press('u')
  for (let one = 0; one < count; one += 1) await judgeOne()
  await desk.heading('concepts.soFar').waitFor()
  await desk.sees(desk.say('concepts.doneTitle'))
  await desk.sees(desk.say('concepts.measured'))
  await expectAccessible(desk, 'a list that was judged')
  const measured = async () =>
    (await desk.ask<ConceptPage>('GET', '/coverage/concepts/youth')).calibration.en
  // Judgements go to the node one after the other, behind the keys.
  await expect.poll(async () => (await measured())?.judgements, { timeout: 30_000 }).toEqual({ hits: 40, others: 40 }) // prettier-ignore
  const judged = await measured()
  // 40 of the 60 articles that the list finds are about young people, and it misses none.
  expect(judged?.precision.value).toBeGreaterThan(0.45)
  expect(judged?.precision.value).toBeLessThan(0.85)
  expect(judged?.recall.value).toBe(1)
})

test('what was measured stands in the results with its interval and base, and in the table', async () => {
  await desk.click('link', desk.say('concepts.back'))
  const row = desk.page.getByRole('row', { name: /^English/ })
  await desk.sees(desk.say('concepts.measured'), row)
  await desk.sees(desk.say('concepts.judgedOf', { count: 40 }), row)
  await desk.sees(desk.say('concepts.notMeasured'), desk.page.getByRole('row', { name: /^Russian/ })) // prettier-ignore
  await expectAccessible(desk, 'results')
  await desk.click('link', desk.say('research.concepts'))
  await desk.page.getByRole('row', { name: /^Youth/ }).getByTitle(desk.like('concepts.pair')).waitFor() // prettier-ignore
})

test('the history says what each version changed, and an earlier one comes back as the next', async () => {
  await desk.click('link', 'Youth')
  await part('history')
  await desk.sees('Only the word itself')
  await expectAccessible(desk, 'the history')
  await desk.click('button', desk.say('concepts.restoreTitle', { version: 1 }))
  await desk.click('button', desk.say('concepts.restore'), desk.dialog())
  await desk.sees(desk.say('concepts.restoredFrom', { version: 1 }))
  const kept = await desk.ask<ConceptPage>('GET', '/coverage/concepts/youth')
  expect([kept.version, kept.calibration]).toEqual([3, {}])
})

test('and nothing went wrong in the page', async () => {
  expect(await desk.close()).toEqual([])
})
