import type { PollFault } from '@suyab/poll/fault'
import { refuse, type Result } from '@suyab/survey/result'
import type { WaveRecord } from '@suyab/poll/wave-record'
import { openPatientWorker, type PatientWorker, type Watching } from './patient-worker.ts'
import { pollThreadFault } from './poll-thread-fault.ts'
import type { DataFileAsked, PollAnswers, PollTask } from './poll-worker.ts'
import { Turns, type Asker } from './turns.ts'

/**
 * What takes long with polls' data, done beside the node's own thread and in bounded memory. People
 * take turns; who goes away frees the place.
 */
export interface PollWork {
  preview(upload: Asked<'preview'>['upload'], asker?: Asker): Promise<PollAnswers['preview']>
  prepare(wave: Asked<'prepare'>['wave'], asker?: Asker): Promise<PollAnswers['prepare']>
  tryRecoding(
    record: WaveRecord,
    recoding: Asked<'recoding'>['recoding'],
    asker?: Asker,
  ): Promise<PollAnswers['recoding']>
  checkDesign(
    record: WaveRecord,
    declaration: Asked<'design'>['declaration'],
    former: WaveRecord | undefined,
    asker?: Asker,
  ): Promise<PollAnswers['design']>
  /** The numbers that occur in a variable, each with how many gave it. */
  listValues(record: WaveRecord, of: string, asker?: Asker): Promise<PollAnswers['values']>
  /** A file that is written as it is taken; why it cannot be, where that shows before its first byte. */
  file(asked: DataFileAsked, asker?: Asker): Promise<PollFault | PollFile>
  /** Ends all threads at once and refuses what waits: `poll.stopped`. */
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

export interface WorkLimits {
  /** Milliseconds for one task. */
  readonly patience: number
  /** Of a thread's heap; columns of numbers are beside it, bounded by the number of cells. */
  readonly megabytes: number
  /** Milliseconds that a thread waits for more: starting one takes most of a second. */
  readonly idle: number
  /** Threads at once that read, and as many that write files. */
  readonly atOnce: number
  /** Tasks of one person that wait. */
  readonly mostWaiting: number
}

export const workLimits: WorkLimits = {
  patience: 15 * 60_000,
  megabytes: 1536,
  idle: 30_000,
  atOnce: 2,
  mostWaiting: 8,
}

type PollThread = PatientWorker<PollTask, PollAnswers[PollTask['kind']]>

/** Opens the work on a folder of blobs. A task has a thread to itself, which waits a while for the next. */
export function openPollWork(folder: string, limits: WorkLimits = workLimits): PollWork {
  const turns = new Turns(limits)
  // Whoever takes a file slowly keeps nobody from reading one in.
  const fileTurns = new Turns(limits)
  const { patience: milliseconds, megabytes, idle } = limits
  const threads = new Set<PollThread>()
  const free: PollThread[] = []
  let isClosed = false
  const open = (more: { readonly idle?: number }): PollThread => {
    const thread: PollThread = openPatientWorker(new URL('poll-worker.ts', import.meta.url), { milliseconds, megabytes, ...more }) // prettier-ignore
    threads.add(thread)
    return thread
  }
  const ask = async <Kind extends PollTask['kind']>(
    thread: PollThread,
    task: Asked<Kind>,
    watching?: Watching<never>,
  ): Promise<Result<PollAnswers[Kind], PollFault>> => {
    const given = await thread.ask(task, watching)
    if (!given.ok) return refuse(pollThreadFault(given.fault, megabytes))
    // A thread answers what it was asked.
    return { ok: true, value: given.value as PollAnswers[Kind] }
  }
  const once = async <Kind extends Exclude<PollTask['kind'], 'file' | 'next'>>(
    task: Asked<Kind>,
    asker: Asker = {},
  ): Promise<Result<PollAnswers[Kind], PollFault>> => {
    const turn = await turns.take(asker)
    if (!turn.ok) return refuse(pollThreadFault(turn.fault, megabytes))
    // All may have been closed since the turn was given: no thread is opened then.
    if (isClosed) return refuse({ code: 'poll.stopped' })
    const thread = free.pop() ?? open({ idle })
    const { signal } = asker
    try {
      return await ask<Kind>(thread, task, signal && { signal })
    } finally {
      free.push(thread)
      turn.value()
    }
  }
  const many = <Kind extends 'preview' | 'prepare' | 'design'>(
    given: Result<PollAnswers[Kind], PollFault>,
  ): PollAnswers[Kind] | { ok: false; fault: readonly PollFault[] } =>
    given.ok ? given.value : refuse([given.fault])
  const nextPart = async (thread: PollThread): Promise<Uint8Array | undefined> => {
    const part = await ask<'next'>(thread, { kind: 'next' })
    if (!part.ok) throw new FileBroke(part.fault)
    if (!part.value.ok) throw new FileBroke(part.value.fault)
    return part.value.value
  }
  return {
    preview: async (upload, asker) => many<'preview'>(await once<'preview'>({ kind: 'preview', folder, upload }, asker)), // prettier-ignore
    prepare: async (wave, asker) => many<'prepare'>(await once<'prepare'>({ kind: 'prepare', folder, wave }, asker)), // prettier-ignore
    checkDesign: async (record, declaration, former, asker) => many<'design'>(await once<'design'>({ kind: 'design', folder, record, declaration, ...(former && { former }) }, asker)), // prettier-ignore
    tryRecoding: async (record, recoding, asker) => {
      const given = await once<'recoding'>({ kind: 'recoding', folder, record, recoding }, asker)
      return given.ok ? given.value : given
    },
    listValues: async (record, of, asker) => {
      const given = await once<'values'>({ kind: 'values', folder, record, of }, asker)
      return given.ok ? given.value : given
    },
    file: async (asked, asker = {}) => {
      const turn = await fileTurns.take(asker)
      if (!turn.ok) return pollThreadFault(turn.fault, megabytes)
      if (isClosed) return { code: 'poll.stopped' }
      // Without an end by itself: it holds the file that is being written.
      const thread = open({})
      const close = async (): Promise<void> => {
        threads.delete(thread)
        await thread.close()
        turn.value()
      }
      try {
        const { signal } = asker
        const begun = await ask<'file'>(thread, { kind: 'file', folder, asked }, signal && { signal }) // prettier-ignore
        const fault = !begun.ok ? begun.fault : begun.value.ok ? undefined : begun.value.fault
        if (fault === undefined) return { next: () => nextPart(thread), close }
        await close()
        return fault
      } catch (cause) {
        await close()
        throw cause
      }
    },
    close: async () => {
      isClosed = true
      turns.close()
      fileTurns.close()
      await Promise.all([...threads].map((thread) => thread.close()))
    },
  }
}
