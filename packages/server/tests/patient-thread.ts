import { setTimeout as sleep } from 'node:timers/promises'
import { threadId, workerData } from 'node:worker_threads'
import { answerQuestions } from '../src/thread-answer.ts'

/** What a test asks of a thread. */
export type Task =
  | { readonly kind: 'name'; readonly name: string }
  /** Never hears anything again. */
  | { readonly kind: 'spin' }
  /** Says that it has begun and never answers. */
  | { readonly kind: 'hang' }
  | { readonly kind: 'throw' }
  | { readonly kind: 'exit' }
  | { readonly kind: 'fill' }
  /** Answers, and dies when it is asked nothing. */
  | { readonly kind: 'die-later' }

export interface Told {
  readonly name: string
  readonly thread: number
  readonly data: unknown
}

const held: number[][] = []

answerQuestions<Task, Told, string>(async (task, say) => {
  const told = (name: string): Told => ({ name, thread: threadId, data: workerData })
  say(`begun ${task.kind}`)
  switch (task.kind) {
    case 'name':
      return told(task.name)
    case 'spin':
      for (;;);
    case 'hang':
      await sleep(3_600_000)
      return told('late')
    case 'throw':
      throw new RangeError('nobody foresaw it')
    case 'exit':
      // oxlint-disable-next-line unicorn/no-process-exit -- it ends the thread alone
      process.exit(3)
    case 'fill':
      for (;;) held.push(Array.from({ length: 100_000 }, (_one, at) => at + held.length))
    case 'die-later':
      setImmediate(() => {
        throw new TypeError('nobody asked')
      })
      return told('dying')
    default:
      return task satisfies never
  }
})
