import type { ApiFault } from '@suyab/server/api'
import { address, type Query } from './client.ts'
import { RequestFault, statusCode } from './fault.ts'

/**
 * Brings a file to the node and says from 0 to 1 how much of it has left: browsers tell that of
 * nothing but this old kind of request. Throws a RequestFault as `send` does.
 */
export async function uploadFile<Answer>(
  path: string,
  query: Query,
  file: Blob,
  signal: AbortSignal,
  onProgress: (part: number) => void,
): Promise<Answer> {
  const request = new XMLHttpRequest()
  request.open('POST', address(path, query))
  request.responseType = 'text'
  request.setRequestHeader('accept', 'application/json')
  request.setRequestHeader('suyab-desk', '1')
  request.setRequestHeader('content-type', 'application/octet-stream')
  return new Promise<Answer>((resolve, reject) => {
    const stop = (): void => request.abort()
    signal.addEventListener('abort', stop, { once: true })
    request.upload.addEventListener('progress', ({ loaded, total }) =>
      onProgress(total === 0 ? 0 : loaded / total),
    )
    request.addEventListener('abort', () => reject(new DOMException('stopped', 'AbortError')))
    request.addEventListener('error', () => reject(new RequestFault(0, { code: 'network' })))
    request.addEventListener('load', () => {
      signal.removeEventListener('abort', stop)
      const { status, responseText } = request
      const answer = parsed(responseText)
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the node is the desk's own: its answers are what the API's types say
      if (status >= 200 && status < 300 && answer !== undefined) resolve(answer as Answer)
      else reject(new RequestFault(status, faultIn(answer) ?? { code: statusCode(status) }, answer))
    })
    request.send(file)
  })
}

/** Asks the node for a file and gives it to the browser to save. Throws a RequestFault as `send` does. */
export async function receiveFile(
  path: string,
  query: Query,
  body: object,
  name: string,
): Promise<void> {
  let response: Response
  try {
    response = await fetch(address(path, query), {
      method: 'POST',
      credentials: 'same-origin',
      headers: { 'content-type': 'application/json', 'suyab-desk': '1' },
      body: JSON.stringify(body),
    })
  } catch (cause) {
    throw new RequestFault(0, { code: 'network' }, null, { cause })
  }
  if (!response.ok) {
    const answer = parsed(await response.text())
    const { status } = response
    throw new RequestFault(status, faultIn(answer) ?? { code: statusCode(status) }, answer)
  }
  saveBlob(await response.blob(), name)
}

/** Gives the browser something to save under a name. */
export function saveBlob(blob: Blob, name: string): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(blob)
  link.download = name
  link.click()
  // The browser has begun to read it by the next turn.
  setTimeout(() => URL.revokeObjectURL(link.href), 0)
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}

function faultIn(answer: unknown): ApiFault | undefined {
  if (typeof answer !== 'object' || answer === null || !('fault' in answer)) return undefined
  const { fault } = answer
  const isFault = typeof fault === 'object' && fault !== null && 'code' in fault
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the node's own fault, of which a code was seen
  return isFault ? (fault as ApiFault) : undefined
}
