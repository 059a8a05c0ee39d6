import { codebookCsv } from '@suyab/poll/codebook/codebook-csv'
import { codebookDdi } from '@suyab/poll/codebook/codebook-ddi'
import { codebookHtml } from '@suyab/poll/codebook/codebook-html'
import { codebookJson, codebookOf } from '@suyab/poll/codebook/codebook'
import { codebookLanguages } from '@suyab/poll/codebook/codebook-words'
import { eraseUpload, findUpload } from '@suyab/poll/upload-store'
import { readWaveRecord, type WaveRecord } from '@suyab/poll/wave-record'
import { readWaveNotes } from '@suyab/poll/wave-store'
import { listRecodings } from '@suyab/poll/recoding-store'
import { z } from 'zod'
import type { CodebookFormat, DataFormat, ImportPreview } from '../api-poll.ts'
import { recordAudit } from '../audit.ts'
import type { NodeContext } from '../context.ts'
import { Places } from '../places.ts'
import { faultsAnswer, pollRefusal, settled } from '../poll-fault-answer.ts'
import { takeUpload, uploadLimit } from '../poll-import.ts'
import { namesIn } from '../poll-view.ts'
import { FileBroke, type PollFile, type PollWork } from '../poll-work.ts'
import { Refusal } from '../refusal.ts'
import { only, type Call, type Route } from '../route.ts'
import type { Asker } from '../turns.ts'
import { waveOf } from './polls.ts'

/** Gives the weights that a wave's figures use, where they are other than those of its design. */
export type WeightsInForce = (record: WaveRecord, asker: Asker) => Promise<Float64Array | undefined>

const uploadQuery = z.object({
  name: only(z.string().min(1).max(300)),
  encoding: only(z.string().regex(/^[A-Za-z0-9._:-]{1,40}$/)).optional(),
  separator: only(z.enum([',', ';', '\t', '|'])).optional(),
})
const tag = z.string().regex(/^[A-Za-z0-9-]{2,40}$/)
const codebookQuery = z.object({
  format: only(z.enum(['html', 'csv', 'json', 'ddi'])).optional(),
  language: only(tag).optional(),
  texts: only(tag).optional(),
})
const dataQuery = z.object({ format: only(z.enum(['sav', 'csv', 'parquet', 'xlsx', 'triple-s'])) })

/** Files that are brought at once. */
const mostUploads = 4

/** What goes into polls as files and comes out as files. */
export function pollDataRoutes(
  node: NodeContext,
  work: PollWork,
  weightsInForce: WeightsInForce = () => Promise.resolve(undefined),
): Route[] {
  const places = new Places(mostUploads)
  return [
    {
      method: 'POST',
      path: '/api/poll-uploads',
      errand: 'polls.manage',
      run: async (call) => {
        const leave = places.take()
        if (leave === undefined)
          throw new Refusal(429, 'request.rate', { seconds: 30 }, { retryAfter: 30 })
        try {
          return await upload(node, work, call)
        } finally {
          leave()
        }
      },
    },
    {
      method: 'DELETE',
      path: '/api/poll-uploads/:id',
      errand: 'polls.manage',
      run: async (call) => {
        await eraseUpload(node.db, node.blobs, call.uuid('id'))
        return undefined
      },
    },
    {
      method: 'GET',
      path: '/api/polls/:poll/waves/:wave/codebook',
      errand: 'polls.read',
      run: (call) => codebook(node, call),
    },
    {
      method: 'GET',
      path: '/api/polls/:poll/waves/:wave/data',
      errand: 'polls.manage',
      run: (call) => data(node, work, weightsInForce, call),
    },
  ]
}

async function upload(
  { db, blobs }: NodeContext,
  work: PollWork,
  call: Call,
): Promise<ImportPreview | Response> {
  const { name, encoding, separator } = call.query(uploadQuery)
  if (Number(call.context.req.header('content-length') ?? 0) > uploadLimit)
    throw new Refusal(413, 'request.too-large', { limit: uploadLimit })
  const reading = { ...(encoding && { encoding }), ...(separator && { separator }) }
  const { id, size } = await takeUpload({ db, blobs }, call.parts(), reading, call)
  const found = await findUpload(db, id)
  if (found === undefined) throw new TypeError('an upload that was taken is there')
  const read = await work.preview(found, call.asker)
  if (!read.ok) {
    // What cannot be read is kept for nothing.
    await eraseUpload(db, blobs, id)
    return faultsAnswer(read.fault)
  }
  const { format } = read.value
  // A file's name may tell of people, and the trail is for good.
  await recordAudit(db, call.actor, 'poll.upload', undefined, { format, bytes: size }, call.now)
  const { variables, remarks, ...rest } = read.value
  return {
    upload: id,
    name,
    ...rest,
    ...(variables === undefined
      ? {}
      : { variables: variables.map((one) => ({ ...one, categories: [...one.categories] })) }),
    remarks: [...remarks],
  }
}

const codebookTypes: Readonly<Record<CodebookFormat, readonly [string, string]>> = {
  html: ['text/html; charset=utf-8', 'html'],
  csv: ['text/csv; charset=utf-8', 'csv'],
  json: ['application/json; charset=utf-8', 'json'],
  ddi: ['application/xml; charset=utf-8', 'xml'],
}

async function codebook({ db }: NodeContext, call: Call): Promise<Response> {
  const { format = 'html', language = 'en', texts = language } = call.query(codebookQuery)
  const [poll, wave] = [call.param('poll'), waveOf(call)]
  const record = settled(await readWaveRecord(db, poll, wave))
  const notes = await readWaveNotes(db, poll, wave)
  const made = codebookOf(record, notes, await listRecodings(db, poll, wave, namesIn(db)))
  const own = codebookLanguages.find((one) => one === language) ?? 'en'
  const written = {
    html: () => codebookHtml(made, own, texts),
    csv: () => codebookCsv(made, texts),
    json: () => codebookJson(made),
    ddi: () => codebookDdi(made, own),
  }[format]()
  const [type, ending] = codebookTypes[format]
  return new Response(written, {
    headers: {
      'content-type': type,
      'content-disposition': `attachment; filename="${poll}-${wave}-codebook.${ending}"`,
      'cache-control': 'no-store',
    },
  })
}

const dataTypes: Readonly<Record<DataFormat, readonly [string, string]>> = {
  sav: ['application/x-spss-sav', 'sav'],
  csv: ['text/csv; charset=utf-8', 'csv'],
  parquet: ['application/vnd.apache.parquet', 'parquet'],
  xlsx: ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'xlsx'],
  'triple-s': ['application/zip', 'zip'],
}

async function data(
  node: NodeContext,
  work: PollWork,
  weightsInForce: WeightsInForce,
  call: Call,
): Promise<Response> {
  const { db, log } = node
  const { format } = call.query(dataQuery)
  const [poll, wave] = [call.param('poll'), waveOf(call)]
  const record = settled(await readWaveRecord(db, poll, wave))
  const weights = await weightsInForce(record, call.asker)
  const title = Object.values(record.poll.names)[0] ?? poll
  const asked = { record, format, title, now: call.now, ...(weights && { weights }) }
  const file = await work.file(asked, call.asker)
  if ('code' in file) throw pollRefusal(file)
  const first = await firstPart(file)
  await recordAudit(db, call.actor, 'poll.download', `${poll}/${wave}`, { format }, call.now)
  const waiting = first === undefined ? [] : [first]
  const stream = new ReadableStream<Uint8Array>({
    pull: async (controller) => {
      try {
        const part = waiting.shift() ?? (await file.next())
        if (part !== undefined) return controller.enqueue(part)
        controller.close()
      } catch (cause) {
        // Whoever went away, or the stop of the node, ended it.
        const isStopped = cause instanceof FileBroke && cause.fault.code === 'poll.stopped'
        if (!isStopped) log.error('poll.download-broke', cause)
        controller.error(cause)
      }
      await file.close()
    },
    cancel: () => file.close(),
  })
  const [type, ending] = dataTypes[format]
  return new Response(stream, {
    headers: {
      'content-type': type,
      'content-disposition': `attachment; filename="${poll}-${wave}.${ending}"`,
      'cache-control': 'no-store',
    },
  })
}

/** What is wrong with a file mostly shows with its beginning, before an answer has begun. */
async function firstPart(file: PollFile): Promise<Uint8Array | undefined> {
  try {
    return await file.next()
  } catch (cause) {
    await file.close()
    throw cause instanceof FileBroke ? pollRefusal(cause.fault) : cause
  }
}
