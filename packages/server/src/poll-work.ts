import type { PollFault } from '@suyab/poll/fault'
import { refuse } from '@suyab/survey/result'
import type { WaveRecord } from '@suyab/poll/wave-record'
import { openPatientWorker, type PatientWorker } from './patient-worker.ts'
import type { DataFileAsked, PollAnswers, PollTask, Thrown } from './poll-worker.ts'

/** What takes long with polls' data, done beside the node's own thread and in bounded memory. */
export interface PollWork {
  preview(upload: Asked<'preview'>['upload']): Promise<PollAnswers['preview']>
  prepare(wave: Asked<'prepare'>['wave']): Promise<PollAnswers['prepare']>
  tryRecoding(
    record: WaveRecord,
    recoding: Asked<'recoding'>['recoding'],
  ): Promise<PollAnswers['recoding']>
  checkDesign(
    record: WaveRecord,
    declaration: Asked<'design'>['declaration'],
    former?: WaveRecord,
  ): Promise<PollAnswers['design']>
  /** The numbers that occur in a variable, each with how many gave it. */
  listValues(record: WaveRecord, of: string): Promise<PollAnswers['values']>
  /** A file that is written as it is taken; why it cannot be, where that shows before its first byte. */
  file(asked: DataFileAsked): Promise<PollFault | PollFile>
  /** Ends the threads that wait for more work. */
  close(): Promise<void>
}

export interface PollFile {
  /** The next part, undefined after the last. @throws FileBroke */
  next(): Promise<Uint8Array | undefined>
  /** Ends the work on it, done or not. */
  close(): Promise<void>
}

type Asked<Kind extends PollTask['kind']> = Extract<PollTask, { kind: Kind }>

/** A file that could not be finished after its beginning had gone out. */
export class FileBroke extends Error {
  override readonly name = 'FileBroke'
  readonly fault: PollFault

  constructor(fault: PollFault) {
    super(fault.code)
    this.fault = fault
  }
}

/** A thread failed at what nobody foresaw. */
class PollWorkError extends Error {
  override readonly name = 'PollWorkError'
}

/** Milliseconds for one task. */
const patience = 15 * 60_000
/** Of a thread's heap; columns of numbers are beside it, bounded by the number of cells. */
const megabytes = 1536
/** Threads at once: the others wait. */
const most = 2

/** Opens the work on a folder of blobs. A task has a thread to itself, which waits a while for the next. */
export function openPollWork(folder: string): PollWork {
  const turns = new Turns(most)
  // Whoever takes a file slowly keeps nobody from reading one in.
  const fileTurns = new Turns(most)
  const idle = new IdleThreads()
  const once = async <Kind extends Exclude<PollTask['kind'], 'file' | 'next'>>(
    task: Asked<Kind>,
  ): Promise<PollAnswers[Kind] | PollFault> => {
    const leave = await turns.take()
    const worker = idle.take() ?? open()
    try {
      const given = await ask<Kind>(worker, task)
      idle.keep(worker)
      return given
    } catch (cause) {
      await worker.close()
      throw cause
    } finally {
      leave()
    }
  }
  const many = <Kind extends 'preview' | 'prepare' | 'design'>(
    given: PollAnswers[Kind] | PollFault,
  ): PollAnswers[Kind] | { ok: false; fault: readonly PollFault[] } =>
    'code' in given ? refuse([given]) : given
  return {
    close: () => idle.close(),
    preview: async (upload) => many<'preview'>(await once<'preview'>({ kind: 'preview', folder, upload })), // prettier-ignore
    prepare: async (wave) => many<'prepare'>(await once<'prepare'>({ kind: 'prepare', folder, wave })), // prettier-ignore
    checkDesign: async (record, declaration, former) => many<'design'>(await once<'design'>({ kind: 'design', folder, record, declaration, ...(former && { former }) })), // prettier-ignore
    tryRecoding: async (record, recoding) => {
      const given = await once<'recoding'>({ kind: 'recoding', folder, record, recoding })
      return 'code' in given ? refuse(given) : given
    },
    listValues: async (record, of) => {
      const given = await once<'values'>({ kind: 'values', folder, record, of })
      return 'code' in given ? refuse(given) : given
    },
    file: async (asked) => {
      const leave = await fileTurns.take()
      const worker = open()
      const close = async (): Promise<void> => {
        await worker.close()
        leave()
      }
      try {
        const begun = await ask<'file'>(worker, { kind: 'file', folder, asked })
        const fault = 'code' in begun ? begun : begun.ok ? undefined : begun.fault
        if (fault === undefined) return { next: () => nextPart(worker), close }
        await close()
        return fault
      } catch (cause) {
        await close()
        throw cause
      }
    },
  }
}

type PollThread = PatientWorker<PollTask, PollAnswers[PollTask['kind']] | Thrown>

function open(): PollThread {
  return openPatientWorker(new URL('poll-worker.ts', import.meta.url), {
    milliseconds: patience,
    megabytes,
  })
}

async function ask<Kind extends PollTask['kind']>(
  worker: PollThread,
  task: Asked<Kind>,
): Promise<PollAnswers[Kind] | PollFault> {
  const given = await worker.ask(task)
  if (!given.ok) {
    const { fault } = given
    if (fault.code === 'worker.too-slow')
      return { code: 'poll.too-slow', data: { seconds: patience / 1000 } }
    return fault.reason === 'ERR_WORKER_OUT_OF_MEMORY'
      ? { code: 'poll.memory-exceeded', data: { megabytes } }
      : { code: 'poll.reading-broke', data: { reason: fault.reason } }
  }
  if ('thrown' in given.value) throw new PollWorkError(given.value.thrown)
  // A thread answers what it was asked.
  return given.value as PollAnswers[Kind]
}

async function nextPart(worker: PollThread): Promise<Uint8Array | undefined> {
  const part = await ask<'next'>(worker, { kind: 'next' })
  if ('code' in part) throw new FileBroke(part)
  if (!part.ok) throw new FileBroke(part.fault)
  return part.value
}

/** Milliseconds that a thread waits for more: starting one takes most of a second. */
const waiting = 30_000

/** Threads that have done what they were asked. */
class IdleThreads {
  readonly #threads = new Map<PollThread, NodeJS.Timeout>()

  take(): PollThread | undefined {
    for (const [thread, timer] of this.#threads) {
      clearTimeout(timer)
      this.#threads.delete(thread)
      return thread
    }
    return undefined
  }

  keep(thread: PollThread): void {
    const end = (): void => {
      this.#threads.delete(thread)
      void thread.close()
    }
    this.#threads.set(thread, setTimeout(end, waiting).unref())
  }

  async close(): Promise<void> {
    for (let thread = this.take(); thread !== undefined; thread = this.take()) await thread.close()
  }
}

/** So many at once; who comes later waits for a turn. */
class Turns {
  #free: number
  readonly #waiting: (() => void)[] = []

  constructor(most: number) {
    this.#free = most
  }

  async take(): Promise<() => void> {
    if (this.#free > 0) this.#free -= 1
    else await new Promise<void>((resolve) => this.#waiting.push(resolve))
    let isHeld = true
    return () => {
      if (!isHeld) return
      isHeld = false
      const next = this.#waiting.shift()
      if (next === undefined) this.#free += 1
      else next()
    }
  }
}
