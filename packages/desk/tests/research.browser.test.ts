import type { CoverageCount } from '@suyab/server/api'
import type { Browser, Locator } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { expectAccessible } from './accessible.ts'
import { Desk, linkOf, openBrowser } from './desk.ts'

let browser: Browser
let desk: Desk
beforeAll(async () => {
  browser = await openBrowser()
  desk = await Desk.open(browser, linkOf('izildoo.example', 'Эмил'), 'ru')
})
afterAll(async () => {
  await browser.close()
})

const scripts = [
  ['zh-Hans', 'ltr', '成都发展人工智能', '人工智能'],
  ['ky', 'ltr', 'Айылда жаңы көпүрө курулду', 'көпүрө'],
  ['fa', 'rtl', 'پل تازه‌ای ساخته شد', 'پل'],
  ['ur', 'rtl', 'نیا پل بنایا گیا', 'پل'],
  ['hi', 'ltr', 'नया पुल बनाया गया', 'पुल'],
] as const

/** How many articles a query finds, reprints counted once. */
async function countOf(query: string): Promise<string> {
  const { rows } = await desk.ask<CoverageCount>('POST', '/coverage/count', {
    query,
    duplicates: 'once',
    by: [],
  })
  return desk.say('research.found', { count: rows[0]?.articles ?? 0 })
}

async function ask(query: string): Promise<void> {
  await desk.page.goto(`${desk.origin}/research`)
  await desk.heading('research.title').waitFor()
  await desk.fill(desk.say('research.query'), query)
  await desk.press('Enter')
}

describe.sequential('the search', () => {
  test('says first what there is and what may be asked', async () => {
    await desk.go('research')
    await desk.sees(desk.say('research.holds', { count: 1445 }))
    await expectAccessible(desk, 'an empty search page')
    await desk.click('button', 'concept:youth NEAR/20 concept:employment')
    await desk.sees(desk.say('research.nothing'))
  })

  test.each(scripts)('in %s shows what was found, in its own direction', async (language, dir, title, word) => {
    await ask(`${word} language:${language}`)
    const heading = desk.page.locator('.hit h2 [lang]').first()
    await expect.poll(() => heading.innerText()).toBe(title)
    expect(await heading.getAttribute('lang')).toBe(language)
    expect(await heading.getAttribute('dir')).toBe(dir)
    expect((await heading.locator('mark').allInnerTexts()).join('')).toContain(word)
    await desk.sees(desk.say('research.found', { count: 1 }))
    await desk.sees(word, desk.page.locator('.hit-why'))
  }) // prettier-ignore

  test('names the outlet, gives more on demand and all of it as files', async () => {
    await ask('bridge outlet:outlet-0')
    await desk.sees('Первые известия')
    await desk.sees(await countOf('bridge outlet:outlet-0'))
    await ask('bridge')
    await desk.sees(await countOf('bridge'))
    await expectAccessible(desk, 'hits')
    const hits = desk.page.locator('.hit')
    expect(await hits.count()).toBe(20)
    await desk.click('button', desk.say('research.more'))
    await expect.poll(() => hits.count()).toBe(40)
    await desk.page.getByText(desk.say('research.download'), { exact: true }).click()
    const coming = desk.page.waitForEvent('download')
    await desk.click('link', 'CSV')
    expect((await coming).suggestedFilename()).toBe('hits.csv')
  })

  test('that cannot be read shows the place and what was expected there', async () => {
    await ask('bridge (river')
    const alert = desk.page.getByRole('alert')
    await desk.sees(/10|8/, alert)
    await expect.poll(() => alert.locator('.at').innerText()).toBe('(')
    const field = desk.page.getByRole('textbox', { name: desk.say('research.query') })
    const selected = await field.evaluate((box: HTMLTextAreaElement) => box.selectionStart)
    expect(selected).toBe('bridge '.length)
    expect(await field.getAttribute('aria-invalid')).toBe('true')
    await expectAccessible(desk, 'a query that cannot be read')
  })

  test('is kept for the newsroom, and a hit that is none counts for nobody until it is taken back', async () => {
    await ask('bridge country:kz')
    await desk.click('button', desk.say('research.save'))
    await desk.fill(desk.say('research.name'), 'Мосты', desk.dialog())
    await expectAccessible(desk, 'the question how a query is called')
    await desk.click('button', desk.say('shell.save'), desk.dialog())
    await desk.at('heading', 'Мосты').waitFor()
    const all = await countOf('bridge country:kz')
    await desk.sees(all)
    await desk.click('button', desk.say('research.mark'))
    await desk.loses(desk.page.getByText(all, { exact: true }))
    await desk.click('button', desk.say('shell.undo'))
    await desk.sees(all)
    await desk.fill(desk.say('research.query'), 'bridge duplicates:once')
    await desk.press('Enter')
    await desk.sees(await countOf('bridge'))
    await desk.click('button', desk.say('research.changeNamed', { name: 'Мосты' }))
    await desk.click('button', desk.say('shell.save'), desk.dialog())
    await desk.at('heading', 'Мосты').waitFor()
    await desk.sees('bridge duplicates:once', desk.page.locator('.saved'))
    await desk.click('button', desk.say('research.removeNamed', { name: 'Мосты' }))
    await desk.click('button', desk.say('research.remove'), desk.dialog())
    await desk.sees(desk.say('research.noneSaved'))
  })
})

describe.sequential('a topic', () => {
  const address = '/research/topic?q=bridge&period=2025-01..2025-02&against=2024-01..2024-02'
  const chart = (): Locator => desk.at('group', desk.say('topic.walk'))

  test('is said in a sentence with its interval, its base and its source', async () => {
    await desk.page.goto(desk.origin + address)
    const said = desk.page.getByRole('heading', { level: 1 })
    await expect.poll(() => said.innerText(), { timeout: 20_000 }).toMatch(/больше на \d+\s%/)
    expect(await said.innerText()).toMatch(desk.like('topic.said'))
    await desk.sees(/доверительный интервал 95\s%: .*; база: \d+ .*Источник: Изилдөө/)
    await desk.sees('Казахстан', desk.page.locator('.many'))
  }) // prettier-ignore

  test('is walked over with the arrow keys, and each month is read out', async () => {
    await chart().focus()
    const read = desk.page.locator('output.readout')
    await desk.press('ArrowRight')
    await expect.poll(() => read.innerText()).toMatch(/^январь 2024/)
    await desk.press('End')
    await expect.poll(() => read.innerText()).toMatch(/^февраль 2025/)
    expect(await read.innerText()).toMatch(desk.like('topic.read'))
    await desk.press('ArrowLeft')
    await expect.poll(() => read.innerText()).toMatch(/^январь 2025/)
    await desk.press('Escape')
    await desk.sees(desk.say('topic.walkHint'), read)
  })

  test('has its numbers in a table, its words, and its figure to copy', async () => {
    await desk.page.getByText(desk.say('topic.numbers')).click()
    expect(await desk.page.locator('.numbers tbody tr').count()).toBe(4)
    await desk.sees('engineers')
    await desk.click('button', desk.say('topic.copyFigure'))
    await desk.sees(desk.say('topic.figureCopied'))
    const copied = await desk.page.evaluate(() => navigator.clipboard.readText())
    expect(JSON.parse(copied)).toMatchObject({ source: { method: 'coverage.growth/1' } })
    await expectAccessible(desk, 'a topic')
  })

  test('is counted no longer once somebody says stop, and again when they say so', async () => {
    let release = (): void => undefined
    const held = new Promise<void>((resolve) => {
      release = resolve
    })
    // The line is slow: nothing of the answer is made up.
    await desk.page.route('**/api/coverage/growth', async (route) => {
      await held
      await route.continue().catch(() => undefined)
    })
    await desk.page.goto(desk.origin + address.replace('2025-02', '2025-01'))
    await desk.click('button', desk.say('topic.stop'))
    await desk.sees(desk.say('topic.stopped'))
    release()
    await desk.click('button', desk.say('topic.again'))
    await expect.poll(() => desk.page.getByRole('heading', { level: 1 }).count()).toBe(1)
  })

  test.each([1440, 390])('mirrored from right to left is no wider than a window of %d', async (width) => {
    await desk.page.setViewportSize({ width, height: 900 })
    for (const path of [`${address}&`, '/research?q=bridge&', '/research?q=bridge+(&']) {
      await desk.page.goto(`${desk.origin}${path}pseudo=rtl`)
      await desk.page.locator('.month-chart, .hit, .query-fault').first().waitFor()
      const over = await desk.page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      )
      expect({ path, over }).toEqual({ path, over: 0 })
    }
    await desk.page.setViewportSize({ width: 1440, height: 900 })
  }) // prettier-ignore

  test('of which nothing was written says so instead of a number', async () => {
    await desk.page.goto(desk.origin + address.replace('bridge', 'volcano'))
    await desk.heading('topic.noGrowth').waitFor()
    expect(await desk.close()).toEqual([])
  })
})

test('a node that keeps no archive says so, and what to do', async () => {
  const other = await Desk.open(browser, linkOf('qiao.example', 'qiao.example editor'), 'zh-Hans')
  await other.go('research')
  await other.sees(other.say('research.offTitle'))
  await other.sees('SUYAB_COVERAGE=on')
  await expectAccessible(other, 'research without an archive')
  expect(await other.close()).toEqual([])
})
