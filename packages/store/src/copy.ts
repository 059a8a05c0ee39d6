import { Readable } from 'node:stream'
import type { Client, Connection, Submittable } from 'pg'

/** What pg calls on a query that it was given; the driver knows COPY, but has no query for it. */
abstract class Copy implements Submittable {
  readonly done: Promise<number>
  readonly #text: string
  readonly #settle: { resolve: (rows: number) => void; reject: (cause: unknown) => void }
  #rows = 0
  #failed = false

  constructor(text: string) {
    this.#text = text
    const { promise, resolve, reject } = Promise.withResolvers<number>()
    this.done = promise
    this.done.catch(() => undefined) // its caller may still be busy with the stream's own error
    this.#settle = { resolve, reject }
  }

  submit(connection: Connection): void {
    connection.query(this.#text)
  }

  handleError(cause: Error): void {
    this.#failed = true
    this.ended(cause)
    this.#settle.reject(cause)
  }

  handleCommandComplete(message: { text: string }): void {
    this.#rows = Number(/^COPY (\d+)$/.exec(message.text)?.[1])
  }

  handleReadyForQuery(): void {
    if (this.#failed) return
    this.ended()
    this.#settle.resolve(this.#rows)
  }

  protected abstract ended(cause?: Error): void
}

class CopyOut extends Copy {
  readonly stream: Readable
  #connection: Connection | undefined

  constructor(text: string) {
    super(text)
    this.stream = new Readable({ read: () => this.#connection?.stream.resume() })
  }

  handleCopyData(message: { chunk: Buffer }, connection: Connection): void {
    this.#connection = connection
    // The driver reuses its buffer for what comes next.
    if (!this.stream.push(Buffer.from(message.chunk))) connection.stream.pause()
  }

  protected ended(cause?: Error): void {
    this.#connection?.stream.resume()
    if (cause === undefined) this.stream.push(null)
    else this.stream.destroy(cause)
  }
}

/** The driver's own methods for COPY, which its types leave out. */
type CopyConnection = Connection & {
  sendCopyFromChunk(chunk: Uint8Array): void
  endCopyFrom(): void
  sendCopyFail(message: string): void
}

class CopyIn extends Copy {
  readonly #source: AsyncIterable<Uint8Array>
  #over = false
  #sourceFault: unknown

  constructor(text: string, source: AsyncIterable<Uint8Array>) {
    super(text)
    this.#source = source
  }

  handleCopyInResponse(connection: CopyConnection): void {
    void this.#send(connection)
  }

  async #send(connection: CopyConnection): Promise<void> {
    try {
      for await (const chunk of this.#source) {
        if (this.#over) return
        connection.sendCopyFromChunk(chunk)
        if (connection.stream.writableNeedDrain) await this.#drained(connection)
      }
      if (!this.#over) connection.endCopyFrom()
    } catch (cause) {
      // The server answers with an error of its own, which stands for this one.
      this.#sourceFault = cause
      if (!this.#over) connection.sendCopyFail('the source broke')
    }
  }

  #drained({ stream }: CopyConnection): Promise<void> {
    return new Promise((resolve) => {
      const go = (): void => {
        stream.off('drain', go).off('close', go)
        resolve()
      }
      stream.on('drain', go).on('close', go)
    })
  }

  override handleError(cause: Error): void {
    super.handleError(this.#sourceFault instanceof Error ? this.#sourceFault : cause)
  }

  protected ended(): void {
    this.#over = true
  }
}

/** Runs `COPY … TO STDOUT`; `rows` settles after the stream has ended. */
export function copyOut(client: Client, text: string): { stream: Readable; rows: Promise<number> } {
  const copy = client.query(new CopyOut(text))
  return { stream: copy.stream, rows: copy.done }
}

/** Runs `COPY … FROM STDIN` with the source's bytes and gives the number of rows. */
export function copyIn(
  client: Client,
  text: string,
  source: AsyncIterable<Uint8Array>,
): Promise<number> {
  return client.query(new CopyIn(text, source)).done
}
