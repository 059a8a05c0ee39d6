import type {
  AnswerCode,
  ChangeAsked,
  Figure,
  FigureAsked,
  ImportPreview,
  PollBody,
  PollChange,
  PollRow,
  PollTable,
  QuestionnairePage,
  Recoding,
  RecodingOutcome,
  RecodingRow,
  TableFormat,
  TableQuestion,
  TextChange,
  WaveBody,
  WavePage,
  WavePatch,
  WeightingRecipe,
  WeightingReport,
  WeightingRow,
} from '@suyab/server/api'
import { queryOptions } from '@tanstack/react-query'
import { get, send } from './client.ts'
import { askInLines } from './lines.ts'
import { receiveFile, uploadFile } from './transfer.ts'

/** The path of a poll, with what follows. */
function pollPath(poll: string, rest = ''): string {
  return `/polls/${encodeURIComponent(poll)}${rest}`
}

export function wavePath(poll: string, wave: number, rest = ''): string {
  return pollPath(poll, `/waves/${wave}${rest}`)
}

export const pollsQuery = queryOptions({
  queryKey: ['polls', 'list'],
  queryFn: async ({ signal }) => get<PollRow[]>('/polls', {}, signal),
})

export function waveQuery(poll: string, wave: number) {
  return queryOptions({
    queryKey: ['polls', poll, wave, 'page'],
    queryFn: async ({ signal }) => get<WavePage>(wavePath(poll, wave), {}, signal),
  })
}

export function questionnaireQuery(poll: string, wave: number) {
  return queryOptions({
    queryKey: ['polls', poll, wave, 'questionnaire'],
    queryFn: async ({ signal }) =>
      get<QuestionnairePage>(wavePath(poll, wave, '/questionnaire'), {}, signal),
  })
}

export function recodingsQuery(poll: string, wave: number) {
  return queryOptions({
    queryKey: ['polls', poll, wave, 'recodings'],
    queryFn: async ({ signal }) => get<RecodingRow[]>(wavePath(poll, wave, '/recodings'), {}, signal),
  })
} // prettier-ignore

/** The numbers that occur in a variable. */
export function valuesQuery(poll: string, wave: number, of: string) {
  return queryOptions({
    queryKey: ['polls', poll, wave, 'values', of],
    queryFn: async ({ signal }) => get<AnswerCode[]>(wavePath(poll, wave, '/values'), { of }, signal),
  })
} // prettier-ignore

export function weightingsQuery(poll: string, wave: number) {
  return queryOptions({
    queryKey: ['polls', poll, wave, 'weightings'],
    queryFn: async ({ signal }) =>
      get<WeightingRow[]>(wavePath(poll, wave, '/weightings'), {}, signal),
  })
}

export async function addPoll(body: PollBody): Promise<PollRow> {
  return send<PollRow>('POST', '/polls', body)
}

export async function changePoll(
  poll: string,
  patch: Partial<Omit<PollBody, 'id'>>,
): Promise<PollRow> {
  return send<PollRow>('PATCH', pollPath(poll), patch)
}

export async function removePoll(poll: string): Promise<void> {
  return send('DELETE', pollPath(poll))
}

/** How a file is to be read, where it was not recognised aright. */
export interface FileReading {
  encoding?: string
  separator?: string
}

/** Brings a file of answers or a questionnaire; says from 0 to 1 how much of it has left the browser. */
export async function bringFile(
  file: File,
  signal: AbortSignal,
  onProgress: (part: number) => void,
  reading: FileReading = {},
): Promise<ImportPreview> {
  const query = { name: file.name, ...reading }
  return uploadFile<ImportPreview>('/poll-uploads', query, file, signal, onProgress)
}

export async function addWave(poll: string, body: WaveBody): Promise<WavePage> {
  return send<WavePage>('POST', pollPath(poll, '/waves'), body)
}

export async function changeWave(poll: string, wave: number, patch: WavePatch): Promise<WavePage> {
  return send<WavePage>('PATCH', wavePath(poll, wave), patch)
}

export async function removeWave(poll: string, wave: number): Promise<void> {
  return send('DELETE', wavePath(poll, wave))
}

export async function changeTexts(
  poll: string,
  wave: number,
  texts: readonly TextChange[],
): Promise<QuestionnairePage> {
  return send<QuestionnairePage>('PATCH', wavePath(poll, wave, '/questionnaire'), { texts })
}

/** Makes a new variable, or says for a dry run what it would come to. */
export async function recode(
  poll: string,
  wave: number,
  recoding: Recoding,
  dry: boolean,
): Promise<RecodingOutcome> {
  return send<RecodingOutcome>('POST', wavePath(poll, wave, '/recodings'), { recoding, dry })
}

export async function withdrawRecoding(poll: string, wave: number, id: number): Promise<void> {
  return send('DELETE', wavePath(poll, wave, `/recodings/${id}`))
}

export interface WeightingOutcome {
  number: number | null
  report: WeightingReport
}

export async function weight(
  poll: string,
  wave: number,
  body: { recipe: WeightingRecipe; note?: string; dry: boolean },
): Promise<WeightingOutcome> {
  return send<WeightingOutcome>('POST', wavePath(poll, wave, '/weightings'), body)
}

/** Asks for a table; the node says how far it is. */
export async function askTable(
  poll: string,
  wave: number,
  question: TableQuestion,
  signal: AbortSignal,
  onProgress: (part: number) => void,
): Promise<PollTable> {
  const path = wavePath(poll, wave, '/table')
  return askInLines<PollTable>(path, question, 'table', signal, onProgress)
}

export async function askFigure(poll: string, wave: number, asked: FigureAsked): Promise<Figure> {
  return send<Figure>('POST', wavePath(poll, wave, '/figure'), asked)
}

export async function askChange(
  poll: string,
  asked: ChangeAsked,
  signal: AbortSignal,
): Promise<PollChange> {
  return send<PollChange>('POST', pollPath(poll, '/change'), asked, signal)
}

/** A table as a file, in the reader's language. */
export async function tableFile(
  poll: string,
  wave: number,
  question: TableQuestion,
  format: TableFormat,
  language: string,
): Promise<void> {
  const path = wavePath(poll, wave, '/table-file')
  const ending = format === 'figures' ? 'ndjson' : format
  const name = `${poll}-${wave}-${question.stub.replace(/^\$/, '')}.${ending}`
  await receiveFile(path, { format, language }, question, name)
}
