import { faultData, type PollFault } from '@suyab/poll/fault'
import type { TableFault } from '@suyab/poll/table-fault'
import type { ShapeFault } from '@suyab/poll/declaration'
import type { Result } from '@suyab/survey/result'
import type { PollFaults } from './api-poll.ts'
import { Refusal, type FaultData } from './refusal.ts'

const missing = new Set<PollFault['code'] | TableFault['code']>(['poll.unknown', 'poll.wave-unknown', 'poll.upload-unknown', 'poll.recoding-unknown', 'poll.cell-unknown']) // prettier-ignore
const conflicts = new Set<PollFault['code'] | TableFault['code']>(['poll.exists', 'poll.wave-exists', 'poll.wave-changed', 'poll.data-twice', 'poll.recoding-not-last', 'poll.recoding-name-taken', 'poll.cell-hidden', 'poll.cell-empty']) // prettier-ignore

/** Seconds after which it is worth asking again. */
const soon = 10

/**
 * 404 for what is not there, 409 for what stands against it as it now is, 429 for who has enough
 * waiting, 503 for what was broken off, else 422.
 */
function faultStatus(code: PollFault['code'] | TableFault['code']): 404 | 409 | 422 | 429 | 503 {
  if (code === 'poll.too-many-waiting') return 429
  if (code === 'poll.stopped') return 503
  return missing.has(code) ? 404 : conflicts.has(code) ? 409 : 422
}

/** A fault of a poll or its tables as the end of a request; `data` is what is told of it. */
export function pollRefusal(fault: TableFault, data: FaultData = faultData(fault)): Refusal {
  const status = faultStatus(fault.code)
  const isLater = status === 429 || status === 503
  return new Refusal(status, fault.code, data, isLater ? { retryAfter: soon } : {})
}

/** The value. @throws Refusal */
export function settled<Value>(result: Result<Value, PollFault>): Value {
  if (result.ok) return result.value
  throw pollRefusal(result.fault)
}

/** A body of the right shape. @throws Refusal 'request.schema' */
export function shaped<Value>(result: Result<Value, ShapeFault>): Value {
  if (result.ok) return result.value
  throw new Refusal(400, 'request.schema', { ...result.fault })
}

/** All that is wrong with a file or a declaration, in one answer. */
export function faultsAnswer(faults: readonly PollFault[]): Response {
  const [first] = faults
  if (first === undefined) throw new TypeError('there is a fault')
  const all = faults.map((fault) => ({ code: fault.code, data: faultData(fault) }))
  const body: PollFaults = { fault: { code: first.code, data: faultData(first) }, faults: all }
  const { status, retryAfter } = pollRefusal(first)
  const headers = retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) }
  return Response.json(body, { status, headers })
}
