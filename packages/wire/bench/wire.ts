import { readFileSync } from 'node:fs'

import { XMLParser } from 'fast-xml-parser'

import type { NewsItem } from '../src/ninjs.ts'
import { readNewsMlG2 } from '../src/read-newsml-g2.ts'
import { readNinjs } from '../src/read-ninjs.ts'
import { validateNewsMlG2 } from '../src/validate-newsml-g2.ts'
import { validateNinjs } from '../src/validate.ts'
import { writeNewsMlG2 } from '../src/write-newsml-g2.ts'

interface Figure {
  readonly figure: string
  readonly value: number
  readonly unit: string
  readonly aim?: number
  readonly peer?: { readonly what: string; readonly value: number }
}

const sent = '2026-11-02T10:00:00Z'

function fixture(name: string): string {
  return readFileSync(new URL(`../fixtures/${name}`, import.meta.url), 'utf8')
}

/** Milliseconds of one call, the least of seven rounds after one that warms up. */
function timed(times: number, work: () => void): number {
  let least = Number.POSITIVE_INFINITY
  for (let round = 0; round < 8; round += 1) {
    const start = performance.now()
    for (let call = 0; call < times; call += 1) work()
    if (round > 0) least = Math.min(least, performance.now() - start)
  }
  return least / times
}

function rounded(value: number): number {
  return Number(value.toPrecision(3))
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

/** How fast NewsML-G2 and ninjs are read, judged and written. */
export async function run(): Promise<readonly Figure[]> {
  const message = fixture('newsml-g2/news-message-ky.xml')
  const long = writeNewsMlG2(story(), { sent })
  const raw = new XMLParser({
    ignoreAttributes: false,
    preserveOrder: true,
    removeNSPrefix: false,
    parseTagValue: false,
  })
  const figures: Figure[] = []
  for (const [what, text] of [
    ['a message of two items', message],
    ['a story of 4 kB', long],
  ] as const) {
    const floor = timed(200, () => raw.parse(text))
    const reading = timed(200, () => readNewsMlG2(text))
    figures.push({
      figure: `NewsML-G2, ${what}: reading over the raw XML parse`,
      value: rounded(reading / floor),
      unit: 'times',
      aim: 3,
      peer: { what: 'fast-xml-parser, milliseconds of its raw parse', value: rounded(floor) },
    })
    figures.push({
      figure: `NewsML-G2, ${what}: the strict door over the raw XML parse`,
      value: rounded(timed(200, () => validateNewsMlG2(text)) / floor),
      unit: 'times',
    })
  }
  figures.push({
    figure: 'NewsML-G2, a story of 4 kB: written',
    value: Math.round(1000 / timed(100, () => writeNewsMlG2(story(), { sent }))),
    unit: 'items/s',
  })
  const small = fixture('ninjs-3.1-ur.json')
  for (const [what, text, aim] of [
    ['a short story in HTML', small, undefined],
    ['a story of 4 kB in HTML', JSON.stringify(story()), undefined],
    [
      'an item without HTML',
      JSON.stringify({
        ...story(),
        bodies: [{ contentType: 'text/plain', value: 'Бишкекте медиа форум ачылды. '.repeat(60) }],
      }),
      20_000,
    ],
  ] as const) {
    const parsing = timed(1_000, () => JSON.parse(text))
    figures.push({
      figure: `ninjs, ${what}: read`,
      value: Math.round(1000 / timed(1_000, () => readNinjs(JSON.parse(text)))),
      unit: 'items/s',
      ...(aim === undefined ? {} : { aim }),
      peer: { what: 'JSON.parse alone, items/s', value: Math.round(1000 / parsing) },
    })
    const value = JSON.parse(text) as unknown
    figures.push({
      figure: `ninjs, ${what}: judged`,
      value: Math.round(1000 / timed(1_000, () => validateNinjs(value))),
      unit: 'items/s',
    })
  }
  return figures
}
