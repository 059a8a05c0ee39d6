import type { PollFault } from '@suyab/poll/fault'
import type { WorkerFault } from './patient-worker.ts'
import type { TurnFault } from './turns.ts'

/** A thread failed at what nobody foresaw. */
export class PollThreadError extends Error {
  override readonly name = 'PollThreadError'
  readonly code = 'worker.threw'
}

/**
 * Why a thread that works on polls gave no answer, for whoever asked.
 * @param megabytes of heap that it had
 * @throws PollThreadError for what nobody foresaw
 */
export function pollThreadFault(fault: WorkerFault | TurnFault, megabytes: number): PollFault {
  switch (fault.code) {
    case 'worker.too-slow':
      return { code: 'poll.too-slow', data: { seconds: fault.milliseconds / 1000 } }
    case 'worker.broke':
      return fault.reason === 'ERR_WORKER_OUT_OF_MEMORY'
        ? { code: 'poll.memory-exceeded', data: { megabytes } }
        : { code: 'poll.reading-broke', data: { reason: fault.reason } }
    case 'worker.threw':
      throw new PollThreadError(fault.stack)
    case 'worker.too-many-waiting':
    case 'turn.too-many':
      return { code: 'poll.too-many-waiting', data: { limit: fault.limit } }
    case 'worker.stopped':
    case 'worker.closed':
    case 'turn.stopped':
    case 'turn.closed':
      return { code: 'poll.stopped' }
    default:
      return fault satisfies never
  }
}
