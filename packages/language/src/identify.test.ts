import fc from 'fast-check'
import { expect, test } from 'vitest'
import { identify } from './identify.ts'

test.each([
  ['zh-Hans', '外交部发言人在例行记者会上回答了提问'],
  ['zh-Hant', '記者會上，發言人回答了與會者的問題'],
  ['ru', 'Правительство одобрило проект бюджета на следующий год'],
  ['en', 'The ministers agreed to meet again before the end of the month'],
  ['ky', 'Өкмөт кийинки жылдын бюджетинин долбоорун жактырды'],
  ['kk', 'Үкімет келесі жылғы бюджет жобасын мақұлдады'],
  ['uz', 'Hukumat kelasi yil uchun byudjet loyihasini ma’qulladi'],
  ['uz-Cyrl', 'Ҳукумат келаси йил учун бюджет лойиҳасини маъқуллади'],
  ['tg', 'Ҳукумат лоиҳаи буҷети соли ояндаро тасдиқ кард'],
  ['fa', 'دولت لایحهٔ بودجهٔ سال آینده را تصویب کرد'],
  ['ur', 'حکومت نے اگلے سال کے بجٹ کی منظوری دے دی ہے'],
  ['hi', 'सरकार ने अगले वर्ष के बजट को मंज़ूरी दे दी है'],
  ['be', 'Урад ухваліў праект бюджэту на наступны год'],
])('a headline in %s is found to be in it', (language, text) => {
  expect(identify(text).language).toBe(language)
})

test.each([
  ['Ukrainian', 'Уряд схвалив проєкт бюджету на наступний рік і передав його парламенту'],
  ['Tatar', 'Хөкүмәт киләсе елга бюджет проектын хуплады һәм парламентка җибәрде'],
  ['Turkish', 'Hükümet gelecek yılın bütçe tasarısını onayladı ve meclise gönderdi'],
  ['Azerbaijani', 'Hökumət gələn ilin büdcə layihəsini təsdiq etdi və parlamentə göndərdi'],
  ['Japanese', '政府は来年度の予算案を承認し、国会に提出しました'],
  ['Arabic', 'وافقت الحكومة على مشروع موازنة العام المقبل وأحالته إلى البرلمان'],
  ['Pashto', 'حکومت د راتلونکي کال د بودیجې مسوده تصویب کړه او پارلمان ته یې واستوله'],
  ['Nepali', 'सरकारले आगामी वर्षको बजेट स्वीकृत गरेर संसद्‌मा पठाएको छ'],
  ['German', 'Die Regierung hat den Haushaltsentwurf für das kommende Jahr gebilligt'],
  ['Mongolian', 'Засгийн газар ирэх жилийн төсвийн төслийг баталж парламентад өргөн барилаа'],
  ['Georgian', 'მთავრობამ მომავალი წლის ბიუჯეტი დაამტკიცა'],
  ['Korean', '정부는 내년도 예산안을 승인했다'],
])('%s is none of ours', (_name, text) => {
  expect(identify(text).language).toBe('und')
})

test.each([
  '',
  '  \n',
  '2026',
  '— ! —',
  '🙂🙂',
  'https://example.com/news?id=1',
  'www.kabar.kg/ky',
  '@kabar_kg',
])('%o is in no language', (text) => {
  expect(identify(text)).toEqual({ language: 'und', probability: 1 })
})

test('foreign names do not change the language of a text', () => {
  expect(identify('Компания Apple Inc. менен келишимге кол коюлду').language).toBe('ky')
  expect(identify('CNN 电视台直播').language).toBe('zh-Hans')
  expect(identify('گزارش Reuters از تهران').language).toBe('fa')
})

test('Latin letters that slipped into a Cyrillic word do not change its language', () => {
  expect(identify('Oкмөттүн жыйынында бюджeт кaралды').language).toBe('ky')
})

test('an address in a text does not change its language', () => {
  expect(identify('https://www.example.com/world/asia Өкмөттүн жыйыны').language).toBe('ky')
  expect(identify('详见www.example.com.cn记者报道').language).toBe('zh-Hans')
})

test.each([
  ['Azerbaijani', 'Prezident yeni qanun layihəsini təsdiq etdi'],
  ['Kazakh in Latin letters', 'Prezident jaña zañğa qol qoydı'],
  ['Turkish', 'Hükümet yeni yasayı onayladı'],
])('a headline in %s is given away by letters that none of ours has', (_name, text) => {
  expect(identify(text).language).toBe('und')
})

test('capitals, and the signs that Arabic keyboards write, are read like the usual letters', () => {
  expect(identify('УРАД УХВАЛІЎ ПРАЕКТ БЮДЖЭТУ').language).toBe('be')
  expect(identify('دولت لايحه بودجه سال آينده را تصويب كرد').language).toBe('fa')
})

test('more of a text makes its language surer', () => {
  const short = identify('Бул китеп')
  const long = identify('Бул китеп кыргыз тилинде жазылган жана быйыл Бишкекте басылып чыкты')
  expect(long.language).toBe('ky')
  expect(long.probability).toBeGreaterThan(short.probability)
})

test('every text has an answer, with a probability', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (text) => {
      const { probability } = identify(text)
      expect(probability).toBeGreaterThanOrEqual(0)
      expect(probability).toBeLessThanOrEqual(1)
    }),
  )
})
