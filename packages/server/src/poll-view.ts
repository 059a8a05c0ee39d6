import { undisclosed } from '@suyab/poll/disclosure'
import type { PollOverview, WaveOverview } from '@suyab/poll/poll-store'
import { listPolls } from '@suyab/poll/poll-store'
import { waveQuestions } from '@suyab/poll/question-row'
import type { NamesOf } from '@suyab/poll/recoding-store'
import { dataVersion, readWaveRecord, type WaveRecord } from '@suyab/poll/wave-record'
import { readWaveNotes } from '@suyab/poll/wave-store'
import { missingTexts } from '@suyab/survey/file/xlsform/questionnaire'
import { sql, type Kysely } from 'kysely'
import type { PollRow, QuestionnairePage, WavePage, WaveRow } from './api-poll.ts'
import { settled } from './poll-fault-answer.ts'
import { Refusal } from './refusal.ts'

/** A poll as the desk lists it. */
export function pollRow({ id, names, languages, waves, createdAt }: PollOverview): PollRow {
  return { id, names, languages: [...languages], waves: waves.map(waveRow), createdAt }
}

/** @throws Refusal where there is none */
export async function knownPoll(db: Kysely<unknown>, id: string): Promise<PollRow> {
  const [poll] = await listPolls(db, id)
  if (poll === undefined) throw new Refusal(404, 'poll.unknown', { poll: id })
  return pollRow(poll)
}

function waveRow({ declaration, countries, ...wave }: WaveOverview): WaveRow {
  const { names, fieldwork, mode, sample } = declaration
  const hasWeights = declaration.design.weight !== undefined
  return { ...wave, names, fieldwork, mode, sample: sample.kind, hasWeights, countries: [...countries] } // prettier-ignore
}

/** @throws Refusal where there is none */
export async function wavePage(db: Kysely<unknown>, poll: string, wave: number): Promise<WavePage> {
  const record = settled(await readWaveRecord(db, poll, wave))
  const notes = await readWaveNotes(db, poll, wave)
  const { id, names, languages, waves } = await knownPoll(db, poll)
  const row = waves.find(({ number }) => number === wave)
  if (row === undefined) throw new Refusal(404, 'poll.wave-unknown', { poll, wave })
  return {
    ...row,
    poll: { id, names, languages, waves },
    declaration: record.wave.declaration,
    questions: waveQuestions(record, notes).map((one) => ({
      ...one,
      options: [...one.options],
    })),
    undisclosed: [...undisclosed(record)],
    remarks: [...notes.remarks],
    dataVersion: dataVersion(record.wave),
  }
}

export function questionnairePage({ questionnaire, poll }: WaveRecord): QuestionnairePage {
  const written = JSON.stringify(questionnaire.items)
  return {
    questionnaire,
    missing: [...missingTexts(questionnaire)],
    absent: poll.languages.filter((tag) => !written.includes(`${JSON.stringify(tag)}:`)),
  }
}

/** The names of people who did something to a poll. */
export function namesIn(db: Kysely<unknown>): NamesOf {
  return async (ids) => {
    const { rows } = await sql<{ id: string; name: string }>`
      SELECT id, name FROM person WHERE id = ANY(${[...ids]}::uuid[]) AND erased_at IS NULL`.execute(
      db,
    )
    return new Map(rows.map(({ id, name }) => [id, name]))
  }
}
