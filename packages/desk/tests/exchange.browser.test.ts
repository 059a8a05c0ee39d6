import type { ItemPage } from '@suyab/server/api'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { expectAccessible } from './accessible.ts'
import { Desk, linkOf, openBrowser } from './desk.ts'

const story = {
  headline: 'Ак-Суунун боюна 1 240 тал отургузулду',
  text: 'Айылдын окуучулары менен карылары суунун боюна эки күндө 1 240 көчөт тикти.',
  corrected: 'Айылдын окуучулары менен карылары суунун боюна эки күндө 1 420 көчөт тикти.',
}
const translated = {
  headline: '阿克苏河边种下1240棵柳树',
  text: '村里的学生和老人两天里在河边种下了1240棵树苗。',
  corrected: '村里的学生和老人两天里在河边种下了1420棵树苗。',
}
const environment = 'topics.06000000'

let browser: Browser
/** The Kyrgyz newsroom's editor, who writes, and the Chinese one's, who takes. */
let ky: Desk
let zh: Desk

beforeAll(async () => {
  browser = await openBrowser()
  ky = await Desk.open(browser, linkOf('jangyryk.example', 'Нурбек Арчалиев'), 'ky')
  zh = await Desk.open(browser, linkOf('hegu.example', '程晚汀'), 'zh-Hans')
})
afterAll(async () => {
  await browser.close()
})

/** Opens an item that has just come in, wherever it is announced. */
async function openFresh(desk: Desk, headline: string): Promise<void> {
  const fresh = desk.at('button', desk.like('exchange.fresh'))
  const row = desk.at('link', headline, desk.list())
  await fresh.or(row).first().waitFor()
  if (!(await row.isVisible())) await fresh.click()
  await desk.openItem(headline)
}

async function facet(desk: Desk, box: 'in' | 'own', state: string): Promise<number> {
  const page = await desk.ask<ItemPage>('GET', `/items?box=${box}&limit=1`)
  return page.facets.state.find(({ value }) => value === state)?.count ?? 0
}

describe.sequential('a story goes from a Kyrgyz desk to a Chinese one', () => {
  test('is written, offered under the agreement and stands at the partner’s desk', async () => {
    await ky.go('translation')
    await ky.click('button', ky.say('translate.new'))
    await ky.click('button', ky.say('words.kind.text'))
    await ky.heading('translate.titleNew').waitFor()
    await ky.fill(ky.say('translate.field.headline'), story.headline)
    await ky.fill(ky.say('translate.field.paragraph', { count: 1 }), story.text)
    // Without a topic of the agreement it would be offered to nobody, and the desk says so.
    await ky.sees(ky.say('translate.notOffered'))
    await ky.click('checkbox', ky.say(environment))
    await ky.loses(ky.page.getByText(ky.say('translate.notOffered')))
    await expectAccessible(ky, 'a new item')
    await ky.click('button', ky.say('translate.publish'))
    await ky.at('heading', story.headline).waitFor()
    await openFresh(zh, story.headline)
    await zh.sees(story.text)
    await zh.sees(zh.say(environment))
    await expectAccessible(zh, 'an item from a partner')
  })

  test('is taken, and the sender sees that it arrived', async () => {
    await zh.click('button', zh.say('item.take'))
    await zh.sees(zh.say('item.taken'))
    await zh.at('button', zh.say('item.return')).waitFor()
    await ky.sees(ky.say('words.receipt.received'))
    await expectAccessible(ky, 'an own item')
  })

  test('is translated and published in the other language', async () => {
    await zh.click('button', zh.say('item.translate'))
    await zh.heading('item.translateTitle').waitFor()
    await expectAccessible(zh, 'the question which language to translate into')
    await zh.click('button', zh.say('item.translateDo'))
    await zh.heading('translate.titleTranslation').waitFor()
    await zh.fill(zh.say('translate.translationOf', { count: 1 }), translated.headline)
    await zh.press('Control+Enter')
    await zh.fill(zh.say('translate.translationOf', { count: 2 }), translated.text)
    await zh.press('Control+Enter')
    await expectAccessible(zh, 'a translation')
    await zh.click('button', zh.say('translate.publish'))
    await zh.at('heading', translated.headline).waitFor()
    await zh.click('button', zh.say('item.publish'))
    await zh.heading('item.publishTitle').waitFor()
    await expectAccessible(zh, 'the question where it was published')
    await zh.click('button', zh.say('item.publish'), zh.dialog())
    await zh.sees(zh.say('item.publishedDone'))
    await ky.sees(ky.say('words.receipt.published'))
  })

  test('stands in the list with its translation’s headline, which is called ours', async () => {
    await zh.go('incoming')
    await zh.openItem(story.headline)
    await zh.sees(zh.say('item.upToDate', { count: 1 }))
    expect(await zh.page.getByText(zh.say('exchange.gistOurs')).count()).toBe(1)
  })

  test('is corrected, and the partner sees which number changed and that the translation is stale', async () => {
    await ky.click('button', ky.say('item.correct'))
    await ky.heading('translate.titleCorrection').waitFor()
    await ky.fill(ky.say('translate.field.paragraph', { count: 1 }), story.corrected)
    await ky.fill(ky.say('translate.reason'), 'Сан туура эмес жазылган: 1 420.')
    await expectAccessible(ky, 'a correction')
    await ky.click('button', ky.say('translate.publishCorrection'))
    await ky.at('heading', story.headline).waitFor()
    await zh.sees(story.corrected)
    await zh.sees(zh.say('item.isStale', { count: 2 }))
    await zh.sees(zh.say('words.state.stale'), zh.list())
    await zh.click('button', zh.say('item.compare'))
    await zh.heading('item.compareTitle').waitFor()
    await zh.sees(zh.say('item.changes', { count: 1 }))
    await expectAccessible(zh, 'two versions side by side')
    await zh.press('Escape')
    await zh.loses(zh.dialog())
  })

  test('has its translation brought up to date', async () => {
    await zh.click('button', zh.say('item.update-translation'))
    await zh.heading('translate.titleTranslation').waitFor()
    await zh.sees(zh.say('translate.changedSince'))
    await expectAccessible(zh, 'a translation whose source has changed')
    await zh.fill(zh.say('translate.translationOf', { count: 2 }), translated.corrected)
    await zh.press('Control+Enter')
    await zh.fill(zh.say('translate.reason'), '原文更正。')
    await zh.click('button', zh.say('translate.publish'))
    await zh.at('heading', translated.headline).waitFor()
    await zh.sees(translated.corrected)
    await zh.go('incoming')
    await zh.openItem(story.headline)
    await zh.sees(zh.say('item.upToDate', { count: 2 }))
  })

  test('carries a note to the partner’s editor', async () => {
    await zh.press('n')
    await zh.fill(zh.say('item.noteText'), '请问树苗是哪一种柳树？', zh.dialog())
    await expectAccessible(zh, 'a note')
    await zh.click('button', zh.say('item.noteSend'))
    await ky.sees('请问树苗是哪一种柳树？')
  })

  test('is killed with a reason: alarm, withheld translation, receipt, no text on either side', async () => {
    const killed = await facet(zh, 'in', 'killed')
    await ky.click('button', new RegExp(`^${ky.say('item.kill')}$`))
    await ky.heading('item.killTitle').waitFor()
    await expectAccessible(ky, 'the question before a kill')
    await ky.fill(ky.say('item.reason'), 'Көчөттөр тигилген эмес экен.', ky.dialog())
    await ky.click('button', ky.say('item.killDo'))
    const alarm = zh.page.getByRole('alert')
    await zh.sees('Көчөттөр тигилген эмес экен.', alarm)
    await zh.sees(zh.say('alarms.inWithheld'), alarm)
    await zh.at('link', translated.headline, alarm).waitFor()
    await zh.loses(zh.page.getByText(story.corrected))
    await zh.sees(zh.like('item.tombstone'))
    await expectAccessible(zh, 'the alarm of a kill')
    await ky.sees(ky.say('words.receipt.killed'))
    await ky.loses(ky.page.getByText(story.corrected))
    await expectAccessible(ky, 'a killed item')
    // The counts beside the filters follow at once.
    expect(await facet(zh, 'in', 'killed')).toBe(killed + 1)
    await zh.at('checkbox', new RegExp(`${zh.say('words.state.killed')}.*${killed + 1}`)).waitFor()
  })

  test('leaves its translation to an editor, who keeps it with a reason, and the sender reads it', async () => {
    await zh.click('link', translated.headline, zh.page.getByRole('alert'))
    await zh.sees(zh.say('words.state.withheld'))
    await zh.click('button', zh.say('item.keep'))
    await zh.fill(zh.say('item.reason'), '本报记者已到现场核实。', zh.dialog())
    await expectAccessible(zh, 'the question before a translation is kept')
    await zh.click('button', zh.say('item.keep'), zh.dialog())
    await zh.sees(zh.say('item.keptDone'))
    await ky.sees(ky.say('words.receipt.kept'))
    expect(await facet(zh, 'own', 'withheld')).toBe(0)
  })

  test('or who kills it too; then nothing of it is left', async () => {
    const killed = await facet(zh, 'own', 'killed')
    await zh.click('button', new RegExp(`^${zh.say('item.kill')}$`))
    await zh.fill(zh.say('item.reason'), '原稿已撤。', zh.dialog())
    await zh.click('button', zh.say('item.killDo'))
    await zh.sees(zh.like('item.tombstone'))
    await zh.loses(zh.page.getByText(translated.corrected))
    await zh.click('button', zh.say('alarms.seen'))
    await zh.loses(zh.page.getByText(zh.say('alarms.inWithheld')))
    expect(await facet(zh, 'own', 'killed')).toBe(killed + 1)
  })

  test('and nothing went wrong in either page', async () => {
    expect(await ky.close()).toEqual([])
    expect(await zh.close()).toEqual([])
  })
})
