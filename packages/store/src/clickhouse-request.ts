/** What a request to ClickHouse's HTTP interface asks for. */
export interface ClickHouseRequest {
  /** The statement, with an INSERT's rows still apart in `data`. */
  statement: string
  /** The rows of an INSERT, as they came. */
  data: Uint8Array | undefined
  /** The format of what it answers where the statement names none. */
  format: string
  settings: ReadonlyMap<string, string>
  /** Values of `{name:Type}`, escaped as in TabSeparated. */
  parameters: ReadonlyMap<string, string>
  /** Unique among the running queries, so that this one can be stopped. */
  comment: string | undefined
}

/** Arguments of the interface that are no settings, and settings that only a server has. */
const ignored = new Set([
  'query',
  'query_id',
  'database',
  'session_id',
  'default_format',
  'user',
  'password',
  'log_comment',
  'wait_end_of_query',
  'buffer_size',
  'compress',
  'decompress',
  'enable_http_compression',
  'send_progress_in_http_headers',
  'http_headers_progress_interval_ms',
  'cancel_http_readonly_queries_on_client_close',
])

const identifier = /^[A-Za-z_][A-Za-z0-9_]*$/

/**
 * Reads a POST to ClickHouse's HTTP interface as `@clickhouse/client` makes it: the statement in the
 * body, or in the address with an INSERT's rows in the body; settings and `param_…` in the address,
 * or all of it as a form. Throws a RangeError for a name that is none.
 * @source https://clickhouse.com/docs/interfaces/http
 */
export async function readClickHouseRequest(
  address: URL,
  contentType: string | undefined,
  body: Buffer<ArrayBuffer>,
): Promise<ClickHouseRequest> {
  const given = new Map(address.searchParams)
  let data: Uint8Array | undefined
  if (contentType?.startsWith('multipart/form-data') === true) {
    const headers = { 'content-type': contentType }
    const form = await new Response(body, { headers }).formData()
    for (const [name, value] of form) if (typeof value === 'string') given.set(name, value)
  } else if (given.has('query')) data = body
  else given.set('query', body.toString())
  const settings = new Map<string, string>()
  const parameters = new Map<string, string>()
  for (const [name, value] of given) {
    if (!identifier.test(name)) throw new RangeError(`${name} is no name of a setting`)
    if (name.startsWith('param_')) parameters.set(name.slice('param_'.length), value)
    else if (!ignored.has(name)) settings.set(name, value)
  }
  return {
    statement: given.get('query') ?? '',
    data: data === undefined || data.length === 0 ? undefined : data,
    format: given.get('default_format') ?? 'TabSeparated',
    settings,
    parameters,
    comment: given.get('log_comment'),
  }
}

/** A string as a literal of ClickHouse's SQL. */
export function literal(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`
}

/** The statement that gives a connection a request's settings and parameters. */
export function setStatement(
  settings: ReadonlyMap<string, string>,
  parameters: ReadonlyMap<string, string>,
): string {
  return `SET ${[
    ...[...settings].map(([name, value]) => `${name} = ${literal(value)}`),
    ...[...parameters].map(([name, value]) => `param_${name} = ${literal(value)}`),
  ].join(', ')}`
}

/** An INSERT as the client writes it: table, columns, format, and nothing else. */
export interface InsertStatement {
  table: string
  columns: string[] | undefined
  format: string
}

const insertForm = /^\s*INSERT INTO\s+([\w.]+)\s*(?:\(([\w\s,]*)\))?\s*FORMAT\s+(\w+)\s*$/i

/** Recognises an INSERT whose rows can be handed to the engine as bytes. */
export function parseInsert(statement: string): InsertStatement | undefined {
  const [, table, columns, format] = insertForm.exec(statement) ?? []
  if (table === undefined || format === undefined) return undefined
  return { table, format, columns: columns?.split(',').map((name) => name.trim()) }
}
