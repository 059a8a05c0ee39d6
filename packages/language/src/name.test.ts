import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { agreement } from '../eval/name.ts'
import { hasUconv } from '../eval/name/uconv.ts'
import {
  findNames,
  hanziSpelling,
  latinOf,
  mandarinSyllables,
  nameIn,
  spellsForeignName,
  spokenPinyin,
  uzbekCyrillic,
  uzbekLatin,
  wireLatin,
  type LatinSystem,
  type NameAnswer,
  type NameKind,
} from './name.ts'
import { indexTerms } from './termbase.ts'

function text(answer: NameAnswer): string {
  return answer.known ? answer.text : answer.why
}

function asked(name: string, from: string, to: string, kind: NameKind): string {
  return text(nameIn({ name, from, to, kind }))
}

describe('Chinese names', () => {
  test.each([
    ['习近平', 'ru', 'Си Цзиньпин'],
    ['习近平', 'en', 'Xi Jinping'],
    ['習近平', 'ky', 'Си Цзиньпин'],
    ['习近平', 'be', 'Сі Цзіньпін'],
    ['习近平', 'tg', 'Си Ҷинпин'],
    ['习近平', 'uz', 'Si Szinpin'],
    ['习近平', 'uz-Cyrl', 'Си Цзиньпин'],
    ['欧阳修', 'ru', 'Оуян Сю'],
    ['张惠妹', 'ru', 'Чжан Хуэймэй'],
    ['单田芳', 'en', 'Shan Tianfang'],
    ['仇保兴', 'ru', 'Цю Баосин'],
    ['吕布', 'en', 'Lü Bu'],
    ['谌贻琴', 'en', 'Chen Yiqin'],
    ['种师道', 'en', 'Chong Shidao'],
    ['陈冯富珍', 'ru', 'Чэнь Фэн Фучжэнь'],
    ['欧阳夏丹', 'ru', 'Оуян Сядань'],
  ])('the surname of %s comes first in %s: %s', (name, to, expected) => {
    expect(asked(name, 'zh', to, 'person')).toBe(expected)
  })

  test.each([
    ['长安', 'Чанъань', 'Chang’an'],
    ['东营', 'Дунъин', 'Dongying'],
    ['延安', 'Яньань', 'Yan’an'],
    ['西安市', 'Сиань', 'Xi’an'],
    ['河南省', 'провинция Хэнань', 'Henan Province'],
  ])('%s is %s and %s', (name, russian, english) => {
    expect(asked(name, 'zh', 'ru', 'place')).toBe(russian)
    expect(asked(name, 'zh', 'en', 'place')).toBe(english)
  })

  test('a double surname alone is one word', () => {
    expect(asked('欧阳', 'zh', 'ru', 'person')).toBe('Оуян')
    expect(asked('司马', 'zh', 'en', 'person')).toBe('Sima')
  })

  test('a name without a known surname is to be looked at', () => {
    const review = (name: string): boolean => {
      const answer = nameIn({ name, from: 'zh', to: 'ru', kind: 'person' })
      return answer.known && answer.review
    }
    expect(review('玄奘')).toBe(true)
    expect(review('玄奘法')).toBe(true)
    expect(review('李白')).toBe(false)
  })

  test.each([
    ['乐清', 'Юэцин', 'Yueqing'],
    ['单县', 'Шаньсянь', 'Shanxian'],
    ['黄陂区', 'район Хуанпи', 'Huangpi District'],
    ['六安', 'Луань', 'Lu’an'],
  ])('%s is read as its people read it: %s, %s', (name, russian, english) => {
    expect(asked(name, 'zh', 'ru', 'place')).toBe(russian)
    expect(asked(name, 'zh', 'en', 'place')).toBe(english)
  })

  test.each(['巴音郭楞', '阿合奇县', '二连浩特'])('%s spells no Chinese name', (name) => {
    expect(asked(name, 'zh', 'en', 'place')).toBe('foreign-in-hanzi')
  })

  test('every syllable of Mandarin has a spelling in Cyrillic letters', () => {
    expect(mandarinSyllables.size).toBeGreaterThan(410)
    for (const sound of mandarinSyllables.values()) expect(sound).toMatch(/^[а-яё]+$/u)
  })

  test.each([
    ['Xi Jinping', 'Си Цзиньпин'],
    ['Xī’ān', 'Сиань'],
    ['Chang’an', 'Чанъань'],
    ['Zhengzhou', 'Чжэнчжоу'],
    ['Yan’an', 'Яньань'],
    ['Lüshun', 'Люйшунь'],
    ['Ningxia', 'Нинся'],
  ])('Pinyin %s is %s', (pinyin, russian) => {
    expect(asked(pinyin, 'zh-Latn', 'ru', 'person')).toBe(russian)
  })

  test('what is no Pinyin is not spelled by Palladius', () => {
    expect(asked('Washington', 'zh-Latn', 'ru', 'place')).toBe('no-rule')
  })

  test('a language without a rule gets Pinyin, said to be Latin and to be looked at', () => {
    const answer = nameIn({ name: '王毅', from: 'zh', to: 'ur', kind: 'person' })
    expect(answer).toEqual({
      known: true,
      text: 'Wang Yi',
      language: 'zh-Latn',
      source: { by: 'rule', systems: ['pinyin'] },
      review: true,
    })
  })

  test.each(['扎帕罗夫', '弗拉基米尔·普京', '萨德尔·扎帕罗夫', '卢卡申科', '马克龙', '艾特玛托夫'])(
    'the foreigner %s is never read out by Pinyin',
    (name) => {
      expect(asked(name, 'zh', 'en', 'person')).toBe('foreign-in-hanzi')
    },
  )

  test.each(['卡拉科尔', '巴特肯', '阿姆斯特丹', '维捷布斯克', '鄂尔多斯'])(
    'the foreign place %s is never read out by Pinyin',
    (name) => {
      expect(asked(name, 'zh', 'ru', 'place')).toBe('foreign-in-hanzi')
    },
  )

  test.each(['安倍晋三', '岸田文雄'])('%s is Japanese and not read as Chinese', (name) => {
    expect(asked(name, 'zh', 'ru', 'person')).toBe('foreign-in-hanzi')
  })

  test('an autonomous division is left out, which an editor should see', () => {
    const answer = nameIn({ name: '凉山彝族自治州', from: 'zh', to: 'ru', kind: 'place' })
    expect(answer).toMatchObject({ text: 'Ляншань', review: true })
  })

  test.each(['李克强', '马云', '巴金', '郎平', '诸葛亮', '李娜'])(
    '%s is a Chinese name',
    (name) => {
      expect(spellsForeignName(name, 'person')).toBe(false)
    },
  )

  test('an organisation is not spelled but translated', () => {
    expect(asked('中国人民银行', 'zh', 'ru', 'organisation')).toBe('organisation')
  })
})

describe('the gazetteer', () => {
  test.each([
    ['比什凯克', 'zh', 'ru', 'Бишкек'],
    ['比什凯克', 'zh', 'kk', 'Бішкек'],
    ['吉尔吉斯斯坦', 'zh', 'ru', 'Кыргызстан'],
    ['Киргизия', 'ru', 'ky', 'Кыргызстан'],
    ['Белоруссия', 'ru', 'be', 'Беларусь'],
    ['Пекин', 'ru', 'zh', '北京'],
    ['新疆维吾尔自治区', 'zh', 'ru', 'Синьцзян'],
    ['乌鲁木齐', 'zh', 'en', 'Urumqi'],
    ['Тошкент', 'uz-Cyrl', 'tg', 'Тошканд'],
    ['Toshkent', 'uz', 'uz-Cyrl', 'Тошкент'],
    ['Өзбекстан', 'ky', 'uz', 'Oʻzbekiston'],
    ['بیشکک', 'fa', 'hi', 'बिश्केक'],
  ])('%s (%s) is in %s %s', (name, from, to, expected) => {
    expect(asked(name, from, to, 'place')).toBe(expected)
  })

  test('a person is not taken for a place of the same name', () => {
    expect(asked('Талас', 'ky', 'en', 'person')).toBe('Talas')
    expect(nameIn({ name: 'Талас', from: 'ky', to: 'en', kind: 'person' })).toMatchObject({
      source: { by: 'rule' },
    })
  })
})

describe('the term base', () => {
  const termIndex = indexTerms({
    title: 'Names',
    language: 'en',
    concepts: [
      {
        id: 'japarov',
        subject: 'person',
        terms: [
          { text: 'Садыр Жапаров', language: 'ky', status: 'preferred' },
          { text: 'Sadyr Zhaparov', language: 'en', status: 'admitted' },
          { text: 'Sadyr Japarov', language: 'en', status: 'preferred' },
          { text: '萨德尔·扎帕罗夫', language: 'zh-Hans', status: 'preferred' },
        ],
      },
      {
        id: 'bank',
        terms: [{ text: 'банк', language: 'ky', status: 'preferred' }],
      },
    ],
  })

  test('goes before every rule', () => {
    const answer = nameIn({
      name: 'Садыр Жапаров',
      from: 'ky',
      to: 'en',
      kind: 'person',
      termIndex,
    })
    expect(answer).toEqual({
      known: true,
      text: 'Sadyr Japarov',
      language: 'en',
      source: { by: 'term-base', concept: 'japarov' },
      review: false,
    })
  })

  test('gives the names that inflected text mentions, and no other terms', () => {
    const mentions = findNames('Садыр Жапаровдун банкка сапары', 'ky', termIndex)
    expect(mentions.map(({ text }) => text)).toEqual(['Садыр Жапаровдун'])
  })
})

describe('romanisation', () => {
  test.each<[LatinSystem, string, string]>([
    ['ky-bgn', 'Жеңишбек Өмүров', 'Jengishbek Ömürov'],
    ['ky-bgn', 'Нурканат Ыңгайлуу', 'Nurkanat Ynggayluu'],
    ['kk-bgn', 'Қасым-Жомарт Тоқаев', 'Qasym-Zhomart Toqaev'],
    ['kk-national', 'Шымкент, Ғабиден, Ильяс, Іле', 'Şymkent, Ğabiden, İlias, Ile'],
    ['ru-bgn', 'Елена Щербакова, подъезд', 'Yelena Shcherbakova, podʺyezd'],
    ['ru-passport', 'Юрий Объедков', 'Iurii Obieedkov'],
    ['be-bgn', 'Магілёў', 'Mahilyow'],
    ['be-national', 'Львоў, Сьвіцязь', 'Ĺvoŭ, Śviciaź'],
    ['tg-bgn', 'Ҷамшед Ғафурӣ', 'Jamshed Ghafurí'],
    ['uz-bgn', 'Ўктам Ҳошимов', 'Ŭktam Hoshimow'],
  ])('%s writes %s as %s', (system, name, expected) => {
    expect(latinOf(name, system)).toBe(expected)
  })

  test('a capital before a small letter stays one, a word in capitals stays in capitals', () => {
    expect(latinOf('Щ. ЩУКИН, Щукин', 'ru-bgn')).toBe('Shch. SHCHUKIN, Shchukin')
  })

  test('a wire prints no primes, dots or diacritics', () => {
    expect(wireLatin(latinOf('Ысык-Көл, Ельцин', 'ky-bgn'))).toBe('Ysyk-Kol, Eltsin')
    expect(asked('Үсөн', 'ky', 'en', 'person')).toBe('Uson')
  })

  test('no letter of the alphabet is left in Cyrillic, whatever stands beside it', () => {
    const alphabet = Array.from('абвгдеёжзийклмнңоөпрстуүфхцчшщъыьэюя')
    const letter = fc.constantFrom(...alphabet, ...alphabet.map((each) => each.toUpperCase()))
    fc.assert(
      fc.property(fc.array(letter, { maxLength: 12 }), (letters) => {
        const latin = latinOf(letters.join(''), 'ky-bgn')
        expect(latin).not.toMatch(/\p{Script=Cyrillic}/u)
        expect(latin.toLowerCase()).toBe(latinOf(letters.join('').toLowerCase(), 'ky-bgn'))
      }),
    )
  })
})

describe('Uzbek', () => {
  test.each([
    ['Ўзбекистон', 'Oʻzbekiston'],
    ['Ғиждувон', 'Gʻijduvon'],
    ['Исҳоқ', 'Isʼhoq'],
    ['мўъжиза', 'moʻjiza'],
    ['Ёқуб Йўлдошев', 'Yoqub Yoʻldoshev'],
    ['конституция ва цирк', 'konstitutsiya va sirk'],
    ['объект', 'obyekt'],
  ])('%s is %s', (cyrillic, latin) => {
    expect(uzbekLatin(cyrillic)).toBe(latin)
  })

  test.each([
    ["O'zbekiston", 'Ўзбекистон'],
    ['G‘ijduvon', 'Ғиждувон'],
    ['yoʻl, ellik, Yevropa, ketsa', 'йўл, эллик, Европа, кетса'],
    ['sheʼr', 'шеър'],
  ])('%s is %s', (latin, cyrillic) => {
    expect(uzbekCyrillic(latin)).toBe(cyrillic)
  })

  test('words of native letters come back unchanged from Latin', () => {
    const onset = fc.constantFrom(...Array.from('бвгджзклмнпрстфхчшқғҳ'))
    const vowel = fc.constantFrom(...Array.from('аиоуўе'))
    const coda = fc.constantFrom('', '', 'н', 'р', 'л', 'м')
    const syllable = fc.tuple(onset, vowel, coda).map((parts) => parts.join(''))
    fc.assert(
      fc.property(fc.array(syllable, { minLength: 1, maxLength: 5 }), (syllables) => {
        const word = syllables.join('')
        expect(uzbekCyrillic(uzbekLatin(word))).toBe(word)
      }),
    )
  })
})

describe('names in Chinese characters', () => {
  test.each<[string, NameKind & ('person' | 'place'), string]>([
    ['Владимир Путин', 'person', '弗拉基米尔·普京'],
    ['Шавкат Мирзиёев', 'person', '沙夫卡特·米尔济约耶夫'],
    ['Екатерина Иванова', 'person', '叶卡捷琳娜·伊瓦诺娃'],
    ['Зеленоград', 'place', '泽列诺格勒'],
    ['Волгоград', 'place', '沃尔戈格勒'],
    ['Брянск', 'place', '布良斯克'],
    ['Казань', 'place', '卡赞'],
    ['Санкт-Ангарск', 'place', '桑克特-安加尔斯克'],
  ])('%s is spelled by the table', (name, kind, expected) => {
    expect(hanziSpelling(name, kind)).toBe(expected)
  })

  test('what the table gives is always to be looked at', () => {
    const answer = nameIn({ name: 'Үсөн Сыдыков', from: 'ky', to: 'zh', kind: 'person' })
    expect(answer).toMatchObject({ known: true, text: '乌松·瑟德科夫', review: true })
  })

  test('a Chinese name in Cyrillic has its own characters, which the table does not know', () => {
    expect(asked('Си Цзиньпин', 'ru', 'zh', 'person')).toBe('chinese-in-cyrillic')
  })

  test('any Russian word is spelled in characters alone', () => {
    const letter = fc.constantFrom(...Array.from('абвгдеёжзийклмнопрстуфхцчшщыэюя'))
    fc.assert(
      fc.property(fc.array(letter, { minLength: 1, maxLength: 10 }), (letters) => {
        expect(hanziSpelling(letters.join(''), 'place')).toMatch(/^\p{Script=Han}+$/u)
      }),
    )
  })
})

test('names pass between Cyrillic alphabets letter by letter', () => {
  expect(asked('Эмомалӣ Раҳмон', 'tg', 'ru', 'person')).toBe('Эмомали Рахмон')
  expect(asked('Қасым-Жомарт Тоқаев', 'kk', 'ru', 'person')).toBe('Касым-Жомарт Токаев')
  expect(asked('Shavkat Mirziyoyev', 'uz', 'ky', 'person')).toBe('Шавкат Мирзиёев')
})

test('a word that every object knows is no place', () => {
  for (const name of ['constructor', '__proto__', 'toString']) {
    expect(asked(name, 'ru', 'en', 'place')).toBe(name)
  }
})

test('a text is no name', () => {
  expect(asked('国'.repeat(1001), 'zh', 'ru', 'place')).toBe('too-long')
  expect(spokenPinyin('ba'.repeat(100_000))?.[0]).toHaveLength(100_000)
  expect(spokenPinyin(`${'xian'.repeat(1000)}q`)).toBeUndefined()
})

test('where nothing leads from one language to the other, that is said', () => {
  expect(asked('शिवानी', 'hi', 'ru', 'person')).toBe('no-rule')
})

test.skipIf(!hasUconv())('letters and syllables agree with ICU but for listed exceptions', () => {
  for (const { figure, value, detail } of agreement()) {
    expect({ figure, value, detail }).toMatchObject({ value: 100 })
  }
})
