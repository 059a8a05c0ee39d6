import { Worker } from 'node:worker_threads'
import type { TableFault } from '@suyab/poll/table-fault'
import { refuse, type Result } from '@suyab/survey/result'
import type { TableAnswers, TableMessage, TableTask } from './poll-table-task.ts'

/** How a task is watched and stopped. */
export interface Watching {
  readonly signal?: AbortSignal
  readonly onProgress?: (part: number) => void
}

/** Polls' weights and tables, reckoned beside the node's own thread. */
export interface PollTables {
  ask<Kind extends TableTask['kind']>(
    task: Extract<TableTask, { kind: Kind }>,
    watching?: Watching,
  ): Promise<TableAnswers[Kind]>
  close(): Promise<void>
}

/** Somebody went away before the answer was there. */
export class TableStopped extends Error {
  override readonly name = 'TableStopped'
}

/** A thread failed at what nobody foresaw. */
class TableWorkError extends Error {
  override readonly name = 'TableWorkError'
}

/** Milliseconds for one task. */
const patience = 10 * 60_000
/** Of the thread's heap; columns of numbers are beside it. */
const megabytes = 2048
/** Milliseconds that a thread keeps its data without being asked. */
const idle = 5 * 60_000

/** Opens the thread with the first task; tasks wait for each other. */
export function openPollTables(folder: string): PollTables {
  let worker: Worker | undefined
  let last: Promise<unknown> = Promise.resolve()
  let rest: NodeJS.Timeout | undefined
  const end = async (): Promise<void> => {
    clearTimeout(rest)
    const current = worker
    worker = undefined
    await current?.terminate()
  }
  const askNow = (
    task: TableTask,
    { signal, onProgress }: Watching,
  ): Promise<Result<unknown, TableFault>> =>
    new Promise((resolve, reject) => {
      if (signal?.aborted === true) {
        reject(new TableStopped())
        return
      }
      clearTimeout(rest)
      worker ??= new Worker(new URL('poll-table-worker.ts', import.meta.url), {
        workerData: { folder },
        resourceLimits: { maxOldGenerationSizeMb: megabytes },
      })
      const current = worker
      const finish = (done: () => void): void => {
        clearTimeout(late)
        signal?.removeEventListener('abort', stop)
        current.off('message', heard)
        current.off('error', broke)
        current.off('exit', left)
        current.unref()
        rest = setTimeout(() => void end(), idle)
        rest.unref()
        done()
      }
      /** A thread in the middle of a reckoning hears nothing: it is ended. */
      const giveUp = (done: () => void): void => {
        current.on('error', () => undefined)
        finish(() => {
          void end()
          done()
        })
      }
      const heard = (message: TableMessage): void => {
        if ('progress' in message) onProgress?.(message.progress)
        else if ('thrown' in message) finish(() => reject(new TableWorkError(message.thrown)))
        else finish(() => resolve(message.answer))
      }
      const stop = (): void => giveUp(() => reject(new TableStopped()))
      const broke = (cause: Error): void => {
        const reason = String(Reflect.get(cause, 'code') ?? cause.name)
        const isMemory = reason === 'ERR_WORKER_OUT_OF_MEMORY'
        giveUp(() =>
          resolve(
            refuse(
              isMemory
                ? { code: 'poll.memory-exceeded', data: { megabytes } }
                : { code: 'poll.reading-broke', data: { reason } },
            ),
          ),
        )
      }
      const left = (): void =>
        giveUp(() => resolve(refuse({ code: 'poll.reading-broke', data: { reason: 'exit' } })))
      const late = setTimeout(
        () => giveUp(() => resolve(refuse({ code: 'poll.too-slow', data: { seconds: patience / 1000 } }))), // prettier-ignore
        patience,
      )
      signal?.addEventListener('abort', stop)
      current.ref()
      current.on('message', heard)
      current.on('error', broke)
      current.on('exit', left)
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
      current.postMessage(task)
    })
  return {
    ask: <Kind extends TableTask['kind']>(
      task: Extract<TableTask, { kind: Kind }>,
      watching: Watching = {},
    ) => {
      const mine = last.then(() => askNow(task, watching))
      last = mine.catch(() => undefined)
      // A thread answers what it was asked.
      return mine as Promise<TableAnswers[Kind]>
    },
    close: async () => {
      await last
      await end()
    },
  }
}
