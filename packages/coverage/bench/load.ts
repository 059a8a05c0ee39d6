import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { setImmediate as turn } from 'node:timers/promises'
import { identify } from '@suyab/language/identify'
import { openFolderBlobs } from '@suyab/store/blob'
import { openClickHouse } from '@suyab/store/clickhouse'
import { openStore } from '@suyab/store/database'
import { migrate } from '@suyab/store/migration'
import { openArchive } from '../src/archive.ts'
import { parseArticle, type Article } from '../src/article.ts'
import { coverageMigrations } from '../src/migration.ts'
import { seeded } from '../src/seeded.ts'

interface Figure {
  readonly figure: string
  readonly value: number
  readonly unit: string
  readonly aim?: number
}

/**
 * How fast articles go through the whole path, into engines of their own with disks that are waited
 * for: identified, taken in, brought into the archive with their terms, their copies found.
 * BENCH_LOAD articles (8,000 unless told) of 3 kB, half Cyrillic, a quarter Chinese; one in six is
 * another's copy. And how long the thread that does it kept everything else waiting. Stories follow
 * when nothing else is to be done, and are timed apart.
 */
export async function run(): Promise<Figure[]> {
  const count = Number(process.env['BENCH_LOAD'] ?? 8000)
  const lines = [...invented(count)]
  const folder = mkdtempSync(join(tmpdir(), 'suyab-bench-'))
  const store = await openStore({ dataFolder: join(folder, 'data') })
  const clickhouse = await openClickHouse({ folder: join(folder, 'clickhouse') })
  try {
    await migrate(store.db, coverageMigrations.feature, coverageMigrations.migrations)
    const blobs = await openFolderBlobs(join(folder, 'blobs'))
    const onFault = (cause: unknown): never => {
      throw cause
    }
    const archive = await openArchive({ store, blobs, clickhouse, clock: Date.now, onFault })
    const stall = monitorEventLoopDelay({ resolution: 5 })
    archive.start()
    // The tables of languages are unpacked with the first text.
    for (const line of lines.slice(0, 20)) asArticle(line)
    const from = performance.now()
    const before = process.cpuUsage()
    const engineBefore = processorTime(clickhouse.pid())
    stall.enable()
    for (let at = 0; at < lines.length; at += 500) {
      await archive.store(await articlesOf(lines.slice(at, at + 500)))
    }
    await archive.settle()
    stall.disable()
    const seconds = (performance.now() - from) / 1000
    const { user, system } = process.cpuUsage(before)
    const engine = processorTime(clickhouse.pid()) - engineBefore
    await archive.stop()
    const storiesFrom = performance.now()
    const storiesBefore = process.cpuUsage()
    await archive.settle({ stories: true })
    const storySeconds = (performance.now() - storiesFrom) / 1000
    const stories = process.cpuUsage(storiesBefore)
    const [copies] = await clickhouse.query<{ count: number }>(
      "SELECT count() AS count FROM duplicate FINAL WHERE kind = 'copy'",
    )
    const of = `of-${count}`
    return [
      { figure: `load.articles.${of}`, value: Math.round(count / seconds), unit: '1/s', aim: 800 },
      { figure: `load.node-cpu.${of}`, value: rounded((user + system) / 1000 / count), unit: 'ms' },
      { figure: `load.engine-cpu.${of}`, value: rounded(engine / count), unit: 'ms' },
      { figure: `load.longest-wait.${of}`, value: Math.round(stall.max / 1e6), unit: 'ms' },
      { figure: `load.stories.${of}`, value: Math.round(count / storySeconds), unit: '1/s' },
      {
        figure: `load.stories-cpu.${of}`,
        value: rounded((stories.user + stories.system) / 1000 / count),
        unit: 'ms',
      },
      { figure: `load.copies.${of}`, value: copies?.count ?? 0, unit: 'articles' },
    ]
  } finally {
    await clickhouse.close()
    await store.close()
    rmSync(folder, { recursive: true })
  }
}

function rounded(value: number): number {
  return Math.round(value * 1000) / 1000
}

/** Milliseconds that a process has spent, by the kernel's ticks of ten. */
function processorTime(pid: number | undefined): number {
  const [user = 0, system = 0] = readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\) /, '')
    .split(' ')
    .slice(11, 13)
    .map(Number)
  return (user + system) * 10
}

/** A file's reader does other things between its lines. */
async function articlesOf(lines: readonly Line[]): Promise<Article[]> {
  const articles: Article[] = []
  for (const [at, line] of lines.entries()) {
    articles.push(asArticle(line))
    if (at % 20 === 0) await turn()
  }
  return articles
}

/** What of an article is looked at for its language. */
const sample = 1000

type Line = Readonly<Record<'title' | 'text', string>> & Readonly<Record<string, string>>

function asArticle(line: Line): Article {
  const { language } = identify(`${line.title}\n${line.text}`.slice(0, sample))
  const parsed = parseArticle({ ...line, language }, Date.UTC(2026, 0, 1))
  if (!parsed.ok) throw new Error(parsed.fault.code)
  return parsed.value
}

const syllables = {
  cyrillic:
    'ба бе би бо ва ве ви го да до де жа за зе ка ке ки ко ла ле ли ло ма ме ми мо на не но па по ра ре ри ро са се си со та те ти то ча ша бү дү кө мө нү сө тү үч лар дер ген'.split(
      ' ',
    ),
  latin:
    'an ar be con de dis en er es for in is ly ment ness of on or pre re st ter ti tion un ver ing al am at'.split(
      ' ',
    ),
  arabic: 'با بر تا تر جا خو دا در را رو سا شا ما مر نا نو وا هم یا کا گر لا'.split(' '),
  han: Array.from({ length: 2500 }, (_, at) => String.fromCodePoint(0x4e00 + at * 7)),
} as const
type Script = keyof typeof syllables
const scripts: readonly Script[] = ['cyrillic', 'cyrillic', 'han', 'latin', 'cyrillic', 'cyrillic', 'han', 'arabic'] // prettier-ignore
const bytes = 3000

/** Invented articles as a file would have them, words as unevenly frequent as words are (Zipf). */
function* invented(count: number, seed = 5): Generator<Line> {
  const random = seeded(seed)
  const pick = <One>(of: readonly One[]): One => of[Math.floor(random() * of.length)]!
  const words = new Map(
    Object.entries(syllables).map(([script, from]) => [
      script,
      Array.from({ length: 30_000 }, () =>
        Array.from({ length: 1 + Math.floor(random() * 4) }, () => pick(from)).join(''),
      ),
    ]),
  )
  const recent: { script: Script; text: string }[] = []
  for (let number = 0; number < count; number++) {
    const again = random() < 1 / 6 && recent.length > 0 ? pick(recent) : undefined
    const script = again?.script ?? scripts[number % scripts.length] ?? 'latin'
    const all = words.get(script) ?? []
    const space = script === 'han' ? '' : ' '
    const zipf = (): string => all[Math.floor(all.length ** random()) - 1] ?? ''
    let text = again === undefined ? '' : `${again.text}${space}${zipf()}。`
    for (let size = Buffer.byteLength(text); size < bytes;) {
      const sentence = `${Array.from({ length: 8 + Math.floor(random() * 10) }, zipf).join(space)}${script === 'han' ? '。' : '. '}`
      text += sentence
      size += Buffer.byteLength(sentence)
    }
    recent[number % 200] = { script, text }
    yield {
      link: `https://outlet-${number % 40}.example/${number}`,
      outlet: `outlet-${number % 40}`,
      country: 'KG',
      published: new Date(Date.UTC(2024, 0, 1) + number * 1000).toISOString(),
      timeZone: 'Asia/Bishkek',
      title: `${zipf()}${space}${zipf()}${space}${zipf()}`,
      text,
    }
  }
}
