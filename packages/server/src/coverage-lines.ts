import { StoreError } from '@suyab/store/fault'
import type { NodeContext } from './context.ts'
import { Refusal } from './refusal.ts'
import type { Call } from './route.ts'

const encoder = new TextEncoder()

/**
 * Answers a question that may take long. Who accepts `application/x-ndjson` gets lines of JSON, each
 * sent when it is said: {progress} while it is counted, and then one of {[name]: answer} or {fault}.
 * Others get the answer alone. Who goes away stops it.
 */
export async function answerInLines<Answer extends object, Progress>(
  node: Pick<NodeContext, 'log'>,
  call: Call,
  name: string,
  ask: (gone: AbortSignal, onProgress?: (progress: Progress) => void) => Promise<Answer>,
): Promise<Answer | Response> {
  const { req } = call.context
  if (req.header('accept')?.includes('application/x-ndjson') !== true) return ask(req.raw.signal)
  return linesOf(node, async (gone, say) => {
    try {
      say({ [name]: await ask(gone, (progress) => say({ progress })) })
    } catch (cause) {
      if (cause instanceof Refusal) say({ fault: { code: cause.code, data: cause.data } })
      else if (cause instanceof StoreError) say({ fault: { code: cause.code } })
      else throw cause
    }
  })
}

/** An answer of lines; `gone` says that nobody reads any more. */
function linesOf(
  node: Pick<NodeContext, 'log'>,
  run: (gone: AbortSignal, say: (line: object) => void) => Promise<void>,
): Response {
  const gone = new AbortController()
  const stream = new ReadableStream<Uint8Array>({
    start: (controller) => {
      const say = (line: object): void => {
        if (!gone.signal.aborted) controller.enqueue(encoder.encode(`${JSON.stringify(line)}\n`))
      }
      run(gone.signal, say)
        .catch((cause: unknown) => {
          node.log.error('coverage.count-failed', cause)
          say({ fault: { code: 'server.failed' } })
        })
        .finally(() => {
          if (!gone.signal.aborted) controller.close()
        })
        .catch((cause: unknown) => node.log.error('coverage.count-failed', cause))
    },
    cancel: () => gone.abort(),
  })
  return new Response(stream, {
    headers: { 'content-type': 'application/x-ndjson; charset=utf-8', 'cache-control': 'no-store' },
  })
}
