import { describe, expect, test } from 'vitest'
import { withConcepts } from '../query/concept.ts'
import { matches } from '../query/matches.ts'
import { parseQuery } from '../query/parse.ts'
import { terms } from '@suyab/language/term'
import { conceptFinder, conceptLanguages } from './concept.ts'
import { parseConcept, printConcept } from './parse.ts'
import { remarksOn } from './review.ts'
import { shippedConcepts } from './shipped.ts'

test('at least forty concepts come along, each under an id of its own', () => {
  const ids = shippedConcepts.map(({ id }) => id)
  expect(ids.length).toBeGreaterThanOrEqual(40)
  expect(new Set(ids).size).toBe(ids.length)
})

describe.each(shippedConcepts.map((concept) => [concept.id, concept] as const))('%s', (_, concept) => {
  test('can be kept, and has a name and a list in every language', () => {
    expect(parseConcept(printConcept(concept))).toEqual({ ok: true, value: concept })
    expect(Object.keys(concept.names).sort()).toEqual([...conceptLanguages].sort())
    expect(Object.keys(concept.lists).sort()).toEqual([...conceptLanguages].sort())
  })

  test('excludes none of its own words', () => {
    // Words that say the same are no fault: which ones do changes with the stemmers.
    const codes = remarksOn(concept, conceptLanguages).map(({ code }) => code)
    expect(codes).not.toContain('concept.word-excluded')
  })

  test("is written in each language's own letters", () => {
    const mixed = /\p{Script=Cyrillic}\p{Script=Latin}|\p{Script=Latin}\p{Script=Cyrillic}/u
    // Arabic kaf and yeh where Persian and Urdu have letters of their own.
    const arabic = /[\u0643\u064A\u0649]/u
    const foreign = conceptLanguages.flatMap((language) => {
      const written = JSON.stringify([concept.names[language], concept.lists[language]])
      const found = [written.match(mixed), /^(?:fa|ur)$/.test(language) ? written.match(arabic) : null]
      return found.flatMap((one) => (one === null ? [] : [`${language} ${one[0]} at ${one.index}`]))
    })
    expect(foreign).toEqual([])
  })
}) // prettier-ignore

describe('a concept asked of articles', () => {
  const find = conceptFinder(shippedConcepts)
  const asked = (query: string, language: string, text: string): boolean => {
    const parsed = parseQuery(query)
    if (!parsed.ok) throw new Error(parsed.fault.code)
    const known = withConcepts(parsed.value, find)
    if (!known.ok) throw new Error(known.fault.code)
    const article = { outlet: '', country: '', day: '', type: '', places: [] }
    return matches(known.value, { ...article, language, terms: terms(text, language) })
  }

  test.each([
    ['artificial-intelligence', 'ky', 'Жасалма интеллектти өнүктүрүү боюнча кеңеш өттү'],
    ['artificial-intelligence', 'zh-Hans', '人工智能改变了这个行业'],
    ['elections', 'uz', 'Saylovchilar yakshanba kuni saylov uchastkalariga bordi'],
    ['courts', 'be', 'Суддзя вынес прысуд'],
    ['health', 'tg', 'Духтурон беморонро муоина карданд'],
    ['disaster', 'ur', 'زلزلے سے کئی مکان گر گئے'],
    ['parliament', 'kk', 'Депутаттар заң жобасын қарады'],
    ['sport', 'ru', 'Сборная выиграла матч со счётом 2:1'],
    ['animals', 'fa', 'پرندگان مهاجر به تالاب رسیدند'],
    ['youth', 'hi', 'युवाओं के लिए नई योजना शुरू हुई'],
  ])('%s is found in %s', (id, language, text) => {
    expect(asked(`concept:${id}`, language, text)).toBe(true)
  })

  test.each([
    ['government', 'en', 'She is running for president'],
    ['space', 'en', 'The satellite phone rang'],
    ['war-peace', 'en', 'The trade war hit prices'],
    ['sport', 'ky', 'Анын бул тууралуу ойу башка'],
  ])('%s is not found in %s: %s', (id, language, text) => {
    expect(asked(`concept:${id}`, language, text)).toBe(false)
  })
})
