import { createHash } from 'node:crypto'
import { ok, refuse, type Result } from '@suyab/wire/result'
import { z } from 'zod'

/** An endpoint that gives vectors for texts, as OpenAI's `/v1/embeddings` does. */
export interface EmbeddingEndpoint {
  /** The whole address, with its path. */
  readonly url: string
  readonly model: string
  /** Sent as bearer token. */
  readonly key?: string
  /** Texts that are sent at once. */
  readonly batch: number
  /** Milliseconds until an answer must be there. */
  readonly timeout: number
}

export type EmbeddingFault =
  | { code: 'embedding.unreachable'; detail: string }
  | { code: 'embedding.timeout'; milliseconds: number }
  | { code: 'embedding.status'; status: number }
  | { code: 'embedding.too-large'; mostBytes: number }
  /** Not what was asked for; `at` is a JSON pointer into the answer. */
  | { code: 'embedding.answer'; at: string; expected: string }

/** Where vectors are kept, by a digest of model and text. */
export interface VectorCache {
  get(digest: string): Promise<Float32Array | undefined>
  set(digest: string, vector: Float32Array): Promise<void>
  /** Forgets all: the endpoint gives vectors of another kind by now. */
  clear(): Promise<void>
}

export type Fetch = (url: string, init: RequestInit) => Promise<Response>

/** An answer of more is not read to its end. */
const mostBytes = 64_000_000
const mostDimensions = 16_384

const answerSchema = z.object({
  data: z.array(
    z.object({
      index: z.int().nonnegative(),
      embedding: z.array(z.number()).min(1).max(mostDimensions),
    }),
  ),
})

/** SHA-256 of model and text, hexadecimal. */
export function embeddingDigest(model: string, text: string): string {
  return createHash('sha256').update(`${model}\n${text}`).digest('hex')
}

/**
 * The vectors of texts, each of length 1, in their order; those that the cache has are not asked for
 * again. The first batch that fails ends it; what came before is in the cache.
 * @source OpenAI API reference, Create embeddings
 */
export async function embedTexts(
  texts: readonly string[],
  endpoint: EmbeddingEndpoint,
  fetch: Fetch,
  cache: VectorCache,
): Promise<Result<Float32Array[], EmbeddingFault>> {
  const digests = texts.map((text) => embeddingDigest(endpoint.model, text))
  const vectors = new Map<string, Float32Array>()
  const missing = new Map<string, string>()
  for (const [at, digest] of digests.entries()) {
    if (vectors.has(digest) || missing.has(digest)) continue
    const known = await cache.get(digest)
    if (known === undefined) missing.set(digest, texts[at]!)
    else vectors.set(digest, known)
  }
  const asked = [...missing]
  for (let from = 0; from < asked.length; from += endpoint.batch) {
    const batch = asked.slice(from, from + endpoint.batch)
    const answer = await askedOf(
      endpoint,
      batch.map(([, text]) => text),
      fetch,
    )
    if (!answer.ok) return answer
    for (const [at, [digest]] of batch.entries()) {
      const vector = answer.value[at]!
      vectors.set(digest, vector)
      await cache.set(digest, vector)
    }
  }
  const found = digests.map((digest) => vectors.get(digest)!)
  const odd = found.findIndex((vector) => vector.length !== found[0]!.length)
  if (odd === -1) return ok(found)
  await cache.clear()
  return refuse({ code: 'embedding.answer', at: '/data', expected: 'vectors of one length' })
}

async function askedOf(
  endpoint: EmbeddingEndpoint,
  input: readonly string[],
  fetch: Fetch,
): Promise<Result<Float32Array[], EmbeddingFault>> {
  const { url, model, key, timeout } = endpoint
  const signal = AbortSignal.timeout(timeout)
  let body: string | undefined
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(key === undefined ? {} : { authorization: `Bearer ${key}` }),
      },
      body: JSON.stringify({ model, input, encoding_format: 'float' }),
      signal,
    })
    if (!response.ok) {
      await response.body?.cancel()
      return refuse({ code: 'embedding.status', status: response.status })
    }
    body = await limitedText(response)
  } catch (error) {
    if (signal.aborted) return refuse({ code: 'embedding.timeout', milliseconds: timeout })
    const detail = error instanceof Error ? error.message : String(error)
    return refuse({ code: 'embedding.unreachable', detail })
  }
  return body === undefined
    ? refuse({ code: 'embedding.too-large', mostBytes })
    : readAnswer(body, input.length)
}

async function limitedText(response: Response): Promise<string | undefined> {
  const decoder = new TextDecoder()
  let text = ''
  let bytes = 0
  for await (const chunk of response.body ?? []) {
    bytes += chunk.byteLength
    // Leaving the loop cancels the rest.
    if (bytes > mostBytes) return undefined
    text += decoder.decode(chunk, { stream: true })
  }
  return text + decoder.decode()
}

function readAnswer(body: string, texts: number): Result<Float32Array[], EmbeddingFault> {
  const wrong = (at: string, expected: string): { ok: false; fault: EmbeddingFault } =>
    refuse({ code: 'embedding.answer', at, expected })
  let raw: unknown
  try {
    raw = JSON.parse(body)
  } catch (error) {
    if (error instanceof SyntaxError) return wrong('', 'JSON')
    throw error
  }
  const parsed = answerSchema.safeParse(raw)
  if (!parsed.success) {
    const issue = parsed.error.issues[0]
    return wrong(`/${(issue?.path ?? []).map(String).join('/')}`, issue?.message ?? '')
  }
  const vectors: (Float32Array | undefined)[] = Array.from({ length: texts })
  for (const { index, embedding } of parsed.data.data) {
    if (index < texts) vectors[index] = unit(embedding)
  }
  const lacking = vectors.findIndex((vector) => vector === undefined)
  return lacking === -1
    ? ok(vectors as Float32Array[])
    : wrong(`/data/${lacking}`, 'a vector other than zero for each text')
}

/** The vector with length 1; undefined where it has none. */
function unit(values: readonly number[]): Float32Array | undefined {
  const length = Math.hypot(...values)
  return length > 0 && Number.isFinite(length)
    ? Float32Array.from(values, (value) => value / length)
    : undefined
}
