import { faultData, type PollFault } from '@suyab/poll/fault'
import type { ShapeFault } from '@suyab/poll/declaration'
import type { Result } from '@suyab/survey/result'
import type { PollFaults } from './api-poll.ts'
import { Refusal } from './refusal.ts'

const missing = new Set(['poll.unknown', 'poll.wave-unknown', 'poll.upload-unknown', 'poll.recoding-unknown']) // prettier-ignore
const conflicts = new Set(['poll.exists', 'poll.wave-exists', 'poll.wave-changed', 'poll.data-twice', 'poll.recoding-not-last', 'poll.recoding-name-taken']) // prettier-ignore

/** A fault of a poll as the end of a request. */
export function pollRefusal(fault: PollFault): Refusal {
  const status = missing.has(fault.code) ? 404 : conflicts.has(fault.code) ? 409 : 422
  return new Refusal(status, fault.code, faultData(fault))
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
  return Response.json(body, { status: pollRefusal(first).status })
}
