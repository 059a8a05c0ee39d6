import type { ContentfulStatusCode } from 'hono/utils/http-status'

export type FaultData = Record<string, string | number | boolean | null>

/**
 * Ends a request with a coded fault. Only routes throw it; the parts below give Results.
 */
export class Refusal extends Error {
  override readonly name = 'Refusal'
  readonly status: ContentfulStatusCode
  readonly code: string
  readonly data: FaultData | undefined
  /** Seconds after which it is worth asking again. */
  readonly retryAfter: number | undefined

  constructor(
    status: ContentfulStatusCode,
    code: string,
    data?: FaultData,
    options?: { retryAfter?: number; cause?: unknown },
  ) {
    super(code, options?.cause === undefined ? undefined : { cause: options.cause })
    this.status = status
    this.code = code
    this.data = data
    this.retryAfter = options?.retryAfter
  }
}
