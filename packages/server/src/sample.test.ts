import { cpSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

import { afterEach, describe, expect, it } from 'vitest'

import type { SampleNewsItem } from './sample-format.ts'
import { readSample } from './sample.ts'

const folder = fileURLToPath(new URL('../sample', import.meta.url))
const sample = readSample(folder)
const entries = sample.newsrooms.flatMap((newsroom) => newsroom.items)
const adopted = sample.steps.flatMap(({ slug, translation }) =>
  translation === undefined ? [] : [{ source: slug, ...translation }],
)
const texts: [string, SampleNewsItem][] = [
  ...entries.map((entry): [string, SampleNewsItem] => [entry.slug, entry.item]),
  ...adopted.map((made): [string, SampleNewsItem] => [made.slug, made.item]),
]

/** What a text of each language shows, and what it never does; Russian is held to ё. */
const scripts: Readonly<Record<string, { own: RegExp; foreign: RegExp }>> = {
  'zh-Hans': {
    own: /[，。]/u,
    foreign: /\p{Script=Han}[,;:?!."]|[,;:?!"]\p{Script=Han}|\p{Script=Han} \p{Script=Han}/u,
  },
  ky: { own: /[ңөү]/iu, foreign: /["“”]/u },
  ru: {
    own: /[а-яё]/iu,
    foreign:
      /["“”ңөү]|(?<![\p{L}])(еще|ее|нее|идет|дает|ведет|берет|растет|живет|найдет|придет|пройдет|войдет|трех|четырех|лед|нем|расчет|отчет|прием|подъем|объем|съемк\p{L}*|молодеж\p{L}*|ребенок|партнер\p{L}*|актер\p{L}*|учены\p{L}*|зелен(?:ый|ая|ое|ые|ого|ой|ую|ых|ым)|желт\p{L}*|черн[ыоа]\p{L}*|тепл(?:ый|ая|ое|ые|ых|ой)|легк(?:ий|ая|ое|ие|их)|твердый|путем|днем|причем|вдвоем|втроем|мое|твое|свое|вперед|самолет\p{L}*)(?![\p{L}])/iu,
  },
  en: { own: /[a-z]/iu, foreign: /["\p{Script=Han}]/u },
}

const scales: Readonly<Record<string, number>> = { 万: 10_000, ' миң': 1000, ' тыс': 1000 }

describe('the sample', () => {
  it('fills both desks in four languages', () => {
    expect(entries.length).toBeGreaterThanOrEqual(46)
    expect(countLanguage('hegu.example', 'zh-Hans')).toBeGreaterThanOrEqual(16)
    expect(countLanguage('hegu.example', 'en')).toBeGreaterThanOrEqual(3)
    expect(countLanguage('jangyryk.example', 'ky')).toBeGreaterThanOrEqual(13)
    expect(countLanguage('jangyryk.example', 'ru')).toBeGreaterThanOrEqual(10)
  })

  it('has pictures, packages and planned events', () => {
    expect(countType('picture')).toBeGreaterThanOrEqual(8)
    expect(countType('composite')).toBeGreaterThanOrEqual(3)
    expect(countType('event')).toBeGreaterThanOrEqual(4)
  })

  it('shows every state that an item can be in', () => {
    const actions = new Set(entries.flatMap((entry) => entry.script.map((turn) => turn.action)))
    expect([...actions].sort()).toEqual(['correct', 'kill', 'release', 'withhold'])
    expect(entries.some((entry) => entry.embargoMinutes !== undefined)).toBe(true)
    expect(entries.some((entry) => entry.rights?.territory !== undefined)).toBe(true)
    expect(entries.some((entry) => entry.rights?.expiredMinutesAgo !== undefined)).toBe(true)
    expect(entries.every((entry) => entry.script.every((turn) => turn.reason))).toBe(true)
  })

  it('translates some items at home and some after taking them', () => {
    expect(
      entries.filter((entry) => entry.translationOf !== undefined).length,
    ).toBeGreaterThanOrEqual(6)
    expect(adopted.length).toBeGreaterThanOrEqual(3)
  })

  it('gives slugs that are unique over both newsrooms', () => {
    const slugs = texts.map(([slug]) => slug)
    expect(slugs).toEqual([...new Set(slugs)])
  })

  it('keeps each drawing small and free of text', () => {
    const files = sample.newsrooms.flatMap((newsroom) =>
      newsroom.items.flatMap((entry) =>
        entry.pictures.map(({ file }) => join(folder, newsroom.id, 'pictures', file)),
      ),
    )
    expect(new Set(files).size).toBeGreaterThanOrEqual(12)
    expect(files.filter((file) => statSync(file).size > 25_000)).toEqual([])
    const loud = /<text|<image|href="http/
    expect(files.filter((file) => loud.test(readFileSync(file, 'utf8')))).toEqual([])
  })
})

describe.each(texts)('%s', (_slug, item) => {
  const words = wordsOf(item)

  it('has a text of at least two paragraphs, unless it is a picture or an event', () => {
    const paragraphs = item.bodies.flatMap((body) => body.value.match(/<p[ >]/g) ?? []).length
    expect(paragraphs).toBeGreaterThanOrEqual(
      item.type === 'text' || item.type === 'composite' ? 2 : 0,
    )
  })

  it('mixes no Latin letters into a Cyrillic word', () => {
    expect(words.match(/[\p{Script=Cyrillic}][A-Za-z]|[A-Za-z]\p{Script=Cyrillic}/gu)).toBeNull()
  })

  it('is written with its language’s own letters and marks', () => {
    const { own, foreign } = scripts[item.language] ?? { own: /^$/, foreign: /^/ }
    expect(words).toMatch(own)
    expect(words.match(foreign)).toBeNull()
  })
})

const pairs: [string, SampleNewsItem, SampleNewsItem][] = [
  ...entries
    .filter((entry) => entry.translationOf !== undefined)
    .map((entry): [string, SampleNewsItem, SampleNewsItem] => [
      entry.slug,
      itemOf(entry.translationOf),
      entry.item,
    ]),
  ...adopted.map((made): [string, SampleNewsItem, SampleNewsItem] => [
    made.slug,
    itemOf(made.source),
    made.item,
  ]),
]

describe.each(pairs)('the translation %s', (_slug, source, target) => {
  it('says the same numbers as its original, paragraph by paragraph', () => {
    expect(paragraphsOf(target).map(numbersOf)).toEqual(paragraphsOf(source).map(numbersOf))
  })
})

describe('reading a sample', () => {
  const copies: string[] = []
  afterEach(() => {
    for (const copy of copies.splice(0)) rmSync(copy, { recursive: true })
  })

  it.each([
    ['a picture that is missing', (text: string) => text.replace('.svg', '-gone.svg')],
    ['a language that the newsroom lacks', (text: string) => text.replace('zh-Hans', 'hi')],
    ['a field that nobody knows', (text: string) => text.replace('"slug"', '"slag"')],
    ['no JSON', () => '{'],
  ])('refuses an item with %s, and names the file', (_what, spoil) => {
    const copy = mkdtempSync(join(tmpdir(), 'suyab-sample-'))
    copies.push(copy)
    cpSync(folder, copy, { recursive: true })
    const file = join(copy, 'hegu.example', 'items', 'night-library.json')
    writeFileSync(file, spoil(readFileSync(file, 'utf8')))
    expect(() => readSample(copy)).toThrow('night-library.json')
  })
})

function countLanguage(newsroom: string, language: string): number {
  const items = sample.newsrooms.find(({ id }) => id === newsroom)?.items ?? []
  return items.filter((entry) => entry.item.language === language).length
}

function countType(type: SampleNewsItem['type']): number {
  return entries.filter((entry) => entry.item.type === type).length
}

function itemOf(slug: string | undefined): SampleNewsItem {
  const found = entries.find((entry) => entry.slug === slug)
  if (found === undefined) throw new Error(`no item ${slug}`)
  return found.item
}

function wordsOf(item: SampleNewsItem): string {
  return [...item.headlines, ...item.descriptions, ...item.bodies]
    .map((part) => part.value.replace(/<[^>]*>/g, '\n'))
    .join('\n')
}

function paragraphsOf(item: SampleNewsItem): string[] {
  const body = item.bodies.map((part) => part.value).join('')
  const words = [...item.headlines, ...item.descriptions].map((part) => part.value)
  return [
    ...words,
    ...body.split(/<\/(?:p|td|blockquote)>/).map((part) => part.replace(/<[^>]*>/g, '')),
  ]
}

/** Digits as numbers: groups closed, the decimal comma a point, 万 and миң multiplied out. */
function numbersOf(text: string): number[] {
  return [...text.matchAll(/(\d{1,3}(?:[ \u00A0,]\d{3})+(?!\d)|\d+(?:[.,]\d+)?)(万| миң| тыс)?/g)]
    .map(([, digits = '', scale]) => {
      const plain = digits.replace(/[ \u00A0,](?=\d{3}(?!\d))/g, '').replace(',', '.')
      return (
        Math.round(Number(plain) * (scale === undefined ? 1 : (scales[scale] ?? 1)) * 1000) / 1000
      )
    })
    .sort((a, b) => a - b)
}
