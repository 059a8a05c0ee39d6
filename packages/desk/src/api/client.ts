import type { ApiFault } from '@suyab/server/api'
import { RequestFault, statusCode } from './fault.ts'

export type Query = Readonly<
  Record<string, string | number | boolean | readonly string[] | null | undefined>
>

/** A path of the API with its query; lists repeat their name, empty values are left out. */
export function address(path: string, query: Query = {}): string {
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) {
    if (value === undefined || value === null || value === '' || value === false) continue
    for (const one of Array.isArray(value) ? value : [value]) {
      search.append(name, one === true ? '1' : String(one))
    }
  }
  const text = search.toString()
  return text === '' ? `/api${path}` : `/api${path}?${text}`
}

/** The path of an item: its uri percent-encoded, with what follows. */
export function itemPath(uri: string, rest = ''): string {
  return `/items/${encodeURIComponent(uri)}${rest}`
}

/** Asks the node. Throws a RequestFault with the node's code, or `network` where none answered. */
export async function get<Answer>(
  path: string,
  query?: Query,
  signal?: AbortSignal,
): Promise<Answer> {
  return request<Answer>('GET', address(path, query), undefined, signal)
}

/** Tells the node. Throws as `get` does. */
export async function send<Answer = void>(
  method: 'POST' | 'PATCH' | 'PUT' | 'DELETE',
  path: string,
  body?: unknown,
  signal?: AbortSignal,
): Promise<Answer> {
  return request<Answer>(method, address(path), body, signal)
}

async function request<Answer>(
  method: string,
  url: string,
  body: unknown,
  signal?: AbortSignal,
): Promise<Answer> {
  const blob = body instanceof Blob
  const type = blob ? body.type || 'application/octet-stream' : 'application/json'
  let response: Response
  try {
    response = await fetch(url, {
      method,
      credentials: 'same-origin',
      headers: {
        accept: 'application/json',
        // A header that no form of another site can send.
        'suyab-desk': '1',
        ...(body === undefined ? {} : { 'content-type': type }),
      },
      ...(body === undefined ? {} : { body: blob ? body : JSON.stringify(body) }),
      ...(signal === undefined ? {} : { signal }),
    })
  } catch (cause) {
    if (signal?.aborted === true) throw cause
    throw new RequestFault(0, { code: 'network' }, null, { cause })
  }
  const answer = await readJson(response)
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the node is the desk's own: its answers are what the API's types say
  if (response.ok) return answer as Answer
  throw new RequestFault(
    response.status,
    faultIn(answer) ?? { code: statusCode(response.status) },
    answer,
  )
}

async function readJson(response: Response): Promise<unknown> {
  const text = await response.text()
  if (text === '') return null
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw new RequestFault(
      response.status,
      { code: statusCode(response.ok ? 502 : response.status) },
      null,
      { cause },
    )
  }
}

function faultIn(answer: unknown): ApiFault | undefined {
  if (typeof answer !== 'object' || answer === null || !('fault' in answer)) return undefined
  return isFault(answer.fault) ? answer.fault : undefined
}

function isFault(value: unknown): value is ApiFault {
  return (
    typeof value === 'object' && value !== null && 'code' in value && typeof value.code === 'string'
  )
}
