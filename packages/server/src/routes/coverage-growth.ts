import { comparisonWarnings } from '@suyab/coverage/concept/comparison'
import type { ExchangeLanguage } from '@suyab/language/tag'
import type { Growth, Period } from '@suyab/coverage/growth/growth'
import {
  growthDataVersion,
  growthOfQuery,
  queryGrowthFigure,
  type QueryGrowth,
} from '@suyab/coverage/growth/query-growth'
import { growthMethod } from '@suyab/coverage/growth/figure'
import { outletNames } from '@suyab/coverage/outlet/outlet-name'
import { wordsBeside } from '@suyab/coverage/query-words'
import { parseFigure, staleness, type Figure } from '@suyab/figure/figure'
import { z } from 'zod'
import type {
  ComparedOutletRow,
  CoverageGrowth,
  CoverageWords,
  GrowthConcept,
  GrowthStale,
} from '../api-coverage-growth.ts'
import type { NodeContext } from '../context.ts'
import { conceptsOf, languagesAsked } from '../coverage-comparison.ts'
import { answerInLines } from '../coverage-lines.ts'
import {
  archiveOf,
  questionOf,
  readPeriod,
  readQuestion,
  withinTime,
  type Question,
} from '../coverage-question.ts'
import { subjectOf } from '../coverage-subject.ts'
import { growthDates } from '../growth-dates.ts'
import { Refusal } from '../refusal.ts'
import type { Call, Route } from '../route.ts'

const asked = {
  query: z.string().max(200_000).optional(),
  saved: z.uuid().optional(),
  duplicates: z.enum(['once', 'all']).optional(),
}
const dates = z.string().max(30)
const growthBody = z.strictObject({ ...asked, period: dates, against: dates })
const wordsBody = z.strictObject({ ...asked, from: dates.optional(), to: dates.optional() })
const staleBody = z.strictObject({ figure: z.unknown() })
const periodShape = z.strictObject({ from: z.string(), to: z.string() })
const askedShape = z.object({ query: z.string(), period: periodShape, against: periodShape })

type Progress = (progress: { part: number }) => void

/** Asking how much more was written, and what comes with it. */
export function coverageGrowthRoutes(node: NodeContext): Route[] {
  return [
    {
      method: 'POST',
      path: '/api/coverage/growth',
      errand: 'coverage.ask',
      run: (call) => growth(node, call),
    },
    {
      method: 'POST',
      path: '/api/coverage/growth/stale',
      errand: 'coverage.ask',
      run: (call) => stale(node, call),
    },
    {
      method: 'POST',
      path: '/api/coverage/words',
      errand: 'coverage.ask',
      run: (call) => words(node, call),
    },
  ]
}

async function growth(node: NodeContext, call: Call): Promise<CoverageGrowth | Response> {
  const body = await call.body(growthBody)
  const archive = archiveOf(node)
  const question = await questionOf(node, body)
  const [period, against] = [datesOf(body.period, 'period'), datesOf(body.against, 'against')]
  const { query, except } = question
  const ask = async (gone: AbortSignal, onProgress?: Progress): Promise<CoverageGrowth> => {
    const found = await withinTime(gone, async (signal) => {
      const options = {
        period,
        against,
        except,
        signal,
        ...(onProgress && { onProgress: (part: number) => onProgress({ part }) }),
      }
      const answer = await growthOfQuery(archive, query, options)
      if (!answer.ok) throw new Refusal(400, answer.fault.code, { ...answer.fault })
      const languages = await languagesAsked(archive, query, { ...period, signal })
      return { answer: answer.value, languages }
    })
    return answerOf(node, call, question, found)
  }
  return answerInLines(node, call, 'growth', ask)
}

/** A period as queries write dates, with both its days. @throws Refusal where it is none */
function datesOf(text: string, at: 'period' | 'against'): Period {
  const dates = growthDates(text)
  if (dates === undefined) throw new Refusal(400, 'growth.dates', { at, found: text })
  return dates
}

async function answerOf(
  node: NodeContext,
  call: Call,
  question: Question,
  { answer, languages }: { answer: QueryGrowth; languages: readonly ExchangeLanguage[] },
): Promise<CoverageGrowth> {
  const { all, period, against, intervals, countries, months, outlets } = answer
  const { text, saved, except } = question
  const concepts = await conceptsOf(node.db, question.query)
  return {
    query: text,
    ...(saved && { saved }),
    period,
    against,
    growth: all.ok ? all.value : null,
    ...(all.ok ? {} : { fault: all.fault }),
    intervals,
    countries: countries.map(({ country, growth: one, months: own }) => ({
      country,
      ...(one.ok ? { growth: briefOf(one.value) } : { growth: null, fault: one.fault }),
      months: own,
    })),
    months,
    outlets: await shownOutlets(node, outlets, all.ok ? all.value : undefined),
    outletCount: outlets.length,
    concepts: concepts.map(({ id, version, names, calibration }): GrowthConcept => ({ id, version, names, calibration })), // prettier-ignore
    conceptWarnings: comparisonWarnings(concepts, languages),
    falseHits: except.length,
    figure: all.ok ? await figureOf(node, call, question, answer, all.value) : null,
  }
}

function briefOf({ value, interval, panel, warnings }: Growth): Pick<Growth, 'value' | 'interval' | 'panel' | 'warnings'> {
  return { value, interval, panel, warnings }
} // prettier-ignore

/** So many of the outlets with the most hits, and of those left out of the panel. */
const mostOutlets = 20
const mostLeftOut = 500

async function shownOutlets(
  { db }: NodeContext,
  outlets: QueryGrowth['outlets'],
  found: Growth | undefined,
): Promise<ComparedOutletRow[]> {
  const named = new Set([
    ...(found?.warnings.flatMap((one) => ('outlet' in one ? [one.outlet] : [])) ?? []),
    ...(found?.influence.map(({ outlet }) => outlet) ?? []),
  ])
  const leftOut = new Set(outlets.filter(({ steady }) => !steady).slice(0, mostLeftOut))
  const shown = outlets.filter(
    (one, at) =>
      at < mostOutlets || named.has(one.outlet) || leftOut.has(one) || one.outages.length > 0,
  )
  const names = await outletNames(
    db,
    shown.map(({ outlet }) => outlet),
  )
  return shown.map((one) => {
    const own = names.get(one.outlet)
    return own === undefined ? one : { ...one, names: own }
  })
}

async function figureOf(
  node: NodeContext,
  call: Call,
  { text, query, saved }: Question,
  answer: QueryGrowth,
  found: Growth,
): Promise<Figure | null> {
  const { names } = await node.exchange.newsroom()
  const { language } = call.person
  const figure = queryGrowthFigure(answer, found, {
    subject: subjectOf(text, await conceptsOf(node.db, query), { name: saved?.name, language }),
    name: names,
    ...(saved && { saved: { id: saved.id, version: saved.version } }),
    at: node.clock(),
  })
  return figure.ok ? figure.value : null
}

async function stale(node: NodeContext, call: Call): Promise<GrowthStale> {
  const { figure: given } = await call.body(staleBody)
  const read = parseFigure(given)
  if (!read.ok) throw new Refusal(400, read.fault.code, { ...read.fault })
  const figure = read.value
  const { source } = figure
  const kept = askedShape.safeParse(source.query.asked)
  if (source.method !== growthMethod || !kept.success)
    throw new Refusal(400, 'figure.other-method', { method: source.method, expected: growthMethod })
  const archive = archiveOf(node)
  const { query, period, against } = kept.data
  const now = await currentOf(node, figure, query)
  const dataVersion = await withinTime(call.context.req.raw.signal, (signal) =>
    growthDataVersion(archive, { period, against, except: now.except, signal }),
  )
  return { stale: staleness(figure, { query: now.query, dataVersion }) }
}

/** The figure's query as it is now: the one that is kept, or what it asked itself. */
async function currentOf(
  node: NodeContext,
  { source }: Figure,
  query: string,
): Promise<{ query: { id: string; version: number }; except: readonly string[] }> {
  const { id, version } = source.query
  if (!z.uuid().safeParse(id).success) {
    await readQuestion(node.db, query)
    return { query: { id, version }, except: [] }
  }
  const { saved, except } = await questionOf(node, { saved: id })
  return { query: { id, version: saved?.version ?? version }, except }
}

async function words(node: NodeContext, call: Call): Promise<CoverageWords | Response> {
  const body = await call.body(wordsBody)
  const archive = archiveOf(node)
  const question = await questionOf(node, body)
  const period = readPeriod(body.from, body.to)
  const ask = async (gone: AbortSignal, onProgress?: Progress): Promise<CoverageWords> => {
    const languages = await withinTime(gone, (signal) =>
      wordsBeside(archive, question.query, {
        ...period,
        except: question.except,
        signal,
        ...(onProgress && { onProgress: (part: number) => onProgress({ part }) }),
      }),
    )
    return { query: question.text, languages }
  }
  return answerInLines(node, call, 'words', ask)
}
