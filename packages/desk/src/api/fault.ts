import type { ApiFault } from '@suyab/server/api'

/** What the node refused, or that it could not be reached (status 0). */
export class RequestFault extends Error {
  override readonly name = 'RequestFault'
  readonly status: number
  readonly fault: ApiFault
  /** What else the answer held, such as the other person's field with a 409. */
  readonly body: unknown

  constructor(status: number, fault: ApiFault, body: unknown = null, options?: ErrorOptions) {
    super(`${status} ${fault.code}`, options)
    this.status = status
    this.fault = fault
    this.body = body
  }
}

export function faultOf(error: unknown): ApiFault {
  if (error instanceof RequestFault) return error.fault
  return { code: 'desk.broken', data: { detail: error instanceof Error ? error.message : '' } }
}

/** The shared sentence for an answer whose code the desk does not know. */
export function statusCode(status: number): string {
  if (status === 0) return 'network'
  if (status === 401) return 'session'
  if (status === 403) return 'forbidden'
  if (status === 404 || status === 410) return 'missing'
  if (status === 409 || status === 412) return 'conflict'
  if (status === 429) return 'rate'
  return status >= 500 ? 'server' : 'unknown'
}
