import { createGunzip, type Gunzip } from 'node:zlib'

/**
 * The bytes without gzip, if they are packed; members may follow each other, as web archives have
 * them. What came before a place where the packing is broken is given before the error, but for the
 * last piece; a stream that is piped would drop all that waits in its buffer.
 * @throws the unpacker's error, whose code begins with `Z_`
 */
export async function* unpack(
  bytes: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  let gunzip: Gunzip | undefined
  let isFirst = true
  let ready: Uint8Array[] = []
  let failure: Error | undefined
  try {
    for await (const chunk of bytes) {
      if (isFirst && chunk[0] === 0x1f && chunk[1] === 0x8b) {
        gunzip = createGunzip()
        gunzip.on('data', (part: Buffer) => ready.push(part))
        gunzip.on('error', (cause) => (failure = cause))
      }
      isFirst = false
      if (gunzip === undefined) yield chunk
      else {
        await written(gunzip, chunk)
        yield* ready
        ready = []
        if (failure !== undefined) throw failure
      }
    }
    if (gunzip === undefined) return
    await ended(gunzip)
    yield* ready
    if (failure !== undefined) throw failure
  } finally {
    gunzip?.destroy()
  }
}

/** Resolves when all that a piece unpacks to has been handed on, or when the packing is broken. */
function written(gunzip: Gunzip, chunk: Uint8Array): Promise<void> {
  return settled(gunzip, (done) => gunzip.write(chunk, () => setImmediate(done)))
}

function ended(gunzip: Gunzip): Promise<void> {
  return settled(gunzip, (done) => {
    gunzip.once('end', done)
    gunzip.end()
  })
}

/** A stream that broke calls nobody back for what was under way. */
function settled(gunzip: Gunzip, start: (done: () => void) => void): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      gunzip.off('close', done)
      resolve()
    }
    gunzip.once('close', done)
    start(done)
  })
}
