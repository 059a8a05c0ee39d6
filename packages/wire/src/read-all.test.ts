import { expect, test } from 'vitest'

import { readAll, type ReadEvent, type Source } from './read-all.ts'

const encode = (text: string): Uint8Array => new TextEncoder().encode(text)

async function eventsOf(source: Source, limit?: number): Promise<ReadEvent[]> {
  const limits = limit === undefined ? {} : { bytes: limit }
  const events: ReadEvent[] = []
  for await (const event of readAll([source], { limits })) events.push(event)
  return events
}

function inPieces(text: string, size: number): Uint8Array[] {
  const bytes = encode(text)
  return Array.from({ length: Math.ceil(bytes.length / size) }, (_, index) =>
    bytes.subarray(index * size, (index + 1) * size),
  )
}

const urisOf = (events: readonly ReadEvent[]): string[] =>
  events.flatMap((event) => (event.kind === 'item' ? [event.item.item.uri] : []))

const three = '{"uri":"urn:a:1","title":"Көл"}\n\n{"uri":"urn:a:2"}\r\n{"uri":"urn:a:3"}'

test.each([1, 3, 7, 1000])('lines are read the same in pieces of %d bytes', async (size) => {
  const events = await eventsOf({ name: 'f', bytes: inPieces(three, size) })
  expect(urisOf(events)).toEqual(['urn:a:1', 'urn:a:2', 'urn:a:3'])
})

test('a line that fails or is too long stops no other', async () => {
  const text = `{"uri":"urn:a:1"}\n{"uri":\n{"uri":"urn:a:2","title":"${'x'.repeat(500)}"}\n{"uri":"urn:a:3"}\n`
  const events = await eventsOf({ name: 'f', bytes: inPieces(text, 16) }, 200)
  expect(urisOf(events)).toEqual(['urn:a:1', 'urn:a:3'])
  expect(events.filter(({ kind }) => kind === 'fault')).toMatchObject([
    { fault: { code: 'wire.truncated', line: 2 } },
    { fault: { code: 'wire.too-large', limit: 200 } },
  ])
})

test('lines without end are given as they come, none held back', async () => {
  let given = 0
  const line = encode(`{"uri":"urn:a:1","title":"${'x'.repeat(65_000)}"}\n`)
  const endless = async function* (): AsyncGenerator<Uint8Array> {
    for (;;) {
      given += line.length
      yield line
    }
  }
  let items = 0
  for await (const event of readAll([{ name: 'f', bytes: endless() }])) {
    expect(event.kind).toBe('item')
    items += 1
    if (items === 2_000) break
  }
  expect(given / line.length - items).toBeLessThanOrEqual(2)
})

test('a document that is no list of lines is read whole, an oversized one is left', async () => {
  const text = JSON.stringify([{ uri: 'urn:a:1' }, { uri: 'urn:a:2' }], undefined, 2)
  expect(urisOf(await eventsOf({ name: 'f', bytes: inPieces(text, 5) }))).toEqual([
    'urn:a:1',
    'urn:a:2',
  ])
  expect(await eventsOf({ name: 'f', bytes: inPieces(text, 5) }, 20)).toMatchObject([
    { name: 'f', kind: 'fault', fault: { code: 'wire.too-large' } },
  ])
})
