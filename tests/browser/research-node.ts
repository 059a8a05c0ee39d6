import { parseArticle, type Article } from '@suyab/coverage/article'
import { putOutlet } from '@suyab/coverage/outlet/registry'
import { readConfig } from '@suyab/server/config'
import { exchangeParts } from '@suyab/server/exchange-part'
import type { Log } from '@suyab/server/log'
import { startNode, type Node } from '@suyab/server/node'
import { addPerson } from '@suyab/server/person'
import { linkAddress, makeLinkToken } from '@suyab/server/sign-in'

const newsroom = {
  id: 'izildoo.example',
  names: { ky: 'Изилдөө', ru: 'Изилдөө', en: 'Izildoo' },
  languages: ['ru'],
  timeZone: 'Asia/Bishkek',
  country: 'KG',
  sample: false,
}

/** A newsroom's node with a small archive of the press, and a one-time link of its analyst. */
export async function startResearchNode(
  dataFolder: string,
  log: Log,
): Promise<{ node: Node; link: { newsroom: string; name: string; link: string } }> {
  const config = readConfig({ SUYAB_DATA: dataFolder, PORT: '0', SUYAB_COVERAGE: 'on' })
  if (!config.ok) throw new Error(config.fault.text)
  const node = await startNode(config.value, exchangeParts(newsroom), { log })
  const archive = await node.context.coverage?.opened()
  if (archive === undefined) throw new Error('the archive of the press did not open')
  await archive.store([...press(), ...voices()])
  await archive.settle()
  const { db } = node.context
  await putOutlet(
    db,
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
  const person = { name: 'Эмил', role: 'editor', language: 'ru' } as const
  const token = await makeLinkToken(db, await addPerson(db, person, new Date()), new Date())
  const { id } = newsroom
  return { node, link: { newsroom: id, name: person.name, link: linkAddress(node.origin, token) } }
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
