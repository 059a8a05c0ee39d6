import type { TableFault } from '@suyab/poll/table-fault'
import { refuse } from '@suyab/survey/result'
import { openPatientWorker, type Watching } from './patient-worker.ts'
import { pollThreadFault } from './poll-thread-fault.ts'
import type { TableAnswers, TableTask } from './poll-table-task.ts'

/** Polls' weights and tables, reckoned beside the node's own thread. */
export interface PollTables {
  /** Waits for a turn among the people who ask. Progress goes from 0 to 1. */
  ask<Kind extends TableTask['kind']>(
    task: Extract<TableTask, { kind: Kind }>,
    watching?: Watching<number>,
  ): Promise<TableAnswers[Kind]>
  /** Ends at once what is reckoned and refuses what waits: `poll.stopped`. */
  close(): Promise<void>
}

export interface TableLimits {
  /** Milliseconds for one task. */
  readonly patience: number
  /** Of the thread's heap; columns of numbers are beside it. */
  readonly megabytes: number
  /** Milliseconds that a thread keeps its data without being asked. */
  readonly idle: number
  /** Tasks of one person that wait. */
  readonly mostWaiting: number
}

export const tableLimits: TableLimits = {
  patience: 10 * 60_000,
  megabytes: 2048,
  idle: 5 * 60_000,
  mostWaiting: 8,
}

/** Opens the thread with the first task; one is reckoned at a time, and people take turns. */
export function openPollTables(folder: string, limits: TableLimits = tableLimits): PollTables {
  const { patience, megabytes, idle, mostWaiting } = limits
  const worker = openPatientWorker<TableTask, TableAnswers[TableTask['kind']], number>(
    new URL('poll-table-worker.ts', import.meta.url),
    { milliseconds: patience, megabytes, idle, mostWaiting, data: { folder } },
  )
  return {
    ask: async <Kind extends TableTask['kind']>(
      task: Extract<TableTask, { kind: Kind }>,
      watching: Watching<number> = {},
    ) => {
      const given = await worker.ask(task, watching)
      const answer = given.ok ? given.value : refuse<TableFault>(pollThreadFault(given.fault, megabytes)) // prettier-ignore
      // A thread answers what it was asked.
      return answer as TableAnswers[Kind]
    },
    close: () => worker.close(),
  }
}
