import { seeded } from '../src/seeded.ts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { CompiledCondition } from '../src/archive/condition.ts'
import { articleId, type Article } from '../src/article.ts'
import { openTestArchive, type TestArchive } from './archive-folder.ts'
import { makeArticle } from './article-maker.ts'

const letters: Readonly<Record<string, string>> = {
  ky: 'абвгдежзийклмнңоөпрстуүхчшыэя',
  'zh-Hans': '人工智能大会今日在比什凯克举行来自各国的青年学者讨论了就业教育与创业',
  fa: 'ابپتثجچحخدذرزسشصضطعغفقکگلمنوهی',
}

/** Invented sentences in the letters of a language, the same for the same seed. */
function sentences(language: string, count: number, seed: number): string[] {
  const random = seeded(seed)
  const pool = Array.from(letters[language] ?? '')
  const word = (): string =>
    Array.from(
      { length: 2 + Math.floor(random() * 7) },
      () => pool[Math.floor(random() * pool.length)],
    ).join('')
  return Array.from({ length: count }, () => {
    const said = Array.from({ length: 8 + Math.floor(random() * 8) }, word)
    return `${said.join(language === 'zh-Hans' ? '' : ' ')}.`
  })
}

const day = 86_400_000
const start = Date.UTC(2025, 2, 20)

function published(index: number, text: string, over: Partial<Article> = {}): Article {
  return makeArticle(index, {
    outlet: `outlet-${index}`,
    link: `https://outlet-${index}.example/${index}`,
    published: new Date(start + index * 60_000).toISOString(),
    text,
    ...over,
  })
}

let opened: TestArchive
beforeAll(async () => {
  opened = await openTestArchive()
})
afterAll(() => opened.close())

const every: CompiledCondition = { sql: '1', parameters: {} }

/** What the archive has been told, by the articles' own ids. */
async function told(): Promise<Map<string, { first: string; kind: string }>> {
  const rows = await opened.clickhouse.query<{ id: string; first: string; kind: string }>(
    `SELECT mine.id AS id, theirs.id AS first, kind
     FROM (SELECT number, first, kind FROM duplicate FINAL WHERE kind != 'none') AS said
     JOIN article AS mine ON mine.number = said.number
     JOIN article AS theirs ON theirs.number = said.first`,
  )
  return new Map(rows.map(({ id, first, kind }) => [id, { first, kind }]))
}

async function once(): Promise<number> {
  return (await opened.archive.count(every, { duplicates: 'once' }))[0]?.articles ?? 0
}

const plans = Object.keys(letters).flatMap((language, at) =>
  Array.from({ length: 20 }, (_, story) => {
    const text = sentences(language, 20, 1000 * at + story + 1)
    const other = sentences(language, 20, 1000 * at + story + 500)
    const base = 10_000 * (at + 1) + story * 10
    return {
      original: published(base, text.join(' '), { language }),
      copies: [
        published(base + 1, text.join(' '), { language }),
        published(base + 2, text.slice(0, 12).join(' '), { language }),
        published(base + 3, [...text, other[0]].join(' '), { language }),
      ],
      rewrite: published(base + 4, [...text.slice(10), ...other.slice(0, 10)].join(' '), {
        language,
      }),
      digest: published(base + 5, [...text, ...sentences(language, 40, base)].join(' '), {
        language,
      }),
    }
  }),
)
const all = plans.flatMap(({ original, copies, rewrite, digest }) => [
  // The first publication is not the first to come.
  ...copies,
  digest,
  rewrite,
  original,
])
const idOf = ({ link }: Article): string => articleId(link)

describe('articles that follow into the archive', () => {
  test('are grouped under their first publication; what resembles is flagged', async () => {
    for (let at = 0; at < all.length; at += 50) {
      await opened.archive.store(all.slice(at, at + 50))
      await opened.archive.settle()
    }
    const said = await told()
    const flags = { rewrite: 0, part: 0 }
    for (const { original, copies, rewrite, digest } of plans) {
      const first = idOf(original)
      for (const copy of copies) expect(said.get(idOf(copy))).toEqual({ first, kind: 'copy' })
      expect(said.has(first)).toBe(false)
      if (said.get(idOf(rewrite))?.kind === 'rewrite') flags.rewrite += 1
      if (said.get(idOf(digest))?.kind === 'part') flags.part += 1
      for (const one of [rewrite, digest])
        expect(said.get(idOf(one))?.first ?? first, 'nothing of another story').toBe(first)
    }
    // Sharing a half or a third, some are not found, or are held for more than they are.
    expect(flags.rewrite).toBeGreaterThan(0.75 * plans.length)
    expect(flags.part).toBeGreaterThan(0.75 * plans.length)
    const copies = [...said.values()].filter(({ kind }) => kind === 'copy')
    expect(await once()).toBe(all.length - copies.length)
  })

  test('are placed again to the same groups, all at once or after a loss', async () => {
    const before = await told()
    await opened.archive.rebuild()
    expect(await told()).toEqual(before)
    await opened.clickhouse.command('DELETE FROM sketch WHERE batch = 2')
    await opened.clickhouse.command('TRUNCATE TABLE duplicate')
    await opened.archive.check()
    const after = await told()
    expect(after.size).toBeGreaterThan(0)
    for (const [id, { first }] of after) expect(before.get(id)?.first).toBe(first)
    await opened.archive.rebuild()
    expect(await told()).toEqual(before)
  })

  test('are no copies of what was published more than a month before', async () => {
    const text = sentences('ky', 20, 77).join(' ')
    const late = published(40_000, text, {
      published: new Date(start + 45 * day).toISOString(),
    })
    await opened.archive.store([
      published(40_001, text, { published: new Date(start).toISOString() }),
      late,
      published(40_002, text, { published: new Date(start + 46 * day).toISOString() }),
    ])
    await opened.archive.settle()
    const said = await told()
    expect(said.get(idOf(published(40_002, text)))).toEqual({ first: idOf(late), kind: 'copy' })
    expect(said.has(idOf(late))).toBe(false)
  })

  test('keep what a person has said of them when all is made again', async () => {
    const [plan] = plans
    const [copy] = plan?.copies ?? []
    if (plan === undefined || copy === undefined) throw new Error('no plan')
    await opened.archive.tellDuplicates([
      { article: idOf(copy), first: idOf(plan.original), kind: 'none' },
    ])
    await opened.archive.rebuild()
    const said = await told()
    expect(said.has(idOf(copy))).toBe(false)
    expect(said.get(idOf(plan.copies[1]!))?.kind).toBe('copy')
  })

  test('are counted under the next one when the first publication is erased', async () => {
    const { original, copies } = plans[1] ?? {}
    if (original === undefined || copies === undefined) throw new Error('no plan')
    const before = await once()
    expect(await opened.archive.eraseBefore(original.outlet, '2030-01-01')).toBe(1)
    const said = await told()
    expect(said.has(idOf(copies[0]!))).toBe(false)
    expect(said.get(idOf(copies[1]!))).toEqual({ first: idOf(copies[0]!), kind: 'copy' })
    expect(await once()).toBe(before)
    const [left] = await opened.clickhouse.query<{ bands: number }>(
      'SELECT count() AS bands FROM band WHERE number NOT IN (SELECT number FROM sketch)',
    )
    expect(left).toEqual({ bands: 0 })
  })

  test('make one group, in bounded steps, where a thousand outlets print the same', async () => {
    const text = sentences('fa', 20, 99).join(' ')
    const flood = Array.from(
      { length: 1000 },
      (_, at) =>
      published(50_000 + at, `${text} ${at}`, { published: new Date(start + at * 1000).toISOString() }), // prettier-ignore
    )
    const before = await once()
    await opened.archive.store(flood.slice(500))
    await opened.archive.settle()
    await opened.archive.store(flood.slice(0, 500))
    await opened.archive.settle()
    const said = await told()
    const firsts = new Set(flood.slice(1).map((one) => said.get(idOf(one))?.first))
    expect([...firsts]).toEqual([idOf(flood[0]!)])
    expect(await once()).toBe(before + 1)
  })
})
