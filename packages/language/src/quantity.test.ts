import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compare, read, render, type Quantity } from './quantity.ts'

/** A mention in short: its value, its unit or kind, its bound. */
function said(text: string, language: string): string[] {
  return read(text, language).map(({ value, kind, unit, bound }) =>
    [Number(value.toPrecision(6)), unit ?? kind, ...(bound === 'exact' ? [] : [bound])].join(' '),
  )
}

describe('a mention is read with its value, unit and bound', () => {
  test.each([
    ['zh', '超过八成的居民', ['80 percent over']],
    ['zh', '三分之二', ['0.666667 share']],
    ['zh', '约三分之一为水域', ['0.333333 share about']],
    ['zh', '最好的方法之一', []],
    ['zh', '三个多月', ['3 mo over']],
    ['zh', '一个半月', ['1.5 mo']],
    ['zh', '千余人', ['1000 person over']],
    ['zh', '高于四年前的170万', ['4 y', '1700000 count']],
    ['zh', '百分之三十五', ['35 percent']],
    ['zh', '1.4亿人', ['140000000 person']],
    ['zh', '约20万人次', ['200000 persontime about']],
    ['zh', '用户翻一番', ['2 times']],
    ['zh', '产量增长了两倍', ['3 multiple']],
    ['zh', '是去年的3倍', ['3 multiple']],
    ['zh', '增长141%', ['141 percent']],
    ['zh', '八五折', ['15 percent']],
    ['zh', '一万二千三百四十五', ['12345 count']],
    ['zh', '二〇二六年七月二十一日', ['2026 y', '7 month', '21 day']],
    ['zh', '20多万人', ['200000 person over']],
    ['zh', '五六十人', ['50 person', '60 person']],
    ['zh', '两年半', ['2.5 y']],
    ['zh', '20世纪30年代', ['1930 decade']],
    ['zh', '每周三开会', []],
    ['zh-Hant', '超過1.4億', ['140000000 count over']],
    ['ru', 'более 80 % жителей', ['80 percent over']],
    ['ru', 'в 2,4 раза', ['2.4 multiple']],
    ['ru', 'свыше 200 тыс. человек', ['200000 person over']],
    ['ru', 'двадцать пять тысяч триста', ['25300 count']],
    ['ru', 'полтора миллиона', ['1500000 count']],
    ['ru', 'в XIX веке', ['19 century']],
    ['ru', 'счёт 4:1 в феврале', ['4 count', '1 count']],
    ['ru', 'почти через три года', ['3 y nearly']],
    ['ru', '28-летний врач', ['28 y']],
    ['ru', '25-тысячный город', ['25000 count']],
    ['en', 'two thirds', ['0.666667 share']],
    ['en', '1 in 5', ['0.2 ratio']],
    ['en', 'more than $1.5bn', ['1500000000 USD over']],
    ['en', '2½ miles', ['2.5 mi']],
    ['en', '6 feet 6 inches', ['6.5 ft']],
    ['en', '2 lakh', ['200000 count']],
    ['en', '5 to 10 million', ['5000000 count', '10000000 count']],
    ['en', 'July 21, 2009', ['21 day', '2009 y']],
    ['en', 'the 1990s', ['1990 decade']],
    ['en', 'a man in his mid-40s', ['40 y']],
    ['en', 'two hundred and five', ['205 count']],
    ['ky', '80 пайыздан ашык', ['80 percent over']],
    ['ky', 'эки эсе', ['2 multiple']],
    ['ky', '20 миңден ашуун', ['20000 count over']],
    ['ky', 'үчтөн эки', ['0.666667 share']],
    ['ky', '200-дөн ашык адам', ['200 person over']],
    ['ky', '300-дөй үй', ['300 count about']],
    ['ky', '2009-жылдын 21-июлу', ['2009 y', '21 day']],
    ['kk', 'отыз бес мыңнан астам', ['35000 count over']],
    ['kk', '100-ге тарта адам', ['100 person nearly']],
    ['kk', 'үштен бір', ['0.333333 share']],
    ['uz', 'o‘ttiz besh mingdan ortiq', ['35000 count over']],
    ['uz-Cyrl', 'ўттиз беш минг сўмдан ортиқ', ['35000 UZS over']],
    ['tg', 'беш аз сию панҷ ҳазор нафар', ['35000 person over']],
    ['tg', 'тақрибан дар масофаи 300 км', ['300 km about']],
    ['tg', 'солҳои 90-ум', ['1990 decade']],
    ['fa', '۷۲ درصد', ['72 percent']],
    ['fa', 'بیش از سی و پنج میلیون نفر', ['35000000 person over']],
    ['fa', 'سه‌شنبه', []],
    ['ur', 'ساڑھے تین لاکھ سے زیادہ', ['350000 count over']],
    ['ur', '9،000 لوگ', ['9000 person']],
    ['hi', 'दो करोड़', ['20000000 count']],
    ['hi', 'साढ़े तीन लाख', ['350000 count']],
    ['hi', '१२ प्रतिशत', ['12 percent']],
    ['be', 'больш за 80 працэнтаў', ['80 percent over']],
    ['be', 'дзве трэці', ['0.666667 share']],
    ['und', '3,500', ['3500 count']],
  ])('%s: %s', (language, text, expected) => {
    expect(said(text, language)).toEqual(expected)
  })

  test('its place is given in UTF-16 units', () => {
    const text = '😀 более 80 % жителей'
    const [found] = read(text, 'ru')
    expect(text.slice(found!.start, found!.end)).toBe('более 80 %')
  })

  test('the place lies inside any text and mentions stand in order', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.constantFrom('zh', 'ru', 'en', 'ky', 'fa', 'hi'), (text, language) => {
        let last = -1
        for (const { start, end } of read(`${text} 12 ${text}`, language)) {
          expect(start).toBeGreaterThanOrEqual(0)
          expect(end).toBeGreaterThan(start)
          expect(end).toBeLessThanOrEqual(text.length * 2 + 4)
          expect(end).toBeGreaterThan(last)
          last = end
        }
      }),
      { numRuns: 200 },
    )
  }) // prettier-ignore
})

describe('number words are read in all languages', () => {
  test.each([
    ['zh', '三十七', '六百零五', '四千二百', '九百万'],
    ['ru', 'тридцать семь', 'шестьсот пять', 'четыре тысячи двести', 'девять миллионов'],
    ['en', 'thirty-seven', 'six hundred and five', 'four thousand two hundred', 'nine million'],
    ['ky', 'отуз жети', 'алты жүз беш', 'төрт миң эки жүз', 'тогуз миллион'],
    ['kk', 'отыз жеті', 'алты жүз бес', 'төрт мың екі жүз', 'тоғыз миллион'],
    ['uz', 'o‘ttiz yetti', 'olti yuz besh', 'to‘rt ming ikki yuz', 'to‘qqiz million'],
    ['uz-Cyrl', 'ўттиз етти', 'олти юз беш', 'тўрт минг икки юз', 'тўққиз миллион'],
    ['tg', 'сию ҳафт', 'шашсаду панҷ', 'чор ҳазору дусад', 'нӯҳ миллион'],
    ['fa', 'سی و هفت', 'ششصد و پنج', 'چهار هزار و دویست', 'نه میلیون'],
    ['ur', 'سینتیس', 'چھ سو پانچ', 'چار ہزار دو سو', 'نوے لاکھ'],
    ['hi', 'सैंतीस', 'छह सौ पांच', 'चार हज़ार दो सौ', 'नब्बे लाख'],
    ['be', 'трыццаць сем', 'шэсцьсот пяць', 'чатыры тысячы дзвесце', 'дзевяць мільёнаў'],
  ])('%s', (language, ...written) => {
    expect(written.map((text) => read(text, language).map(({ value }) => value))).toEqual(
      [37, 605, 4200, 9_000_000].map((value) => [value]),
    )
  })
})

describe('a translation', () => {
  test.each([
    ['says a share in another way', 'zh', '超过八成的学校', 'en', 'more than four fifths of schools', []],
    ['counts in another scale', 'zh', '1.4亿人', 'ru', '140 млн человек', []],
    ['counts in crores', 'en', '140 million people', 'hi', '14 करोड़ लोग', []],
    ['says two by both', 'zh', '两国签署协议', 'en', 'Both states signed', []],
    ['says one by an article', 'ru', 'один снимок', 'en', 'a photograph', []],
    ['says the time by the half day', 'en', 'at 10:30 p.m.', 'ru', 'в 22:30', []],
    ['names the month', 'zh', '7月21日', 'ky', '21-июлда', []],
    ['counts years in another calendar', 'fa', 'سال ۱۳۹۸', 'en', 'in 2019', []],
    ['measures in another unit', 'en', '5 miles', 'ru', '8 км', []],
    ['says an increase as a multiple', 'zh', '增长了两倍', 'ru', 'вырос в 3 раза', []],
    ['says a discount', 'zh', '打八折', 'en', 'a 20% discount', []],
    ['repeats a number less often', 'en', '2 goals and 2 assists', 'ru', 'по 2 гола и передачи', []],
    ['lost a quantity', 'zh', '共有35所学校', 'ru', 'много школ', ['missing']],
    ['adds a quantity', 'ru', 'много школ', 'zh', '35所学校', ['added']],
    ['changed a digit', 'ru', '28 школ', 'ky', '38 мектеп', ['value']],
    ['lost a zero', 'en', '350 people', 'kk', '35 адам', ['scale']],
    ['changed the scale word', 'zh', '20万人', 'en', '20 million people', ['scale']],
    ['took a lakh for a crore', 'hi', '5 लाख', 'en', '5 crore', ['scale']],
    ['took tenths for a discount', 'ru', '80 % цены', 'zh', '八折', ['value']],
    ['took a multiple for tenths', 'en', '3 times as high', 'zh', '3成', ['scale']],
    ['changed a digit that stands there twice', 'ru', 'счёт 4:1', 'ky', '4:4 эсеби', ['value']],
    ['changed a digit in a name', 'en', 'Boeing-747 and Airbus-320', 'ru', 'Boeing-757 и Airbus-320', ['value']],
    ['dropped what was estimated', 'en', 'an estimated $140 million', 'ru', '140 миллионов долларов', ['bound']],
    ['says a century by its years', 'zh', '19世纪', 'ru', '1800-е годы', []],
    ['changed the unit', 'en', '5 miles', 'be', '5 км', ['unit']],
    ['changed the currency', 'en', '5 million dollars', 'ru', '5 млн евро', ['unit']],
    ['dropped the bound', 'ru', 'более 80 человек', 'zh', '80人', ['bound']],
    ['turned the bound round', 'en', 'at least 80 people', 'ru', 'не более 80 человек', ['bound']],
  ] as const)('%s', (_rule, from, source, to, translation, expected) => {
    const found = compare({ text: source, language: from }, { text: translation, language: to })
    expect(found.map(({ is }) => is)).toEqual(expected)
  }) // prettier-ignore

  test('is compared the same both ways', () => {
    const one = { text: 'более 80 % из 1,5 млн', language: 'ru' }
    const other = { text: '150万人中的七成', language: 'zh' }
    expect(compare(one, other).map(({ is }) => is)).toEqual(compare(other, one).map(({ is }) => is))
  })

  test('of itself has nothing amiss', () => {
    const text = 'На 2 этажах 35 комнат, занято более 80 %, это в 2,5 раза больше, чем в 2019 году.'
    expect(compare({ text, language: 'ru' }, { text, language: 'ru' })).toEqual([])
  })
})

const languages = ['zh', 'ru', 'en', 'ky', 'kk', 'uz', 'tg', 'fa', 'ur', 'hi', 'be'] as const

describe('house style', () => {
  test.each([
    ['zh', '超过80%', '1.4亿', '2.4倍', '超过20万人'],
    ['ru', 'более 80 %', '140 млн', 'в 2,4 раза', 'более 200 тыс. человек'],
    ['en', 'more than 80%', '140 million', '2.4 times as much', 'more than 200,000 people'],
    ['ky', '80 пайыздан ашык', '140 миллион', '2,4 эсе', '200 миңден ашык адам'],
    ['kk', '80 пайыздан астам', '140 миллион', '2,4 есе', '200 мыңнан астам адам'],
    ['uz', '80 foizdan ortiq', '140 million', '2,4 baravar', '200 mingdan ortiq kishi'],
    ['tg', 'беш аз 80 фоиз', '140 миллион', '2,4 баробар', 'беш аз 200 ҳазор нафар'],
    ['fa', 'بیش از ۸۰ درصد', '۱۴۰ میلیون', '۲٫۴ برابر', 'بیش از ۲۰۰ هزار نفر'],
    ['ur', '80 فیصد سے زیادہ', '14 کروڑ', '2.4 گنا', '2 لاکھ سے زیادہ افراد'],
    ['hi', '80 प्रतिशत से अधिक', '14 करोड़', '2.4 गुना', '2 लाख से अधिक लोग'],
    ['be', 'больш за 80 %', '140 млн', 'у 2,4 раза', 'больш за 200 тыс. чалавек'],
  ])('%s', (language, ...expected) => {
    const quantities = [
      { value: 80, unit: 'percent', kind: 'share', bound: 'over' },
      { value: 1.4e8, kind: 'count' },
      { value: 2.4, kind: 'multiple' },
      { value: 200_000, kind: 'count', unit: 'person', bound: 'over' },
    ] as const
    const written = quantities.map((one) => render(one, language).replaceAll('\u00A0', ' '))
    expect(written).toEqual(expected)
  })

  test('asks for the case of the bound', () => {
    const years = (value: number): string =>
      render({ value, kind: 'count', unit: 'y', bound: 'over' }, 'ru').replaceAll('\u00A0', ' ')
    expect([years(1), years(3), years(21)]).toEqual([
      'более 1 года',
      'более 3 лет',
      'более 21 года',
    ])
  })

  test('what is written in one language and in another says the same', () => {
    const bounds = ['at-least', 'over', 'nearly', 'about', 'at-most', 'under', 'exact'] as const
    const quantity = fc
      .record({
        value: fc.oneof(fc.integer({ min: 2, max: 9999 }), fc.integer({ min: 1, max: 9999 }).map((n) => n * 1e5)),
        kind: fc.constantFrom('count', 'share', 'multiple'),
        unit: fc.constantFrom('person', 'y', undefined),
        bound: fc.constantFrom(...bounds),
      })
      .map(({ value, kind, unit, bound }): Parameters<typeof render>[0] => ({
        value: kind === 'count' ? value : (value % 1000) / (kind === 'share' ? 10 : 100) + 0.1,
        kind: kind as Quantity['kind'],
        ...(kind === 'share' ? { unit: 'percent' } : kind === 'count' && unit !== undefined ? { unit } : {}),
        ...(kind === 'multiple' ? {} : { bound }),
      }))
    fc.assert(
      fc.property(quantity, fc.constantFrom(...languages), fc.constantFrom(...languages), (one, from, to) => {
        const source = { text: render(one, from), language: from }
        expect(compare(source, { text: render(one, to), language: to })).toEqual([])
        const [back] = read(source.text, from)
        expect(back?.value).toBeCloseTo(one.value, 6)
      }),
      { numRuns: 400 },
    )
  }) // prettier-ignore
})
