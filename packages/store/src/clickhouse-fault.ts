import { ClickHouseError } from '@clickhouse/client'
import { asStoreError, StoreError, type StoreErrorCode } from './fault.ts'

/**
 * What ClickHouse's error numbers mean for the store.
 * @source ClickHouse 26.7, src/Common/ErrorCodes.cpp
 */
const byNumber: Record<string, StoreErrorCode> = {
  '241': 'store.out-of-memory', // MEMORY_LIMIT_EXCEEDED
  '173': 'store.out-of-memory', // CANNOT_ALLOCATE_MEMORY
  '394': 'store.query-stopped', // QUERY_WAS_CANCELLED
  '734': 'store.query-stopped', // QUERY_WAS_CANCELLED_BY_CLIENT
  '159': 'store.query-timeout', // TIMEOUT_EXCEEDED
  '160': 'store.query-timeout', // TOO_SLOW
  '167': 'store.query-too-large', // TOO_DEEP_AST
  '168': 'store.query-too-large', // TOO_BIG_AST
  '306': 'store.query-too-large', // TOO_DEEP_RECURSION
  '158': 'store.query-too-large', // TOO_MANY_ROWS
  '307': 'store.query-too-large', // TOO_MANY_BYTES
  '396': 'store.query-too-large', // TOO_MANY_ROWS_OR_BYTES
  '202': 'store.busy', // TOO_MANY_SIMULTANEOUS_QUERIES
  '252': 'store.busy', // TOO_MANY_PARTS
  '243': 'store.disk-full', // NOT_ENOUGH_SPACE
  '210': 'store.unavailable', // NETWORK_ERROR
  '209': 'store.unavailable', // SOCKET_TIMEOUT
  '279': 'store.unavailable', // ALL_CONNECTION_TRIES_FAILED
  '236': 'store.unavailable', // ABORTED
  '242': 'store.unavailable', // TABLE_IS_READ_ONLY
  '999': 'store.unavailable', // KEEPER_EXCEPTION
  '193': 'store.access-denied', // WRONG_PASSWORD
  '192': 'store.access-denied', // UNKNOWN_USER
  '497': 'store.access-denied', // ACCESS_DENIED
  '516': 'store.access-denied', // AUTHENTICATION_FAILED
  '81': 'store.access-denied', // UNKNOWN_DATABASE
  '40': 'store.corrupt', // CHECKSUM_DOESNT_MATCH
  '246': 'store.corrupt', // CORRUPTED_DATA
}

/** The client's own words for a connection that broke or timed out; they come without a code. */
const lost = /^(socket hang up|Timeout error|other side closed)/i

/**
 * Names what an error from ClickHouse or its client means for the store. A mistake in a statement
 * comes back as it was.
 */
export function asClickHouseError(cause: unknown): unknown {
  if (!(cause instanceof Error) || cause instanceof StoreError) return cause
  if (cause.name === 'AbortError' || cause.message.startsWith('The user aborted a request'))
    return new StoreError('store.query-stopped', 'the query was stopped', { cause })
  if (cause instanceof ClickHouseError) {
    // A query that was too long for the parser is reported as a syntax error.
    const named =
      byNumber[cause.code] ??
      (/Max query size exceeded/.test(cause.message) ? 'store.query-too-large' : undefined)
    if (named === undefined && /No space left on device/.test(cause.message))
      return new StoreError('store.disk-full', cause.message, { cause })
    return named === undefined ? cause : new StoreError(named, cause.message, { cause })
  }
  if (lost.test(cause.message)) return new StoreError('store.unavailable', cause.message, { cause })
  return asStoreError(cause)
}
