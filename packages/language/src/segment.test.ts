import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { paragraphs, sentences, signStart, words, type Span } from './segment.ts'
import { exchangeLanguages } from './tag.ts'

function parts(text: string, spans: readonly Span[]): string[] {
  return spans.map(({ start, end }) => text.slice(start, end).trim())
}

function split(text: string, language: string): string[] {
  return parts(text, sentences(text, language))
}

/** Sentences that stand beside each other in a paragraph, by language. */
const paragraphsOf: Readonly<Record<string, readonly string[]>> = {
  ky: [
    'Жыйын 2025-ж. 12-майда Бишкекте өттү.',
    'Ага А. Токтоматов, проф. Ж. Асанова ж. б. окумуштуулар катышты.',
    '«Суу азайып баратат!» – деди айыл башчысы.',
    'Түшүм 12,5 миң тоннага жеткен…',
    'Эмне үчүн?',
    '– Жаан аз болду, – деп жооп берди ал.',
  ],
  kk: [
    'Көрме 2024 ж. Алматыда ашылды.',
    'Оған Ә. Қасенов, Г. Б. Ысқақова т. б. суретшілер қатысты.',
    '«Бұл қалай болды?» – деп сұрады келушілер.',
    'Залда кітап, газет, журнал т.с.с. қойылған.',
    'Кіру тегін!',
  ],
  uz: [
    'Koʻrgazma 2024-y. Toshkentda ochildi.',
    "Unda prof. Sh. Rahimov, O'. Qodirov va b. qatnashdi.",
    '«Bu yer juda go‘zal!» – dedi u.',
    'Narxi 3,5 mln. soʻm ekan.',
    'Хива ш. ҳокимлиги буни маъқуллади.',
  ],
  tg: [
    'Намоиш соли 2024 дар ш. Душанбе баргузор шуд.',
    'Дар он акад. М. Шукуров ва дигарон ширкат варзиданд.',
    '«Об кам шудааст!» – гуфт ӯ.',
    'Чаро чунин шуд?',
    'Ҷавоб ҳанӯз нест…',
  ],
  ru: [
    'В 2026 г. в г. Ош приехал И. О. Петренко.',
    'Он привёз книги, карты и т. д.',
    'Им. Толстого назвали улицу.',
    '«Куда теперь?» — спросил водитель.',
    'Стоило это 5 руб. 30 коп. за штуку, см. стр. 12.',
    'Подробности на https://example.org/a.b?c=1.',
    'А дальше…',
  ],
  be: [
    'У 1998 г. у в. Заазер’е нарадзіўся Я. К. Лойка.',
    'Ён чытаў газеты, часопісы і г. д.',
    '«Хто тут?» – спытаў вартаўнік.',
    'Адказу не было…',
  ],
  en: [
    'Dr. A. B. Stone met Mr. Lake at 9 a.m. on Jan. 5.',
    'The U.S. Senate paid $3.5 million, i.e. a third.',
    '“Why now?” she asked.',
    'Nobody (not even St. John) knew…',
    'He left.',
  ],
  fa: [
    'جلسه ساعت ۹٫۳۰ آغاز شد.',
    'دکتر م. رضایی گفت: «آب کم است!»',
    'آیا باران می‌بارد؟',
    'قیمت ۳.۵ درصد بالا رفت؛ خریداران راضی نبودند.',
  ],
  ur: [
    'جلسہ صبح نو بجے شروع ہوا۔',
    'پی۔ ٹی۔ آئی۔ کے رہنما بھی آئے۔',
    'پانی کب آئے گا؟',
    '”بارش کم ہوئی ہے۔“',
    'شرح ۳۔۵ فیصد رہی۔',
  ],
  hi: [
    'बैठक सुबह ९ बजे शुरू हुई।',
    'डॉ. पी. के. वर्मा और सुश्री नेगी आईं।',
    'पानी कब आएगा?',
    '“बारिश कम हुई।”',
    'क़ीमत 3.5 प्रतिशत बढ़ी।',
  ],
}

test.each(Object.entries(paragraphsOf))(
  'sentences of a paragraph in %s are told apart',
  (tag, list) => {
    expect(split(list.join(' '), tag)).toEqual(list)
  },
)

test.each([
  [
    'zh-Hans',
    [
      '水少了3.5%。',
      '“为什么？”老人问道。',
      '没有人（包括村长。）回答！',
      '他说：“下雨就好了。”',
      '大家都走了。',
    ],
  ],
  ['zh-Hant', ['雨停了。', '「走吧！」他說。', '路上沒有人？', '『真的。』']],
])('sentences in %s need no space between them', (tag, list) => {
  expect(split(list.join(''), tag)).toEqual(list)
})

test.each([
  ['ru', 'Встреча 12.03.2025 прошла в 5-й раз'],
  ['ru', 'Встреча 12. 03. 2025 прошла успешно'],
  ['ru', 'Читали роман «Кто виноват?» Герцена'],
  ['ru', 'Пришли А. С. Ким, Ж.-Б. Роше и др. гости'],
  ['ru', 'Премия 3 тыс. Евро выплачена за 2024 г. Бишкеку'],
  ['ky', 'Адрес: Kloop.example, www.example.org/жаңылык?б=1 баракчасы'],
  ['ky', '1. Киришүү'],
  ['kk', 'Ал «…сосын келдік» деп аяқтады'],
  ['en', 'The iPhone 3.5 costs more than Yahoo! paid'],
  ['fa', 'نشانی: www.example.org است'],
  ['ur', 'وہ بولا: پانی؛ روٹی؛ کپڑا'],
  ['hi', 'जी.डी.पी. की दर और यू.एन. का बयान'],
])('in %s no sentence ends inside: %s', (tag, text) => {
  expect(split(text, tag)).toEqual([text])
})

test.each([
  ['ky', 'Ал келди.Биз кеттик.', 2],
  ['ky', '– Кайда барасың? – Үйгө.', 2],
  ['ru', 'Жил в 1990-е гг. Потом уехал.', 2],
  ['ru', 'Правил Александр I. Россия воевала.', 2],
  ['ru', 'Было тихо... Вдруг закричали.', 2],
  ['ru', 'Он ушёл. (Так бывает.) Она осталась.', 3],
  ['ru', 'Он сказал: «Иду.» Она молчала.', 2],
  ['tg', 'Ман меравам, гуфт ӯ. Мо мондем.', 2],
  ['fa', 'او رفت.ما ماندیم.', 2],
  ['hi', 'वह गया. हम रुके.', 2],
  ['hi', 'वह गया | हम रुके |', 2],
  ['be', '„Я іду.“ Ён пайшоў.', 2],
  ['en', 'They met at 5 p.m. Police came later.', 2],
])('in %s «%s» is %i sentences', (tag, text, count) => {
  expect(split(text, tag)).toHaveLength(count)
})

test('a headline and an entry of a list need no stop', () => {
  const text =
    'Мектеп ачылды\n\nОшто жаңы мектеп ачылды. Анда 300 бала окуйт.\n• спорт залы\n• китепкана\n'
  expect(split(text, 'ky')).toEqual([
    'Мектеп ачылды',
    'Ошто жаңы мектеп ачылды.',
    'Анда 300 бала окуйт.',
    '• спорт залы',
    '• китепкана',
  ])
})

test('a paragraph takes the empty lines after it', () => {
  const text = '\nАлгачкы сап\r\n \r\nЭкинчи\u2028үчүнчү'
  expect(paragraphs(text).map(({ start, end }) => text.slice(start, end))).toEqual([
    '\nАлгачкы сап\r\n \r\n',
    'Экинчи\u2028',
    'үчүнчү',
  ])
})

test.each([
  ['ky', 'Ысык-Көл, 2,5 чакырым', ['Ысык', 'Көл', '2,5', 'чакырым']],
  ['be', 'Заазер’е – вёска', ['Заазер’е', 'вёска']],
  ['uz', 'Bog‘ va togʻ', ['Bog‘', 'va', 'togʻ']],
  ['fa', 'کتاب‌ها را می‌خوانم', ['کتاب‌ها', 'را', 'می‌خوانم']],
  ['hi', 'पानी, ३.५ लीटर', ['पानी', '३.५', 'लीटर']],
  ['zh-Hans', '乡村学校开学', ['乡村', '学校', '开学']],
])('the words of %s «%s»', (tag, text, expected) => {
  const found = words(text, tag).filter(({ word }) => word)
  expect(parts(text, found)).toEqual(expected)
})

const text: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 4 }),
      fc.constantFrom('. ', '…', '?!', ' «', '»', '"', '(', ')', '。', '”', '“', '۔ ', '।', '| ', '\n', ' г. ', 'А. ', '12.', ' 3', '-', ' и т. д.', 'www.a.b', 'Ал ', 'ол', '他说', 'اے۔ ', '‘', '``', ' ', '\u200d'), // prettier-ignore
    ),
    { maxLength: 40 },
  )
  .map((pieces) => pieces.join(''))
const language: fc.Arbitrary<string> = fc.constantFrom(...exchangeLanguages, 'zh-Hant', 'uz-Cyrl', 'und', 'de', '') // prettier-ignore

function expectCover(whole: string, spans: readonly Span[]): void {
  expect(spans.map(({ start, end }) => whole.slice(start, end)).join('')).toBe(whole)
  for (const { start, end } of spans) expect(end).toBeGreaterThan(start)
  expect(spans.every(({ start }, index) => start === (spans[index - 1]?.end ?? 0))).toBe(true)
}

test('paragraphs, sentences and words each cover any text, without overlap', () => {
  fc.assert(
    fc.property(text, language, (whole, tag) => {
      expectCover(whole, paragraphs(whole))
      expectCover(whole, sentences(whole, tag))
      expectCover(whole, words(whole, tag))
    }),
    { numRuns: 500 },
  )
})

test('no sentence reaches over a line', () => {
  fc.assert(
    fc.property(text, language, (whole, tag) => {
      const starts = new Set(sentences(whole, tag).map(({ start }) => start))
      expect(paragraphs(whole).filter(({ start }) => !starts.has(start))).toEqual([])
    }),
  )
})

test('a paragraph of whole sentences has the same sentences in any order and number', () => {
  const tags = Object.keys(paragraphsOf)
  fc.assert(
    fc.property(
      fc.constantFrom(...tags).chain(
        (tag) =>
        fc.tuple(fc.constant(tag), fc.array(fc.constantFrom(...paragraphsOf[tag]!.slice(0, 2)), { minLength: 1, maxLength: 6 })), // prettier-ignore
      ),
      ([tag, list]) => {
        expect(split(list.join(' '), tag)).toEqual(list)
      },
    ),
  )
})

test('a megabyte of one sign is one sentence', () => {
  for (const sign of ['.', '"', '(', 'а', '。', '.“', '. (']) {
    const whole = sign.repeat(1_000_000 / sign.length)
    expect(sentences(whole, 'ru')).toHaveLength(1)
  }
})

test('a sign is a letter with its marks, or a whole flag', () => {
  expect(signStart('a\u0301b', 1)).toBe(0)
  expect(signStart('a\u0301b', 2)).toBe(2)
  expect(signStart('x🇰🇬', 3)).toBe(1)
  expect(signStart('ab', 2)).toBe(2)
})
