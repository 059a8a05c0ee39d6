import { XMLParser } from 'fast-xml-parser'
import { readNitf } from '@suyab/wire/read-nitf'
import { writeNitf } from '@suyab/wire/write-nitf'
import type { Figure } from './figure.ts'

const rounds = 400

const item = {
  uri: 'urn:newsml:talas.example:20261123:17',
  language: 'ky',
  versionCreated: '2026-11-23T10:15:00Z',
  by: 'Айнура Сыдыкова',
  headlines: [{ role: 'main', value: 'Көлдүн деңгээли көтөрүлдү' }],
  bodies: [
    {
      contentType: 'text/html',
      value:
        '<p>Тоо көлүнүн деңгээли бир жумада <b>эки метрге</b> көтөрүлдү, айылдар көчүрүлбөйт.</p>'.repeat(
          40,
        ),
    },
  ],
  subjects: Array.from({ length: 20 }, (_, index) => ({ name: `сөз ${index}`, rel: 'keyword' })),
}

function perSecond(run: () => void): number {
  for (let index = 0; index < rounds / 4; index += 1) run()
  const started = performance.now()
  for (let index = 0; index < rounds; index += 1) run()
  return Math.round(rounds / ((performance.now() - started) / 1_000))
}

/** Reads a NITF article of 40 paragraphs, beside a parser that only takes the markup apart. */
export function run(): Promise<readonly Figure[]> {
  const text = writeNitf(item)
  const parser = new XMLParser({ ignoreAttributes: false, preserveOrder: true })
  const peer = perSecond(() => {
    parser.parse(text)
  })
  const value = perSecond(() => {
    readNitf(text)
  })
  return Promise.resolve([
    {
      figure: 'nitf-read',
      value,
      unit: 'items/s',
      peer: { what: 'fast-xml-parser, markup alone', value: peer },
    },
    { figure: 'nitf-write', value: perSecond(() => writeNitf(item)), unit: 'items/s' },
  ])
}
