import { expect, test } from 'vitest'
import { withConcepts } from '../query/concept.ts'
import { parseQuery } from '../query/parse.ts'
import type { Query } from '../query/query.ts'
import { longestMarked, markArticle, markArticles, type Marking, type Marked } from './mark.ts'
import { snippetsOf } from './snippet.ts'

function asked(text: string): Query {
  const read = parseQuery(text)
  if (!read.ok) throw new Error(read.fault.code)
  const lists = { ru: 'молодежь', ky: 'жаштар', 'zh-Hans': '青年' }
  const found = withConcepts(read.value, () => ({ version: 3, lists }))
  if (!found.ok) throw new Error(found.fault.code)
  return found.value
}

const article: Marking = {
  outlet: 'echo',
  country: 'KG',
  language: 'ru',
  day: '2025-01-01',
  type: 'news',
  places: [],
  title: 'Молодёжи нужна работа',
  text: 'В Бишкеке молодежь ищет работу. О студентах говорили отдельно.',
}

function marked(query: string, given: Partial<Marking> = {}): [string, string[], string[]][] {
  const whole = { ...article, ...given }
  const { reasons, title, text } = markArticle(asked(query), whole)
  return reasons.map((reason, at) => {
    const shown = (of: string, marks: Marked['title']): string[] =>
      marks.filter((one) => one.reason === at).map(({ start, end }) => of.slice(start, end))
    const name = reason.is === 'words' ? reason.text : `${reason.id}@${reason.version}`
    return [name, shown(whole.title, title), shown(whole.text, text)]
  })
}

test('a word is shown in every form in which it was found', () => {
  expect(marked('молодежь')).toEqual([['молодежь', ['Молодёжи'], ['молодежь']]])
})

test('a concept is the reason, not its words', () => {
  expect(marked('concept:youth')).toEqual([['youth@3', ['Молодёжи'], ['молодежь']]])
})

test('what stands under NOT, or in a part that does not hold, is no reason', () => {
  expect(marked('(молодежь AND погода) OR студент NOT школа')).toEqual([
    ['студент', [], ['студентах']],
  ])
})

test('both sides of NEAR are shown, only where they are near', () => {
  expect(marked('работа NEAR/1 молодежь')).toEqual([
    ['работа', ['работа'], ['работу']],
    ['молодежь', ['Молодёжи'], ['молодежь']],
  ])
  expect(marked('работа NEAR/0 ищет')).toEqual([
    ['работа', [], ['работу']],
    ['ищет', [], ['ищет']],
  ])
})

test.each([
  ['zh-Hans', '人工智能', '发展人工智能产业', '人工智能'],
  ['fa', 'هوش', 'دربارهٔ هوش مصنوعی', 'هوش'],
  ['hi', 'युवा', 'शहर के युवा आए', 'युवा'],
  ['uz', 'yoshlar', 'Shahardagi yoshlarga ish', 'yoshlarga'],
  ['ky', 'жаштар', 'Айылдагы жаштардын үнү', 'жаштардын'],
])('in %s “%s” is shown where it stands', (language, query, text, found) => {
  expect(marked(query, { language, text, title: '' })).toEqual([[query, [], [found]]])
})

test('snippets show every reason, cut between words, with marks in their place', () => {
  const filler = 'слово '.repeat(100)
  const text = `${filler}студенты ${filler}молодежь ищет работу ${filler}`
  const { text: marks } = markArticle(asked('молодежь работа студент'), { ...article, text })
  const snippets = snippetsOf(text, marks)
  expect(snippets).toHaveLength(2)
  for (const snippet of snippets) {
    expect(snippet.text).toMatch(/^слово.*слово$/s)
    expect([snippet.cutBefore, snippet.cutAfter]).toEqual([true, true])
  }
  expect(
    snippets.map((one) => one.marks.map(({ start, end }) => one.text.slice(start, end))),
  ).toEqual([['студенты'], ['молодежь', 'работу']])
})

test('where only the title says it, the snippet is the beginning', () => {
  expect(snippetsOf('Короткий текст', [])).toEqual([
    { text: 'Короткий текст', marks: [], cutBefore: false, cutAfter: false },
  ])
  expect(snippetsOf('', [])).toEqual([])
})

test('no snippet ends within a character', () => {
  const text = `${'𠀀'.repeat(200)}人工智能${'𠀀'.repeat(200)}`
  const { text: marks } = markArticle(asked('人工智能'), { ...article, language: 'zh-Hans', text })
  for (const { text: shown } of snippetsOf(text, marks)) expect(shown.isWellFormed()).toBe(true)
})

test('of a text without end only the beginning is gone through', () => {
  const { text } = markArticle(asked('молодежь'), { ...article, text: 'молодежь '.repeat(50_000) })
  expect(text).toHaveLength(Math.floor((longestMarked + 1) / 'молодежь '.length))
})

test('the thread is left after each article, and nothing is marked for who has gone', async () => {
  const gone = new AbortController()
  const turns: number[] = []
  const marked = new Set<number>()
  const articles = Array.from({ length: 5 }, (_, at) => ({
    ...article,
    get text(): string {
      marked.add(at)
      return article.text
    },
  }))
  const watch = (): void => {
    turns.push(marked.size)
    if (turns.length < 3) setImmediate(watch)
    else gone.abort(new Error('gone'))
  }
  setImmediate(watch)
  await expect(markArticles(asked('молодежь'), articles, gone.signal)).rejects.toThrow('gone')
  expect(marked.size).toBeLessThan(5)
  expect(new Set(turns).size).toBe(3)
  const found = await markArticles(asked('молодежь'), [article])
  expect(found).toEqual([{ article, ...markArticle(asked('молодежь'), article) }])
})
