import { lookup as systemLookup, type LookupAddress } from 'node:dns'
import { Agent as HttpAgent, request as httpRequest, type IncomingMessage } from 'node:http'
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https'
import { isIP, type LookupFunction } from 'node:net'
import type { Transport } from '@suyab/exchange/partner-client'
import { userAgent } from './outbound.ts'
import { mayConnect, type Network } from './private-address.ts'

/** A partner's address that this node may not call, or an answer that is longer than allowed. */
export class TransportError extends Error {
  override readonly name = 'TransportError'
  readonly code: 'outbound.private-address' | 'outbound.too-large' | 'outbound.redirect'

  constructor(code: TransportError['code'], message: string) {
    super(message)
    this.code = code
  }
}

/**
 * Requests to partners over connections that are kept open. A partner named its own address, so
 * each new connection's address is checked when it is made, and the connection goes to the checked
 * one; redirects are not followed, for the signature is over the address that was asked.
 */
export function openPartnerTransport(allowed: readonly Network[]): {
  transport: Transport
  close(): void
} {
  const lookup = checkedLookup(allowed)
  const options = { keepAlive: true, maxSockets: 16, lookup }
  const agents = { 'http:': new HttpAgent(options), 'https:': new HttpsAgent(options) }
  const transport: Transport = async (request, { timeout, limit, signal }) => {
    const url = new URL(request.targetUri)
    const host = url.hostname.replace(/^\[|\]$/g, '')
    // A literal address is never looked up.
    if (isIP(host) !== 0) checkAddress(host, host, allowed)
    const either = AbortSignal.any([signal, AbortSignal.timeout(timeout)])
    const message = await new Promise<IncomingMessage>((resolve, reject) => {
      const secure = url.protocol === 'https:'
      const make = secure ? httpsRequest : httpRequest
      const outgoing = make(url, {
        method: request.method,
        agent: secure ? agents['https:'] : agents['http:'],
        signal: either,
        headers: { 'user-agent': userAgent, ...request.headers },
      })
      outgoing.once('response', resolve)
      outgoing.once('error', reject)
      // A peer that answers with another protocol gives neither an answer nor an error.
      outgoing.once('close', () => reject(new Error('no answer')))
      outgoing.end(request.body)
    })
    const status = message.statusCode ?? 0
    if (status >= 300 && status < 400) {
      message.resume()
      throw new TransportError('outbound.redirect', `${url.host} answered with a redirect`)
    }
    const parts: Buffer[] = []
    let size = 0
    for await (const part of message as AsyncIterable<Buffer>) {
      size += part.length
      if (size > limit) {
        message.destroy()
        throw new TransportError('outbound.too-large', `more than ${limit} bytes`)
      }
      parts.push(part)
    }
    return { status, headers: headersOf(message), body: Buffer.concat(parts) }
  }
  return {
    transport,
    close: () => {
      agents['http:'].destroy()
      agents['https:'].destroy()
    },
  }
}

function checkedLookup(allowed: readonly Network[]): LookupFunction {
  return (host, options, callback) => {
    systemLookup(host, { ...options, all: true }, (error, addresses: LookupAddress[]) => {
      if (error !== null) {
        callback(error, '', 0)
        return
      }
      try {
        for (const { address } of addresses) checkAddress(host, address, allowed)
      } catch (refused) {
        callback(refused as NodeJS.ErrnoException, '', 0)
        return
      }
      const [first] = addresses
      if (options.all === true) callback(null, addresses)
      else callback(null, first?.address ?? '', first?.family ?? 0)
    })
  }
}

function checkAddress(host: string, address: string, allowed: readonly Network[]): void {
  if (mayConnect(host, address, allowed)) return
  throw new TransportError('outbound.private-address', `${host} leads to ${address}`)
}

function headersOf({ headers }: IncomingMessage): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.join(', ') : (value ?? ''),
    ]),
  )
}
