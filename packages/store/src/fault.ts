/** What can be wrong with the store itself; the words for the reader are in the message catalogue. */
export type StoreErrorCode =
  | 'store.disk-full'
  | 'store.unavailable'
  | 'store.busy'
  | 'store.out-of-memory'
  | 'store.access-denied'
  | 'store.corrupt'
  | 'store.io'
  | 'store.number-unsafe'
  | 'store.start-failed'
  | 'store.platform'
  | 'store.account'
  | 'store.lock-failed'
  | 'store.folder-in-use'
  | 'store.schema-newer'
  | 'store.migration-changed'
  | 'store.migration-order'
  | 'store.migration-failed'
  | 'store.job-policy'
  | 'store.blob-mismatch'
  | 'store.blob-missing'
  | 'store.blob-offset'
  | 'store.blob-digest'
  | 'store.backup-target'
  | 'store.archive-broken'
  | 'store.not-empty'
  | 'store.query-stopped'
  | 'store.query-timeout'
  | 'store.query-too-large'

/** Broken machinery below the features; `code` says what the server can tell its people. */
export class StoreError extends Error {
  override readonly name: string = 'StoreError'
  readonly code: StoreErrorCode

  constructor(code: StoreErrorCode, message: string, options?: { cause?: unknown }) {
    super(message, options)
    this.code = code
  }
}

/** Another living process runs a node on this data folder. */
export class FolderInUseError extends StoreError {
  override readonly name = 'FolderInUseError'
  readonly folder: string
  /** The process that holds the folder, where it could be read. */
  readonly pid: number | undefined

  constructor(folder: string, pid: number | undefined, options?: { cause?: unknown }) {
    super(
      'store.folder-in-use',
      `${folder} is in use by ${pid === undefined ? 'another process' : `process ${pid}`}`,
      options,
    )
    this.folder = folder
    this.pid = pid
  }
}

const bySqlState: Record<string, StoreErrorCode> = {
  '53100': 'store.disk-full',
  '53200': 'store.out-of-memory',
  '53300': 'store.busy',
  '57P01': 'store.unavailable',
  '57P02': 'store.unavailable',
  '57P03': 'store.unavailable',
  '57P05': 'store.unavailable',
  '28000': 'store.access-denied',
  '28P01': 'store.access-denied',
  '3D000': 'store.access-denied',
  '58030': 'store.io',
  XX001: 'store.corrupt',
  XX002: 'store.corrupt',
}

const bySystemCode: Record<string, StoreErrorCode> = {
  ENOSPC: 'store.disk-full',
  EDQUOT: 'store.disk-full',
  ECONNREFUSED: 'store.unavailable',
  ECONNRESET: 'store.unavailable',
  ENOENT: 'store.unavailable',
  ENOTFOUND: 'store.unavailable',
  EHOSTUNREACH: 'store.unavailable',
  ENETUNREACH: 'store.unavailable',
  EPIPE: 'store.unavailable',
  ETIMEDOUT: 'store.unavailable',
  EIO: 'store.io',
}

/** The driver gives these without any code when the server went away. */
const lostConnection =
  /^(Connection terminated|Client has encountered a connection error|timeout expired|timeout exceeded when trying to connect|Client was closed)/

function stringField(error: object, field: string): string | undefined {
  const value: unknown = Reflect.get(error, field)
  return typeof value === 'string' ? value : undefined
}

/**
 * Names what an error from the driver or the file system means for the store. What is not the
 * store's trouble, a violated constraint for example, comes back as it was.
 * @source PostgreSQL 18, appendix A (error codes)
 */
export function asStoreError(cause: unknown): unknown {
  if (!(cause instanceof Error) || cause instanceof StoreError) return cause
  const code = stringField(cause, 'code')
  const named =
    code === undefined
      ? undefined
      : (bySqlState[code] ??
        bySystemCode[code] ??
        (/^08...$/.test(code) ? 'store.unavailable' : undefined))
  if (named === 'store.io' && /No space left on device|Disk quota/i.test(cause.message))
    return new StoreError('store.disk-full', cause.message, { cause })
  if (named !== undefined) return new StoreError(named, cause.message, { cause })
  // A connection to several addresses fails with one error per address.
  if (cause instanceof AggregateError && cause.errors.length > 0) {
    const first: unknown = asStoreError(cause.errors[0])
    if (first instanceof StoreError) return new StoreError(first.code, first.message, { cause })
  }
  if (lostConnection.test(cause.message))
    return new StoreError('store.unavailable', cause.message, { cause })
  return cause
}
