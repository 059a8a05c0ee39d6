import { describe, expect, test } from 'vitest'
import { conceptLanguages } from '../concept.ts'
import { remarksOn } from '../review.ts'
import { shippedConcepts } from '../shipped.ts'

/** What the parts of a word may be written with. */
const letters: Readonly<Record<string, RegExp>> = {
  'zh-Hans': /^[\p{Script=Han}《》“”·\d]+$/u,
  ru: /^[а-яё\d]+$/iu,
  en: /^[a-zñéü\d]+$/iu,
  ky: /^[а-яёңөү\d]+$/iu,
  kk: /^[а-яёәғқңөұүһі\d]+$/iu,
  uz: /^[a-zʻʼ\d]+$/iu,
  tg: /^[а-яёғӣқӯҳҷ\d]+$/iu,
  fa: /^[\p{Script=Arabic}\u200c\p{M}۰-۹\d]+$/u,
  ur: /^[\p{Script=Arabic}\p{M}\d]+$/u,
  hi: /^[\p{Script=Devanagari}\d]+$/u,
  be: /^[абвгдеёжзійклмнопрстуўфхцчшыьэюя\d]+$/iu,
}

/** Latin names whose every letter looks like a Cyrillic one, and which are meant nevertheless. */
const meant = new Set(['CO2', 'COP29', 'IP', 'MMA'])

/** A name in Latin letters alone (ChatGPT, e-mail, 5G), of which one at least is no look-alike. */
function isLatinName(word: string, language: string): boolean {
  if (!/^[a-z\d.&-]+$/iu.test(word)) return false
  const cyrillic = letters[language]!.test('а')
  return !cyrillic || /[bdfghijlnqrstuvwz]/iu.test(word) || meant.has(word.split('-')[0]!)
}

describe.each(shippedConcepts.map((concept) => [concept.id, concept] as const))('%s', (_, concept) => {
  test('holds no word twice in a language, nor a phrase that one of its words finds', () => {
    const remarks = remarksOn(concept, conceptLanguages).filter(({ code }) =>
      ['concept.word-twice', 'concept.word-idle', 'concept.except-idle'].includes(code),
    )
    expect(remarks).toEqual([])
  })

  test.each(conceptLanguages)('is written in the letters of %s, without look-alikes', (language) => {
    const list = concept.lists[language]
    if (list === undefined || typeof list === 'string') throw new Error(`no list in ${language}`)
    const texts = [
      concept.names[language] ?? '',
      ...list.words,
      ...(list.except ?? []),
      ...(list.near ?? []).flatMap(({ words, to }) => [...words, ...to]),
    ]
    const words = texts.flatMap((text) => text.split(/[\s«»“”]+/u)).filter((word) => word !== '')
    const foreign = words
      .filter((word) => !isLatinName(word, language))
      .flatMap((word) => word.split(/['’.,-]/u))
      .filter((part) => part !== '' && !letters[language]!.test(part) && !isLatinName(part, language))
    expect(foreign).toEqual([])
  })
}) // prettier-ignore

test('a topic is named alike in all languages: no two concepts share a name in one of them', () => {
  const shared = conceptLanguages.flatMap((language) => {
    const names = shippedConcepts.map(({ names }) => names[language]!.toLowerCase())
    return names.filter((name, index) => names.indexOf(name) !== index).map((name) => `${language} ${name}`)
  })
  expect(shared).toEqual([])
}) // prettier-ignore
