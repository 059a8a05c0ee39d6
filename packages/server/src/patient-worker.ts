import { Worker } from 'node:worker_threads'
import { ok, refuse, type Result } from '@suyab/wire/result'
import { Turns, type Asker, type TurnFault } from './turns.ts'

/** Why a worker gave no answer. */
export type WorkerFault =
  | { code: 'worker.too-slow'; milliseconds: number }
  | { code: 'worker.broke'; reason: string }
  /** What nobody foresaw: the error's name and where it was thrown. */
  | { code: 'worker.threw'; reason: string; stack: string }
  /** Whoever asked went away. */
  | { code: 'worker.stopped' }
  | { code: 'worker.closed' }
  | { code: 'worker.too-many-waiting'; limit: number }

/** An answer was not waited for: its asker went away, or the worker was closed. It says nothing of the question. */
export class WorkerStopped extends Error {
  override readonly name = 'WorkerStopped'
  readonly code: 'worker.stopped' | 'worker.closed' | 'worker.too-many-waiting'

  constructor(code: WorkerStopped['code']) {
    super(code)
    this.code = code
  }
}

/** What a thread says of the question that it is at. */
export type WorkerMessage<Answer, Progress> =
  | { readonly progress: Progress }
  | { readonly answer: Answer }
  | { readonly thrown: { readonly name: string; readonly stack: string } }

/** How a question is watched and given up; a thread in the middle of it hears nothing and is ended. */
export interface Watching<Progress> extends Asker {
  readonly onProgress?: (progress: Progress) => void
}

/** A thread that takes one question at a time and answers each once. */
export interface PatientWorker<Question, Answer, Progress = never> {
  ask(question: Question, watching?: Watching<Progress>): Promise<Result<Answer, WorkerFault>>
  /** Ends the thread at once; what it is at, what waits and what comes is refused. */
  close(): Promise<void>
}

export interface Patience {
  /** For one answer. */
  readonly milliseconds: number
  /** Of the thread's old generation; what goes beyond ends the thread. */
  readonly megabytes: number
  /** Milliseconds that a thread is kept without a question; until it is closed unless told. */
  readonly idle?: number
  /** Questions of one person that wait; as many as there come unless told. */
  readonly mostWaiting?: number
  /** Handed to each thread at its start, as `workerData`. */
  readonly data?: object
}

/**
 * Starts a thread with the first question that lives as long as it behaves: one that takes too long or
 * too much memory is ended, and with it only the question it was at. Its script answers by
 * `answerQuestions`.
 */
export function openPatientWorker<Question, Answer, Progress = never>(
  script: URL,
  { milliseconds, megabytes, idle, mostWaiting, data }: Patience,
): PatientWorker<Question, Answer, Progress> {
  const turns = new Turns({ atOnce: 1, ...(mostWaiting === undefined ? {} : { mostWaiting }) })
  let worker: Worker | undefined
  let ended: Promise<unknown> = Promise.resolve()
  let rest: NodeJS.Timeout | undefined
  let giveUpNow: ((fault: WorkerFault) => void) | undefined
  let isClosed = false

  const open = (): Worker => {
    const opened = new Worker(script, {
      resourceLimits: { maxOldGenerationSizeMb: megabytes },
      ...(data === undefined ? {} : { workerData: data }),
    })
    // One that dies between two questions concerns nobody: the next question starts another.
    opened.on('error', () => undefined)
    opened.on('exit', () => {
      if (worker === opened) worker = undefined
    })
    return opened
  }
  const end = (): Promise<unknown> => {
    clearTimeout(rest)
    const current = worker
    worker = undefined
    if (current !== undefined) ended = Promise.all([ended, current.terminate()])
    return ended
  }
  const askNow = (
    question: Question,
    { signal, onProgress }: Watching<Progress>,
  ): Promise<Result<Answer, WorkerFault>> =>
    new Promise((resolve, reject) => {
      clearTimeout(rest)
      worker ??= open()
      const current = worker
      const finish = (): void => {
        clearTimeout(late)
        signal?.removeEventListener('abort', stop)
        current.off('message', heard)
        current.off('error', broke)
        current.off('exit', left)
        current.unref()
        giveUpNow = undefined
        if (idle !== undefined) rest = setTimeout(() => void end(), idle).unref()
      }
      const giveUp = (fault: WorkerFault): void => {
        finish()
        void end()
        resolve(refuse(fault))
      }
      const heard = (message: WorkerMessage<Answer, Progress>): void => {
        if ('progress' in message) {
          onProgress?.(message.progress)
        } else if ('answer' in message) {
          finish()
          resolve(ok(message.answer))
        } else {
          const { name, stack } = message.thrown
          giveUp({ code: 'worker.threw', reason: name, stack })
        }
      }
      const stop = (): void => giveUp({ code: 'worker.stopped' })
      const broke = (cause: Error): void =>
        giveUp({ code: 'worker.broke', reason: String(Reflect.get(cause, 'code') ?? cause.name) })
      const left = (): void => giveUp({ code: 'worker.broke', reason: 'exit' })
      const late = setTimeout(() => giveUp({ code: 'worker.too-slow', milliseconds }), milliseconds)
      giveUpNow = giveUp
      signal?.addEventListener('abort', stop)
      current.ref()
      current.on('message', heard)
      current.on('error', broke)
      current.on('exit', left)
      try {
        // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
        current.postMessage(question)
      } catch (cause) {
        finish()
        reject(
          cause instanceof Error ? cause : new TypeError('a question cannot be copied', { cause }),
        )
      }
    })

  return {
    ask: async (question, watching = {}) => {
      const turn = await turns.take(watching)
      if (!turn.ok) return refuse(faultOf(turn.fault))
      const leave = turn.value
      try {
        // It may have been given up, or all closed, since the turn was given.
        if (isClosed) return refuse({ code: 'worker.closed' })
        if (watching.signal?.aborted === true) return refuse({ code: 'worker.stopped' })
        return await askNow(question, watching)
      } finally {
        // Two threads at once would take twice the memory.
        void ended.then(leave, leave)
      }
    },
    close: async () => {
      isClosed = true
      turns.close()
      giveUpNow?.({ code: 'worker.closed' })
      await end()
    },
  }
}

function faultOf(fault: TurnFault): WorkerFault {
  switch (fault.code) {
    case 'turn.stopped':
      return { code: 'worker.stopped' }
    case 'turn.closed':
      return { code: 'worker.closed' }
    case 'turn.too-many':
      return { code: 'worker.too-many-waiting', limit: fault.limit }
    default:
      return fault satisfies never
  }
}
