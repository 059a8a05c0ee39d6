import { parseRecoding } from '@suyab/poll/declaration'
import { changeTexts } from '@suyab/poll/questionnaire-text'
import { addRecoding, listRecodings, withdrawRecoding } from '@suyab/poll/recoding-store'
import { readWaveRecord } from '@suyab/poll/wave-record'
import { changeWave } from '@suyab/poll/wave-store'
import { z } from 'zod'
import type { AnswerCode, QuestionnairePage, RecodingOutcome, RecodingRow } from '../api-poll.ts'
import { recordAudit } from '../audit.ts'
import type { NodeContext } from '../context.ts'
import { settled, shaped } from '../poll-fault-answer.ts'
import { namesIn, questionnairePage } from '../poll-view.ts'
import type { PollWork } from '../poll-work.ts'
import { Refusal } from '../refusal.ts'
import { only, type Call, type Route } from '../route.ts'
import { waveOf } from './polls.ts'

const text = z
  .string()
  .max(10_000)
  .refine((given) => given.isWellFormed() && !given.includes('\0'), 'well-formed text')
const textsBody = z.strictObject({
  texts: z
    .array(
      z.strictObject({
        name: text,
        part: z.enum(['label', 'hint', 'choice', 'constraint message', 'required message']),
        choice: text.exactOptional(),
        language: z.string().max(40),
        text,
      }),
    )
    .min(1)
    .max(2000),
})
const valuesQuery = z.strictObject({ of: only(text) })
const recodingBody = z.strictObject({ recoding: z.unknown(), dry: z.boolean() })

/** The texts of a wave's questionnaire, and what was made of its answers. */
export function pollQuestionnaireRoutes(node: NodeContext, work: PollWork): Route[] {
  const { db } = node
  const path = '/api/polls/:poll/waves/:wave'
  return [
    {
      method: 'GET',
      path: `${path}/questionnaire`,
      errand: 'polls.read',
      run: async (call) => questionnairePage(await recordOf(node, call)),
    },
    {
      method: 'PATCH',
      path: `${path}/questionnaire`,
      errand: 'polls.manage',
      run: (call) => changeQuestionnaire(node, call),
    },
    {
      method: 'GET',
      path: `${path}/recodings`,
      errand: 'polls.read',
      run: async (call): Promise<RecodingRow[]> => {
        const { poll, wave } = await recordOf(node, call)
        return listRecodings(db, poll.id, wave.number, namesIn(db))
      },
    },
    {
      method: 'POST',
      path: `${path}/recodings`,
      errand: 'polls.manage',
      run: (call) => recode(node, work, call),
    },
    {
      method: 'GET',
      path: `${path}/values`,
      errand: 'polls.manage',
      run: async (call): Promise<AnswerCode[]> => {
        const { of } = call.query(valuesQuery)
        return [...settled(await work.listValues(await recordOf(node, call), of, call.asker))]
      },
    },
    {
      method: 'DELETE',
      path: `${path}/recodings/:id`,
      errand: 'polls.manage',
      run: (call) => withdraw(node, call),
    },
  ]
}

async function recordOf({ db }: NodeContext, call: Call) {
  return settled(await readWaveRecord(db, call.param('poll'), waveOf(call)))
}

async function changeQuestionnaire(node: NodeContext, call: Call): Promise<QuestionnairePage> {
  const { db } = node
  const { texts } = await call.body(textsBody)
  const record = await recordOf(node, call)
  const { poll, wave } = record
  const questionnaire = settled(changeTexts(record.questionnaire, texts))
  await db.transaction().execute(async (trx) => {
    if (!(await changeWave(trx, poll.id, wave.number, wave.revision, { questionnaire })))
      throw new Refusal(409, 'poll.wave-changed', { wave: wave.number })
    const languages = [...new Set(texts.map(({ language }) => language))].join(' ')
    const data = { texts: texts.length, languages }
    await recordAudit(trx, call.actor, 'poll.texts', `${poll.id}/${wave.number}`, data, call.now)
  })
  return questionnairePage({ ...record, questionnaire })
}

async function recode(node: NodeContext, work: PollWork, call: Call): Promise<RecodingOutcome> {
  const { db } = node
  const { recoding: raw, dry } = await call.body(recodingBody)
  const recoding = shaped(parseRecoding(raw))
  const record = await recordOf(node, call)
  const { poll, wave } = record
  const tried = settled(await work.tryRecoding(record, recoding, call.asker))
  const { counts, missing } = tried.outcome
  const outcome = { counts: [...counts], missing }
  if (dry) return { id: null, ...outcome }
  const place = { poll: poll.id, number: wave.number, revision: wave.revision }
  const id = await db.transaction().execute(async (trx) => {
    const added = settled(await addRecoding(trx, place, recoding, tried, call.person.id, call.now))
    const data = { variable: recoding.name, of: recoding.of, kind: recoding.rule.kind }
    await recordAudit(trx, call.actor, 'poll.recode', `${poll.id}/${wave.number}`, data, call.now)
    return added
  })
  return { id, ...outcome }
}

async function withdraw(node: NodeContext, call: Call): Promise<undefined> {
  const { db } = node
  const text = call.param('id')
  const id = /^\d{1,15}$/.test(text) ? Number(text) : 0
  const { poll, wave } = await recordOf(node, call)
  const place = { poll: poll.id, number: wave.number, revision: wave.revision }
  await db.transaction().execute(async (trx) => {
    settled(await withdrawRecoding(trx, place, id, call.person.id, call.now))
    await recordAudit(trx, call.actor, 'poll.recoding-withdraw', `${poll.id}/${wave.number}`, { recoding: id }, call.now) // prettier-ignore
  })
  return undefined
}
