import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { seeded } from '../seeded.ts'
import { Groups, memoryIndex, relationOf, type Publication } from './group.ts'
import { overlapOf, sketchOf } from './sketch.ts'
import { titleOf } from './title.ts'

const letters: Readonly<Record<string, string>> = {
  zh: '人工智能大会今日在比什凯克举行来自各国的青年学者讨论了就业教育与创业',
  ky: 'абвгдеёжзийклмнңоөпрстуүфхцчшщъыьэюя',
  fa: 'ابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهی',
}

/** Invented sentences in the letters of a language. */
function sentences(language: string, count: number, seed: number): string[] {
  const random = seeded(seed)
  const pool = Array.from(letters[language]!)
  const word = (): string =>
    Array.from({ length: 2 + Math.floor(random() * 7) }, () => pool[Math.floor(random() * pool.length)]).join('') // prettier-ignore
  return Array.from({ length: count }, () => {
    const words = Array.from({ length: 8 + Math.floor(random() * 8) }, word)
    return `${words.join(language === 'zh' ? '' : ' ')}.`
  })
}

let next = 0
function publication(text: string, over: Partial<Publication> = {}): Publication {
  next += 1
  return { id: `id ${next}`, outlet: `outlet ${next}`, published: next, sketch: sketchOf(text), ...over }
} // prettier-ignore

describe.each(Object.keys(letters))('in %s', (language) => {
  const text = sentences(language, 20, 1)
  const other = sentences(language, 20, 2)
  const original = publication(text.join(' '))

  test.each<[string, string[]]>([
    ['under another title', [other[0]!, ...text.slice(1)]],
    ['with a footer', [...text, other[1]!]],
    ['with three sentences of twenty changed', text.map((one, at) => (at % 7 === 3 ? other[at]! : one))],
    ['cut to 60 %', text.slice(0, 12)],
    ['in capitals, with other spaces', text.map((one) => `  ${one.toUpperCase()}\n`)],
  ])('an article %s is a copy', (_how, edited) => {
    expect(relationOf(original, publication(edited.join(' ')))).toBe('copy')
  }) // prettier-ignore

  test('another article is nothing to it', () => {
    expect(relationOf(original, publication(other.join(' ')))).toBeUndefined()
  })

  test('one that takes half and writes half itself is flagged and not grouped', () => {
    const groups = new Groups()
    groups.add(original)
    const rewrite = groups.add(publication([...text.slice(0, 10), ...other.slice(0, 10)].join(' ')))
    expect(rewrite.copies).toEqual([])
    expect(rewrite.near).toEqual([{ publication: original, is: 'rewrite' }])
    expect(rewrite.group.members).toHaveLength(1)
  })

  test('an item of a digest is part of it and no copy', () => {
    const digest = [text, other, sentences(language, 20, 3), sentences(language, 20, 4)].flat()
    expect(relationOf(original, publication(digest.join(' ')))).toBe('part')
  })
})

test('a group is named by its first publication, in whatever order they come', () => {
  const text = sentences('ky', 20, 1)
  const all = [
    publication(text.join(' ')),
    publication(text.slice(0, 13).join(' ')),
    publication([...text, 'Булагы'].join(' ')),
    publication(sentences('ky', 20, 9).join(' ')),
  ]
  fc.assert(
    fc.property(fc.shuffledSubarray(all, { minLength: 4 }), (order) => {
      const groups = new Groups()
      for (const one of order) groups.add(one)
      const [first, cut, longer, apart] = all.map(({ id }) => groups.groupOf(id)!)
      expect([first, cut, longer].map((group) => group!.first.id)).toEqual(Array(3).fill(all[0]!.id))
      expect(first!.members).toHaveLength(3)
      expect(apart!.members).toEqual([all[3]])
    }),
  ) // prettier-ignore
})

test('an outlet that gives new numbers in the same words reports anew', () => {
  const table = sentences('ky', 6, 1).join(' ')
  const days = [87.42, 87.51].map((rate) => publication(`${table} ${rate}`, { outlet: 'bank.kg' }))
  expect(relationOf(days[0]!, days[1]!)).toBe('rewrite')
  expect(relationOf(days[0]!, publication(`${table} 87.51`))).toBe('copy')
})

test('short lines are copies only when they are the same', () => {
  const one = publication('Бишкекте жер титиреди')
  expect(relationOf(one, publication('БИШКЕКТЕ ЖЕР ТИТИРЕДИ!'))).toBe('copy')
  expect(relationOf(one, publication('Ошто жер титиреди'))).toBeUndefined()
})

test('nothing is a copy of nothing', () => {
  expect(relationOf(publication(''), publication('… !'))).toBeUndefined()
  expect(new Groups().add(publication('')).copies).toEqual([])
})

test('what has left the window is not found again', () => {
  const index = memoryIndex()
  const groups = new Groups(index)
  const text = sentences('fa', 10, 1).join(' ')
  groups.add(publication(text, { published: 1 }))
  index.dropBefore(2)
  expect(groups.add(publication(text, { published: 3 })).copies).toEqual([])
})

test('what two texts share is measured within a tenth', () => {
  const text = sentences('ky', 30, 1)
  for (const part of [10, 15, 20, 25]) {
    const { containment, sizes } = overlapOf(
      sketchOf(text.join(' ')),
      sketchOf([...text.slice(0, part), ...sentences('ky', 30 - part, 5)].join(' ')),
    )
    expect(Math.abs(containment - part / 30)).toBeLessThan(0.1)
    expect(sizes).toBeGreaterThan(0.85)
  }
})

test.each([
  ['Бишкекте жаз | 24.kg', ['24.kg'], 'Бишкекте жаз'],
  ['The Daily — Spring in Bishkek', ['The Daily'], 'Spring in Bishkek'],
  ['比什凯克的春天_新华网', ['新华网'], '比什凯克的春天'],
  ['比什凯克的春天--国际--人民网', ['人民网'], '比什凯克的春天--国际--人民网'],
  ['比什凯克的春天——人民网', ['人民网'], '比什凯克的春天'],
  ['Spring | News | THE DAILY', ['the daily', 'News'], 'Spring'],
  ['A well-known town', ['town'], 'A well-known town'],
  ['The Daily', ['The Daily'], 'The Daily'],
  ['| ', [], '|'],
])('"%s" without its outlet is a title', (title, names, expected) => {
  expect(titleOf(title, names)).toBe(expected)
})
