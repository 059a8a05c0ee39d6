import { terms } from '@suyab/language/term'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compileQuery } from './compile.ts'
import { placeOf, withConcepts, type FindConcept } from './concept.ts'
import { matches } from './matches.ts'
import { limits, parseQuery } from './parse.ts'
import { printQuery } from './print.ts'
import { gapTerm, type Asked, type Query } from './query.ts'
import { randomArticle, randomQuery } from '../../tests/random-query.ts'

function query(text: string): Query {
  const read = parseQuery(text)
  if (!read.ok) throw new Error(JSON.stringify(read.fault))
  return read.value
}

function article(language: string, title: string, text = '', over: Partial<Asked> = {}): Asked {
  return {
    outlet: '24.kg',
    country: 'KG',
    language,
    day: '2025-03-31',
    type: 'article',
    terms: [...terms(title, language), gapTerm, ...terms(text, language)],
    places: [],
    ...over,
  }
}

describe('a query is read', () => {
  test.each([
    ['young people', 'young AND people'],
    ['"young people"', '"young people"'],
    ['a b OR c d', 'a AND b OR c AND d'],
    ['a (b OR c)', 'a AND (b OR c)'],
    ['NOT a b', 'NOT a AND b'],
    ['a AND NOT (b OR c)', 'a AND NOT (b OR c)'],
    ['(a OR b) NEAR c', '(a OR b) NEAR/10 c'],
    ['a NEAR/3 b NEAR/5 c', 'a NEAR/3 b NEAR/5 c'],
    ['a NEAR/3 (b NEAR/5 c)', 'a NEAR/3 (b NEAR/5 c)'],
    ['work OUTSIDE "work of art"', 'work OUTSIDE "work of art"'],
    ['молодежь И (работа ИЛИ учёба) НЕ спорт', 'молодежь AND (работа OR учёба) AND NOT спорт'],
    ['жаштар ЖАНА (жумуш ЖЕ окуу)', 'жаштар AND (жумуш OR окуу)'],
    ['青年 与 （就业 或 “人工智能”） 非 体育', '青年 AND (就业 OR 人工智能) AND NOT 体育'],
    ['и или не', 'и AND или AND не'],
    ['"AND" "и"', '"AND" AND и'],
    ['И/ИЛИ', '"И/ИЛИ"'],
    ['Country:kg,KZ outlet:"The Daily",24.kg', 'country:KG,KZ AND outlet:"The Daily",24.kg'],
    ['language：zh-Hans', 'language:zh-hans'],
    ['date:2025', 'date:2025-01-01..2025-12-31'],
    ['date:2024-02', 'date:2024-02-01..2024-02-29'],
    ['date:2024-11..2025-03-05', 'date:2024-11-01..2025-03-05'],
    ['date:2025..', 'date:2025-01-01..'],
    ['concept:youth@3 concept:employment', 'concept:youth@3 AND concept:employment'],
    ['a AND duplicates:once', 'a duplicates:once'],
    ['duplicates:all a OR b', '(a OR b) duplicates:all'],
    ['duplicates:once', '* duplicates:once'],
    ['*', '*'],
    ['GPT-4o', 'GPT-4o'],
    ['C++ «мягкая сила»', '"C++" AND "мягкая сила"'],
  ])('%s as %s', (text, printed) => {
    expect(printQuery(query(text))).toBe(printed)
    expect(query(printed)).toEqual(query(text))
  })
})

test('a printed query is read back as the same query', () => {
  fc.assert(
    fc.property(randomQuery, (asked) => {
      expect(query(printQuery(asked))).toEqual(asked)
    }),
    { numRuns: 500 },
  )
})

describe('what cannot be asked is refused with its place', () => {
  test.each([
    ['', { code: 'query.empty', at: 0 }],
    ['  ', { code: 'query.empty', at: 0 }],
    ['a AND', { code: 'query.unexpected', at: 5, found: '' }],
    ['a AND OR b', { code: 'query.unexpected', at: 6, found: 'OR' }],
    ['(a OR b', { code: 'query.unclosed', at: 0, found: '(', expected: [')'] }],
    ['a)', { code: 'query.unexpected', at: 1, found: ')' }],
    ['()', { code: 'query.unexpected', at: 1, found: ')' }],
    ['x “a b', { code: 'query.unclosed', at: 2, found: '“' }],
    ['a — b', { code: 'query.no-word', at: 2, found: '—' }],
    ['a ""', { code: 'query.no-word', at: 2 }],
    ['молод*', { code: 'query.wildcard', at: 0, found: 'молод*' }],
    ['a -b', { code: 'query.unexpected', at: 2, found: '-', expected: ['NOT', 'word'] }],
    ['county:kg', { code: 'query.field-unknown', at: 0, found: 'county' }],
    ['country:kgz', { code: 'query.value', at: 0, field: 'country', found: 'kgz' }],
    ['country:', { code: 'query.value', found: '' }],
    ['date:2025-02-30', { code: 'query.value', field: 'date' }],
    ['date:2025..2024', { code: 'query.value' }],
    ['date:..', { code: 'query.value' }],
    ['date:1812', { code: 'query.value' }],
    ['concept:', { code: 'query.value', field: 'concept' }],
    ['a NEAR/x b', { code: 'query.distance', at: 2, found: 'x' }],
    ['a NEAR/101 b', { code: 'query.distance', most: 100 }],
    ['(a AND b) NEAR/3 c', { code: 'query.not-a-place', at: 10 }],
    ['a NEAR/3 country:kg', { code: 'query.not-a-place', at: 2 }],
    ['a OR duplicates:once', { code: 'query.duplicates', at: 5 }],
    ['(a duplicates:once)', { code: 'query.duplicates', at: 3 }],
    ['duplicates:never', { code: 'query.value', field: 'duplicates' }],
  ])('%s', (text, fault) => {
    expect(parseQuery(text)).toMatchObject({ ok: false, fault })
  })

  test.each([
    ['ten thousand words', 'слово '.repeat(10_000), 'query.too-many-words'],
    ['ten thousand words in quotes', `"${'слово '.repeat(10_000)}"`, 'query.too-many-words'],
    ['a thousand brackets', `${'('.repeat(1000)}a${')'.repeat(1000)}`, 'query.too-deep'],
    ['a thousand brackets left open', '('.repeat(1000), 'query.too-deep'],
    ['a thousand NOT', `${'NOT '.repeat(1000)}a`, 'query.too-deep'],
    ['a chain of NEAR', `a${' NEAR/1 a'.repeat(900)}`, 'query.too-deep'],
    ['a megabyte', 'a'.repeat(1_000_000), 'query.too-long'],
    ['fields without end', 'type:a '.repeat(10_000), 'query.too-many-words'],
  ])('%s', (_what, text, code) => {
    expect(parseQuery(text)).toMatchObject({ ok: false, fault: { code } })
  })

  test('whatever is typed, it is read or refused', () => {
    const sign = fc.constantFrom('(', ')', '"', '“', 'a', 'AND ', 'NOT ', ' NEAR/3 ', 'date:', 'country:kg', ',', '人工', '*', '-', ' ', 'duplicates:once', '\ud800') // prettier-ignore
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.array(sign).map((all) => all.join(''))), (text) => {
        const read = parseQuery(text)
        if (read.ok) expect(query(printQuery(read.value))).toEqual(read.value)
        else expect(read.fault.code).toMatch(/^query\./)
      }),
      { numRuns: 1000 },
    ) // prettier-ignore
  })
})

describe('an article is found', () => {
  const chinese = article('zh-Hans', '世界人工智能大会', '青年就业')
  const russian = article('ru', 'Искусственного интеллекта всё больше', 'Молодёжь ищет работу.')
  const english = article('en', 'A work of art', 'Young people work less.')

  test.each<[string, Asked, boolean]>([
    ['人工智能', chinese, true],
    ['智能', chinese, true],
    // Every pair of it is there, and yet it is not.
    ['人工智能', article('zh-Hans', '人工和工智和智能'), false],
    ['искусственный', russian, true],
    ['"искусственный интеллект"', russian, true],
    ['"интеллект искусственный"', russian, false],
    // No phrase reaches from the title into the text.
    ['"больше молодежи"', russian, false],
    ['больше NEAR/5 молодежь', russian, false],
    ['молодежь NEAR/1 работа', russian, true],
    ['молодежь NEAR/0 работа', russian, false],
    ['работа NEAR/1 молодежь', russian, true],
    // A word of Chinese is a character: three stand between.
    ['世界 NEAR/0 人工', chinese, true],
    ['世界 NEAR/3 大会', chinese, false],
    ['世界 NEAR/4 大会', chinese, true],
    ['work OUTSIDE "work of art"', english, true],
    ['art OUTSIDE "work of art"', english, false],
    ['(work OUTSIDE "work of art") NEAR/0 people', english, true],
    ['work NEAR/5 work', article('en', 'work'), false],
    ['language:zh', chinese, true],
    ['language:zh-hant', chinese, false],
    ['country:kg outlet:24.kg type:article date:2025-03', english, true],
    ['date:2025-04..', english, false],
    ['NOT (young OR country:cn)', english, false],
  ])('by %s', (asked, found, is) => {
    expect(matches(query(asked), found)).toBe(is)
  })

  test('in the forms of its own language', () => {
    const asked = query('жаштардын')
    expect(matches(asked, article('ky', 'Жаштар'))).toBe(true)
    expect(matches(asked, article('ru', 'Жаштар'))).toBe(false)
  })
})

describe('a concept', () => {
  const find: FindConcept = (id, version) => {
    if (id === 'loop') return { version: 1, lists: { en: 'concept:loop' } }
    if (id === 'filter') return { version: 1, lists: { en: 'country:kg' } }
    if (id === 'large') return { version: 1, lists: { en: 'a '.repeat(900).trim().replaceAll(' ', ' OR ') } } // prettier-ignore
    if (id !== 'work' || (version ?? 2) !== 2) return undefined
    const english = placeOf({
      words: ['employment'],
      except: ['work of art', 'framework'],
      near: [{ words: ['work'], to: ['labour', 'pay'], within: 5 }],
    })
    return { version: 2, lists: { 'zh-Hans': '就业 OR 工作', ...(english && { en: english }) } }
  }
  const looked = (text: string): Query => {
    const found = withConcepts(query(text), find)
    if (!found.ok) throw new Error(found.fault.code)
    return found.value
  }

  test.each<[string, string, boolean]>([
    ['zh-Hans', '青年就业', true],
    ['en', 'Employment rises', true],
    ['en', 'Less work for more pay', true],
    ['en', 'Less work', false],
    ['en', 'He will pay for that work of art', false],
    ['ru', 'Employment', false],
  ])('is asked by the list of the article’s language: %s %s', (language, title, is) => {
    expect(matches(looked('concept:work'), article(language, title))).toBe(is)
  })

  test('is printed with the version that was asked', () => {
    expect(printQuery(looked('concept:work NEAR/3 pay'))).toBe('concept:work@2 NEAR/3 pay')
  })

  test.each([
    ['concept:none', { code: 'query.concept-unknown', id: 'none' }],
    ['concept:work@1', { code: 'query.concept-unknown', version: 1 }],
    ['concept:loop', { code: 'query.concept-list', language: 'en' }],
    ['a OR NOT concept:filter', { code: 'query.concept-list' }],
    ['concept:large '.repeat(20), { code: 'query.concept-too-large' }],
  ])('%s is refused', (text, fault) => {
    expect(withConcepts(query(text), find)).toMatchObject({ ok: false, fault })
  })
})

describe('a compiled query', () => {
  test('holds nothing of what was typed but parameters', () => {
    fc.assert(
      fc.property(randomQuery, (asked) => {
        const { sql, parameters } = compileQuery(asked)
        const rest = sql.replaceAll(/\{(q\d+):(Array\(String\)|String|Date)\}/g, (_, name) => {
          expect(parameters).toHaveProperty(name as string)
          return ''
        })
        for (const word of ['молодеж', 'youth', '人', 'Daily', 'neil', '2025', 'KG']) {
          expect(rest).not.toContain(word)
        }
      }),
    )
  })

  test('asks single words by the index at once, and languages alike together', () => {
    const alike = compileQuery(query('2025 AND 42 AND country:kg AND (19 OR 20)'))
    expect(alike).toEqual({
      sql: 'country IN {q0:Array(String)} AND ((hasAllTokens(terms, {q2:Array(String)}) AND hasAnyTokens(terms, {q1:Array(String)})))',
      parameters: { q0: ['KG'], q1: ['19', '20'], q2: ['2025', '42'] },
    })
    const apart = compileQuery(query('"young people"'))
    expect(Object.values(apart.parameters)).toContainEqual(['young', 'peopl'])
    expect(apart.sql).toMatch(
      /NOT IN \{q\d+:Array\(String\)\} AND \(hasAllTokens\(terms, (.*)\) AND hasSubstr\(terms, \1\)\)/,
    )
  })

  test('asks only the language that it names', () => {
    const { sql } = compileQuery(query('language:ru молодежь'))
    expect(sql).toBe(
      "(lower(splitByChar('-', language)[1]) IN {q0:Array(String)} AND hasAllTokens(terms, {q1:Array(String)}))",
    )
  })

  test('is small enough to be sent however much was asked', () => {
    const text = Array.from({ length: 300 }, (_, i) => `"молодежь студентов${i}"`).join(' OR ')
    const { sql } = compileQuery(query(text))
    expect(sql.length).toBeLessThan(limits.words * 1000)
  })
})

test('an article that a query finds is not found by its opposite', () => {
  fc.assert(
    fc.property(randomQuery, randomArticle, (asked, found) => {
      const opposite: Query = { where: { is: 'not', of: asked.where } }
      expect(matches(opposite, found)).toBe(!matches(asked, found))
    }),
  )
})
