import { once } from 'node:events'
import { createServer, request as ask, type IncomingMessage, type Server } from 'node:http'

/** How a request fails on its way, by turns as `random` gives them. */
const ways = ['status', 'reset-before', 'reset-after', 'truncated'] as const
type Way = (typeof ways)[number]

/**
 * Stands before a node and fails a share of the requests: with a status of its own, by a reset
 * before or after the node has done what was asked, or in the middle of the answer.
 */
export class FailingProxy {
  readonly port: number
  readonly #target: number
  /** Of all requests, 0 to 1. */
  share: number
  readonly #random: () => number
  #server: Server | undefined
  passed = 0
  failed = 0

  constructor(port: number, target: number, share: number, random: () => number) {
    this.port = port
    this.#target = target
    this.share = share
    this.#random = random
  }

  async start(): Promise<void> {
    const server = createServer((incoming, outgoing) => {
      const fails = this.#random() < this.share
      const way = fails ? (ways[Math.floor(this.#random() * ways.length)] ?? 'status') : undefined
      if (way === undefined) this.passed += 1
      else this.failed += 1
      if (way === 'status') {
        incoming.resume()
        outgoing.writeHead(502, { 'content-type': 'text/plain' }).end('bad gateway')
      } else if (way === 'reset-before') incoming.socket.destroy()
      else this.#forward(incoming, outgoing, way)
    })
    this.#server = server
    server.listen(this.port, '127.0.0.1')
    await once(server, 'listening')
  }

  #forward(
    incoming: IncomingMessage,
    outgoing: import('node:http').ServerResponse,
    way: Way | undefined,
  ): void {
    const { method, url, headers } = incoming
    const options = { host: '127.0.0.1', port: this.#target, method, path: url, headers }
    const forwarded = ask(options, (answer) => {
      if (way === 'reset-after') {
        answer.resume()
        answer.once('end', () => incoming.socket.destroy())
        return
      }
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers)
      if (way === undefined) {
        answer.pipe(outgoing)
        answer.once('error', () => outgoing.destroy())
        return
      }
      answer.once('data', (part: Buffer) => {
        outgoing.write(part.subarray(0, Math.ceil(part.length / 2)), () => outgoing.destroy())
        answer.destroy()
      })
      answer.once('end', () => outgoing.destroy())
    })
    // The node is being started again.
    forwarded.once('error', () => outgoing.destroy())
    outgoing.once('close', () => forwarded.destroy())
    incoming.pipe(forwarded)
  }

  async stop(): Promise<void> {
    const server = this.#server
    if (server === undefined) return
    server.closeAllConnections()
    server.close()
    await once(server, 'close')
  }
}
