/**
 * Reads and writes files of many items, or of many bytes, by the command line, and prints what it
 * took: one JSON object a line. The files stand in a temporary folder for as long as they are read.
 *
 *     node eval/long-files.ts [--items 1000000] [--megabytes 1000] [FORMAT…]
 *
 * FORMAT is ninjs-lines, ninjs, json-feed, rss, atom, wordpress, newsml-g2, newsml-1 or `write-` and a format that is
 * written. Exits with 1 where a document was not read whole or took more than 512 MB.
 */
import { spawn } from 'node:child_process'
import { createReadStream, createWriteStream, existsSync, readFileSync } from 'node:fs'
import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { parseArgs } from 'node:util'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    items: { type: 'string', default: '1000000' },
    megabytes: { type: 'string', default: '1000' },
  },
})
const items = Number(values.items)
const bodyLength = Math.max(20, Math.round((Number(values.megabytes) * 1_000_000) / items) - 330)
/** A paragraph of about that many bytes. */
const body = 'Көлдөгү суу былтыркыдан бийик. '.repeat(Math.ceil(bodyLength / 56))
const megabytesAllowed = 512

interface Shape {
  readonly head: string
  readonly record: (n: number) => string
  readonly tail: string
}

const uri = (n: number): string => `urn:newsroom:story:${n}`
const date = '2026-11-23T10:00:00Z'
const ninjs = (n: number): string =>
  JSON.stringify({
    uri: uri(n),
    type: 'text',
    language: 'ky',
    versionCreated: date,
    headlines: [{ role: 'main', value: `Көл ${n}` }],
    bodies: [{ role: 'main', contentType: 'text/html', value: `<p>${body}</p>` }],
  })

const shapes: Readonly<Record<string, Shape>> = {
  'ninjs-lines': { head: '', record: (n) => `${ninjs(n)}\n`, tail: '' },
  ninjs: { head: '[', record: (n) => `${n === 0 ? '' : ',\n'}${ninjs(n)}`, tail: ']' },
  'json-feed': {
    head: '{"version":"https://jsonfeed.org/version/1.1","title":"Көл","items":[',
    record: (n) =>
      `${n === 0 ? '' : ',\n'}${JSON.stringify({ id: uri(n), title: `Көл ${n}`, content_html: `<p>${body}</p>`, date_published: date })}`,
    tail: ']}',
  },
  rss: {
    head: '<rss version="2.0"><channel><title>Көл</title><link>https://a.example/</link>\n',
    record: (n) =>
      `<item><guid isPermaLink="false">${uri(n)}</guid><title>Көл ${n}</title><pubDate>Mon, 23 Nov 2026 10:00:00 GMT</pubDate><description>&lt;p&gt;${body}&lt;/p&gt;</description></item>\n`,
    tail: '</channel></rss>',
  },
  atom: {
    head: '<feed xmlns="http://www.w3.org/2005/Atom"><id>urn:a</id><title>Көл</title>\n',
    record: (n) =>
      `<entry><id>${uri(n)}</id><title>Көл ${n}</title><updated>${date}</updated><content type="html">&lt;p&gt;${body}&lt;/p&gt;</content></entry>\n`,
    tail: '</feed>',
  },
  wordpress: {
    head: '<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:wp="http://wordpress.org/export/1.2/"><channel><title>Көл</title><link>https://a.example/</link>\n',
    record: (n) =>
      `<item><guid>https://a.example/${n}</guid><title>Көл ${n}</title><wp:post_id>${n}</wp:post_id><wp:post_type>post</wp:post_type><wp:status>publish</wp:status><wp:post_date_gmt>2026-11-23 10:00:00</wp:post_date_gmt><content:encoded><![CDATA[<p>${body}</p>]]></content:encoded></item>\n`,
    tail: '</channel></rss>',
  },
  'newsml-g2': {
    head: `<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><header><sent>${date}</sent></header><itemSet>\n`,
    record: (n) =>
      `<newsItem guid="${uri(n)}" version="1" standard="NewsML-G2" standardversion="2.35"><itemMeta><itemClass qcode="ninat:text"/><versionCreated>${date}</versionCreated></itemMeta><contentMeta><headline>Көл ${n}</headline></contentMeta><contentSet><inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><body><p>${body}</p></body></html></inlineXML></contentSet></newsItem>\n`,
    tail: '</itemSet></newsMessage>',
  },
  'newsml-1': {
    head: '<NewsML>\n',
    record: (n) =>
      `<NewsItem><Identification><NewsIdentifier><PublicIdentifier>${uri(n)}</PublicIdentifier></NewsIdentifier></Identification><NewsComponent><NewsLines><HeadLine>Көл ${n}</HeadLine></NewsLines><ContentItem><DataContent><p>${body}</p></DataContent></ContentItem></NewsComponent></NewsItem>\n`,
    tail: '</NewsML>',
  },
}
const written = ['ninjs', 'ninjs-2.1', 'ninjs-1.4', 'json-feed', 'rss', 'atom', 'newsml-g2']

function* textOf({ head, record, tail }: Shape): Generator<string> {
  let held = head
  for (let n = 0; n < items; n += 1) {
    held += record(n)
    if (held.length < 65_536) continue
    yield held
    held = ''
  }
  yield held + tail
}

interface Took {
  /** Ends of lines in what was printed, and bytes. */
  readonly lines: number
  readonly bytes: number
  readonly code: number | null
  readonly seconds: number
  readonly megabytes: number
}

/** Runs the command line with a file on standard input and watches the memory of its process. */
async function run(words: readonly string[], file: string): Promise<Took> {
  const started = performance.now()
  const program = join(import.meta.dirname, '../src/cli.ts')
  // What the engine does not need it keeps as long as it has room: with little it shows its need.
  const child = spawn(process.execPath, ['--max-old-space-size=256', program, ...words], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  let peak = 0
  const look = setInterval(() => {
    const status = `/proc/${child.pid}/status`
    if (existsSync(status))
      peak = Math.max(peak, Number(/VmHWM:\s*(\d+)/.exec(readFileSync(status, 'utf8'))?.[1] ?? 0))
  }, 100)
  let lines = 0
  let bytes = 0
  child.stdout.on('data', (chunk: Buffer) => {
    bytes += chunk.length
    for (let at = chunk.indexOf(10); at !== -1; at = chunk.indexOf(10, at + 1)) lines += 1
  })
  const ended = new Promise<number | null>((resolve) => {
    child.on('close', resolve)
  })
  await pipeline(createReadStream(file), child.stdin)
  const code = await ended
  clearInterval(look)
  const seconds = (performance.now() - started) / 1000
  return { lines, bytes, code, seconds, megabytes: peak / 1024 }
}

const chosen =
  positionals.length > 0
    ? positionals
    : [...Object.keys(shapes), ...written.map((format) => `write-${format}`)]
for (const name of chosen) {
  const writes = name.startsWith('write-')
  const shape = shapes[writes ? 'ninjs-lines' : name]
  if (shape === undefined) throw new RangeError(`${name} is none of ${Object.keys(shapes).join()}`)
  const folder = await mkdtemp(join(tmpdir(), 'suyab-long-'))
  try {
    const file = join(folder, 'items')
    await pipeline(Readable.from(textOf(shape)), createWriteStream(file))
    const { size } = await stat(file)
    const took = await run(writes ? ['write', name.slice('write-'.length)] : ['read'], file)
    const isWhole = took.code === 0 && (writes ? took.bytes > size / 2 : took.lines === items)
    const isMet = isWhole && took.megabytes <= megabytesAllowed
    console.log(
      JSON.stringify({
        name,
        items,
        megabytes: Math.round(size / 1_000_000),
        seconds: Math.round(took.seconds),
        itemsPerSecond: Math.round(items / took.seconds),
        peakMegabytes: Math.round(took.megabytes),
        written: Math.round(took.bytes / 1_000_000),
        isMet,
      }),
    )
    if (!isMet) process.exitCode = 1
  } finally {
    await rm(folder, { recursive: true })
  }
}
