import * as fc from 'fast-check'
import { expect, test } from 'vitest'

import { encode } from '../eval/attack/attack.ts'
import { mailAttacks } from '../eval/attack/mail.ts'
import { read } from '../src/read.ts'

test.each(mailAttacks.map(([name, bytes, answer]) => [name, bytes, answer] as const))(
  '%s: answered',
  async (_name, bytes, answer) => {
    const { items, faults } = await read(bytes())
    if (answer === 'taken') expect(items.length).toBeGreaterThan(0)
    else expect(faults.map(({ code }) => code)).toContain(answer)
    const said = JSON.stringify(items.map(({ item }) => item.bodies ?? item.descriptions))
    expect(said).not.toMatch(/<script|<iframe|onclick=\\"|onerror=\\"|javascript:/i)
  },
)

const fragments = fc.constantFrom(
  'BEGIN:VCALENDAR\r\n',
  'END:VCALENDAR\r\n',
  'BEGIN:VEVENT\r\n',
  'END:VEVENT\r\n',
  'DTSTART;TZID=',
  ':20261123T000000',
  'RRULE:FREQ=DAILY',
  'UID:x\r\n',
  ' ',
  '"',
  ';',
  '\\',
  ',',
  '\r\n',
  'From: a@b.c\r\n',
  'Subject: =?koi8-r?B?8NLJ18XU?=\r\n',
  'Content-Type: multipart/mixed; boundary=x\r\n',
  '--x\r\n',
  '--x--\r\n',
  'Content-Transfer-Encoding: base64\r\n',
  '=',
  '>',
  '<p>',
  '<',
  'From a 2026\r\n',
)

test('no bytes of calendars and mail make a reader throw, and what is read has an identity', async () => {
  const bytes = fc
    .tuple(
      fc.constantFrom('', 'BEGIN:VCALENDAR\r\n', 'From: a@b.c\r\nSubject: x\r\n'),
      fc.array(fragments, { maxLength: 40 }),
      fc.uint8Array({ maxLength: 30 }),
    )
    .map(([head, parts, noise]) => Uint8Array.of(...encode(head + parts.join('')), ...noise))
  await fc.assert(
    fc.asyncProperty(bytes, async (found) => {
      const { items, faults } = await read(found)
      expect(faults.filter(({ code }) => !code.startsWith('wire.'))).toEqual([])
      for (const { item } of items) expect(item.uri).not.toBe('')
    }),
    { numRuns: 1_000 },
  )
})
