import fc from 'fast-check'
import { expect, test } from 'vitest'
import { extract, type Extraction, type PageHint } from './extract.ts'
import type { ExtractFault } from './fault.ts'
import { newsPage, stories } from './sample-page.ts'
import type { Result } from '@suyab/wire/result'

const collected = Date.parse('2026-11-20T12:00:00Z')

function run(
  html: string | Uint8Array,
  hint: Partial<PageHint> = {},
): Promise<Result<Extraction, ExtractFault>> {
  const bytes = typeof html === 'string' ? Buffer.from(html) : html
  return extract(bytes, { url: 'https://paper.example/a', collected, ...hint })
}

async function article(html: string, hint: Partial<PageHint> = {}): Promise<Extraction> {
  const found = await run(html, hint)
  if (!found.ok) throw new Error(JSON.stringify(found.fault))
  return found.value
}

async function faultOf(html: string | Uint8Array): Promise<string> {
  const found = await run(html)
  if (!found.ok) return found.fault.code
  return found.value.wall?.kind ?? `taken: ${found.value.text.slice(0, 80)}`
}

test.each(Object.entries(stories))(
  'an article in %s gives its paragraphs, title, author, date and language and nothing beside',
  async (language, story) => {
    const found = await article(newsPage(story))
    expect(found.title).toBe(story.title)
    expect(found.text.split('\n')).toEqual(story.paragraphs)
    expect(found.authors).toEqual([story.author])
    expect(Date.parse(found.published)).toBe(Date.parse('2026-11-19T08:30:00+06:00'))
    expect(found.language).toBe(language)
    expect(found.warnings).toEqual([])
  },
)

test('a date without a zone is read on the clocks of the outlet', async () => {
  const page = newsPage(stories.ky).replace('2026-11-19T08:30:00+06:00', '2026-11-19 08:30:20')
  const found = await article(page, { timeZone: 'Asia/Bishkek' })
  expect(found.published).toBe('2026-11-19T02:30:20Z')
  expect(found.warnings).toEqual([
    {
      code: 'extract.date-without-zone',
      source: 'meta',
      taken: '2026-11-19T02:30:20Z',
      zone: 'Asia/Bishkek',
    },
  ])
})

test.each(['1970-01-01T00:00:00Z', '2099-05-01T10:00:00Z', '0001-01-01T00:00:00Z'])(
  'a page that claims %s is not believed and its address is asked',
  async (claimed) => {
    const page = newsPage(stories.ru).replace('2026-11-19T08:30:00+06:00', claimed)
    const found = await article(page, {
      url: 'https://paper.example/2026/11/18/doroga',
      timeZone: 'Europe/Moscow',
    })
    expect(found).toMatchObject({ published: '2026-11-17T21:00:00Z', publishedBy: 'url' })
    expect(found.warnings[0]).toEqual({
      code: 'extract.date-not-believed',
      source: 'meta',
      found: claimed,
    })
  },
)

test('a feed that knows the minute refines an address that knows the day', async () => {
  const page = newsPage(stories.en).replace(/<meta property="article:published_time"[^>]*>/, '')
  const hint = { url: 'https://paper.example/2026/11/18/road', feedDate: '2026-11-18T09:15:00Z' }
  const found = await article(page, hint)
  expect(found).toMatchObject({ published: '2026-11-18T09:15:00Z', publishedBy: 'feed' })
})

test('without any date the time of collecting is taken and said to be', async () => {
  const page = newsPage(stories.en).replace(/<meta property="article:published_time"[^>]*>/, '')
  const found = await article(page)
  expect(found).toMatchObject({ published: '2026-11-20T12:00:00.000Z', publishedBy: 'collected' })
  expect(found.warnings.map(({ code }) => code)).toEqual(['extract.date-missing'])
})

test.each([
  ['2026年11月19日 08:30', '2026-11-19T08:30:00Z'],
  ['19.11.2026, 08:30', '2026-11-19T08:30:00Z'],
  ['19 ноября 2026, 08:30', '2026-11-19T08:30:00Z'],
  ['2026-жылдын 19-ноябры, 08:30', '2026-11-19T08:30:00Z'],
  ['2026 жылғы 19 қараша, 08:30', '2026-11-19T08:30:00Z'],
  ['۱۹ نوامبر ۲۰۲۶، ۰۸:۳۰', '2026-11-19T08:30:00Z'],
  ['November 19, 2026 at 08:30', '2026-11-19T08:30:00Z'],
])('the date line %s is read where nothing else says when', async (line, published) => {
  const page = newsPage(stories.en)
    .replace(/<meta property="article:published_time"[^>]*>/, '')
    .replace('<h1>', `<div class="pub-date">${line}</div><h1>`)
  expect((await article(page)).published).toBe(published)
})

test('the text tells the language, whatever the page claims', async () => {
  const found = await article(newsPage(stories.ky).replace('lang="ky"', 'lang="ru"'))
  expect(found.language).toBe('ky')
  expect(found.warnings).toEqual([{ code: 'extract.language-differs', claimed: 'ru', found: 'ky' }])
})

test('a page in an old encoding that its head names is read in it', async () => {
  const page = newsPage(stories.ru).replace('utf-8', 'windows-1251')
  const bytes = Uint8Array.from(page, (sign) => {
    const code = sign.codePointAt(0) ?? 0
    if (code >= 0x410 && code <= 0x44f) return code - 0x410 + 0xc0
    return code === 0x401 ? 0xa8 : code === 0x451 ? 0xb8 : code === 0x2014 ? 0x97 : code
  })
  const found = await run(bytes)
  expect(found.ok && found.value.title).toBe(stories.ru.title)
})

const shell = (title: string, body: string): string =>
  `<html><head><title>${title}</title></head><body>${body}</body></html>`

test.each([
  ['captcha', shell('Just a moment...', '<p>Checking your browser before you go on.</p>')],
  ['captcha', shell('安全验证', '<p>请完成安全验证后继续访问，拖动滑块完成拼图。</p>')],
  ['captcha', shell('Проверка', '<p>Подтвердите, что вы не робот, и продолжайте.</p>')],
  [
    'consent',
    shell('Welcome', '<p>We use cookies. Accept all cookies to go on reading this site.</p>'),
  ],
  ['script', shell('News', '<p>You need to enable JavaScript to run this app.</p>')],
  ['script', shell('Новости', '<p>Пожалуйста, включите JavaScript в браузере.</p>')],
  ['forbidden', shell('403 Forbidden', '<h1>403</h1><p>nginx</p>')],
  ['forbidden', shell('提示', '<p>访问被拒绝，您的请求来自受限地区。</p>')],
  ['missing', shell('Страница не найдена', '<p>Вернитесь на главную.</p>')],
  ['missing', shell('خطا', '<p>صفحه مورد نظر یافت نشد</p>')],
  [
    'paywall',
    shell(
      'The long road',
      `<article><p>${'The road over the pass was opened on Monday. '.repeat(4)}</p><p>Subscribe to continue reading this story.</p></article>`,
    ),
  ],
  ['extract.no-article', shell('Front page', '<ul><li><a href="/a">One</a></li></ul>')],
  ['extract.not-html', 'just some words'],
  ['extract.not-html', ''],
])('%s is recognised in %s and not taken for an article', async (expected, page) => {
  expect(await faultOf(page)).toBe(expected)
})

test('an article that speaks of captchas and cookies at length is no wall', async () => {
  const about = `A captcha asks whether you are a human; sites that use cookies must ask too, and readers are tired of both.`
  const story = { ...stories.en, paragraphs: [about, ...stories.en.paragraphs, ...more] }
  expect((await article(newsPage(story))).text).toContain(about)
})
const more = [
  'The committee met in the town hall for two days and heard eleven witnesses from both valleys.',
  'Most of them asked for shorter forms, and three of them asked for none at all, to some applause.',
  'A second reading is planned for the spring, when the passes are open and the herders can come.',
]

test('100,000 nested tags, a million tags and fifty megabytes end in a coded fault at once', async () => {
  const start = performance.now()
  expect(await faultOf('<div>'.repeat(100_000))).toBe('extract.too-deep')
  expect(await faultOf('<p>x</p>'.repeat(300_000))).toBe('extract.too-many-elements')
  expect(await faultOf(Buffer.alloc(50 * 1024 * 1024, '<p>text</p>'))).toBe('extract.too-large')
  expect(performance.now() - start).toBeLessThan(10_000)
})

test('a page may nest as deeply as the limit says', async () => {
  const { paragraphs } = stories.en
  const inner = paragraphs.map((one) => `<p>${one}</p>`).join('')
  const page = shell('Deep', `${'<div>'.repeat(480)}${inner}${'</div>'.repeat(480)}`)
  expect((await article(page)).text).toContain(paragraphs[0])
})

test('whatever the bytes are, extracting ends in an article or a coded fault', async () => {
  const piece = fc.constantFrom(
    '<p>',
    '</p>',
    '<table><tr>',
    '<script type="application/ld+json">{"@type":"Article","datePublished":',
    '</script>',
    '<!--',
    '<![CDATA[',
    '<svg><title>',
    '<meta charset=utf-16>',
    '&#x110000;',
    'a sentence of words that is long enough to be taken for one. ',
    '\u0000',
    '<h1>',
    '<a href=":::">',
  )
  await fc.assert(
    fc.asyncProperty(fc.array(fc.oneof(piece, fc.string()), { maxLength: 40 }), async (parts) => {
      const found = await run(parts.join(''))
      expect(found.ok || found.fault.code.startsWith('extract.')).toBe(true)
    }),
    { numRuns: 60 },
  )
})
