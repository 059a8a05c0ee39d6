import { existsSync, globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

import { parseFeed } from '@rowanmanning/feed-parser'
import { XMLParser } from 'fast-xml-parser'
import FeedParser from 'feedparser'

import { sanitiseByParser } from '../src/html/sanitiser.ts'
import { readFeed } from '../src/read-feed.ts'
import { atomFeed, headlineFeed, storyFeed } from './feed-sample.ts'
import type { Figure } from './figure.ts'
import { medians, rounded, type Contender, type Cost } from './rounds.ts'

interface Sample {
  readonly name: string
  readonly documents: readonly string[]
  readonly rounds: number
}

const root = process.env['SUYAB_EVAL_DATA'] ?? join(import.meta.dirname, '../../../../shared/data')
const suite = join(root, 'wire/feeds/feedparser/tests/wellformed')

/** How fast feeds are read, beside the readers of feeds on npm and a bare XML parser. */
export async function runFeeds(): Promise<readonly Figure[]> {
  const samples: Sample[] = [
    { name: '100 headlines, 86 kB', documents: [headlineFeed(100)], rounds: 25 },
    { name: '50 whole stories, 185 kB', documents: [storyFeed(50)], rounds: 25 },
    { name: 'Atom, 100 entries, 127 kB', documents: [atomFeed(100)], rounds: 25 },
    { name: '2,000 headlines, 1.7 MB', documents: [headlineFeed(2_000)], rounds: 7 },
    { name: '500 whole stories, 1.8 MB', documents: [storyFeed(500)], rounds: 7 },
    ...real(),
  ]
  const figures: Figure[] = []
  for (const sample of samples) figures.push(...(await measured(sample)))
  return figures
}

/** Where the suite is at hand: its one feed of a real size, and all its small ones. */
function real(): Sample[] {
  if (!existsSync(suite)) return []
  const small = globSync(join(suite, '{rss,atom,atom10,rdf,namespace,media-rss}/*.xml'))
    .toSorted()
    .map((file) => readFileSync(file, 'utf8'))
    .filter(isReadByAll)
  return [
    {
      name: 'a forum, 158 kB',
      documents: globSync(join(suite, 'sanitize/large_*.xml')).map((file) =>
        readFileSync(file, 'utf8'),
      ),
      rounds: 25,
    },
    {
      name: `${small.length} small files`,
      documents: small,
      rounds: 9,
    },
  ]
}

/** Some of the suite's files are no feeds, or no XML, to a peer: it would be done too soon. */
function isReadByAll(text: string): boolean {
  try {
    new XMLParser().parse(text)
    return parseFeed(text).items.length > 0
  } catch (error) {
    if (error instanceof Error) return false
    throw error
  }
}

async function measured({ name, documents, rounds }: Sample): Promise<Figure[]> {
  const bytes = documents.map((text) => new TextEncoder().encode(text))
  const raw = new XMLParser({ ignoreAttributes: false })
  const contenders: readonly Contender[] = [
    {
      name: 'ours',
      run: async () => {
        for (const one of bytes) await readFeed(one)
      },
    },
    { name: 'feedparser', run: () => entriesOfFeedparser(documents, (html) => html) },
    {
      name: '@rowanmanning/feed-parser',
      run: () => entriesOfFeedParser(documents, (html) => html),
    },
    {
      name: 'feedparser, its HTML made safe',
      run: () => entriesOfFeedparser(documents, madeSafe),
    },
    {
      name: '@rowanmanning/feed-parser, its HTML made safe',
      run: () => entriesOfFeedParser(documents, madeSafe),
    },
    {
      name: 'fast-xml-parser, markup alone',
      run: () => {
        for (const text of documents) raw.parse(text)
      },
    },
  ]
  const costs = await medians(contenders, rounds)
  const ours = costs.get('ours')
  if (ours === undefined) return []
  const against = (which: (peer: string) => boolean, as: string, aim?: number): Figure[] => {
    const [peer, cost] = fastest([...costs].filter(([other]) => which(other)))
    return [
      {
        figure: `feeds, ${name}: reading over the fastest peer${as}`,
        value: rounded(ours.cpu / cost.cpu),
        unit: 'times, of processor time',
        ...(aim === undefined ? {} : { aim }),
        peer: { what: `${peer}, milliseconds`, value: rounded(cost.cpu) },
      },
    ]
  }
  const clock = fastest([...costs].filter(([other]) => /feed-?parser$/.test(other)))
  return [
    ...against((other) => /feed-?parser$/.test(other), '', 1.2),
    {
      figure: `feeds, ${name}: the same by the clock`,
      value: rounded(ours.wall / clock[1].wall),
      unit: 'times',
      peer: { what: `${clock[0]}, milliseconds`, value: rounded(clock[1].wall) },
    },
    ...against((other) => other.endsWith('made safe'), ' whose HTML is made safe as ours is', 1.2),
    ...against((other) => other.startsWith('fast-xml'), ', no feed but its markup alone'),
  ]
}

function fastest(costs: readonly [string, Cost][]): [string, Cost] {
  const [first] = costs.toSorted(([, a], [, b]) => a.cpu - b.cpu)
  if (first === undefined) throw new RangeError('no peer')
  return first
}

/** Text without markup needs no parser. */
function madeSafe(html: string): string {
  return /[<>&]/.test(html) ? sanitiseByParser(html) : html
}

type Safe = (html: string) => string

/** The parser is a stream; what it says of each entry is asked for as we give it. */
async function entriesOfFeedparser(documents: readonly string[], safe: Safe): Promise<unknown[]> {
  const found: unknown[] = []
  for (const text of documents)
    await new Promise<void>((resolve) => {
      const parser = new FeedParser({})
      parser.on('data', (entry) => {
        found.push([entry.title, safe(entry.summary ?? ''), safe(entry.description ?? '')])
      })
      parser.on('end', resolve)
      // That a feed has no namespace it says only at the end: it has had its time.
      parser.on('error', () => {
        resolve()
      })
      parser.end(text)
    })
  return found
}

/** This one reads a field when it is asked for: all that we give are asked for. */
function entriesOfFeedParser(documents: readonly string[], safe: Safe): unknown[] {
  return documents.flatMap((text) =>
    parseFeed(text).items.map((item) => [
      item.id,
      item.title,
      item.url,
      item.published,
      item.updated,
      item.authors,
      item.categories,
      item.media,
      safe(item.description ?? ''),
      safe(item.content ?? ''),
    ]),
  )
}
