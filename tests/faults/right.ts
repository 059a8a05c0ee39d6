/**
 * A right that runs out while nobody does anything, on two real nodes in real time: seconds until
 * the text is out of every output. Usage: node tests/faults/right.ts
 */
import { setTimeout as sleep } from 'node:timers/promises'
import { endAgreement } from '@suyab/exchange/agreement-errand'
import type { NewStatement } from '@suyab/exchange/issue'
import { addFeed } from '@suyab/server/feed-list'
import { printMeasured, type Measured } from './measured.ts'
import {
  agreeWith,
  grantOf,
  openRealNewsroom,
  until,
  type Ask,
  type RealNewsroom,
} from './real-newsroom.ts'

const limit = 60

export async function run(): Promise<Measured[]> {
  const maker = await openRealNewsroom({ id: 'maker.example' })
  const user = await openRealNewsroom({ id: 'user.example', languages: ['zh-Hans'] })
  try {
    const agreement = await agreeWith(maker, user, { give: grantOf({ keepsAfterEnd: false }) })
    const ask = await user.signIn('viewer')
    const { url } = await addFeed(
      user.node.context.db,
      { name: 'All', format: 'ninjs' },
      user.node.origin,
      new Date(),
    )
    const feed = url ?? ''
    const expires = new Date(Date.now() + 8000)
    const runs = await publish(maker, user, 'barsik1q', expires)
    await present(ask, feed, 'barsik1q')
    await sleep(Math.max(0, expires.getTime() - Date.now()))
    const own = await goneAfter(ask, feed, 'barsik1q', runs)
    const other = await publish(maker, user, 'barsik2q')
    await present(ask, feed, 'barsik2q')
    await endAgreement(maker.errands, agreement, 'over')
    const ended = await goneAfter(ask, feed, 'barsik2q', other)
    return [
      {
        figure: 'out of every output after an item’s right ran out',
        value: own,
        unit: 's',
        most: limit,
      },
      {
        figure: 'out of every output after the maker ended the agreement',
        value: ended,
        unit: 's',
        most: limit,
      },
    ]
  } finally {
    await Promise.all([maker.close(), user.close()])
  }
}

/** Publishes a story, and the user's translation of it. @returns the story's uri */
async function publish(
  maker: RealNewsroom,
  user: RealNewsroom,
  word: string,
  expires?: Date,
): Promise<string> {
  const [issued] = await maker.issue(storyOf('ky', word, expires))
  const uri = issued?.uri ?? ''
  await until('the story is there', async () => {
    const row = await user.db
      .selectFrom('exchange.item')
      .select('uri')
      .where('uri', '=', uri)
      .executeTakeFirst()
    return row !== undefined
  })
  await user.issue({ ...storyOf('zh-Hans', `${word}x`), translationOf: { uri, version: 1 } })
  return uri
}

function storyOf(language: string, word: string, expires?: Date): NewStatement {
  return {
    action: 'publish',
    kind: 'text',
    language,
    item: {
      type: 'text',
      headlines: [{ value: 'A headline' }],
      bodies: [{ contentType: 'text/html', value: `<p>${word}</p>` }],
      ...(expires === undefined ? {} : { expires: expires.toISOString() }),
    },
  }
}

async function outputsOf(ask: Ask, feed: string, word: string, uri?: string): Promise<string[]> {
  const found: string[] = []
  const search = await ask(`/api/items?box=in&q=${word}`)
  if ((JSON.parse(search.text) as { total: number }).total > 0) found.push('search')
  if ((await (await fetch(feed)).text()).includes(word)) found.push('feed')
  if (uri !== undefined) {
    const { text } = await ask(`/api/items/${encodeURIComponent(uri)}`)
    if (text.includes(`<p>${word}</p>`)) found.push('item')
  }
  return found
}

async function present(ask: Ask, feed: string, word: string): Promise<void> {
  const found = await outputsOf(ask, feed, word)
  if (found.length < 2) throw new Error(`only in: ${found.join(', ')}`)
}

async function goneAfter(ask: Ask, feed: string, word: string, uri: string): Promise<number> {
  const start = performance.now()
  while ((await outputsOf(ask, feed, word, uri)).length > 0) {
    if (performance.now() - start > 2 * limit * 1000) return Infinity
    // A feed may be asked once a second.
    await sleep(1000)
  }
  return (performance.now() - start) / 1000
}

if (import.meta.main) await printMeasured(() => run())
