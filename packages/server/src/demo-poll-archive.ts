import { existsSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { setImmediate as breathe } from 'node:timers/promises'
import type { PollFault } from '@suyab/poll/fault'
import { addPoll, listPolls } from '@suyab/poll/poll-store'
import { addRecoding, listRecodings } from '@suyab/poll/recoding-store'
import type { Recoding } from '@suyab/poll/recoding'
import type { TableFault } from '@suyab/poll/table-fault'
import { hasWeighting } from '@suyab/poll/wave-store'
import type { WeightingRecipe } from '@suyab/poll/weighting'
import { readWaveRecord, type WaveRecord } from '@suyab/poll/wave-record'
import type { Result } from '@suyab/survey/result'
import { recordAudit } from './audit.ts'
import { demoPollSteps, type DemoPoll, type DemoWave } from './demo-poll.ts'
import { listPeople } from './person.ts'
import type { Node } from './node.ts'
import { importWave, takeUpload, type Importer, type Importing } from './poll-import.ts'
import { namesIn } from './poll-view.ts'
import { enforceWeighting, keepWeighting } from './poll-weighting.ts'
import { openPollTables, type PollTables } from './poll-tables.ts'
import { openPollWork } from './poll-work.ts'

interface Loading extends Importing {
  readonly tables: PollTables
}

/** Says that the whole invented poll was taken in: what somebody removed later stays removed. */
const pollFile = 'poll.json'

const weightingNote = 'The first weighting: invented populations of each country.'

/** The invented poll was refused, which only a mistake of the program can bring about. */
class DemoPollError extends Error {
  override readonly name = 'DemoPollError'
}

/**
 * Takes the invented poll into every node that does not have it yet, one after the other; what fails is
 * written to the node's log.
 * @param folder with the words of the poll in each language
 */
export async function tellPolls(
  nodes: readonly Node[],
  folder: string,
  signal: AbortSignal,
): Promise<void> {
  let poll: DemoPoll | undefined
  for (const node of nodes) {
    const isTold = existsSync(join(node.context.config.dataFolder, pollFile))
    if (signal.aborted || isTold) continue
    poll ??= await invented(folder)
    await loadPoll(node, poll, signal).catch((cause: unknown) => {
      if (!signal.aborted) node.context.log.error('demo.poll-failed', cause)
    })
  }
}

/** Invents the poll while the desks are answered in between. */
async function invented(folder: string): Promise<DemoPoll> {
  const steps = demoPollSteps(folder)
  for (;;) {
    await breathe()
    const step = steps.next()
    if (step.done === true) return step.value
  }
}

/**
 * Takes the invented poll into a node by its files, as somebody at the desk would: uploads, import,
 * recodings, a weighting, which is put in force. Once, and where it was broken off the rest.
 * @returns false where it was stopped before
 */
export async function loadPoll(
  { context }: Node,
  { poll, waves }: DemoPoll,
  signal: AbortSignal,
): Promise<boolean> {
  const { db, blobs, config } = context
  const folder = join(config.dataFolder, 'blobs')
  const by = (await listPeople(db)).find(({ role }) => role === 'administrator')
  const now = new Date(context.clock())
  const importer: Importer = { actor: by ?? 'node', now }
  await db.transaction().execute(async (trx) => {
    if (await addPoll(trx, poll, now))
      await recordAudit(trx, importer.actor, 'poll.add', poll.id, { languages: poll.languages.join(' ') }, now) // prettier-ignore
  })
  const tables = openPollTables(folder)
  const work = openPollWork(folder)
  // Whoever ends the demonstration does not wait for what is being reckoned.
  const stop = (): void => {
    void tables.close()
    void work.close()
  }
  signal.addEventListener('abort', stop)
  try {
    const loading: Loading = { db, blobs, tables, work }
    for (const [at, wave] of waves.entries())
      for (const step of stepsOf(loading, poll, wave, at + 1, importer)) {
        if (signal.aborted) return false
        await step()
      }
  } catch (cause) {
    // What was under way was ended with it.
    if (signal.aborted) return false
    throw cause
  } finally {
    signal.removeEventListener('abort', stop)
    await tables.close()
    await work.close()
  }
  await writeFile(join(config.dataFolder, pollFile), JSON.stringify({ poll: poll.id }))
  return true
}

/** What is done to a wave; each step is left out where it was done before. */
function stepsOf(
  loading: Loading,
  poll: DemoPoll['poll'],
  wave: DemoWave,
  number: number,
  importer: Importer,
): readonly (() => Promise<void>)[] {
  return [
    () => takeWave(loading, poll, wave, number, importer),
    ...wave.recodings.map((recoding) => () => recode(loading, poll.id, number, recoding, importer)),
    () => weight(loading, poll.id, number, wave.recipe, importer),
  ]
}

async function takeWave(
  parts: Importing,
  poll: DemoPoll['poll'],
  wave: DemoWave,
  number: number,
  importer: Importer,
): Promise<void> {
  const [known] = await listPolls(parts.db, poll.id)
  if (known?.waves.some((one) => one.number === number) === true) return
  const take = async (bytes: Uint8Array): Promise<string> =>
    (await takeUpload(parts, Readable.from([bytes]), {}, importer)).id
  const upload = await take(wave.sav())
  const questionnaire = await take(wave.xlsForm())
  const { declaration, leaveOut } = wave
  const input = { declaration, leaveOut, keep: [], noAnswer: [], numbers: [], number }
  settled(await importWave(parts, poll, { upload, questionnaire }, input, importer))
}

async function recode(
  { db, work }: Importing,
  poll: string,
  number: number,
  recoding: Recoding,
  importer: Importer,
): Promise<void> {
  const entries = await listRecodings(db, poll, number, namesIn(db))
  if (entries.some((entry) => entry.recoding.name === recoding.name)) return
  const record: WaveRecord = settled(await readWaveRecord(db, poll, number))
  const tried = settled(await work.tryRecoding(record, recoding))
  const { actor, now } = importer
  const place = { poll, number, revision: record.wave.revision }
  const person = typeof actor === 'string' ? null : actor.id
  await db.transaction().execute(async (trx) => {
    settled(await addRecoding(trx, place, recoding, tried, person, now))
    const data = { variable: recoding.name, of: recoding.of, kind: recoding.rule.kind }
    await recordAudit(trx, actor, 'poll.recode', `${poll}/${number}`, data, now)
  })
}

/** Weights the wave by its recipe, which is put in force. */
async function weight(
  { db, tables }: Loading,
  poll: string,
  number: number,
  recipe: WeightingRecipe,
  importer: Importer,
): Promise<void> {
  if (await hasWeighting(db, poll, number, 1)) return
  const record = settled(await readWaveRecord(db, poll, number))
  const report = settled(await tables.ask({ kind: 'weigh', wave: { record }, recipe }))
  const { revision } = record.wave
  await db.transaction().execute(async (trx) => {
    const place = { poll, number, revision }
    const weighting = await keepWeighting(trx, place, report, weightingNote, importer)
    if (!(await enforceWeighting(trx, place, weighting, importer)))
      throw new DemoPollError('somebody changed the wave while it was weighted')
  })
}

/** What the program invented itself is refused by a mistake of its own. */
function settled<Value>(
  result: Result<Value, PollFault | TableFault | readonly PollFault[]>,
): Value {
  if (result.ok) return result.value
  throw new DemoPollError(`the invented poll is refused: ${JSON.stringify(result.fault)}`)
}
