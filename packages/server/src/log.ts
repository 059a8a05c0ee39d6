/** One line of JSON per event, on standard error, so that standard output stays for results. */
export interface Log {
  info(event: string, data?: LogData): void
  warn(event: string, data?: LogData): void
  error(event: string, cause: unknown, data?: LogData): void
}

export type LogData = Readonly<Record<string, string | number | boolean | null | undefined>>

const secretName =
  /token|secret|password|cookie|authorization|signature|private|link$|^key$|challenge/i
/** The feeds' and one-time links' tokens stand in paths and fragments; database addresses hold passwords. */
const secretText: readonly [RegExp, string][] = [
  [/(\/feeds\/)[^/?#\s"]+/g, '$1…'],
  [/(\/(?:link|enter|join)[/#?]?(?:token=)?)[A-Za-z0-9_-]{16,}/g, '$1…'],
  [/\b([a-z][a-z0-9+.-]*:\/\/)[^\s/@"]*:[^\s/@"]*@/gi, '$1…@'],
  [/\b(bearer|basic)\s+[A-Za-z0-9._~+/=-]+/gi, '$1 …'],
  [/([?&#](?:token|key|secret|password|code)=)[^&#\s"]+/gi, '$1…'],
  // 256 bits in base64url, as every token of ours, wherever it stands.
  [/(?<![A-Za-z0-9_-])[A-Za-z0-9_-]{43}(?![A-Za-z0-9_-])/g, '…'],
]

/** Takes what opens doors out of a text that goes into a log. */
export function withoutSecrets(text: string): string {
  return secretText.reduce((now, [pattern, instead]) => now.replace(pattern, instead), text)
}

/** A log that writes each event as one line to `write`, without tokens, cookies and keys. */
export function openLog(write: (line: string) => void, clock: () => number): Log {
  const line = (level: string, event: string, data: LogData): void => {
    const kept = Object.entries(data)
      .filter(([, value]) => value !== undefined)
      .map(([name, value]) => [
        name,
        secretName.test(name) ? '…' : typeof value === 'string' ? withoutSecrets(value) : value,
      ])
    const entry = { at: new Date(clock()).toISOString(), level, event, ...Object.fromEntries(kept) }
    write(`${JSON.stringify(entry)}\n`)
  }
  return {
    info: (event, data = {}) => line('info', event, data),
    warn: (event, data = {}) => line('warn', event, data),
    error: (event, cause, data = {}) => line('error', event, { ...data, ...told(cause) }),
  }
}

/** An error's name, code, message and the chain of its causes; never the objects themselves. */
function told(cause: unknown): LogData {
  if (!(cause instanceof Error)) return { cause: String(cause) }
  const code: unknown = Reflect.get(cause, 'code')
  const causes: string[] = []
  for (
    let inner: unknown = cause.cause;
    inner instanceof Error && causes.length < 5;
    inner = inner.cause
  )
    causes.push(`${inner.name}: ${inner.message}`)
  return {
    error: cause.name,
    message: cause.message,
    ...(typeof code === 'string' ? { code } : {}),
    ...(causes.length > 0 ? { causes: causes.join(' < ') } : {}),
    stack: (cause.stack ?? '').split('\n').slice(1, 5).join(' | ').replaceAll(/\s+/g, ' '),
  }
}
