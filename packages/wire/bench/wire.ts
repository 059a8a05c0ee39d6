import { readFileSync } from 'node:fs'

import { XMLParser } from 'fast-xml-parser'

import type { NewsItem } from '../src/ninjs.ts'
import { readNewsMlG2 } from '../src/read-newsml-g2.ts'
import { readNinjs } from '../src/read-ninjs.ts'
import { validateNewsMlG2 } from '../src/validate-newsml-g2.ts'
import { validateNinjs } from '../src/validate-ninjs.ts'
import { writeNewsMlG2 } from '../src/write-newsml-g2.ts'
import { runFeeds } from './feed.ts'
import type { Figure } from './figure.ts'
import { medians, rounded, type Cost } from './rounds.ts'

const sent = '2026-11-02T10:00:00Z'

function fixture(name: string): string {
  return readFileSync(new URL(`../fixtures/${name}`, import.meta.url), 'utf8')
}

/** A story of 4 kB of text, as agencies send them. */
function story(): NewsItem {
  const paragraph =
    'Бишкекте эл аралык медиа форум ачылды, ага он өлкөдөн журналисттер катышып жатат, деп билдирди уюштуруучулар. '
  return {
    uri: 'urn:newsml:kol.example:20261102:1',
    type: 'text',
    version: '2',
    versionCreated: '2026-11-02T10:00:00+06:00',
    pubStatus: 'usable',
    urgency: 3,
    language: 'ky',
    headlines: [{ role: 'main', value: 'Бишкекте медиа форум ачылды' }],
    by: 'Асан Үсөнов',
    located: 'Бишкек',
    copyrightNotice: '© Көл',
    subjects: Array.from({ length: 8 }, (_, index) => ({
      uri: `http://cv.iptc.org/newscodes/mediatopic/2000000${index}`,
      name: `тема ${index}`,
      relevance: 50,
    })),
    bodies: [
      {
        contentType: 'text/html',
        value: Array.from({ length: 10 }, () => `<p>${paragraph.repeat(2)}</p>`).join(''),
      },
    ],
  }
}

/** How fast feeds, NewsML-G2 and ninjs are read, judged and written. */
export async function run(): Promise<readonly Figure[]> {
  return [...(await runNewsMlG2()), ...(await runNinjs()), ...(await runFeeds())]
}

async function runNewsMlG2(): Promise<Figure[]> {
  const raw = new XMLParser({
    ignoreAttributes: false,
    preserveOrder: true,
    removeNSPrefix: false,
    parseTagValue: false,
  })
  const figures: Figure[] = []
  for (const [what, text] of [
    ['a message of two items', fixture('newsml-g2/news-message-ky.xml')],
    ['a story of 4 kB', writeNewsMlG2(story(), { sent })],
  ] as const) {
    const costs = await medians(
      [
        { name: 'raw', run: () => raw.parse(text) },
        { name: 'read', run: () => readNewsMlG2(text) },
        { name: 'judged', run: () => validateNewsMlG2(text) },
      ],
      15,
      100,
    )
    const floor = costs.get('raw')?.cpu ?? Number.NaN
    for (const [name, as, aim] of [
      ['read', 'reading over the raw XML parse', 3],
      ['judged', 'the strict door over the raw XML parse', undefined],
    ] as const)
      figures.push({
        figure: `NewsML-G2, ${what}: ${as}`,
        value: rounded((costs.get(name)?.cpu ?? Number.NaN) / floor),
        unit: 'times, of processor time',
        ...(aim === undefined ? {} : { aim }),
        peer: { what: 'fast-xml-parser, milliseconds of its raw parse', value: rounded(floor) },
      })
  }
  const written = await medians(
    [{ name: 'written', run: () => writeNewsMlG2(story(), { sent }) }],
    7,
    50,
  )
  figures.push(...perSecond('NewsML-G2, a story of 4 kB: written', written.get('written')))
  return figures
}

async function runNinjs(): Promise<Figure[]> {
  const figures: Figure[] = []
  for (const [what, text] of [
    ['a short story in HTML', fixture('ninjs-3.1-ur.json')],
    ['a story of 4 kB in HTML', JSON.stringify(story())],
    [
      'an item without HTML',
      JSON.stringify({
        ...story(),
        bodies: [{ contentType: 'text/plain', value: 'Бишкекте медиа форум ачылды. '.repeat(60) }],
      }),
    ],
  ] as const) {
    const value = JSON.parse(text) as unknown
    const costs = await medians(
      [
        { name: 'parse', run: () => JSON.parse(text) as unknown },
        { name: 'read', run: () => readNinjs(JSON.parse(text)) },
        { name: 'judged', run: () => validateNinjs(value) },
      ],
      15,
      500,
    )
    const parse = costs.get('parse')?.wall ?? Number.NaN
    const peer = { what: 'JSON.parse alone, items/s', value: Math.round(1_000 / parse) }
    figures.push(...perSecond(`ninjs, ${what}: read`, costs.get('read'), 20_000, peer))
    figures.push(...perSecond(`ninjs, ${what}: judged`, costs.get('judged')))
  }
  return figures
}

/** Items in a second by the clock, and in a second of the processor. */
function perSecond(
  figure: string,
  cost: Cost | undefined,
  aim?: number,
  peer?: Figure['peer'],
): Figure[] {
  if (cost === undefined) return []
  const goal = aim === undefined ? {} : { aim }
  return [
    {
      figure,
      value: Math.round(1_000 / cost.wall),
      unit: 'items/s',
      ...goal,
      ...(peer === undefined ? {} : { peer }),
    },
    { figure, value: Math.round(1_000 / cost.cpu), unit: 'items/s of processor time', ...goal },
  ]
}
