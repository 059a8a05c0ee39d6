/**
 * Reads documents of a gigabyte, made as they are read, of which one part never ends. Prints one
 * JSON object a line: what answered, processor seconds, and the peak of memory beyond the start.
 * Exits with 1 where it was more than 256 MB.
 */
import { readAll } from '../src/read-all.ts'
import { processorTime } from './processor-time.ts'

const gigabyte = 1_000_000_000
const rss = '<rss version="2.0"><channel><title>x</title>'
const item = '<item><guid isPermaLink="false">urn:a:1</guid><title>x</title></item>'

/** What comes first, what is repeated to the gigabyte, and what comes last. */
const documents: Readonly<Record<string, readonly [string, string, string]>> = {
  'an attribute of 1 GB before the first entry': [
    `${rss}<a b="`,
    'x',
    `"/>${item}</channel></rss>`,
  ],
  'an attribute of 1 GB of an entry': [`${rss}${item}<item a="`, 'x', `"/>${item}</channel></rss>`],
  'an attribute of 1 GB within an entry': [
    `${rss}${item}<item><a b="`,
    'x',
    `"/></item>${item}</channel></rss>`,
  ],
  'a CDATA section of 1 GB': [
    `${rss}${item}<item><description><![CDATA[`,
    'көл </item>',
    `]]></description></item>${item}</channel></rss>`,
  ],
  'a comment of 1 GB': [`${rss}${item}<!--`, '<item>', `-->${item}</channel></rss>`],
  'a name of 1 GB': [`${rss}${item}<item><`, 'x', `/></item>${item}</channel></rss>`],
  '1 GB of nested entries': [`${rss}${item}`, '<item>', ''],
  '1 GB of open angle brackets': [`${rss}${item}`, '<', ''],
  'a string of 1 GB': ['[{"uri":"urn:a:1"},{"uri":"', 'x', '"},{"uri":"urn:a:2"}]'],
  '1 GB of open lists': ['[{"uri":"urn:a:1"},', '[', ''],
  '1 GB of backslashes': ['[{"uri":"urn:a:1"},{"title":"', '\\\\', '"},{"uri":"urn:a:2"}]'],
  'a line of 1 GB': ['{"uri":"urn:a:1"}\n{"uri":"urn:a:2"}\n', 'x', '\n{"uri":"urn:a:3"}\n'],
  '1 GB of blanks': ['', ' ', ''],
  '1 GB of zeros': ['', '\u0000', ''],
}

function* bytesOf([head, filling, tail]: readonly [string, string, string]): Generator<Uint8Array> {
  yield Buffer.from(head)
  const chunk = Buffer.from(filling.repeat(Math.floor(65_536 / Buffer.byteLength(filling))))
  for (let length = 0; length < gigabyte; length += chunk.length) yield chunk
  yield Buffer.from(tail)
}

const pattern = new RegExp(process.argv[2] ?? '', 'i')
for (const [name, parts] of Object.entries(documents)) {
  if (!pattern.test(name)) continue
  const seconds = processorTime()
  const idle = process.memoryUsage.rss()
  let peak = idle
  let items = 0
  const codes = new Set<string>()
  const watch = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage.rss())
  }, 20)
  for await (const event of readAll([{ name, bytes: bytesOf(parts) }])) {
    if (event.kind === 'item') items += 1
    else if (event.kind === 'fault') codes.add(event.fault.code)
    if (items % 1_000 === 0) await new Promise(setImmediate)
  }
  peak = Math.max(peak, process.memoryUsage.rss())
  clearInterval(watch)
  const megabytes = Math.round((peak - idle) / 1_000_000)
  console.log(
    JSON.stringify({
      name,
      items,
      codes: [...codes],
      seconds: seconds(),
      megabytes,
    }),
  )
  if (megabytes > 256) process.exitCode = 1
}
