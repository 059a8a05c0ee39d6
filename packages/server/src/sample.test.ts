import { cpSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

import { afterEach, describe, expect, it } from 'vitest'

import { readSample, type SampleNewsItem } from './sample.ts'

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

describe('the sample', () => {
  it('fills both desks in four languages', () => {
    const count = (newsroom: number, language: string): number =>
      sample.newsrooms[newsroom]?.items.filter((entry) => entry.item.language === language)
        .length ?? 0
    expect(entries.length).toBeGreaterThanOrEqual(46)
    expect(count(0, 'zh-Hans')).toBeGreaterThanOrEqual(16)
    expect(count(0, 'en')).toBeGreaterThanOrEqual(3)
    expect(count(1, 'ky')).toBeGreaterThanOrEqual(13)
    expect(count(1, 'ru')).toBeGreaterThanOrEqual(10)
  })

  it('has pictures, packages and planned events', () => {
    const count = (type: string): number =>
      entries.filter((entry) => entry.item.type === type).length
    expect(count('picture')).toBeGreaterThanOrEqual(8)
    expect(count('composite')).toBeGreaterThanOrEqual(3)
    expect(count('event')).toBeGreaterThanOrEqual(4)
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
    for (const newsroom of sample.newsrooms) {
      for (const { file } of newsroom.items.flatMap((entry) => entry.pictures)) {
        const path = join(folder, newsroom.id, 'pictures', file)
        expect(statSync(path).size, file).toBeLessThan(25_000)
        expect(readFileSync(path, 'utf8'), file).not.toMatch(/<text|<image|href="http/)
      }
    }
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
    if (item.language === 'ky') {
      expect(words).toMatch(/[ңөү]/i)
      expect(words).not.toMatch(/["“”]/)
    }
    if (item.language === 'ru') {
      expect(words).not.toMatch(/["“”ңөү]/i)
      expect(words).not.toMatch(writtenWithoutYo)
    }
    if (item.language === 'zh-Hans') {
      expect(words).not.toMatch(/\p{Script=Han}[,;:?!."]|[,;:?!"]\p{Script=Han}/u)
      expect(words).not.toMatch(/\p{Script=Han} \p{Script=Han}/u)
    }
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

/** Frequent Russian words that are only right with ё. */
const writtenWithoutYo: RegExp =
  /(?<![\p{L}])(еще|ее|нее|идет|дает|ведет|берет|растет|живет|найдет|придет|пройдет|войдет|трех|четырех|лед|нем|чем-то все равно|расчет|отчет|прием|подъем|объем|съемк\p{L}*|молодеж\p{L}*|ребенок|партнер\p{L}*|актер\p{L}*|учен\p{L}*|зелен\p{L}*|желт\p{L}*|черн\p{L}*|тепл(?:ый|ая|ое|ые|ых|ой)|легк(?:ий|ая|ое|ие|их)|твердый|путем|днем|причем|вдвоем|втроем|мое|твое|свое|вперед|самолет\p{L}*|шерстяных\s+ковер)(?![\p{L}])/iu

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
  return [...words, ...body.split(/<\/(?:p|td|blockquote)>/).map((part) => part.replace(/<[^>]*>/g, ''))]
}

/** Digits as numbers, groups closed and the decimal comma as a point, in rising order. */
function numbersOf(text: string): number[] {
  return (text.match(/\d{1,3}(?:[  ,]\d{3})+(?!\d)|\d+(?:[.,]\d+)?/g) ?? [])
    .map((digits) => digits.replace(/[  ,](?=\d{3}(?!\d))/g, '').replace(',', '.'))
    .map(Number)
    .sort((a, b) => a - b)
}
