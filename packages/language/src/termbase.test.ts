import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  consistency,
  findTerms,
  indexTerms,
  readTbx,
  writeTbx,
  type Concept,
  type TbxFault,
  type TermBase,
  type TermStatus,
} from './termbase.ts'

function base(...concepts: readonly Concept[]): TermBase {
  return { title: 'Newsroom', language: 'en', concepts }
}

function concept(
  id: string,
  terms: Readonly<Record<string, string>>,
  deprecated: Readonly<Record<string, string>> = {},
): Concept {
  const of = (entries: Readonly<Record<string, string>>, status: TermStatus): Concept['terms'] =>
    Object.entries(entries).map(([language, text]) => ({ text, language, status }))
  return { id, terms: [...of(terms, 'preferred'), ...of(deprecated, 'deprecated')] }
}

function found(term: string, text: string, language: string): string[] {
  const index = indexTerms(base(concept('one', { [language]: term })))
  return findTerms(text, language, index).map((mention) => mention.text)
}

test('a term of several words does not reach over a mark into the next clause', () => {
  expect(found('совет безопасности', 'Созван совет. Безопасности нет', 'ru')).toEqual([])
  expect(found('совет безопасности', 'мир, совет, безопасность', 'ru')).toEqual([])
  expect(found('совет безопасности', 'Совет\nбезопасности', 'ru')).toHaveLength(1)
  expect(found('А. С. Пушкин', 'стихи А. С. Пушкина', 'ru')).toEqual(['А. С. Пушкина'])
})

test('an Uzbek letter at the end of a word may be typed with any sign', () => {
  for (const written of ['togʻ', 'tog‘', "tog'", 'tog`']) {
    expect(found('togʻ', `Baland ${written} ustida`, 'uz')).toEqual([written])
  }
  expect(found('dog', "the 'dog' barks", 'en')).toEqual(['dog'])
})

test('a Chinese term is found in either kind of characters, where it stands', () => {
  expect(found('记者', '臺灣記者報道', 'zh-Hant')).toEqual(['記者'])
  expect(found('記者', '本报记者报道', 'zh-Hans')).toEqual(['记者'])
  expect(found('人人', '人人人', 'zh-Hans')).toEqual(['人人'])
  expect(found('AI', 'ＡＩ大会', 'zh-Hans')).toEqual(['ＡＩ'])
  const index = indexTerms(base(concept('one', { 'zh-Hans': '记者' })))
  // The simplified form of 僤 takes two UTF-16 units.
  expect(findTerms('僤僤記者', 'zh-Hant', index)).toMatchObject([{ start: 2, end: 4 }])
})

test('many Chinese terms are looked for at once', () => {
  const han = (at: number): string => String.fromCharCode(0x4e00 + (at % 5000))
  const many = Array.from({ length: 40_000 }, (_, at) =>
    concept(`c${at}`, { 'zh-Hans': han(at) + han(at * 7 + 1) + han(at * 13 + 2) }),
  )
  const text = Array.from({ length: 500_000 }, (_, at) => han(at * 11)).join('')
  const start = performance.now()
  findTerms(text, 'zh-Hans', indexTerms(base(...many)))
  expect(performance.now() - start).toBeLessThan(10_000)
})

describe('a term is found however it is inflected', () => {
  test.each([
    ['ky', 'мамлекет', 'Мамлекеттердин мамлекеттик иштери', ['Мамлекеттердин', 'мамлекеттик']],
    ['ky', 'китеп', 'Анын китебинен окудук', ['китебинен']],
    ['ky', 'мурун', 'Мурдуңду тазала', ['Мурдуңду']],
    ['ky', 'Улуттук банк', 'Улуттук банктын чечими', ['Улуттук банктын']],
    ['kk', 'үкімет', 'Үкіметіміздің шешімі', ['Үкіметіміздің']],
    ['kk', 'халық', 'Қазақ халқының тілі', ['халқының']],
    ['uz', 'yurak', 'Yuragimizdagi orzu', ['Yuragimizdagi']],
    ['uz', 'hukumat', 'Ҳукуматнинг қарори', ['Ҳукуматнинг']],
    ['uz-Cyrl', 'шаҳар', 'Toshkent shahrida qurilish', ['shahrida']],
    ['ru', 'рынок', 'На рынке и за рынками', ['рынке', 'рынками']],
    ['ru', 'окно', 'Пять окон выходят на окна', ['окон', 'окна']],
    ['ru', 'Народный банк', 'Решение Народного банка', ['Народного банка']],
    ['ru', 'Иванов', 'С Ивановым и Ивановой', ['Ивановым', 'Ивановой']],
    ['ru', 'ребёнок', 'Для детей и ребёнка', ['детей', 'ребёнка']],
    ['be', 'рука', 'У руцэ, на руках', ['руцэ', 'руках']],
    ['be', 'мова', 'Дзве мовы, шмат моў', ['мовы', 'моў']],
    ['be', 'умова', 'Ва ўмовах санкцый', ['ўмовах']],
    ['be', 'Мінск', 'У Мінску сустрэліся', ['Мінску']],
    ['fa', 'کشور', 'رهبران کشورهای منطقه', ['کشورهای']],
    ['fa', 'عضو', 'نشست اعضای شورا', ['اعضای']],
    ['tg', 'кишвар', 'Роҳбарони кишварҳои минтақа', ['кишварҳои']],
    ['tg', 'шаҳрӣ', 'Шаҳриён омаданд', ['Шаҳриён']],
    ['hi', 'लड़का', 'लड़कों की टीम', ['लड़कों']],
    ['hi', 'नीति', 'नई नीतियों पर चर्चा', ['नीतियों']],
    ['ur', 'ادارہ', 'مختلف اداروں کے سربراہ', ['اداروں']],
    ['ur', 'خبر', 'آج کی خبریں', ['خبریں']],
    ['en', 'country', 'Both countries agreed', ['countries']],
    ['zh-Hans', '人工智能', '新一代人工智能大会', ['人工智能']],
  ])('%s: %s in «%s»', (language, term, text, expected) => {
    expect(found(term, text, language)).toEqual(expected)
  })

  test.each([
    ['ky', 'бак', 'Банктын багдары'],
    ['ru', 'банк', 'Банкет в честь гостей'],
    ['kk', 'қала', 'Қалпақ пен қағаз'],
    ['zh', 'AI', 'AIDS防治'],
    ['ru', 'США', 'Я слышал сша-ша в лесу'],
  ])('%s: %s is not in «%s»', (language, term, text) => {
    expect(found(term, text, language)).toEqual([])
  })

  test('a Latin letter inside a Cyrillic word hides nothing', () => {
    expect(found('сапар', 'Расмий cапары башталды', 'ky')).toEqual(['cапары'])
  })

  test('of a term inside a longer one only the longer is given', () => {
    const index = indexTerms(
      base(concept('bank', { ru: 'банк' }), concept('national', { ru: 'Национальный банк' })),
    )
    const mentions = findTerms('Глава Национального банка посетил банк', 'ru', index)
    expect(mentions.map(({ text, concept: { id } }) => [text, id])).toEqual([
      ['Национального банка', 'national'],
      ['банк', 'bank'],
    ])
  })

  test('a mention says its place, so that the text there is what it gives', () => {
    const terms = ['сапар', 'келишим', 'чек ара', 'суу']
    const index = indexTerms(base(...terms.map((ky) => concept(ky, { ky }))))
    const word = fc.constantFrom('сапарынан', 'келишимдин', 'чек', 'арада', 'суунун', 'жана', '—')
    fc.assert(
      fc.property(fc.array(word, { maxLength: 12 }), (words) => {
        const text = words.join(' ')
        let reached = 0
        for (const mention of findTerms(text, 'ky', index)) {
          expect(text.slice(mention.start, mention.end)).toBe(mention.text)
          expect(mention.start).toBeGreaterThanOrEqual(reached)
          reached = mention.end
        }
      }),
    )
  })
})

describe('a translation keeps to the term base', () => {
  const index = indexTerms(
    base(
      concept('cooperation', { zh: '合作', ru: 'сотрудничество', ky: 'кызматташтык' }),
      concept('railway', { zh: '铁路', ru: 'железная дорога', ky: 'темир жол' }),
      concept(
        'initiative',
        { zh: '倡议', ru: 'инициатива', ky: 'демилге' },
        { ru: 'почин', ky: 'инициатива' },
      ),
      concept('only-zh', { zh: '高质量' }),
    ),
  )
  const source = { text: '双方就铁路合作倡议达成高质量共识。', language: 'zh-Hans' }

  test('inflected terms are the base’s terms', () => {
    const translation = {
      text: 'Стороны договорились о сотрудничестве по железным дорогам в рамках инициативы.',
      language: 'ru',
    }
    expect(consistency(source, translation, index)).toEqual([])
  })

  test('a term that is not rendered is named with what was expected', () => {
    const translation = {
      text: 'Тараптар темир жол боюнча демилгени колдошту.',
      language: 'ky',
    }
    expect(consistency(source, translation, index)).toEqual([
      {
        kind: 'missing',
        concept: 'cooperation',
        source: { text: '合作', start: 5, end: 7 },
        expected: ['кызматташтык'],
      },
    ])
  })

  test('a term to be avoided is named where it stands', () => {
    const translation = {
      text: 'Кызматташтык жана темир жол: инициативаны колдоо.',
      language: 'ky',
    }
    expect(consistency(source, translation, index)).toEqual([
      {
        kind: 'deprecated',
        concept: 'initiative',
        source: { text: '倡议', start: 7, end: 9 },
        expected: ['демилге'],
        found: { text: 'инициативаны', start: 29, end: 41 },
      },
    ])
  })

  test('a term swapped for another of the base is named with the one that stands there', () => {
    const [finding, ...others] = consistency(
      { text: '铁路', language: 'zh' },
      { text: 'О сотрудничестве', language: 'ru' },
      index,
    )
    expect(finding).toMatchObject({
      kind: 'missing',
      concept: 'railway',
      found: { text: 'сотрудничестве' },
    })
    expect(others).toEqual([])
  })

  test('what is said twice may be rendered once', () => {
    const twice = { text: '铁路，铁路', language: 'zh' }
    expect(consistency(twice, { text: 'Темир жол курулат', language: 'ky' }, index)).toEqual([])
  })
})

describe('TBX', () => {
  const sample = base({
    id: 'c1',
    subject: 'economy',
    definition: 'where “goods” <and> services & money meet',
    terms: [
      { text: 'базар', language: 'ky', status: 'preferred', partOfSpeech: 'noun' },
      { text: 'рынок', language: 'ru', status: 'admitted', note: 'экономика' },
      { text: '市场', language: 'zh-Hans', status: 'deprecated' },
    ],
  })

  test('what is written is read again as it was', () => {
    expect(readTbx(writeTbx(sample))).toEqual({ ok: true, value: sample })
  })

  test('any term base comes back as it was written', () => {
    const text = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 20 })
      .map((raw) => raw.replace(/\p{C}/gu, '').replace(/\s+/gu, ' ').trim())
      .filter((trimmed) => trimmed !== '')
    const term = fc.record({
      text,
      language: fc.constantFrom('ky', 'zh-Hans', 'uz-Cyrl', 'ur'),
      status: fc.constantFrom<TermStatus>('preferred', 'admitted', 'deprecated'),
    })
    const terms = fc
      .array(term, { minLength: 1, maxLength: 4 })
      .map((list) => list.toSorted((one, other) => (one.language < other.language ? -1 : 1)))
    const concepts = fc.uniqueArray(fc.record({ id: text, definition: text, terms }), {
      selector: ({ id }) => id,
      minLength: 1,
      maxLength: 4,
    })
    fc.assert(
      fc.property(concepts, (list) => {
        expect(readTbx(writeTbx(base(...list)))).toEqual({ ok: true, value: base(...list) })
      }),
    )
  })

  test('data categories may be elements of their own', () => {
    const dct = `<tbx type="TBX-Basic" style="dct" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2"
      xmlns:basic="http://www.tbxinfo.net/ns/basic" xmlns:min="http://www.tbxinfo.net/ns/min"><text><body>
      <conceptEntry id="c1"><min:subjectField>economy</min:subjectField><langSec xml:lang="ky">
      <termSec><term>базар</term><min:partOfSpeech>noun</min:partOfSpeech>
      <min:administrativeStatus>preferredTerm-admn-sts</min:administrativeStatus></termSec>
      </langSec></conceptEntry></body></text></tbx>`
    expect(readTbx(dct)).toEqual({
      ok: true,
      value: {
        title: '',
        language: 'en',
        concepts: [
          {
            id: 'c1',
            subject: 'economy',
            terms: [{ text: 'базар', language: 'ky', status: 'preferred', partOfSpeech: 'noun' }],
          },
        ],
      },
    })
  })

  test('files of the standard’s first edition are read', () => {
    const martif = `<?xml version="1.0"?><!DOCTYPE martif SYSTEM "TBXBasiccoreStructV02.dtd">
      <martif type="TBX-Basic" xml:lang="en"><martifHeader><fileDesc><titleStmt><title>Old</title>
      </titleStmt></fileDesc></martifHeader><text><body><termEntry id="t1"><descripGrp>
      <descrip type="definition">a &#x43F;lace</descrip></descripGrp><langSet xml:lang="ru"><ntig><termGrp>
      <term>рынок</term><termNote type="administrativeStatus">supersededTerm-admn-sts</termNote>
      </termGrp></ntig></langSet></termEntry></body></text></martif>`
    expect(readTbx(martif)).toEqual({
      ok: true,
      value: {
        title: 'Old',
        language: 'en',
        concepts: [
          {
            id: 't1',
            definition: 'a пlace',
            terms: [{ text: 'рынок', language: 'ru', status: 'deprecated' }],
          },
        ],
      },
    })
  })

  const body = (inner: string, type = 'TBX-Basic'): string =>
    `<tbx type="${type}" xml:lang="en"><text><body>${inner}</body></text></tbx>`
  const entry = (inner: string): string => body(`<conceptEntry id="a">${inner}</conceptEntry>`)
  const term = '<termSec><term>базар</term></termSec>'
  const at = '/tbx/text[1]/body[1]/conceptEntry[1]'

  test.each<[string, string, TbxFault]>([
    ['text', 'базар', { code: 'xml.malformed', line: 1, message: "char 'б' is not expected." }],
    ['HTML', '<html></html>', { code: 'tbx.not-tbx', root: 'html' }],
    [
      'another dialect',
      body('', 'TBX-Linguist'),
      {
        code: 'tbx.dialect',
        dialect: 'TBX-Linguist',
        known: ['TBX-Core', 'TBX-Min', 'TBX-Basic'],
      },
    ],
    ['an empty base', body(''), { code: 'tbx.no-concepts' }],
    [
      'entities of its own',
      `<!DOCTYPE tbx [<!ENTITY a "b">]>${body('')}`,
      { code: 'xml.entities', at: 'DOCTYPE' },
    ],
    ['an unknown entity', body('&nbsp;'), { code: 'xml.entities', at: '&nbsp;' }],
    [
      'a bottomless file',
      `${'<a>'.repeat(60)}${'</a>'.repeat(60)}`,
      { code: 'xml.too-deep', most: 40 },
    ],
    [
      'a bottomless file whose attributes look like ends',
      `${'<a b="/>">'.repeat(60)}${'</a>'.repeat(60)}`,
      { code: 'xml.too-deep', most: 40 },
    ],
    [
      'a file of more elements than any base has',
      body('<a/>'.repeat(1_000_000)),
      { code: 'xml.too-many-elements', most: 1_000_000 },
    ],
    [
      'a section without a language',
      entry(`<langSec>${term}</langSec>`),
      { code: 'tbx.language-missing', at: `${at}/langSec[1]` },
    ],
    [
      'a language that is none',
      entry(`<langSec xml:lang="кыргызча">${term}</langSec>`),
      { code: 'tbx.language-invalid', at: `${at}/langSec[1]`, tag: 'кыргызча' },
    ],
    [
      'an empty term',
      entry('<langSec xml:lang="ky"><termSec><term> </term></termSec></langSec>'),
      { code: 'tbx.term-missing', at: `${at}/langSec[1]/termSec[1]` },
    ],
    [
      'a status that is none',
      entry(
        `<langSec xml:lang="ky"><termSec><term>базар</term><termNote type="administrativeStatus">loved</termNote></termSec></langSec>`,
      ),
      { code: 'tbx.status-unknown', at: `${at}/langSec[1]/termSec[1]`, status: 'loved' },
    ],
  ])('%s is refused by its code and place', (_, file, fault) => {
    expect(readTbx(file)).toEqual({ ok: false, fault: [fault] })
  })

  test('an identifier that comes twice is refused, and so is everything else at once', () => {
    const one = `<conceptEntry id="a"><langSec xml:lang="ky">${term}</langSec></conceptEntry>`
    const result = readTbx(body(`${one}${one}<conceptEntry id="b"></conceptEntry>`))
    expect(result).toMatchObject({
      ok: false,
      fault: [
        { code: 'tbx.id-repeated', id: 'a' },
        { code: 'tbx.term-missing', at: '/tbx/text[1]/body[1]/conceptEntry[3]' },
      ],
    })
  })

  const far = `<conceptEntry id="a"><langSec xml:lang="ky">${term}</langSec></conceptEntry>`

  test.each<[string, string, boolean]>([
    ['beginnings of document types', '<!DOCTYPE'.repeat(500_000), false],
    ['the same in a comment', body(`<!--${'<!DOCTYPE'.repeat(500_000)}-->${far}`), true],
    ['tags that never end', '<a>'.repeat(500_000), false],
    [
      'a long text far below',
      body(`${'<a>'.repeat(30)}${'х '.repeat(2_000_000)}${'</a>'.repeat(30)}${far}`),
      true,
    ],
  ])('%s are read in time that grows with the file', (_, file, ok) => {
    const start = performance.now()
    const result = readTbx(file)
    expect(performance.now() - start).toBeLessThan(6_000)
    expect(result.ok).toBe(ok)
    expect(JSON.stringify(result).length).toBeLessThan(500)
  })

  test('no file, however damaged, makes reading throw', () => {
    const file = writeTbx(sample)
    const damage = fc.tuple(fc.nat(file.length), fc.nat(20), fc.string({ maxLength: 6 }))
    fc.assert(
      fc.property(damage, ([from, length, put]) => {
        const damaged = `${file.slice(0, from)}${put}${file.slice(from + length)}`
        expect(typeof readTbx(damaged).ok).toBe('boolean')
      }),
      { numRuns: 500 },
    )
  })
})
