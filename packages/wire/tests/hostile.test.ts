import * as fc from 'fast-check'
import { expect, test } from 'vitest'

import { encode } from '../eval/attack/attack.ts'
import { feedAttacks } from '../eval/attack/feed.ts'
import { read } from '../src/read.ts'

const rss = (inside: string): string =>
  `<?xml version="1.0"?><rss version="2.0"><channel><title>x</title>${inside}</channel></rss>`
const item = (inside: string): string => rss(`<item><title>t</title>${inside}</item>`)

test.each(feedAttacks.map(([name, bytes, answer]) => [name, bytes, answer] as const))(
  '%s is answered',
  async (_name, bytes, answer) => {
    const document = await read(bytes(), { url: 'https://a.example/feed' })
    const isTaken = document.items.length + document.warnings.length > 0
    const given = document.faults[0]?.code ?? (isTaken ? 'taken' : 'nothing')
    expect(answer === 'taken' && isTaken ? 'taken' : given).toContain(answer)
    expect(JSON.stringify(document.items)).not.toMatch(/root:|hahaha/)
  },
  60_000,
)

test('a document that takes longer than allowed is given up', async () => {
  let clock = 0
  const now = (): number => (clock += 1_000)
  const bytes = encode(rss('<item><title>x</title></item>'.repeat(5_000)))
  const document = await read(bytes, {}, { now, limits: { milliseconds: 2_000 } })
  expect(document.faults).toEqual([{ code: 'wire.too-slow', milliseconds: 2_000 }])
})

test('the place of a fault is told by line and column', async () => {
  const document = await read(encode('{\n  "uri": "urn:a:1",\n  "title": nothing\n}'))
  expect(document.faults).toEqual([
    { code: 'wire.json-syntax', line: 3, column: 12, expected: 'a value' },
  ])
})

const fragments = fc.constantFrom(
  '<rss>',
  '</rss>',
  '<channel>',
  '<item>',
  '</item>',
  '<title>',
  '</title>',
  '<feed xmlns="http://www.w3.org/2005/Atom">',
  '<entry>',
  '</entry>',
  '<content type="xhtml">',
  '<link href="',
  '"/>',
  '<![CDATA[',
  ']]>',
  '<!--',
  '-->',
  '<?xml ',
  '?>',
  '<!DOCTYPE rss [',
  '<!ENTITY a "b">',
  ']>',
  '&a;',
  '&#x0;',
  '<',
  '>',
  '"',
  '{',
  '}',
  '[',
  ']',
  '{"uri":"urn:a:1"}',
  ':',
  ',',
  '"version":"https://jsonfeed.org/version/1.1"',
  '"items"',
  '\n',
  '\u0000',
  '\uFEFF',
  '<media:content url="http://a/b.jpg"/>',
  '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">',
  '<image>',
  '<author>',
  '<category/>',
  '<guid>',
)
/** Codes of all faults; a throw or a hang would end the test. */
const codesOf = async (bytes: Uint8Array): Promise<string[]> =>
  (await read(bytes)).faults.map(({ code }) => code)

test('no bytes make a reader throw or hang', async () => {
  const bytes = fc.oneof(
    fc.uint8Array({ maxLength: 400 }),
    fc.array(fragments, { maxLength: 40 }).map((parts) => encode(parts.join(''))),
    fc
      .tuple(fc.array(fragments, { maxLength: 20 }), fc.uint8Array({ maxLength: 20 }))
      .map(([parts, noise]) => Uint8Array.of(...encode(parts.join('')), ...noise)),
  )
  await fc.assert(
    fc.asyncProperty(bytes, async (found) => {
      expect((await codesOf(found)).filter((code) => !code.startsWith('wire.'))).toEqual([])
    }),
    { numRuns: 1_500 },
  )
})

test('a document cut anywhere gives faults, never a throw', async () => {
  const whole = encode(
    item('<description>Көл &amp; тоо</description><link>https://a.example/1</link>'),
  )
  for (let length = 0; length < whole.length; length += 1)
    expect(await codesOf(whole.subarray(0, length))).not.toEqual([])
})
