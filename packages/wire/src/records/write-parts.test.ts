import { expect, test } from 'vitest'

import type { NewsItem } from '../ninjs.ts'
import { writeAtom, writeAtomParts } from '../write-atom.ts'
import { writeIcalendar, writeIcalendarParts } from '../write-icalendar.ts'
import { writeJsonFeed, writeJsonFeedParts } from '../write-json-feed.ts'
import { writeNewsMessage, writeNewsMessageParts } from '../write-newsml-g2.ts'
import { ninjsDocument, writeNinjs, writeNinjsParts } from '../write-ninjs.ts'
import { writeRss, writeRssParts } from '../write-rss.ts'
import { readFeed } from '../read-feed.ts'

const sent = '2026-11-23T10:00:00.000Z'
const channel = {
  title: 'Көл <item> <entry>',
  link: 'https://a.example/',
  self: 'https://a.example/feed',
  updated: sent,
}
const items: readonly NewsItem[] = Array.from({ length: 150 }, (_, n): NewsItem => ({
  uri: `urn:a:${n}`,
  type: 'event',
  language: n % 2 === 0 ? 'ky' : 'ur',
  versionCreated: sent,
  headlines: [{ role: 'main', value: `Көл ${n} <item></entry> ]]>` }],
  bodies: [{ role: 'main', contentType: 'text/html', value: `<p>Тоо ${n} &amp; көл</p>` }],
  eventDetails: { dates: { startDate: sent } },
}))

async function* coming<Member>(members: readonly Member[]): AsyncGenerator<Member> {
  yield* members
}

async function whole(parts: AsyncIterable<string>): Promise<string> {
  let text = ''
  for await (const part of parts) text += part
  return text
}

test.each([0, 1, 64, 150])('%i items are the same document in parts as whole', async (count) => {
  const some = items.slice(0, count)
  const entries = some.map((item) => ({ item }))
  expect(await whole(writeNinjsParts(coming(some)))).toBe(JSON.stringify(some.map(ninjsDocument)))
  for (const version of ['2.1', '1.4'] as const)
    expect(await whole(writeNinjsParts(coming(some), version))).toBe(
      `[${some.map((item) => writeNinjs(item, version)).join(',')}]`,
    )
  expect(await whole(writeJsonFeedParts(channel, coming(entries)))).toBe(
    writeJsonFeed(channel, entries),
  )
  const calendar = { stamped: sent, title: 'Көл' }
  expect(await whole(writeIcalendarParts(coming(some), calendar))).toBe(
    writeIcalendar(some, calendar),
  )
  if (count > 0)
    expect(await whole(writeNewsMessageParts(coming(some), { sent }))).toBe(
      writeNewsMessage(some, { sent }),
    )
  for (const [inParts, atOnce] of [
    [await whole(writeRssParts(channel, coming(entries))), writeRss(channel, entries)],
    [await whole(writeAtomParts(channel, coming(entries))), writeAtom(channel, entries)],
  ] as const) {
    const read = async (text: string): Promise<unknown> =>
      await readFeed(new TextEncoder().encode(text))
    expect(await read(inParts)).toEqual(await read(atOnce))
  }
})
