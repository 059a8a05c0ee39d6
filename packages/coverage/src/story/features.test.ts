import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { featuresOf, type StoryFeatures } from './features.ts'
import { packTerms, unpackTerms, type Postings } from './topic-pack.ts'
import { topicTable } from './topic-table.ts'
import { makeTopicModel } from './topic.ts'

const model = makeTopicModel(topicTable)
const read = (language: string, text: string): StoryFeatures =>
  featuresOf({ id: 'a', language, title: '', text, published: '2025-03-14T08:00:00Z' }, model)

describe('what is compared of an article', () => {
  it.each([
    ['en', 'American and Belarusian officials met in South Korea.', ['BY', 'KR', 'US']],
    ['ru', 'Американские и белорусские чиновники встретились в Иордании.', ['BY', 'JO', 'US']],
    ['ky', 'Америкалык жана өзбек өкүлдөрү жолугушту.', ['US', 'UZ']],
    ['zh', '美方代表在乌兹别克斯坦会谈。', ['US', 'UZ']],
    ['fa', 'مقام‌های آمریکایی در ازبکستان دیدار کردند.', ['US', 'UZ']],
    ['hi', 'अमेरिकी अधिकारी उज़्बेकिस्तान में मिले।', ['US', 'UZ']],
  ])('its places, by what is theirs too (%s)', (language, text, places) => {
    expect([...read(language, text).places.keys()].sort()).toEqual(places)
  })

  it('is no country where a small word looks like one', () => {
    expect([...read('ru', 'Он хотел того, чего чад не видно.').places.keys()]).toEqual([])
    expect([...read('en', 'The dinner was turkey, served on china.').places.keys()]).toEqual([])
  })

  it.each([
    ['en', 'On March 14 and 2 May'],
    ['en', 'On 14 March and on the 2nd of May'],
    ['ru', '14 марта и 2 мая'],
    ['ky', '14-март жана 2-май'],
    ['zh', '3月14日和5月2日'],
    ['en', '2025-03-14, 02.05.2025'],
    ['hi', '14 मार्च और 2 मई'],
  ])('the days it names (%s: %s)', (language, text) => {
    expect([...read(language, text).days].sort()).toEqual(['03-14', '05-02'])
  })

  it('numbers, in whichever digits, but no years', () => {
    expect([...read('fa', '۹۴۰۰ تماشاگر در سال ۲۰۲۵').numbers]).toEqual(['9400'])
  })

  it('marks that are written alike everywhere', () => {
    expect([...read('ru', 'О COVID-19 пишет example.org').marks].sort()).toEqual([
      'covid-19',
      'example.org',
    ])
  })

  it('is about the same in every language', () => {
    const one = read('en', 'Doctors in the hospital treat sick patients with a new vaccine.').topic
    const other = read(
      'ky',
      'Ооруканадагы дарыгерлер бейтаптарды жаңы вакцина менен дарылашат.',
    ).topic
    const third = read('ky', 'Футбол командасы оюнда үч гол киргизди.').topic
    const alike = (a: typeof one, b: typeof one): number =>
      a.documents.reduce(
        (sum, document, at) => sum + a.values[at]! * (b.values[b.documents.indexOf(document)] ?? 0),
        0,
      )
    expect(alike(one, other)).toBeGreaterThan(2 * alike(one, third))
  })

  it('is empty for an empty article, and for a language that nobody knows', () => {
    expect(read('en', '').names).toEqual([])
    expect(read('xx', 'lorem ipsum').topic.documents.length).toBe(0)
  })

  it('is read from the beginning of a text of a megabyte', () => {
    for (const [language, text] of [
      ['en', 'Karatov '.repeat(130_000)],
      ['zh', '卡拉托夫'.repeat(260_000)],
      ['en', 'a'.repeat(1_000_000)],
      ['en', '1.'.repeat(500_000)],
      ['en', 'a.'.repeat(500_000)],
      ['fa', '\u200C'.repeat(1_000_000)],
      ['en', '\uD800'.repeat(1_000_000)],
    ] as const) {
      expect(read(language, text).names.length).toBeLessThanOrEqual(1500)
    }
  })

  it('a moment that is none is 1970', () => {
    const article = { id: 'a', language: 'en', title: '', text: '', published: 'soon' }
    expect(featuresOf(article, model).at).toBe(0)
  })
})

describe('the packed table', () => {
  it('reads back as it was written', () => {
    const postings = fc
      .uniqueArray(fc.tuple(fc.nat(5000), fc.integer({ min: 1, max: 99 })), {
        minLength: 1,
        selector: ([document]) => document,
      })
      .map((list): Postings => list.toSorted(([a], [b]) => a - b))
    const term = fc.string({ minLength: 1 }).filter((text) => !/[\t\n]/u.test(text))
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.tuple(term, postings), { minLength: 1, selector: ([t]) => t }),
        (entries) => {
          const terms = new Map(entries)
          const sorted = entries.toSorted(([a], [b]) => (a < b ? -1 : 1))
          expect([...unpackTerms(packTerms(terms))]).toEqual(sorted)
        },
      ),
    )
  })
})
