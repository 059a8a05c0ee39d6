import { describe, expect, test } from 'vitest'
import { read } from '../quantity.ts'

describe('a quantity is told as others rely on it', () => {
  test.each([
    ['zh', '超过八成受访者', { text: '超过八成', value: 80, unit: 'percent', kind: 'share', bound: 'over' }],
    ['zh', '三分之二的学校', { text: '三分之二', value: 2 / 3, kind: 'share', bound: 'exact' }],
    ['zh', '1.4亿用户', { text: '1.4亿', value: 140_000_000, kind: 'count', bound: 'exact' }],
    ['zh', '接待20万人次', { text: '20万人次', value: 200_000, unit: 'persontime', kind: 'count', bound: 'exact' }],
    ['zh', '产量翻一番', { text: '翻一番', value: 2, unit: 'times', kind: 'change', direction: 'rise', bound: 'exact' }],
    ['zh', '出口增长141%', { text: '141%', value: 141, unit: 'percent', kind: 'change', direction: 'rise', bound: 'exact' }],
    ['zh', '打八五折', { text: '八五折', value: 15, unit: 'percent', kind: 'change', direction: 'fall', bound: 'exact' }],
    ['zh', '下降了0.3个百分点', { text: '0.3个百分点', value: 0.3, unit: 'percentage-point', kind: 'change', direction: 'fall', bound: 'exact' }],
    ['zh', '最高气温达38摄氏度', { text: '38摄氏度', value: 38, unit: '°C', kind: 'measure', bound: 'exact' }],
    ['ru', 'более 80 % школ', { text: 'более 80 %', value: 80, unit: 'percent', kind: 'share', bound: 'over' }],
    ['ru', 'выше в 2,4 раза', { text: 'в 2,4 раза', value: 2.4, kind: 'multiple', direction: 'rise', bound: 'exact' }],
    ['ru', 'свыше 200 тыс. школ', { text: 'свыше 200 тыс.', value: 200_000, kind: 'count', bound: 'over' }],
    ['ru', 'экспорт вырос на 12 %', { text: '12 %', value: 12, unit: 'percent', kind: 'change', direction: 'rise', bound: 'exact' }],
    ['ru', 'доля выросла до 12 %', { text: 'до 12 %', value: 12, unit: 'percent', kind: 'share', bound: 'at-most' }],
    ['ru', 'цены снизились почти на 5 процентов', { text: 'почти на 5 процентов', value: 5, unit: 'percent', kind: 'change', direction: 'fall', bound: 'nearly' }],
    ['ru', 'за 5 часов', { text: '5 часов', value: 5, unit: 'h', kind: 'measure', bound: 'exact' }],
    ['ru', 'до 5 мая', { text: '5', value: 5, unit: 'day', kind: 'date', bound: 'exact' }],
    ['en', 'up to 300 hectares', { text: 'up to 300 hectares', value: 300, unit: 'ha', kind: 'measure', bound: 'at-most' }],
    ['en', 'prices fell by about 7 per cent', { text: 'about 7 per cent', value: 7, unit: 'percent', kind: 'change', direction: 'fall', bound: 'about' }],
    ['en', 'rose to 7 per cent', { text: '7 per cent', value: 7, unit: 'percent', kind: 'share', bound: 'exact' }],
    ['en', 'output doubled', { text: 'doubled', value: 2, unit: 'times', kind: 'change', direction: 'rise', bound: 'exact' }],
    ['en', 'twice the size', { text: 'twice', value: 2, kind: 'multiple', bound: 'exact' }],
    ['en', 'nearly $1.5bn', { text: 'nearly $1.5bn', value: 1_500_000_000, unit: 'USD', kind: 'money', bound: 'nearly' }],
    ['en', '2 lakh voters', { text: '2 lakh', value: 200_000, kind: 'count', bound: 'exact' }],
    ['en', '½ of it', { text: '½', value: 0.5, kind: 'share', bound: 'exact' }],
    ['en', '1 in 5', { text: '1 in 5', value: 0.2, kind: 'ratio', bound: 'exact' }],
    ['en', 'a gap of 3 percentage points', { text: '3 percentage points', value: 3, unit: 'percentage-point', kind: 'share', bound: 'exact' }],
    ['ky', '80 пайыздан ашык', { text: '80 пайыздан ашык', value: 80, unit: 'percent', kind: 'share', bound: 'over' }],
    ['ky', 'эки эсе', { text: 'эки эсе', value: 2, kind: 'multiple', bound: 'exact' }],
    ['ky', '20 миңден ашуун', { text: '20 миңден ашуун', value: 20_000, kind: 'count', bound: 'over' }],
    ['ky', 'соода 12 пайызга өстү', { text: '12 пайызга', value: 12, unit: 'percent', kind: 'change', direction: 'rise', bound: 'exact' }],
    ['ky', 'үлүшү 12 пайызга жетти', { text: '12 пайызга', value: 12, unit: 'percent', kind: 'share', bound: 'exact' }],
    ['kk', 'баға 5 пайызға төмендеді', { text: '5 пайызға', value: 5, unit: 'percent', kind: 'change', direction: 'fall', bound: 'exact' }],
    ['uz', 'eksport 12 foizga oshdi', { text: '12 foizga', value: 12, unit: 'percent', kind: 'change', direction: 'rise', bound: 'exact' }],
    ['tg', 'содирот 12 фоиз афзуд', { text: '12 фоиз', value: 12, unit: 'percent', kind: 'change', direction: 'rise', bound: 'exact' }],
    ['fa', '۷۲ درصد', { text: '۷۲ درصد', value: 72, unit: 'percent', kind: 'share', bound: 'exact' }],
    ['fa', 'صادرات ۱۲ درصد افزایش یافت', { text: '۱۲ درصد', value: 12, unit: 'percent', kind: 'change', direction: 'rise', bound: 'exact' }],
    ['fa', 'سهم آن به ۱۲ درصد افزایش یافت', { text: '۱۲ درصد', value: 12, unit: 'percent', kind: 'share', bound: 'exact' }],
    ['ur', 'برآمدات میں 12 فیصد اضافہ', { text: '12 فیصد', value: 12, unit: 'percent', kind: 'change', direction: 'rise', bound: 'exact' }],
    ['hi', 'दो करोड़', { text: 'दो करोड़', value: 20_000_000, kind: 'count', bound: 'exact' }],
    ['hi', 'दाम 12 प्रतिशत घटे', { text: '12 प्रतिशत', value: 12, unit: 'percent', kind: 'change', direction: 'fall', bound: 'exact' }],
    ['be', 'экспарт вырас на 12 %', { text: '12 %', value: 12, unit: 'percent', kind: 'change', direction: 'rise', bound: 'exact' }],
  ])('%s: %s', (language, text, expected) => {
    const start = text.indexOf(expected.text)
    expect(read(text, language)).toEqual([{ ...expected, start, end: start + expected.text.length }])
  }) // prettier-ignore

  test('the numbers of a date in digits stand side by side', () => {
    const found = read('21.07.2026', 'ru').map(({ text, unit }) => `${text} ${unit}`)
    expect(found).toEqual(['21 day', '07 month', '2026 y'])
  })
})
