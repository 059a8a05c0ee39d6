import { Worker } from 'node:worker_threads'
import { ok, refuse, type Result } from '@suyab/wire/result'

/** Why a worker gave no answer. */
export type WorkerFault =
  | { code: 'worker.too-slow'; milliseconds: number }
  | { code: 'worker.broke'; reason: string }

/** A thread that takes one message at a time and answers each with one. */
export interface PatientWorker<Question, Answer> {
  ask(question: Question): Promise<Result<Answer, WorkerFault>>
  close(): Promise<void>
}

export interface Patience {
  /** For one answer. */
  milliseconds: number
  /** Of the thread's old generation; what goes beyond ends the thread. */
  megabytes: number
}

/**
 * Starts a thread with the first question that lives as long as it behaves: one that takes too long
 * or too much memory is ended, and with it only the question it was at.
 */
export function openPatientWorker<Question, Answer>(
  script: URL,
  { milliseconds, megabytes }: Patience,
): PatientWorker<Question, Answer> {
  const resourceLimits = { maxOldGenerationSizeMb: megabytes }
  let worker: Worker | undefined
  let last: Promise<unknown> = Promise.resolve()

  const askNow = (question: Question): Promise<Result<Answer, WorkerFault>> =>
    new Promise((resolve) => {
      worker ??= new Worker(script, { resourceLimits })
      const current = worker
      const end = (result: Result<Answer, WorkerFault>): void => {
        clearTimeout(late)
        current.off('message', answered)
        current.off('error', broke)
        current.off('exit', left)
        current.unref()
        resolve(result)
      }
      const giveUp = (fault: WorkerFault): void => {
        worker = undefined
        // What it still says at its end concerns nobody.
        current.on('error', () => undefined)
        void current.terminate()
        end(refuse(fault))
      }
      const answered = (answer: Answer): void => end(ok(answer))
      const broke = (cause: Error): void =>
        giveUp({ code: 'worker.broke', reason: String(Reflect.get(cause, 'code') ?? cause.name) })
      const left = (): void => giveUp({ code: 'worker.broke', reason: 'exit' })
      const late = setTimeout(() => giveUp({ code: 'worker.too-slow', milliseconds }), milliseconds)
      current.ref()
      current.on('message', answered)
      current.on('error', broke)
      current.on('exit', left)
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
      current.postMessage(question)
    })

  return {
    ask: (question) => {
      const mine = last.then(() => askNow(question))
      last = mine
      return mine
    },
    close: async () => {
      await last
      await worker?.terminate()
      worker = undefined
    },
  }
}
