import * as fc from 'fast-check'
import { expect, test } from 'vitest'

import type { NewspaperPage } from './page/newspaper-page.ts'
import { readNewspaperPage } from './read-newspaper-page.ts'
import { read } from './read.ts'
import { recognise } from './recognise.ts'
import { validateNinjs } from './validate-ninjs.ts'
import { ninjsDocument } from './write-ninjs.ts'

function pageOf(text: string): NewspaperPage {
  const read = readNewspaperPage(text)
  if (!read.ok) throw new Error(read.fault.code)
  return read.value.page
}

function paragraphs(page: NewspaperPage, index: number): string[] {
  return page.articles[index]!.body.map((block) => block.text)
}

const herders = `2 Жизнь края Горная весть
Среда, 4 марта 2026 года

Зимовка прошла спокойно

Анна Лескова
с. Верхний Ключ, 3 марта. Весна пришла в
отару раньше календаря: первые ягнята по-
явились ещё в феврале, и чабаны не спали

На снимке: отара у реки. Фото автора.

Мост откроют в мае

Соб. корр.
Строители закончили опоры моста че-
рез Быструю. Осталось уложить пли-

три ночи подряд. Кормов хватило, при-
годился прошлогодний запас сена.

ты и поставить перила.

Редактор полосы И. Вольская. Корректор Т. Лаптева.
`

test('a sentence goes on behind a caption and another article', () => {
  const page = pageOf(herders)
  expect(page.articles.map((article) => article.headline)).toEqual([
    'Зимовка прошла спокойно',
    'Мост откроют в мае',
  ])
  expect(paragraphs(page, 0).join(' ')).toBe(
    'Весна пришла в отару раньше календаря: первые ягнята появились ещё в феврале, и чабаны не спали три ночи подряд. Кормов хватило, пригодился прошлогодний запас сена.',
  )
  expect(paragraphs(page, 1).join(' ')).toBe(
    'Строители закончили опоры моста через Быструю. Осталось уложить плиты и поставить перила.',
  )
})

test('a dateline gives place and day, in the year of the issue, and is no part of the text', () => {
  const [article] = pageOf(herders).articles
  expect(article).toMatchObject({ place: 'Верхний Ключ', date: '2026-03-03', authors: ['Анна Лескова'] }) // prettier-ignore
  expect(article!.captions).toEqual([{ figures: [], text: 'отара у реки.', credit: 'автора' }])
})

test('masthead, date, page number, section and makers are told apart from articles', () => {
  expect(pageOf(herders).page).toEqual({
    newspaper: 'Горная весть',
    date: '2026-03-04',
    number: '2',
    section: 'Жизнь края',
    editors: [
      { role: 'Редактор полосы', name: 'И. Вольская' },
      { role: 'Корректор', name: 'Т. Лаптева' },
    ],
  })
})

const orchard = `河西晨报 乡村 2026年5月8日 星期五 6
杏  花  开  了
本报记者 陆  川
　　本报河西5月7日讯　杏园里来了许
多客人，村里摆出二十张长桌，请大家
尝今年的新蜜（见图①）。
图①：客人在杏园里拍照。 本报记者 陆
川 摄
　　“花期只有九天。”管园子的人说，
下周还有一场雨。
责任编辑：孙  梅 校对：何小溪
`

test('Chinese lines are joined without blanks, names and headlines spread out are closed up', () => {
  const page = pageOf(orchard)
  expect(page.articles).toHaveLength(1)
  expect(page.articles[0]).toMatchObject({
    headline: '杏花开了',
    authors: ['陆川'],
    place: '河西',
    date: '2026-05-07',
    captions: [{ figures: [1], text: '客人在杏园里拍照。', credit: '陆川' }],
  })
  expect(paragraphs(page, 0)).toEqual([
    '杏园里来了许多客人，村里摆出二十张长桌，请大家尝今年的新蜜（见图①）。',
    '“花期只有九天。”管园子的人说，下周还有一场雨。',
  ])
  expect(page.page.editors).toEqual([
    { role: '责任编辑', name: '孙梅' },
    { role: '校对', name: '何小溪' },
  ])
})

const columns = `5     Спорт                     Горная весть                 6 марта 2026 года

                   Лыжники вернулись с победой

ВЕРХНИЙ КЛЮЧ, 5 марта. Сбор-         Тренер Осип Долин говорит, что
ная района выиграла эстафету         дети бегали по льду с ноября,
на приз зимы. Шесть школьни-         а снег лёг только в январе.
ков прошли двадцать километ-         Следующий старт назначен на
ров за час с четвертью.              конец марта.
Соперники отстали на полмину-        П. Рогов.
ты и поздравили первыми.
`

test('columns side by side are read one after the other', () => {
  const page = pageOf(columns)
  expect(page.articles).toHaveLength(1)
  expect(page.articles[0]).toMatchObject({ headline: 'Лыжники вернулись с победой', place: 'ВЕРХНИЙ КЛЮЧ', authors: ['П. Рогов'] }) // prettier-ignore
  expect(paragraphs(page, 0).join(' ')).toBe(
    'Сборная района выиграла эстафету на приз зимы. Шесть школьников прошли двадцать километров за час с четвертью. Соперники отстали на полминуты и поздравили первыми. Тренер Осип Долин говорит, что дети бегали по льду с ноября, а снег лёг только в январе. Следующий старт назначен на конец марта.',
  )
})

const kyrgyz = `Жашыл өрөөн 2026-жылдын 4-марты 3
Уландысы. Башталышы 1-бетте.
Көпүрө курулат
эми жаңы жол салынып, айылга күн-
дө үч автобус каттайт.

Нооруз алдында
Талас-Суу айылы, 3-март. Талас-
Сууда үй-бүлөлөр майрамга даярданып жа-
тышат, көчөлөр тазаланды.
Айнура Касым кызы.

Бетти даярдаган Мирлан Токтоев
`

test('a hyphen of the line is undone, one of the word stays', () => {
  const page = pageOf(kyrgyz)
  expect(page.language).toBe('ky')
  expect(paragraphs(page, 0)).toEqual(['эми жаңы жол салынып, айылга күндө үч автобус каттайт.'])
  expect(page.articles[0]!.continuedFrom).toBe('1')
  expect(paragraphs(page, 1)).toEqual([
    'Талас-Сууда үй-бүлөлөр майрамга даярданып жатышат, көчөлөр тазаланды.',
  ])
  expect(page.articles[1]).toMatchObject({ authors: ['Айнура Касым кызы'], date: '2026-03-03' })
})

test.each([herders, orchard, columns, kyrgyz])('a page is recognised by what it says, and its articles are valid items', async (text) => {
  expect(recognise(text)).toEqual({ format: 'newspaper-page' })
  const { items, page } = await read(new TextEncoder().encode(text))
  expect(page?.articles.length).toBe(items.length)
  for (const { item } of items) expect(validateNinjs(ninjsDocument(item))).toEqual([])
}) // prettier-ignore

test('an article cut off by the page’s end is partial and tells where it goes on', () => {
  const text = herders.replace('ты и поставить перила.', 'ты и поставить\nОкончание на 5-й стр.')
  const read = readNewspaperPage(text)
  expect(read.ok && read.value.items[1]).toMatchObject({
    item: { representationType: 'partial' },
    warnings: [{ code: 'wire.page-continued', on: '5', from: null }],
  })
})

test('lines set apart by empty ones are read as those that are not', () => {
  const plain = herders.replace(/\n+/gu, '\n')
  expect(pageOf(plain.replaceAll('\n', '\n\n')).articles.map(({ body }) => body)).toEqual(
    pageOf(plain).articles.map(({ body }) => body),
  )
})

test('short texts under a short head in a block of its own are briefs, and it is the rubric of each', () => {
  const page = pageOf(`Горная весть 4 марта 2026 года 5

Пульс долины

Школу утеплят
Рабочие меняют окна в старой шко-
ле у реки. Уроки идут по распи-
санию.

Мост закрыт
По мосту через Быструю нельзя про-
ехать до субботы. Объезд через
Каменку.

Редактор полосы И. Вольская
`)
  expect(page.articles.map(({ kicker, headline }) => [kicker, headline])).toEqual([
    ['Пульс долины', 'Школу утеплят'],
    ['Пульс долины', 'Мост закрыт'],
  ])
})

test('a letter or a list is no newspaper page', () => {
  expect(recognise('Добрый день!\nВысылаю текст.\n3 марта 2026 года').format).toBeUndefined()
})

test.each([
  ['a million letters without a line’s end', 'я'.repeat(1_000_000)],
  ['a million short lines', 'я\n'.repeat(1_000_000)],
])('%s are refused at once', (_, text) => {
  expect(readNewspaperPage(text)).toMatchObject({ fault: { code: 'wire.page-too-long' } })
})

test('no text makes the reader throw, and every item it gives is valid', () => {
  const piece = fc.constantFrom(
    '\n', '\n\n', '   ', '　　', '-\n', 'Анна Лескова', 'с. Ключ, 3 марта. ', '图①：', '本报记者 陆  川', '摄', '（', '）', '。', '. ', 'Фото ', 'Слово', 'слово ', '12', '3,5%', 'Коротко', '2026年5月8日', '（下转第3版）', 'К О Р М', '\u00AD', '\f', '— ',
  ) // prettier-ignore
  const text = fc.array(fc.oneof(piece, fc.string({ unit: 'grapheme', maxLength: 12 })), { maxLength: 120 }).map((parts) => parts.join('')) // prettier-ignore
  fc.assert(
    fc.property(text, (page) => {
      const read = readNewspaperPage(page)
      if (!read.ok) return
      for (const { item } of read.value.items)
        expect(validateNinjs(ninjsDocument(item))).toEqual([])
    }),
    { numRuns: 300 },
  )
})

const woven = `Вечерний причал
17 ноября 2026

Старый маяк
Смотритель Пётр Ильич Громов
зажигает маяк уже сорок лет.
За это время он ни разу не
опоздал и каждый вечер за-
Рынок закрыт
С понедельника рыбный рынок
закрыт на ремонт. Торговать
разрешили у третьего причала,
там поставили навесы.
писывает погоду в журнал.
Журналов набралось тридцать.
Анна ВОЛНОВА

Редактор полосы И. Вольская
`

test('what a cut word asks for is found within what looks like another article', () => {
  const page = pageOf(woven)
  expect(page.articles.map((article) => article.headline)).toEqual(['Старый маяк', 'Рынок закрыт'])
  expect(paragraphs(page, 0).join(' ')).toContain('каждый вечер записывает погоду в журнал.')
  expect(paragraphs(page, 1).join(' ')).toBe(
    'С понедельника рыбный рынок закрыт на ремонт. Торговать разрешили у третьего причала, там поставили навесы.',
  )
})

test('a list of what stands on other pages is a notice, and so is the weather', () => {
  const page = pageOf(`Вечерний причал
17 ноября 2026

Маяк зажгли
Анна Волнова
Маяк на мысе снова горит. Его
не было видно целый месяц.

В номере
Рыбаки и министр — стр. 3
Погода на неделю — стр. 5

Редактор полосы И. Вольская
`)
  expect(page.articles).toHaveLength(1)
  expect(page.notices).toEqual([
    {
      headline: 'В номере',
      paragraphs: ['Рыбаки и министр — стр. 3', 'Погода на неделю — стр. 5'],
    },
  ])
})

test('behind each name stands what he has done, and numbered pictures belong to a report', () => {
  const page = pageOf(`Вечерний причал
17 ноября 2026

Фоторепортаж
Последний рейс
Дарья ЛОЗОВАЯ (текст), Тимур АЛИЕВ (фото)
1. Капитан за штурвалом.
2. Пассажиры на палубе.

Паром ходил через пролив пять-
десят лет. В пятницу он сделал
последний рейс.

Редактор полосы И. Вольская
`)
  const [report] = page.articles
  expect(report?.authors).toEqual(['Дарья ЛОЗОВАЯ'])
  expect(report?.captions).toEqual([
    { figures: [1], text: 'Капитан за штурвалом.', credit: 'Тимур АЛИЕВ' },
    { figures: [2], text: 'Пассажиры на палубе.', credit: 'Тимур АЛИЕВ' },
  ])
  expect(paragraphs(page, 0)).toEqual([
    'Паром ходил через пролив пятьдесят лет. В пятницу он сделал последний рейс.',
  ])
})

test('a place in brackets opens an article, and a byline tells where it was written', () => {
  const [one, two] = pageOf(`海湾早报
2026年11月10日

雨中的伞
[海湾讯]昨天傍晚下起了冷雨，邻居们
把伞全拿了出来，搭成一条路。

盐田的新收入
□ 本报记者 林海 周叶 发自盐滩镇
过去这里的人只卖盐，一吨盐赚不到八
十元。现在收入多了几倍。

责任编辑：谷雨
`).articles
  expect([one?.place, one?.body[0]?.text.slice(0, 4)]).toEqual(['海湾', '昨天傍晚'])
  expect([two?.authors, two?.place]).toEqual([['林海', '周叶'], '盐滩镇'])
})
