import type { Result } from './result.ts'

/** Why an address that someone else has named was not fetched. */
export type OutboundFault =
  | { code: 'outbound.url'; url: string }
  | { code: 'outbound.private-address'; host: string; address: string }
  | { code: 'outbound.host-unknown'; host: string }
  | { code: 'outbound.unreachable'; host: string; reason: string }
  | { code: 'outbound.too-slow'; seconds: number }
  | { code: 'outbound.too-large'; limit: number }
  | { code: 'outbound.redirects'; limit: number }
  | { code: 'outbound.encoding'; encoding: string }
  | { code: 'outbound.robots'; url: string }

export interface OutboundRequest {
  headers?: Readonly<Record<string, string>>
  /** Of the body, after decompression, in bytes. */
  limit: number
  /** For all of it, redirects included, in milliseconds. */
  timeout: number
  /** Ends it at once, with the signal's reason thrown: whoever asked has gone. */
  signal?: AbortSignal
  /** Asked before each hop, the first included; a fault ends it there. */
  before?: (url: URL) => Promise<OutboundFault | undefined>
}

export interface OutboundAnswer {
  /** After redirects. */
  url: string
  status: number
  headers: Readonly<Record<string, string | undefined>>
  body: Buffer
}

/** Fetches URLs that someone else has named. */
export interface Outbound {
  get(url: string, request: OutboundRequest): Promise<Result<OutboundAnswer, OutboundFault>>
}
