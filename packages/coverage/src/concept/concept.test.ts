import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { withConcepts } from '../query/concept.ts'
import { parseQuery } from '../query/parse.ts'
import { comparisonWarnings } from './comparison.ts'
import { conceptFinder, type ConceptDocument } from './concept.ts'
import { parseConcept, printConcept, readConcept } from './parse.ts'
import { remarksOn } from './review.ts'
import { listKey } from './revision.ts'
import { parseTable, printTable } from './table.ts'

const half = { value: 0.5, low: 0.4, high: 0.6 }
const judged = {
  precision: half,
  recall: half,
  judgements: { hits: 90, others: 90 },
  on: '2026-02-01',
}

const youth: ConceptDocument = {
  id: 'youth',
  version: 3,
  names: { en: 'Youth', ru: 'Молодёжь', 'zh-Hans': '青年' },
  definition: 'People between childhood and their thirties, as the press speaks of them.',
  lists: {
    en: {
      words: ['youth', 'young people'],
      except: ['youth hostel'],
      near: [{ words: ['generation'], to: ['young', 'new'], within: 2 }],
    },
    ru: { words: ['молодёжь'] },
    'zh-Hans': '青年 OR 年轻人',
  },
  calibration: { en: judged, ru: judged },
} // prettier-ignore

function changed(change: Record<string, unknown>): unknown {
  return { ...structuredClone(youth), ...change }
}

describe('a concept is kept', () => {
  test('as JSON that reads back as the same concept', () => {
    expect(parseConcept(printConcept(youth))).toEqual({ ok: true, value: youth })
  })

  test('as a table that reads back without what was calibrated', () => {
    expect(parseTable(printTable([youth]))).toEqual({
      ok: true,
      value: [{ ...youth, calibration: {} }],
    })
  })

  test('as a table whatever its words are', () => {
    const word = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }).map((text) => `к${text.trim()}`.trim()) // prettier-ignore
    fc.assert(
      fc.property(fc.array(word, { minLength: 1 }), word, (words, definition) => {
        const concept = { ...youth, definition, lists: { ru: { words } }, calibration: {} }
        const again = parseTable(printTable([concept]))
        expect(again).toEqual({ ok: true, value: [concept] })
      }),
    )
  })

  test('as a table that no spreadsheet runs', () => {
    const definition = '=HYPERLINK("https://evil.example")'
    const concept = { ...youth, definition, lists: { ru: { words: ['жаш'] } }, calibration: {} }
    const table = printTable([concept])
    expect(table).toContain(`,"'=HYPERLINK(""https://evil.example"")",`)
    expect(parseTable(table)).toEqual({ ok: true, value: [concept] })
  })

  test('from a table with semicolons and its columns in another order', () => {
    const table =
      'part;text;language;concept;version;within;near\nname;Спорт;ru;sport;2;;\n' +
      'definition;"Матчи; клубы";;sport;;;\nword;матч;ru;sport;;;\nnear;гол | счёт;ru;sport;;5;клуб\n'
    expect(parseTable(table)).toMatchObject({
      ok: true,
      value: [
        {
          id: 'sport',
          version: 2,
          definition: 'Матчи; клубы',
          lists: {
            ru: { words: ['матч'], near: [{ words: ['гол', 'счёт'], to: ['клуб'], within: 5 }] },
          },
        },
      ],
    })
  })
})

describe('what cannot be kept is refused with its reason', () => {
  test.each([
    [changed({ id: 'Young people' }), { code: 'concept.id' }],
    [changed({ names: {} }), { code: 'concept.nameless' }],
    [changed({ names: { en: '  ' } }), { code: 'concept.nameless' }],
    [changed({ names: { xx: 'a' } }), { code: 'concept.language', at: '/names/xx' }],
    [changed({ lists: { en: { words: ['…'] } } }), { code: 'concept.word-without-term', word: '…' }],
    [changed({ lists: { en: { words: [] } } }), { code: 'concept.list-empty', language: 'en' }],
    [changed({ lists: { en: 'a OR (b' } }), { code: 'concept.list-unreadable', fault: { code: 'query.unclosed', at: 5 } }],
    [changed({ lists: { en: 'young country:kg' } }), { code: 'concept.list-not-a-place' }],
    [changed({ lists: { en: 'young OR concept:work' } }), { code: 'concept.list-not-a-place' }],
    [changed({ lists: { en: { words: ['a'], but: ['b'] } } }), { code: 'concept.schema', at: '/lists/en' }],
    [changed({ version: 0 }), { code: 'concept.schema', at: '/version' }],
    [changed({ calibration: { en: { ...judged, on: '2026-02-30' } } }), { code: 'concept.day' }],
    [changed({ calibration: { en: { ...judged, recall: { value: 0.5, low: 0.6, high: 0.7 } } } }), { code: 'concept.interval-apart' }],
    [changed({ lists: { en: { words: Array.from({ length: 4000 }, () => 'one two three') } } }), { code: 'concept.list-too-large', terms: 12_000 }],
    [[], { code: 'concept.schema' }],
  ])('%#', (given, fault) => {
    expect(readConcept(given)).toMatchObject({ ok: false, fault })
  }) // prettier-ignore

  test('text that is no JSON', () => {
    expect(parseConcept('{"id":')).toMatchObject({ ok: false, fault: { code: 'concept.syntax' } })
  })

  test.each([
    ['concept,version,language,part,text,near\n', { code: 'concept.schema', expected: 'within' }],
    ['concept,version,language,part,text,near,within\n"a,1', { code: 'concept.syntax' }],
    ['concept,version,language,part,text,near,within\na,1,en,noun,b,,\n', { code: 'concept.schema', at: '2' }],
    ['concept,version,language,part,text,near,within\na,1,en,near,b,c,d\n', { at: '2', expected: 'within' }],
  ])('a table: %#', (table, fault) => {
    expect(parseTable(table)).toMatchObject({ ok: false, fault })
  }) // prettier-ignore

  test('whatever a table holds, it is read or refused', () => {
    fc.assert(
      fc.property(fc.string(), (rows) => {
        const read = parseTable(`concept,version,language,part,text,near,within\n${rows}`)
        expect(typeof read.ok).toBe('boolean')
      }),
    )
  })
})

test('a list asks the same whatever the order of its words, and something else with another word', () => {
  const { en } = youth.lists
  const turned = {
    words: ['young people', 'youth'],
    except: ['youth hostel'],
    near: [{ words: ['generation'], to: ['new', 'young'], within: 2 }],
  }
  expect(listKey(turned)).toBe(listKey(en))
  expect(listKey({ ...turned, words: ['youth'] })).not.toBe(listKey(en))
  expect(listKey({ ...turned, except: [] })).not.toBe(listKey(en))
})

test('a version that is no longer in force is there for queries that name it', () => {
  const { 'zh-Hans': _zh, ...lists } = youth.lists
  const find = conceptFinder([{ ...youth, version: 4, lists }, youth])
  expect([find('youth')?.version, find('youth', 3)?.version]).toEqual([4, 3])
  const asked = parseQuery('concept:youth@3')
  expect(asked.ok && withConcepts(asked.value, find).ok).toBe(true)
})

describe('a comparison between languages', () => {
  test('of judged lists that find the same part stands without a warning', () => {
    expect(comparisonWarnings([youth], ['en', 'ru'])).toEqual([])
  })

  test('says which languages nobody judged, and which have no list', () => {
    expect(comparisonWarnings([youth], ['en', 'zh-Hans', 'ky'])).toEqual([
      { code: 'concept.list-missing', id: 'youth', version: 3, languages: ['ky'] },
      { code: 'concept.not-calibrated', id: 'youth', version: 3, languages: ['zh-Hans'] },
    ])
  })

  test('says where one list finds much more of what there is than another', () => {
    const recall = { value: 0.8, low: 0.7, high: 0.9 }
    const better = { ...youth, calibration: { ...youth.calibration, ru: { ...judged, recall } } }
    expect(comparisonWarnings([better], ['ru', 'en'])).toEqual([
      {
        code: 'concept.uneven',
        id: 'youth',
        version: 3,
        least: { language: 'en', ratio: 1 },
        most: { language: 'ru', ratio: 1.6 },
      },
    ])
  })

  test('of one language with itself is none', () => {
    expect(comparisonWarnings([youth], ['zh-Hans', 'zh-Hans'])).toEqual([])
  })
})

test('a list is reviewed for words that say nothing of their own', () => {
  const lists = { en: { words: ['youth', 'youths', 'youth club', 'teenager'], except: ['old age', 'teenagers'] } } // prettier-ignore
  expect(remarksOn({ ...youth, lists }, ['en', 'ky'])).toEqual([
    { code: 'concept.word-twice', language: 'en', words: ['youth', 'youths'] },
    { code: 'concept.word-idle', language: 'en', word: 'youth club', by: 'youth' },
    { code: 'concept.except-idle', language: 'en', word: 'old age' },
    { code: 'concept.word-excluded', language: 'en', word: 'teenager' },
    { code: 'concept.name-missing', language: 'ky' },
    { code: 'concept.language-missing', language: 'ky' },
  ])
})
