import { languageName } from '@suyab/language/display-name'
import type { PollTable, WavePage, WeightingRow } from '@suyab/server/api'
import type { Browser, Locator } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectAccessible } from './accessible.ts'
import { Desk, linkOf, openBrowser } from './desk.ts'
import { savOf, youthData, youthForm } from '../../poll/tests/poll-file.ts'

/** Enough for tables. */
const people = 1200

let browser: Browser
let desk: Desk
beforeAll(async () => {
  browser = await openBrowser()
  desk = await Desk.open(browser, linkOf('bulak.example', 'bulak.example analyst'), 'ky')
}, 120_000)
afterAll(async () => browser.close())

const api = '/polls/youth/waves/1'
const part = (key: 'tables' | 'questionnaire' | 'weighting' | 'recodings' | 'about') =>
  desk.click('link', desk.say(`polls.${key}`), desk.at('navigation', desk.say('polls.parts')))
const cells = (): Locator => desk.page.locator('.poll-table .cell')

async function bring(label: string, name: string, buffer: Buffer): Promise<void> {
  const drop = desk.at('group', label)
  await drop.locator('input[type=file]').setInputFiles({ name, mimeType: 'application/octet-stream', buffer }) // prettier-ignore
  await drop.getByText(name).waitFor()
}

test('without polls the page says what to do first, and a new one leads to its import', async () => {
  await desk.go('polls')
  await desk.sees(desk.say('polls.emptyTitle'))
  await expectAccessible(desk, 'no polls')
  await desk.click('button', desk.say('polls.new'))
  const dialog = desk.dialog()
  await expectAccessible(desk, 'a new poll')
  await desk.fill(desk.like('polls.nameIn'), 'Жаштар', dialog)
  await desk.fill(desk.like('polls.id'), 'youth', dialog)
  for (const language of ['ru', 'en']) {
    const name = languageName(language, 'ky')
    await dialog.getByRole('checkbox', { name: new RegExp(name, 'i') }).check()
  }
  await desk.click('button', desk.say('polls.create'), dialog)
  await desk.heading('pollsImport.title').waitFor()
})

test('what tells of people is left out, and what is lacking is said at its field', async () => {
  await bring(desk.say('pollsImport.file'), 'youth.sav', savOf(youthData(people)))
  await bring(desk.say('pollsImport.form'), 'form.xlsx', youthForm())
  const keep = desk.page.getByRole('checkbox', { name: desk.say('pollsImport.keepOne', { name: 'respondent_name' }) }) // prettier-ignore
  expect(await keep.isChecked()).toBe(false)
  await desk.sees(desk.like('pollsImport.identityLeft'))
  await expectAccessible(desk, 'the import')
  await desk.click('button', desk.say('pollsImport.import'))
  await desk.sees(desk.say('pollsImport.fault.missing'))
  await desk.sees(desk.like('pollsImport.notYet'))
  await expectAccessible(desk, 'the import with faults')
  await desk.page.getByLabel(desk.say('pollsImport.from'), { exact: true }).fill('2026-09-21')
  await desk.page.getByLabel(desk.say('pollsImport.to'), { exact: true }).fill('2026-09-03')
  await desk.sees(desk.say('pollsImport.fault.before-start'))
  await desk.page.getByLabel(desk.say('pollsImport.from'), { exact: true }).fill('2026-09-01')
  for (const name of ['names', 'population', 'drawn'] as const)
    await desk.page.getByLabel(new RegExp(`^${desk.say(`pollsImport.${name}`)},`, 'u')).first().fill('Күз, 2026') // prettier-ignore
  await desk.click('button', desk.say('pollsImport.import'))
  await desk.sees(desk.say('pollsImport.done', { count: people }))
  const wave = await desk.ask<WavePage>('GET', api)
  expect(wave.questions.map(({ name }) => name)).not.toContain('respondent_name')
  expect(wave.declaration.design).toMatchObject({ country: 'country', weight: 'weight' })
})

test('a table has countries as rows with intervals, and none for all without saying how they weigh', async () => {
  await desk.page
    .locator('.poll-questions')
    .getByRole('link', { name: /Иштейсизби/u })
    .click()
  await desk.page.getByRole('heading', { level: 1, name: /Иштейсизби/u }).waitFor()
  await cells().first().waitFor()
  expect(await desk.page.locator('.poll-table tbody tr').count()).toBe(2)
  await desk.sees(desk.say('pollsTable.noPolicy'))
  await expectAccessible(desk, 'a table')
  await desk.page
    .getByRole('combobox', { name: desk.say('pollsTable.policy'), exact: true })
    .selectOption('equal')
  await expect.poll(() => desk.page.locator('.poll-table tbody tr').count()).toBe(3)
  await desk.sees(desk.say('pollsTable.line.equal'))
  const question = { stub: 'works', rows: 'countries', chosen: ['1'], banner: ['sex'], policy: 'equal' } // prettier-ignore
  const table = await desk.ask<PollTable>('POST', `${api}/table`, question)
  const shares = table.rows.flatMap((row) => row.cells.map(({ value }) => Math.floor((value ?? 0) * 100 + 0.5))) // prettier-ignore
  expect(await desk.page.locator('.poll-table .cell > span:first-child').allInnerTexts()).toEqual(shares.map(String)) // prettier-ignore
})

test('arrow keys go from cell to cell, and a cell opens the figure that it is', async () => {
  await cells().first().focus()
  for (const key of ['ArrowDown', 'ArrowRight', 'ArrowRight']) await desk.press(key)
  expect(
    await cells()
      .nth(5)
      .evaluate((cell) => cell === document.activeElement),
  ).toBe(true)
  await desk.press('Enter')
  const sentence = desk.dialog().locator('blockquote')
  await sentence.waitFor()
  await expectAccessible(desk, 'a figure')
  await desk.click('button', desk.say('topic.copyFigure'), desk.dialog())
  const copied: unknown = JSON.parse(await desk.page.evaluate(() => navigator.clipboard.readText()))
  expect(copied).toMatchObject({ unit: { kind: 'share' }, base: { of: 'respondent' } })
  await desk.press('Escape')
  expect(
    await cells()
      .nth(5)
      .evaluate((cell) => cell === document.activeElement),
  ).toBe(true)
})

test('a question of several answers is dots by country, whose numbers stand in a table too', async () => {
  await desk.page.locator('.poll-questions').getByRole('link', { name: /worries|беспокоит/u }).click() // prettier-ignore
  await desk.page.locator('.poll-dots i').first().waitFor()
  expect(await desk.page.locator('.poll-dots i').count()).toBe(6)
  await expectAccessible(desk, 'dots')
  await desk.page.getByText(desk.say('pollsTable.numbers')).click()
  await cells().first().waitFor()
  await desk.page.getByText(desk.like('pollsTable.wording')).first().click()
  await expectAccessible(desk, 'dots with their table and wording')
})

test('the questionnaire names the text that is missing, and takes it in place', async () => {
  await part('questionnaire')
  await desk.sees(desk.say('pollsWork.missingText'))
  await expectAccessible(desk, 'the questionnaire')
  await desk.page.getByRole('checkbox', { name: desk.like('pollsWork.onlyMissing') }).check()
  await expect.poll(() => desk.page.locator('.text-table tbody tr').count()).toBe(1)
  await desk.click('button', desk.like('pollsWork.writeText'))
  await desk.page.locator('.editing textarea').fill('Сизди эмне тынчсыздандырат?')
  await desk.click('button', desk.say('shell.save'), desk.page.locator('.editing'))
  await desk.sees(desk.say('pollsWork.nothingHere'))
  await desk.click('button', desk.say('shell.undo'))
  await desk.sees(desk.say('pollsWork.missingText'))
})

test('a weighting is tried out before it is put in force, and a target out of reach is refused in words', async () => {
  await part('weighting')
  await desk.click('button', desk.say('pollsWork.newWeighting'))
  await desk.click('button', desk.say('pollsWork.addMargin'))
  await desk.click('button', desk.like('pollsWork.variables'))
  const panel = desk.at('group', desk.say('pollsWork.variables'))
  await panel.getByRole('checkbox', { name: /жынысыңыз/iu }).check()
  await desk.press('Escape')
  await desk.fill(desk.say('pollsWork.source'), 'Каттоо, 2026')
  await desk.page.getByText(desk.say('pollsWork.paste')).click()
  await desk.fill(desk.like('pollsWork.pasteHint'), 'аял\t0,5\nэркек\t0,5\nбала\t1')
  await desk.sees(desk.say('pollsWork.pasted', { count: 2 }))
  await desk.sees(desk.say('pollsWork.pasteFault', { line: 3, text: 'бала\t1' }).replace('\t', ' '))
  await expectAccessible(desk, 'the form of a weighting')
  await desk.click('button', desk.say('pollsWork.dryRun'))
  await desk.heading('pollsWork.would').waitFor()
  expect(await desk.ask<WeightingRow[]>('GET', `${api}/weightings`)).toEqual([])
  await expectAccessible(desk, 'a weighting that is tried out')
  await desk.click('button', desk.say('pollsWork.putInForce'))
  await desk.sees(desk.say('pollsWork.nowInForce'))
  const [made] = await desk.ask<WeightingRow[]>('GET', `${api}/weightings`)
  expect(made?.report.margins.map(({ after }) => Number(after?.toFixed(6)))).toEqual([0.5, 0.5])
  expect((await desk.ask<WavePage>('GET', api)).weighting).toBe(1)
  await expectAccessible(desk, 'a weighting in force')
  await desk.click('button', desk.say('pollsWork.newWeighting'))
  const targets = desk.page.locator('.margin-targets input')
  await targets.nth(0).fill('0,99')
  await targets.nth(1).fill('0,01')
  await desk.page.getByLabel(desk.say('pollsWork.cap'), { exact: true }).fill('1.2')
  await desk.click('button', desk.say('pollsWork.dryRun'))
  await desk.page.locator('.weighting-form .fault').waitFor()
})

test('a new variable says what it would come to, stays on record, and can be withdrawn', async () => {
  await part('recodings')
  await desk.click('button', desk.say('pollsWork.newRecoding'))
  await desk.page
    .getByRole('combobox', { name: desk.say('pollsWork.of'), exact: true })
    .selectOption('age')
  await desk.fill(desk.like('pollsWork.variableName'), 'age_band')
  await desk.page.getByLabel(new RegExp(`^${desk.say('pollsWork.label')},`, 'u')).first().fill('Жаш тобу') // prettier-ignore
  await desk.fill(desk.like('pollsWork.reason'), 'Калк ушул топтор боюнча белгилүү.')
  await desk.fill(desk.say('pollsWork.categoryName', { number: 1 }), '18–24')
  await desk.fill(desk.say('pollsWork.categoryName', { number: 2 }), '25–30')
  await desk.page.getByLabel(desk.say('pollsWork.bandEnd.below'), { exact: true }).first().fill('25') // prettier-ignore
  await desk.page.getByLabel(desk.say('pollsWork.bandEnd.from'), { exact: true }).last().fill('25')
  await expectAccessible(desk, 'the form of a recoding')
  await desk.click('button', desk.say('pollsWork.dryRun'))
  await desk.heading('pollsWork.would').waitFor()
  const counts = await desk.page.locator('.outcome .n').allInnerTexts()
  // The last line is who has no value.
  expect(counts.slice(0, 2).reduce((sum, one) => sum + Number(one.replaceAll(/\s/g, '')), 0)).toBe(
    people,
  )
  await desk.click('button', desk.say('pollsWork.recode'))
  await desk.sees(desk.say('pollsWork.recoded'))
  await desk.sees('Калк ушул топтор боюнча белгилүү.')
  await desk.click('button', desk.say('pollsWork.withdraw'))
  await desk.click('button', desk.say('pollsWork.withdraw'), desk.dialog())
  await desk.sees(desk.like('pollsWork.withdrawn'))
  await expectAccessible(desk, 'recodings and data')
})

test('numbers that are codes become answers of a question, each with what it means', async () => {
  await desk.page.goto(`${desk.origin}/polls/youth/waves/1?q=age`)
  await desk.click('link', desk.say('pollsTable.toRecoding'))
  await desk.page.getByRole('radio', { name: desk.say('pollsWork.kind.codes') }).check()
  const meaning = (code: number) =>
    desk.page.getByLabel(desk.say('pollsWork.codeMeansOf', { code }), { exact: true })
  await meaning(18).fill('он сегиз')
  await desk.page.getByLabel(desk.say('pollsWork.codeNoneOf', { code: 30 }), { exact: true }).check() // prettier-ignore
  expect(await meaning(30).isDisabled()).toBe(true)
  await expectAccessible(desk, 'the form of codes')
  await desk.click('button', desk.say('pollsWork.dryRun'))
  await desk.heading('pollsWork.would').waitFor()
  await desk.click('button', desk.say('pollsWork.recode'))
  await desk.sees(desk.say('pollsWork.recoded'))
  await desk.sees(/он сегиз/u)
  const { questions } = await desk.ask<WavePage>('GET', api)
  const made = questions.find(({ name }) => name === 'age_answer')
  expect(made?.kind).toBe('one')
  expect(made?.options.map(({ value }) => value)).toEqual(
    Array.from({ length: 12 }, (_one, at) => String(18 + at)),
  )
  await desk.page.goto(`${desk.origin}/polls/youth/waves/1?q=age_answer`)
  await cells().first().waitFor()
})

test('of one country no letter is explained, for there is none to compare it with', async () => {
  await desk.page.goto(`${desk.origin}/polls/youth/waves/1?q=works&banner=sex&country=KG`)
  await cells().first().waitFor()
  expect(await desk.page.locator('.poll-table tbody tr').count()).toBe(1)
  expect(await desk.page.locator('.poll-table tbody th i').count()).toBe(0)
  const notes = desk.page.locator('.poll-notes')
  expect(await notes.getByText(desk.like('pollsTable.noteRows')).count()).toBe(0)
  expect(await notes.getByText(desk.say('pollsTable.noPolicy')).count()).toBe(0)
})

test('who translates is led from what was answered to the questionnaire', async () => {
  const link = linkOf('bulak.example', 'bulak.example translator')
  const translator = await Desk.open(browser, link, 'ky')
  const { page } = translator
  const wave = `${translator.origin}/polls/youth/waves/1`
  await translator.go('polls')
  await page.getByRole('table').getByRole('link').first().click()
  await page.waitForURL(`${wave}/questionnaire`)
  await translator.heading('polls.questionnaire').waitFor()
  const parts = translator.at('navigation', translator.say('polls.parts'))
  for (const key of ['tables', 'weighting', 'changes'] as const)
    expect(await parts.getByRole('link', { name: translator.say(`polls.${key}`), exact: true }).count()).toBe(0) // prettier-ignore
  await expectAccessible(translator, 'a wave as translators see it')
  // The table's address is no step of the way back.
  await page.goBack()
  await page.waitForURL(`${translator.origin}/polls`)
  for (const path of ['', '?q=works', '/weighting']) {
    await page.goto(`${wave}${path}`)
    await page.waitForURL(`${wave}/questionnaire`)
  }
  for (const path of ['changes', 'import']) {
    await page.goto(`${translator.origin}/polls/youth/${path}`)
    await page.waitForURL(`${translator.origin}/polls`)
  }
  await page.goto(`${wave}/about`)
  await translator.sees('Күз, 2026')
  expect(await translator.close()).toEqual([])
})

test('how it was done names what readers are still owed', async () => {
  await part('about')
  await desk.sees(desk.say('pollsImport.owed.sponsor'))
  const unsaid = desk.page.locator('.disclosure .unsaid')
  await expect.poll(() => unsaid.filter({ hasText: desk.say('pollsImport.owed.sponsor') }).count()).toBe(1) // prettier-ignore
  await expectAccessible(desk, 'how a wave was done')
  await desk.click('button', desk.say('pollsImport.change'))
  await desk.page.getByLabel(new RegExp(`^${desk.say('pollsImport.sponsor')},`, 'u')).first().fill('Булак') // prettier-ignore
  await expectAccessible(desk, 'the form of how a wave was done')
  await desk.click('button', desk.say('shell.save'))
  await desk.sees('Булак', desk.page.locator('.disclosure'))
  expect(await unsaid.filter({ hasText: desk.say('pollsImport.owed.sponsor') }).count()).toBe(0)
  await desk.page.goto(`${desk.origin}/polls/youth/changes`)
  await desk.sees(desk.say('pollsWork.oneWave'))
  await desk.go('polls')
  await desk.page.getByRole('table').waitFor()
  await expectAccessible(desk, 'the polls')
})

test('what countries stand for together is declared once, and tables begin with it', async () => {
  await desk.page.goto(`${desk.origin}/polls/youth/waves/1/about`)
  await desk.click('button', desk.say('pollsImport.change'))
  const choice = desk.at('group', desk.say('pollsImport.pooling'))
  const byPeople = choice.getByRole('radio', { name: desk.say('pollsImport.pooling.population') })
  await byPeople.check()
  await desk.sees(desk.say('pollsImport.fault.no-people'))
  await expectAccessible(desk, 'the form with what countries stand for')
  const numbers = desk.page.locator('.pooling-people input')
  await numbers.nth(0).fill('1 600 000')
  await numbers.nth(1).fill('3,400,000')
  await desk.click('button', desk.say('shell.save'))
  await desk.page.locator('.disclosure').getByText(desk.say('pollsTable.line.population')).waitFor()
  const { declaration } = await desk.ask<WavePage>('GET', api)
  const populations = { KG: 1_600_000, KZ: 3_400_000 }
  expect(declaration.design.pooling).toEqual({ kind: 'population', populations })
  await expectAccessible(desk, 'how it was done, with what countries stand for')
  await desk.click('button', desk.say('pollsImport.change'))
  expect(await numbers.nth(1).inputValue()).toBe('3\u202f400\u202f000')
  await desk.page.goto(`${desk.origin}/polls/youth/waves/1?q=works&banner=sex`)
  const rows = desk.page.locator('.poll-table tbody tr')
  await rows.nth(2).waitFor()
  expect(await rows.count()).toBe(3)
  await desk.sees(desk.say('pollsTable.line.population'))
  const policy = desk.page.getByRole('combobox', {
    name: desk.say('pollsTable.policy'),
    exact: true,
  })
  expect(await policy.inputValue()).toBe('population')
  await policy.selectOption('none')
  await expect.poll(() => rows.count()).toBe(2)
  expect(desk.page.url()).toContain('policy=none')
  await policy.selectOption('population')
  await rows.nth(2).waitFor()
  expect(await rows.count()).toBe(3)
  expect(desk.page.url()).not.toContain('policy')
})

test('and nothing went wrong in the page', async () => {
  expect(await desk.close()).toEqual([])
})
