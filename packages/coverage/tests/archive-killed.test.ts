import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { openFolderBlobs } from '@suyab/store/blob'
import { openClickHouse } from '@suyab/store/clickhouse'
import { openStore } from '@suyab/store/database'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openArchive } from '../src/archive.ts'
import { articleId } from '../src/article.ts'
import { makeArticle, makeArticles } from './article-maker.ts'

interface Said {
  event: 'ready' | 'kept' | 'inserted' | 'fault' | 'closed'
  engine?: number
  from?: number
  to?: number
}

const program = fileURLToPath(new URL('archive-node.ts', import.meta.url))

class ArchiveNode {
  readonly said: Said[] = []
  readonly child: ChildProcess
  readonly #heard = new EventTarget()

  constructor(
    folder: string,
    first: number,
    how: 'apart' | 'repeat' | 'events' | 'large' = 'apart',
  ) {
    this.child = spawn(process.execPath, [program, folder, String(first), how], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    if (this.child.stdout === null) throw new Error('no output')
    createInterface(this.child.stdout).on('line', (line) => {
      this.said.push(JSON.parse(line))
      this.#heard.dispatchEvent(new Event('line'))
    })
  }

  async until(condition: () => boolean): Promise<void> {
    while (!condition()) await once(this.#heard, 'line')
  }

  count(of: Said['event']): number {
    return this.said.filter(({ event }) => event === of).length
  }

  kept(): number {
    return this.count('kept')
  }

  /** The numbers of the articles that were said to be kept. */
  articles(): { from: number; to: number }[] {
    return this.said.flatMap(({ event, from = 0, to = 0 }) =>
      event === 'kept' ? [{ from, to }] : [],
    )
  }

  engine(): number {
    return this.said.findLast(({ engine }) => engine !== undefined)?.engine ?? 0
  }

  async end(name: NodeJS.Signals): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return
    const gone = once(this.child, 'close')
    this.child.kill(name)
    await gone
  }
}

// Real nodes are started and killed several times.
const patience = 180_000

let folder: string
let node: ArchiveNode | undefined
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'suyab-archive-'))
})
afterEach(async () => {
  await node?.end('SIGKILL')
  rmSync(folder, { recursive: true, force: true })
})

/** What the archive has after a restart: how often each article. */
async function archived(): Promise<ReadonlyMap<string, number>> {
  const store = await openStore({ dataFolder: folder })
  const blobs = await openFolderBlobs(join(folder, 'blobs'))
  const clickhouse = await openClickHouse({ folder: join(folder, 'clickhouse'), memory: 1e9 })
  try {
    const onFault = (cause: unknown): never => {
      throw cause
    }
    const archive = await openArchive({ store, blobs, clickhouse, clock: Date.now, onFault })
    await archive.settle()
    expect(await archive.check()).toEqual({ missing: 0, excess: 0 })
    const rows = await clickhouse.query<{ id: string; times: number }>(
      'SELECT id, count() AS times FROM article GROUP BY id',
    )
    return new Map(rows.map(({ id, times }) => [id, times]))
  } finally {
    await clickhouse.close()
    await store.close()
  }
}

test(
  'no article that was taken in is lost or doubled when the node is killed again and again',
  async () => {
    const kept: { from: number; to: number }[] = []
    for (let round = 0; round < 3; round++) {
      node = new ArchiveNode(folder, round * 100_000)
      const living = node
      await living.until(() => living.kept() > 4 + round * 9)
      await living.end('SIGKILL')
      kept.push(...living.articles())
    }
    const there = await archived()
    const ids = kept.flatMap(({ from, to }) =>
      makeArticles(from, to).map(({ link }) => articleId(link)),
    )
    expect(ids.filter((id) => there.get(id) !== 1)).toEqual([])
    expect([...there.values()].filter((times) => times !== 1)).toEqual([])
  },
  patience,
)

test(
  'nor when its engine is killed while it brings them in',
  async () => {
    node = new ArchiveNode(folder, 0)
    const living = node
    const killed = new Set<number>()
    while (killed.size < 3) {
      const before = living.kept()
      await living.until(() => living.kept() > before + 6 && !killed.has(living.engine()))
      killed.add(living.engine())
      process.kill(living.engine(), 'SIGKILL')
    }
    const before = living.kept()
    await living.until(() => living.kept() > before + 5)
    await living.end('SIGTERM')
    expect(living.said.at(-1)?.event).toBe('closed')
    const there = await archived()
    const ids = living
      .articles()
      .flatMap(({ from, to }) => makeArticles(from, to).map(({ link }) => articleId(link)))
    expect(ids.filter((id) => there.get(id) !== 1)).toEqual([])
    expect(there.size).toBe(ids.length)
  },
  patience,
)

test(
  'nor when it is killed between the slices of a batch',
  async () => {
    const kept: { from: number; to: number }[] = []
    for (let round = 0; round < 3; round++) {
      node = new ArchiveNode(folder, round * 100, 'large')
      const living = node
      // A slice of the batch before is one that this node has to find there.
      await living.until(() => living.count('inserted') > round)
      await living.end('SIGKILL')
      expect(living.count('fault')).toBe(0)
      kept.push(...living.articles())
    }
    const there = await archived()
    const ids = kept.flatMap(({ from, to }) =>
      Array.from({ length: to - from }, (_, at) => articleId(makeArticle(from + at).link)),
    )
    expect(ids.filter((id) => there.get(id) !== 1)).toEqual([])
    expect([...there.values()].filter((times) => times !== 1)).toEqual([])
  },
  patience,
)

/** The groups of copies after a restart, and after all of them were looked for again. */
async function groupsAfterRestart(): Promise<{ groups: string[]; again: string[] }> {
  const store = await openStore({ dataFolder: folder })
  const blobs = await openFolderBlobs(join(folder, 'blobs'))
  const clickhouse = await openClickHouse({ folder: join(folder, 'clickhouse'), memory: 1e9 })
  const onFault = (cause: unknown): never => {
    throw cause
  }
  const told = async (): Promise<string[]> => {
    const rows = await clickhouse.query<{ number: number; first: number }>(
      "SELECT number, first FROM duplicate FINAL WHERE kind = 'copy' ORDER BY number",
    )
    return rows.map(({ number, first }) => `${number} ${first}`)
  }
  try {
    const archive = await openArchive({ store, blobs, clickhouse, clock: Date.now, onFault })
    await archive.settle()
    const groups = await told()
    await archive.rebuild()
    return { groups, again: await told() }
  } finally {
    await clickhouse.close()
    await store.close()
  }
}

test(
  'copies are grouped as if nothing had happened when the node is killed while it looks for them',
  async () => {
    for (let round = 0; round < 3; round++) {
      node = new ArchiveNode(folder, round * 1000, 'repeat')
      const living = node
      await living.until(() => living.kept() > 3 + round * 4)
      await living.end('SIGKILL')
    }
    const { groups, again } = await groupsAfterRestart()
    expect(groups.length).toBeGreaterThan(100)
    expect(groups).toEqual(again)
  },
  patience,
)

/** The stories after a restart, and after all of them were told again, by their articles. */
async function storiesAfterRestart(): Promise<{
  stories: string[]
  again: string[]
  empty: number
}> {
  const store = await openStore({ dataFolder: folder })
  const blobs = await openFolderBlobs(join(folder, 'blobs'))
  const clickhouse = await openClickHouse({ folder: join(folder, 'clickhouse'), memory: 1e9 })
  const onFault = (cause: unknown): never => {
    throw cause
  }
  const told = async (): Promise<string[]> => {
    const rows = await clickhouse.query<{ numbers: number[] }>(
      'SELECT arraySort(groupArray(number)) AS numbers FROM story FINAL WHERE story != 0 GROUP BY story HAVING length(numbers) > 1',
    )
    return rows.map(({ numbers }) => numbers.join(' ')).sort()
  }
  try {
    const archive = await openArchive({ store, blobs, clickhouse, clock: Date.now, onFault })
    await archive.settle({ stories: true })
    const stories = await told()
    const [lost] = await clickhouse.query<{ articles: number }>(
      'SELECT count() AS articles FROM article WHERE number NOT IN (SELECT number FROM story_feature)',
    )
    await archive.rebuild()
    await archive.settle({ stories: true })
    return { stories, again: await told(), empty: lost?.articles ?? -1 }
  } finally {
    await clickhouse.close()
    await store.close()
  }
}

test(
  'stories are told as if nothing had happened when the node is killed while it tells them',
  async () => {
    for (let round = 0; round < 3; round++) {
      node = new ArchiveNode(folder, round * 200, 'events')
      const living = node
      await living.until(() => living.kept() > 1 + round)
      await living.end('SIGKILL')
    }
    const { stories, again, empty } = await storiesAfterRestart()
    expect(stories.length).toBeGreaterThan(10)
    expect(stories).toEqual(again)
    expect(empty).toBe(0)
  },
  patience,
)

test(
  'the archive’s folder may be lost altogether',
  async () => {
    node = new ArchiveNode(folder, 0)
    const living = node
    await living.until(() => living.kept() > 10)
    await living.end('SIGTERM')
    rmSync(join(folder, 'clickhouse'), { recursive: true })
    const ids = living
      .articles()
      .flatMap(({ from, to }) => makeArticles(from, to).map(({ link }) => articleId(link)))
    const there = await archived()
    expect(new Set(there.keys())).toEqual(new Set(ids))
  },
  patience,
)
