import { parseArticle, type Article } from '@suyab/coverage/article'
import { putOutlet } from '@suyab/coverage/outlet/registry'
import type { Log } from '@suyab/server/log'
import { startArchiveNode, type ArchiveNode } from './archive-node.ts'

/** A newsroom's node with a small archive of the press, and a one-time link of its editor. */
export async function startResearchNode(dataFolder: string, log: Log): Promise<ArchiveNode> {
  const started = await startArchiveNode(dataFolder, log, {
    newsroom: { id: 'izildoo.example', names: { ky: 'Изилдөө', ru: 'Изилдөө', en: 'Izildoo' } },
    person: { name: 'Эмил', role: 'editor', language: 'ru' },
    articles: [...press(), ...voices()],
  })
  await putOutlet(
    started.node.context.db,
    {
      id: 'outlet-0',
      names: { ru: 'Первые известия' },
      country: 'KG',
      languages: ['en'],
      feeds: [],
      sitemaps: [],
      timeZone: 'Asia/Bishkek',
      observedSince: '2024-01-01',
      pace: 2,
    },
    new Date(),
  )
  return started
}

function article(given: Partial<Article> & { link: string }): Article {
  const parsed = parseArticle(
    {
      outlet: 'voices',
      country: 'KG',
      language: 'en',
      published: '2025-02-20T06:00:00Z',
      timeZone: 'Asia/Bishkek',
      title: 'News',
      text: 'Rain over the hills.',
      ...given,
    },
    Date.now(),
  )
  if (!parsed.ok) throw new Error(parsed.fault.code)
  return parsed.value
}

/**
 * Twelve outlets of two countries with an article a day; of ten one is about a bridge, the year after
 * two.
 */
function press(): Article[] {
  return [
    { year: 2024, share: 1 },
    { year: 2025, share: 2 },
  ].flatMap(({ year, share }) =>
    Array.from({ length: 60 * 12 }, (_, number) => {
      const [day, outlet] = [Math.floor(number / 12), number % 12]
      const own = Array.from({ length: 12 }, (_, at) => `w${year}x${number * 12 + at}`).join(' ')
      const about =
        (day + outlet) % 10 < share ? 'A bridge was built by engineers' : 'Rain over the hills'
      return article({
        link: `https://outlet-${outlet}.example/${year}/${number}`,
        outlet: `outlet-${outlet}`,
        country: outlet % 3 === 0 ? 'KG' : 'KZ',
        published: new Date(Date.UTC(year, 0, 1 + day, 6)).toISOString(),
        title: `News ${year}-${number}`,
        text: `${about}. ${own}.`,
      })
    }),
  )
}

/** The same news in five scripts. */
function voices(): Article[] {
  return (
    [
      ['zh-Hans', '成都发展人工智能', '人工智能学习班开课。'],
      ['ky', 'Айылда жаңы көпүрө курулду', 'Көпүрө эки күндө курулду.'],
      ['fa', 'پل تازه‌ای ساخته شد', 'این پل در دو روز ساخته شد.'],
      ['ur', 'نیا پل بنایا گیا', 'یہ پل دو دن میں بنا۔'],
      ['hi', 'नया पुल बनाया गया', 'पुल दो दिन में बना।'],
    ] as const
  ).map(([language, title, text]) =>
    article({ link: `https://voices.example/${language}`, language, title, text }),
  )
}
