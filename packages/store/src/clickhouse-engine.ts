/**
 * The program of the embedded ClickHouse: opens the engine on a folder and speaks ClickHouse's HTTP
 * interface on a Unix socket. It ends when its input ends, which is when its node has ended, however
 * that came about.
 * Arguments: an EngineOptions as JSON.
 */
import { once } from 'node:events'
import { chmodSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { EngineMessage, EngineOptions } from './clickhouse-process.ts'
import {
  literal,
  parseInsert,
  readClickHouseRequest,
  setStatement,
  type ClickHouseRequest,
} from './clickhouse-request.ts'
import { ClickHouseSessions, type Answer } from './clickhouse-session.ts'
import { asStoreError, StoreError } from './fault.ts'
import { lockFolder } from './folder-lock.ts'

const options: EngineOptions = JSON.parse(process.argv[2] ?? '{}')

function say(message: EngineMessage): void {
  process.stdout.write(`${JSON.stringify(message)}\n`)
}

/** When memory runs out, the machine is to end the archive and not the exchange. */
function volunteer(): void {
  try {
    writeFileSync('/proc/self/oom_score_adj', '500')
  } catch {
    // Not Linux, or not allowed to: then all processes are equal.
  }
}

/** Rows of one INSERT wait here until all have come; more is asked for in several. */
const largestBody = 512 * 1024 * 1024

async function readBody(request: IncomingMessage): Promise<Buffer<ArrayBuffer>> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > largestBody) throw new RangeError(`more than ${largestBody} bytes in one request`)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

async function run(
  sessions: ClickHouseSessions,
  request: ClickHouseRequest,
  comment: string,
  gone: AbortSignal,
): Promise<Answer> {
  const settings = new Map(request.settings).set('log_comment', comment)
  const set = setStatement(settings, request.parameters)
  const { statement, data, format } = request
  if (data === undefined) return sessions.run({ set, statement, format, gone })
  const insert = parseInsert(statement)
  if (insert !== undefined) return sessions.insert({ set, insert, gone }, data)
  const whole = `${statement}\n${Buffer.from(data).toString()}`
  return sessions.run({ set, statement: whole, format, gone })
}

/** Stops a statement until it has ended: at first it may not have begun yet. */
async function stopUntil(
  ended: AbortSignal,
  sessions: ClickHouseSessions,
  comment: string,
): Promise<void> {
  while (!ended.aborted) {
    await sessions.stop(`Settings['log_comment'] = ${literal(comment)}`)
    await sleep(100, undefined, { signal: ended }).catch(() => undefined)
  }
}

let count = 0

async function answer(
  sessions: ClickHouseSessions,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const address = new URL(request.url ?? '/', 'http://localhost')
  if (address.pathname === '/ping') {
    response.end('Ok.\n')
    return
  }
  try {
    const body = await readBody(request)
    const parsed = await readClickHouseRequest(address, request.headers['content-type'], body)
    const comment = parsed.comment ?? `request-${++count}`
    const gone = new AbortController()
    const ended = new AbortController()
    response.once('close', () => {
      if (response.writableEnded) return
      gone.abort()
      void stopUntil(ended.signal, sessions, comment)
    })
    const found = await run(sessions, parsed, comment, gone.signal).finally(() => ended.abort())
    response.writeHead(200, {
      'Content-Type': 'text/plain; charset=utf-8',
      'Content-Length': found.bytes.length,
      'X-ClickHouse-Query-Id': address.searchParams.get('query_id') ?? comment,
      'X-ClickHouse-Summary': JSON.stringify({
        read_rows: `${found.read}`,
        written_rows: `${found.written}`,
        elapsed_ns: `${Math.round(found.seconds * 1e9)}`,
      }),
    })
    response.end(found.bytes)
  } catch (cause) {
    const said = cause instanceof Error ? cause.message : String(cause)
    const number = /Code: (\d+)/.exec(said)?.[1]
    const text = number === undefined ? `Code: 36. DB::Exception: ${said} (BAD_ARGUMENTS)` : said
    response.writeHead(500, { 'X-ClickHouse-Exception-Code': number ?? '36' })
    response.end(text)
  }
}

async function serve(): Promise<void> {
  volunteer()
  const socket = join(options.socketFolder, options.socketName)
  const lock = lockFolder(options.lockFolder)
  const sessions = await ClickHouseSessions.open(options)
  rmSync(options.socketFolder, { recursive: true, force: true })
  mkdirSync(options.socketFolder, { mode: 0o700 })
  // Long statements come in addresses.
  const server = createServer({ maxHeaderSize: 4 * 1024 * 1024, requestTimeout: 0 })
  server.on('request', (request, response) => void answer(sessions, request, response))
  server.listen(socket)
  await once(server, 'listening')
  chmodSync(socket, 0o700)
  say({ event: 'ready' })
  process.stdin.resume()
  await once(process.stdin, 'close')
  server.close()
  server.closeAllConnections()
  await sessions.close()
  lock.release()
  process.exit(0)
}

process.on('SIGTERM', () => process.stdin.destroy())
try {
  await serve()
} catch (cause) {
  const error = asStoreError(cause)
  const code = error instanceof StoreError ? error.code : 'store.start-failed'
  say({ event: 'failed', code, message: cause instanceof Error ? cause.message : String(cause) })
  process.exit(1)
}
