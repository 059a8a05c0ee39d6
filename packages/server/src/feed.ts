import { createHash } from 'node:crypto'
import { digestOfReference } from '@suyab/exchange/media-row'
import { isDigest } from '@suyab/store/blob'
import { hrefsOf, mapHrefs, parseMediaReference } from '@suyab/wire/media-reference'
import type { FeedOut } from './api.ts'
import type { NodeContext } from './context.ts'
import { feedContentTypes, writeFeed } from './feed-format.ts'
import { useFeed } from './feed-list.ts'
import type { FeedItems } from './part.ts'
import { showPicture } from './picture.ts'
import { addressKey, feedBucket, takeToken } from './rate-limit.ts'
import { Refusal } from './refusal.ts'
import { Call, type RequestContext } from './route.ts'

/** Finds the feed of the address's token and what its reader may have now. */
async function open(
  node: NodeContext,
  c: RequestContext,
): Promise<{ feed: FeedOut; token: string; found: FeedItems }> {
  const call = new Call(c, new Date(node.clock()))
  const token = call.param('token')
  const feed = await useFeed(node.db, token, call.now)
  // Guessing is slowed by address, reading by feed.
  const key = feed === undefined ? `feed-token:${addressKey(call.address)}` : `feed:${feed.id}`
  const seconds = await takeToken(node.db, key, feedBucket, call.now)
  if (seconds > 0) throw new Refusal(429, 'request.rate', { seconds }, { retryAfter: seconds })
  if (feed === undefined) throw new Refusal(404, 'feed.unknown')
  const found = await node.exchange.itemsFor(feed)
  if (found === undefined) throw new Refusal(410, 'feed.over')
  return { feed, token, found }
}

/** GET /feeds/<token>/<format>: what a newsroom without Suyab may have now. */
export async function serveFeed(node: NodeContext, c: RequestContext): Promise<Response> {
  const { feed, token, found } = await open(node, c)
  if (c.req.param('format') !== feed.format) throw new Refusal(404, 'feed.unknown')
  const here = `${node.origin()}/feeds/${token}`
  const text = documentOf(feed, found, here, node) ?? ''
  const etag = `"${createHash('sha256').update(text).digest('base64url').slice(0, 27)}"`
  // There is no Last-Modified: a kill, a right that ran out and an embargo that ended leave no
  // newer date, and the time of what may not be shown yet would tell that there is something.
  const headers = {
    etag,
    // No cache in between may keep what a kill takes back.
    'cache-control': 'private, no-cache',
  }
  if (c.req.header('if-none-match')?.includes(etag) === true) return c.body(null, 304, headers)
  // A news message holds at least one item.
  if (text === '') return c.body(null, 204, headers)
  return c.body(text, 200, { ...headers, 'content-type': feedContentTypes[feed.format] })
}

function documentOf(
  { format, language }: FeedOut,
  found: FeedItems,
  here: string,
  node: NodeContext,
): string | undefined {
  const items = found.items.map((item) =>
    mapHrefs(item, (href) => {
      const digest = digestOfHref(href)
      return digest === undefined ? href : `${here}/media/${digest}`
    }),
  )
  const channel = {
    title: found.title,
    link: node.origin(),
    self: `${here}/${format}`,
    ...(language === undefined ? {} : { language }),
  }
  return writeFeed(format, items, channel, new Date(node.clock()))
}

function digestOfHref(href: string): string | undefined {
  const reference = parseMediaReference(href)
  return reference && digestOfReference(reference)
}

/** GET /feeds/<token>/media/<digest>: a picture of an item that is in the feed now, and no other. */
export async function serveFeedMedia(node: NodeContext, c: RequestContext): Promise<Response> {
  const { found } = await open(node, c)
  const digest = c.req.param('digest') ?? ''
  const named = found.items.some((item) =>
    hrefsOf(item).some((href) => digestOfHref(href) === digest),
  )
  if (!named || !isDigest(digest)) throw new Refusal(404, 'media.unknown')
  const picture = await showPicture(node.blobs, node.config.dataFolder, digest, undefined)
  if (picture === undefined) throw new Refusal(404, 'media.unknown')
  if (!picture.ok) throw new Refusal(415, picture.fault.code)
  return c.body(Uint8Array.from(picture.value.bytes), 200, {
    'content-type': picture.value.contentType,
    'cache-control': 'private, no-cache',
    'content-security-policy': "default-src 'none'; sandbox",
    'cross-origin-resource-policy': 'cross-origin',
  })
}
