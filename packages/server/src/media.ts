import { isDigest } from '@suyab/store/blob'
import type { NodeContext } from './context.ts'
import { showPicture, widths } from './picture.ts'
import { Refusal } from './refusal.ts'
import type { Call } from './route.ts'

/**
 * GET /media/<digest>?w=<pixels>: a picture for a signed-in person who may see it now. It is asked
 * for anew each time, since a kill or an embargo may have come; unchanged bytes cost a 304.
 */
export async function serveMedia(node: NodeContext, call: Call): Promise<Response> {
  const digest = call.param('digest')
  if (!isDigest(digest)) throw new Refusal(404, 'media.unknown')
  const asked = call.context.req.query('w')
  const width = asked === undefined ? undefined : widths.find((one) => one >= Number(asked))
  if (asked !== undefined && width === undefined)
    throw new Refusal(400, 'request.schema', { at: '/w', expected: `at most ${widths.at(-1)}` })
  if (!(await node.exchange.mayLook(call.person, digest))) throw new Refusal(404, 'media.unknown')
  const etag = `"${digest.slice(8, 40)}-${width ?? 'full'}"`
  const headers = {
    etag,
    'cache-control': 'private, no-cache',
    'content-security-policy': "default-src 'none'; sandbox",
    'content-disposition': 'inline',
  }
  if (call.context.req.header('if-none-match') === etag)
    return new Response(null, { status: 304, headers })
  const picture = await showPicture(node.blobs, node.config.dataFolder, digest, width)
  if (picture === undefined) throw new Refusal(404, 'media.unknown')
  if (!picture.ok) {
    const { code, ...data } = picture.fault
    throw new Refusal(415, code, data)
  }
  const { bytes, contentType } = picture.value
  return new Response(Uint8Array.from(bytes), {
    headers: { ...headers, 'content-type': contentType, 'content-length': String(bytes.length) },
  })
}
