import type { ApiFault } from '@suyab/server/api'
import { address } from './client.ts'
import { RequestFault, statusCode } from './fault.ts'

/** A line of an answer that tells how far it is: its progress, a fault, or what was asked for. */
interface Line {
  progress?: { part: number }
  fault?: ApiFault
  [answer: string]: unknown
}

/**
 * Asks the node something that may take long. The node says how far it is, from 0 to 1, and stops when
 * the signal ends it. Throws a RequestFault as `get` does.
 * @param name under which the answer's line has it
 */
export async function askInLines<Answer>(
  path: string,
  body: object,
  name: string,
  signal: AbortSignal,
  onProgress: (part: number) => void,
): Promise<Answer> {
  const response = await fetch(address(path), {
    method: 'POST',
    credentials: 'same-origin',
    headers: {
      accept: 'application/x-ndjson',
      'content-type': 'application/json',
      'suyab-desk': '1',
    },
    body: JSON.stringify(body),
    signal,
  }).catch((cause: unknown) => {
    if (signal.aborted) throw cause
    throw new RequestFault(0, { code: 'network' }, null, { cause })
  })
  const broken = (cause?: unknown): RequestFault =>
    new RequestFault(response.status, { code: statusCode(502) }, null, { cause })
  for await (const line of linesOf(response, broken)) {
    if (line.fault !== undefined)
      throw new RequestFault(response.ok ? 422 : response.status, line.fault, line)
    if (line.progress !== undefined) onProgress(line.progress.part)
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the node is the desk's own: its answers are what the API's types say
    if (line[name] !== undefined) return line[name] as Answer
  }
  throw broken()
}

async function* linesOf(
  response: Response,
  broken: (cause?: unknown) => RequestFault,
): AsyncGenerator<Line> {
  let rest = ''
  for await (const piece of piecesOf(response)) {
    const lines = (rest + piece).split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) yield parsed(line, broken)
  }
  if (rest.trim() !== '') yield parsed(rest, broken)
}

async function* piecesOf({ body }: Response): AsyncGenerator<string> {
  const reader = body?.pipeThrough(new TextDecoderStream()).getReader()
  if (reader === undefined) return
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return
      yield value
    }
  } finally {
    // Who has the answer, or gives it up, reads no further.
    await reader.cancel().catch(() => undefined)
  }
}

function parsed(line: string, broken: (cause?: unknown) => RequestFault): Line {
  try {
    return JSON.parse(line) as Line
  } catch (cause) {
    throw broken(cause)
  }
}
