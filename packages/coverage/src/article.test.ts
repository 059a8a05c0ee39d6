import { describe, expect, test } from 'vitest'
import { articleId, parseArticle } from './article.ts'

const now = Date.UTC(2026, 10, 23)
const raw = {
  link: 'https://echo.example/1',
  outlet: 'echo',
  country: 'KG',
  language: 'ky',
  published: '2025-03-31T19:00:00+06:00',
  timeZone: 'Asia/Bishkek',
  title: 'Шайлоо',
  text: 'Бишкекте шайлоо өттү.',
}

describe('an article', () => {
  test('is read with its moment in UTC and its tag in canonical form', () => {
    expect(parseArticle({ ...raw, language: 'zh_hans' }, now)).toEqual({
      ok: true,
      value: {
        ...raw,
        language: 'zh-Hans',
        published: '2025-03-31T13:00:00.000Z',
        type: 'news',
        places: [],
      },
    })
  })

  test.each([
    ['no address', { link: 'echo' }, { code: 'article.schema', at: '/link' }],
    ['another scheme', { link: 'javascript:1' }, { code: 'article.schema', at: '/link' }],
    ['no country', { country: 'kg' }, { code: 'article.schema', at: '/country' }],
    ['no language', { language: '-' }, { code: 'article.schema', at: '/language' }],
    ['no time zone', { timeZone: 'Asia/Suyab' }, { code: 'article.schema', at: '/timeZone' }],
    ['no date', { published: 'yesterday' }, { code: 'article.schema', at: '/published' }],
    [
      'the year 2099',
      { published: '2099-01-01T00:00:00Z' },
      { code: 'article.published-implausible' },
    ],
    [
      'the year 1970',
      { published: '1970-01-01T00:00:00Z' },
      { code: 'article.published-implausible' },
    ],
    ['nothing in it', { title: ' ', text: '\n' }, { code: 'article.empty' }],
    ['more than any article', { text: '字'.repeat(10_000_001) }, { code: 'article.too-large' }],
  ])('with %s is refused with a code', (_what, change, fault) => {
    expect(parseArticle({ ...raw, ...change }, now)).toMatchObject({ ok: false, fault })
  })

  test('may be as long in one script as in another', () => {
    for (const letter of ['a', 'ң', '字', '𠀀'.slice(0, 2)]) {
      const text = letter.repeat(4_000_000)
      const parsed = parseArticle({ ...raw, text }, now)
      expect(parsed.ok && parsed.value.text === text).toBe(true)
    }
  })

  test('with half a character keeps the rest', () => {
    const parsed = parseArticle({ ...raw, title: 'a\ud83d b' }, now)
    expect(parsed).toMatchObject({ ok: true, value: { title: 'a\ufffd b' } })
  })

  test('has an id that is a UUID of its address alone', () => {
    expect(articleId(raw.link)).toMatch(
      /^[\da-f]{8}-[\da-f]{4}-8[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/,
    )
    expect(articleId(raw.link)).toBe(articleId(raw.link))
    expect(articleId(`${raw.link}2`)).not.toBe(articleId(raw.link))
  })
})
