import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { articleId, type Article } from '../src/article.ts'
import type { CompiledCondition } from '../src/archive/condition.ts'
import { openTestArchive, type TestArchive } from './archive-folder.ts'
import { makeArticle } from './article-maker.ts'
import { bridgeArticles, finalArticles } from './story-sample.ts'

const every: CompiledCondition = { sql: '1', parameters: {} }
const outlets: Readonly<Record<string, string>> = { en: 'one', ru: 'two', ky: 'three', zh: 'four', fa: 'five', hi: 'six' } // prettier-ignore

const articles = [...bridgeArticles, ...finalArticles].map(({ id, ...rest }, at) =>
  makeArticle(at, {
    ...rest,
    link: `https://press.example/${id}`,
    outlet: outlets[rest.language] ?? '',
  }),
)
const nameOf = (link: string): string => link.slice('https://press.example/'.length)

function again(of: Article, name: string, over: Partial<Article> = {}): Article {
  return makeArticle(0, { ...of, link: `https://press.example/${name}`, ...over })
}

let opened: TestArchive
beforeAll(async () => {
  opened = await openTestArchive()
})
afterAll(() => opened.close())

/** The articles of each story, by the names that the tests give them. */
async function told(): Promise<string[]> {
  const { stories, total } = await opened.archive.stories(every, { limit: 100 })
  expect(stories.length).toBe(total)
  const pages = await Promise.all(stories.map(({ story }) => opened.archive.story(story)))
  return pages.map((page) => (page?.articles ?? []).map(({ url }) => nameOf(url)).sort().join(' ')).sort() // prettier-ignore
}

const events = ['bridge', 'final'].map((event) =>
  Object.keys(outlets)
    .map((language) => `${event}-${language}`)
    .sort()
    .join(' '),
)

describe('articles that follow into the archive', () => {
  test('are put into stories across languages, whichever comes first', async () => {
    for (const at of [5, 3, 1, 0, 2, 4]) {
      await opened.archive.store([articles[at]!, articles[6 + at]!])
      await opened.archive.settle({ stories: true })
    }
    expect(await told()).toEqual(events)
  })

  test('are put into the same stories when the archive is made again', async () => {
    await opened.archive.rebuild()
    await opened.archive.settle({ stories: true })
    expect(await told()).toEqual(events)
  })

  test('are not waited for by counts and searches', async () => {
    const late = again(articles[0]!, 'bridge-late', { text: `${articles[0]!.text} Later.` })
    await opened.archive.store([late])
    await opened.archive.settle()
    expect((await opened.archive.count(every))[0]?.articles).toBe(13)
    expect(await told()).toEqual(events)
    await opened.archive.settle({ stories: true })
    expect((await told()).filter((story) => story.includes('bridge-late'))).toHaveLength(1)
  })

  test('stand with the text that they copy, weeks later too', async () => {
    const published = new Date(Date.parse(articles[6]!.published) + 20 * 86_400_000).toISOString()
    const copy = again(articles[6]!, 'final-copy', { outlet: 'seven', published })
    await opened.archive.store([copy])
    await opened.archive.settle({ stories: true })
    const story = (await told()).find((names) => names.includes('final-copy'))
    expect(story).toBe(`final-copy ${events[1]}`)
  })

  test('are told of once more where what they were compared by is lost', async () => {
    const before = await told()
    await opened.clickhouse.command('TRUNCATE TABLE story_feature')
    await opened.clickhouse.command('DELETE FROM story WHERE number % 2 = 0')
    await opened.archive.check()
    await opened.archive.settle({ stories: true })
    expect(await told()).toEqual(before)
  })

  test('keep their story when what they were compared by is forgotten', async () => {
    const before = await told()
    await opened.archive.tidy()
    const [kept] = await opened.clickhouse.query<{ articles: number }>(
      'SELECT count() AS articles FROM story_feature FINAL',
    )
    expect(kept).toEqual({ articles: 14 })
    expect(await told()).toEqual(before)
  })

  test('leave their stories when they are erased, and no empty story stays', async () => {
    for (const outlet of ['one', 'two', 'three', 'four', 'five'])
      await opened.archive.eraseBefore(outlet, '2100-01-01')
    // Of the bridge one is left, which is no story; of the final a copy and one more.
    expect(await told()).toEqual(['final-copy final-hi'])
    const [left] = await opened.clickhouse.query<{ features: number; stories: number }>(
      `SELECT (SELECT count() FROM story_feature FINAL) AS features,
        (SELECT count() FROM story FINAL WHERE number NOT IN (SELECT number FROM article)) AS stories`,
    )
    expect(left).toEqual({ features: 3, stories: 0 })
    const gone = articleId('https://press.example/bridge-en')
    expect((await opened.archive.search(every)).hits.map(({ id }) => id)).not.toContain(gone)
  })
})
