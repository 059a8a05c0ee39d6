import { parseDeclaration, parsePoll, parsePollPatch, parseWaveInput } from '@suyab/poll/declaration' // prettier-ignore
import type { WaveDeclaration } from '@suyab/poll/poll'
import { changePoll, listPolls, removePoll } from '@suyab/poll/poll-store'
import { forgetUploads } from '@suyab/poll/upload-store'
import { readFormerWave, readWaveRecord } from '@suyab/poll/wave-record'
import { changeWave, hasWeighting, readWaveNotes, type WaveChange } from '@suyab/poll/wave-store'
import { z } from 'zod'
import type { PollRow, WavePage } from '../api-poll.ts'
import { recordAudit } from '../audit.ts'
import type { NodeContext } from '../context.ts'
import { faultsAnswer, pollRefusal, settled, shaped } from '../poll-fault-answer.ts'
import { importWave, makePoll } from '../poll-import.ts'
import { knownPoll, pollRow, wavePage } from '../poll-view.ts'
import type { PollWork } from '../poll-work.ts'
import { Refusal } from '../refusal.ts'
import type { Call, Route } from '../route.ts'

const anything = z.record(z.string(), z.unknown())
const waveBody = z.looseObject({ upload: z.uuid(), questionnaire: z.uuid().optional() })
const wavePatch = z.strictObject({
  declaration: z.unknown().optional(),
  weighting: z.int().min(1).nullable().optional(),
})

/** Polls and their waves. */
export function pollRoutes(node: NodeContext, work: PollWork): Route[] {
  const { db } = node
  const manage = 'polls.manage'
  return [
    {
      method: 'GET',
      path: '/api/polls',
      errand: 'polls.read',
      run: async () => (await listPolls(db)).map(pollRow),
    },
    { method: 'POST', path: '/api/polls', errand: manage, run: (call) => add(node, call) },
    {
      method: 'GET',
      path: '/api/polls/:poll',
      errand: 'polls.read',
      run: (call) => knownPoll(db, call.param('poll')),
    },
    { method: 'PATCH', path: '/api/polls/:poll', errand: manage, run: (call) => change(node, call) }, // prettier-ignore
    { method: 'DELETE', path: '/api/polls/:poll', errand: manage, run: (call) => remove(node, call) }, // prettier-ignore
    {
      method: 'POST',
      path: '/api/polls/:poll/waves',
      errand: manage,
      run: (call) => addWave(node, work, call),
    },
    {
      method: 'GET',
      path: '/api/polls/:poll/waves/:wave',
      errand: 'polls.read',
      run: (call) => wavePage(db, call.param('poll'), waveOf(call)),
    },
    {
      method: 'PATCH',
      path: '/api/polls/:poll/waves/:wave',
      errand: manage,
      run: (call) => patchWave(node, work, call),
    },
    {
      method: 'DELETE',
      path: '/api/polls/:poll/waves/:wave',
      errand: manage,
      run: (call) => remove(node, call, waveOf(call)),
    },
  ]
}

/** The wave's number in the path. @throws Refusal where it is none */
export function waveOf(call: Call): number {
  const text = call.param('wave')
  if (!/^[1-9]\d{0,4}$/.test(text)) throw new Refusal(404, 'poll.wave-unknown', { wave: text })
  return Number(text)
}

async function add({ db }: NodeContext, call: Call): Promise<PollRow> {
  const poll = shaped(parsePoll(await call.body(anything)))
  await db.transaction().execute(async (trx) => settled(await makePoll(trx, poll, call)))
  return knownPoll(db, poll.id)
}

async function change({ db }: NodeContext, call: Call): Promise<PollRow> {
  const id = call.param('poll')
  const patch = shaped(parsePollPatch(await call.body(anything)))
  await db.transaction().execute(async (trx) => {
    if (!(await changePoll(trx, id, patch))) throw new Refusal(404, 'poll.unknown', { poll: id })
    const fields = Object.keys(patch).join(' ')
    await recordAudit(trx, call.actor, 'poll.change', id, { fields }, call.now)
  })
  return knownPoll(db, id)
}

async function remove({ db, blobs }: NodeContext, call: Call, wave?: number): Promise<undefined> {
  const id = call.param('poll')
  await db.transaction().execute(async (trx) => {
    const removed = await removePoll(trx, id, wave)
    if (!removed.ok) throw pollRefusal(removed.fault)
    const [did, object] = wave === undefined ? ['poll.remove', id] : ['poll.wave-remove', `${id}/${wave}`] // prettier-ignore
    await recordAudit(trx, call.actor, did, object, {}, call.now)
  })
  await forgetUploads(db, blobs, new Date(1))
  return undefined
}

async function addWave(
  node: NodeContext,
  work: PollWork,
  call: Call,
): Promise<WavePage | Response> {
  const { db, blobs } = node
  const poll = await knownPoll(db, call.param('poll'))
  const { upload, questionnaire, ...raw } = await call.body(waveBody)
  const input = shaped(parseWaveInput(raw))
  const uploads = { upload, ...(questionnaire === undefined ? {} : { questionnaire }) }
  const added = await importWave({ db, blobs, work }, poll, uploads, input, call)
  if (!added.ok) return faultsAnswer(added.fault)
  return wavePage(db, poll.id, added.value)
}

async function patchWave(
  { db }: NodeContext,
  work: PollWork,
  call: Call,
): Promise<WavePage | Response> {
  const id = call.param('poll')
  const number = waveOf(call)
  const { declaration: raw, weighting } = await call.body(wavePatch)
  const record = settled(await readWaveRecord(db, id, number))
  const declaration = raw === undefined ? undefined : shaped(parseDeclaration(raw))
  const checked = declaration !== undefined && isDrawnOtherwise(record.wave.declaration, declaration) ? await work.checkDesign(record, declaration, await readFormerWave(db, id, number), call.asker) : undefined // prettier-ignore
  if (checked?.ok === false) return faultsAnswer(checked.fault)
  if (typeof weighting === 'number' && !(await hasWeighting(db, id, number, weighting)))
    throw new Refusal(422, 'poll.weighting-unknown', { weighting })
  const { summary } = await readWaveNotes(db, id, number)
  const changed: WaveChange = {
    ...(declaration === undefined ? {} : { declaration }),
    ...(weighting === undefined ? {} : { weighting }),
    ...(checked === undefined ? {} : { summary: { ...summary, countries: checked.value } }),
  }
  await db.transaction().execute(async (trx) => {
    if (!(await changeWave(trx, id, number, record.wave.revision, changed)))
      throw new Refusal(409, 'poll.wave-changed', { wave: number })
    const fields = Object.keys(changed).join(' ')
    await recordAudit(trx, call.actor, 'poll.wave-change', `${id}/${number}`, { fields }, call.now)
  })
  return wavePage(db, id, number)
}

/** Whether a declaration says another design, or that the sample stands otherwise to the one before. */
function isDrawnOtherwise(was: WaveDeclaration, is: WaveDeclaration): boolean {
  const [before, after] = [was, is].map(({ design, sample }) => JSON.stringify([design, sample.overlap ?? 'fresh'])) // prettier-ignore
  return before !== after
}
