import * as fc from 'fast-check'
import { expect, test } from 'vitest'

import { encode, raw } from '../eval/attack/attack.ts'
import { anpa, iptc, newsml, nitf } from '../eval/attack/old-document.ts'
import { oldAttacks } from '../eval/attack/old.ts'
import { read } from '../src/read.ts'
import { validateNitf } from '../src/validate-nitf.ts'

test.each(oldAttacks.map(([name, bytes, answer]) => [name, bytes, answer] as const))(
  '%s is answered',
  async (_name, bytes, answer) => {
    const document = await read(bytes())
    const codes = document.faults.map(({ code }): string => code)
    if (answer === 'taken') expect(document.items).not.toEqual([])
    else expect(codes.some((code) => code.startsWith(answer))).toBe(true)
    expect(JSON.stringify(document.items)).not.toMatch(/root:|<script|<img[^>]*onerror|onclick="/)
  },
  60_000,
)

const fragments = fc.constantFrom(
  '<nitf>',
  '</nitf>',
  '<head>',
  '</head>',
  '<docdata>',
  '</docdata>',
  '<doc-id id-string="a"/>',
  '<body>',
  '</body>',
  '<body.head>',
  '<hedline>',
  '<hl1>',
  '</hl1>',
  '<body.content>',
  '</body.content>',
  '<p>',
  '</p>',
  '<media>',
  '</media>',
  '<media-reference source="http://a/"/>',
  '<table>',
  '<tr>',
  '<td>',
  '<NewsML>',
  '</NewsML>',
  '<NewsItem>',
  '</NewsItem>',
  '<NewsComponent>',
  '</NewsComponent>',
  '<ContentItem>',
  '</ContentItem>',
  '<DataContent>',
  '</DataContent>',
  '<NewsManagement>',
  '<Status FormalName="Embargoed"/>',
  '\u0001',
  '\u0002',
  '\u0003',
  '\u0004',
  '\u0016',
  '\u000E',
  '\u000F',
  '\u001B',
  '\u001B)N',
  '\u001B$A',
  '\u001B%G',
  'abc0001 3 g 9',
  'a0001\u001Fx',
  '\r\n',
  ' =',
  '\t',
  '\u0012',
  '\u001F',
  'ZCZC ',
  'NNNN',
  '230600 GMT Nov 26',
  '^',
  '<',
  '&',
  'x',
  '   ',
)

test('no bytes of the old formats make a reader throw or hang, and no text the check', async () => {
  const bytes = fc.oneof(
    fc.array(fragments, { maxLength: 40 }).map((parts) => raw(parts.join(''))),
    fc
      .tuple(fc.array(fragments, { maxLength: 20 }), fc.uint8Array({ maxLength: 30 }))
      .map(([parts, noise]) => Uint8Array.of(...raw(parts.join('')), ...noise)),
    fc
      .tuple(fc.constantFrom(iptc, anpa), fc.uint8Array({ maxLength: 60 }))
      .map(([of, noise]) => raw(of(Buffer.from(noise).toString('latin1')))),
  )
  await fc.assert(
    fc.asyncProperty(bytes, async (found) => {
      const { faults } = await read(found)
      expect(faults.filter(({ code }) => !code.startsWith('wire.'))).toEqual([])
      expect(validateNitf(Buffer.from(found).toString('latin1'))).toBeInstanceOf(Array)
    }),
    { numRuns: 1_500 },
  )
})

test.each([
  ['NITF', encode(nitf('<p>Көл &amp; тоо</p>')), 1],
  [
    'NewsML 1',
    encode(newsml('<ContentItem><DataContent><p>Көл</p></DataContent></ContentItem>')),
    1,
  ],
  ['IPTC 7901', raw(iptc('Head =\r\n   Text.\r\n')), 1],
  ['ANPA 1312', raw(anpa('^Head<\r\n\tText.\r\n')), 3],
])('a document of %s cut anywhere gives faults, never a throw', async (_format, whole, from) => {
  const end = whole.lastIndexOf(0x03) === -1 ? whole.length : whole.lastIndexOf(0x03)
  for (let length = from; length < end; length += 1)
    expect((await read(whole.subarray(0, length))).faults).not.toEqual([])
})
