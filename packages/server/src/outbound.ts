import { lookup as systemLookup } from 'node:dns/promises'
import { request as httpRequest, type IncomingMessage } from 'node:http'
import { request as httpsRequest } from 'node:https'
import { isIP, type LookupFunction } from 'node:net'
import type { Readable } from 'node:stream'
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib'
import type { Outbound, OutboundAnswer, OutboundFault, OutboundRequest } from '@suyab/wire/outbound'
import { ok, refuse, type Result } from '@suyab/wire/result'
import { mayConnect, type Network } from './private-address.ts'

/** All addresses of a host. */
export type Resolve = (host: string) => Promise<string[]>

/** Asks the machine's resolver for every address of a host. */
export async function resolveHost(host: string): Promise<string[]> {
  return (await systemLookup(host, { all: true, verbatim: true })).map(({ address }) => address)
}

const mostRedirects = 5
/** Sites know it by what stands before the stroke, in robots.txt too. */
export const userAgent = 'Suyab/1 (news exchange)'

/**
 * Makes GET requests to addresses from outside without being led to private ones: every hop's host
 * is resolved once, all its addresses are checked, and the connection goes to a checked address
 * itself, so that a second answer of the name server changes nothing.
 */
export function openOutbound(allowed: readonly Network[], resolve: Resolve): Outbound {
  return {
    get: async (first, request) => {
      const late = AbortSignal.timeout(request.timeout)
      const end = request.signal === undefined ? late : AbortSignal.any([late, request.signal])
      let address = first
      for (let hop = 0; hop <= mostRedirects; hop += 1) {
        request.signal?.throwIfAborted()
        const url = publicUrl(address)
        if (url === undefined) return refuse({ code: 'outbound.url', url: address.slice(0, 200) })
        const stop = await request.before?.(url)
        if (stop !== undefined) return refuse(stop)
        const checked = await checkedAddress(url, allowed, resolve)
        if (!checked.ok) return checked
        const answer = await hopTo(url, checked.value, request, end)
        if (!answer.ok) return answer
        const { location } = answer.value.headers
        const { status } = answer.value
        if (![301, 302, 303, 307, 308].includes(status) || location === undefined) return answer
        if (!URL.canParse(location, url.href))
          return refuse({ code: 'outbound.url', url: location.slice(0, 200) })
        address = new URL(location, url).href
      }
      return refuse({ code: 'outbound.redirects', limit: mostRedirects })
    },
  }
}

function publicUrl(text: string): URL | undefined {
  if (!URL.canParse(text)) return undefined
  const url = new URL(text)
  const plain = url.username === '' && url.password === '' && url.hostname !== ''
  return plain && (url.protocol === 'http:' || url.protocol === 'https:') ? url : undefined
}

/** The one address to connect to. A host with any address that is private is refused whole. */
async function checkedAddress(
  url: URL,
  allowed: readonly Network[],
  resolve: Resolve,
): Promise<Result<string, OutboundFault>> {
  const host = url.hostname.replace(/^\[|\]$/g, '')
  let addresses: string[]
  try {
    addresses = isIP(host) === 0 ? await resolve(host) : [host]
  } catch {
    return refuse({ code: 'outbound.host-unknown', host })
  }
  const wrong = addresses.find((address) => !mayConnect(host, address, allowed))
  if (wrong !== undefined) return refuse({ code: 'outbound.private-address', host, address: wrong })
  const [address] = addresses
  return address === undefined ? refuse({ code: 'outbound.host-unknown', host }) : ok(address)
}

async function hopTo(
  url: URL,
  address: string,
  request: OutboundRequest,
  end: AbortSignal,
): Promise<Result<OutboundAnswer, OutboundFault>> {
  try {
    const message = await send(url, address, request, end)
    const headers = Object.fromEntries(
      Object.entries(message.headers).map(([name, value]) => [
        name,
        Array.isArray(value) ? value.join(', ') : value,
      ]),
    )
    const status = message.statusCode ?? 0
    if (status === 204 || status === 304) {
      // These have no body, whatever coding they name.
      message.destroy()
      return ok({ url: url.href, status, headers, body: Buffer.alloc(0) })
    }
    const body = await readBody(message, request.limit)
    return body.ok ? ok({ url: url.href, status, headers, body: body.value }) : body
  } catch (cause) {
    request.signal?.throwIfAborted()
    if (end.aborted) return refuse({ code: 'outbound.too-slow', seconds: request.timeout / 1000 })
    const code: unknown = cause instanceof Error ? Reflect.get(cause, 'code') : undefined
    const reason = typeof code === 'string' ? code : 'broken'
    return refuse({ code: 'outbound.unreachable', host: url.host, reason })
  }
}

function send(
  url: URL,
  address: string,
  request: OutboundRequest,
  signal: AbortSignal,
): Promise<IncomingMessage> {
  const family = isIP(address)
  const lookup: LookupFunction = (_host, options, callback) => {
    if (options.all === true) callback(null, [{ address, family }])
    else callback(null, address, family)
  }
  return new Promise((resolve, reject) => {
    const make = url.protocol === 'https:' ? httpsRequest : httpRequest
    const outgoing = make(url, {
      lookup,
      signal,
      // No pool: a kept connection would outlive the check.
      agent: false,
      headers: {
        'user-agent': userAgent,
        'accept-encoding': 'gzip, br, deflate',
        connection: 'close',
        ...request.headers,
      },
    })
    outgoing.once('response', resolve)
    outgoing.once('error', reject)
    // A peer that answers with another protocol gives neither an answer nor an error.
    outgoing.once('close', () => reject(new Error('no answer')))
    outgoing.end()
  })
}

async function readBody(
  message: IncomingMessage,
  limit: number,
): Promise<Result<Buffer, OutboundFault>> {
  const encoding = (message.headers['content-encoding'] ?? 'identity').trim().toLowerCase()
  const plain = plainBody(message, encoding)
  if (plain === undefined) {
    message.destroy()
    return refuse({ code: 'outbound.encoding', encoding: encoding.slice(0, 40) })
  }
  const parts: Buffer[] = []
  let size = 0
  try {
    for await (const part of plain as AsyncIterable<Buffer>) {
      size += part.length
      if (size > limit) return refuse({ code: 'outbound.too-large', limit })
      parts.push(part)
    }
  } finally {
    message.destroy()
  }
  return ok(Buffer.concat(parts))
}

/** The body without its content coding; undefined for a coding that nobody asked for. */
function plainBody(message: IncomingMessage, encoding: string): Readable | undefined {
  if (encoding === 'identity' || encoding === '') return message
  const decoder =
    encoding === 'gzip' || encoding === 'x-gzip'
      ? createGunzip()
      : encoding === 'br'
        ? createBrotliDecompress()
        : encoding === 'deflate'
          ? createInflate()
          : undefined
  if (decoder === undefined) return undefined
  // pipe() does not pass on that the source broke.
  message.once('error', (cause) => decoder.destroy(cause))
  return message.pipe(decoder)
}
