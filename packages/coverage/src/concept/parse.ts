import * as z from 'zod'
import { terms } from '@suyab/language/term'
import type { ExchangeLanguage } from '@suyab/language/tag'
import { ok, refuse, type Result } from '@suyab/wire/result'
import { isText } from '../text.ts'
import { placeOf } from '../query/concept.ts'
import { limits, parseQuery } from '../query/parse.ts'
import { isPlace, type Place } from '../query/query.ts'
import {
  conceptLanguages,
  type ByLanguage,
  type Calibration,
  type ConceptDocument,
  type KeptList,
} from './concept.ts'
import type { ConceptFault } from './fault.ts'

/** Terms of one list, its exclusions and neighbours included. */
export const mostTerms = 10_000
/** Words of one part of a list, and lines of words that are taken only near others. */
export const most = { words: 5000, near: 100 } as const

const text = z.string().min(1).max(2000).refine(isText, 'well-formed text') // prettier-ignore
const word = z.string().min(1).max(500).refine(isText, 'well-formed text') // prettier-ignore
const words = z.array(word).max(most.words)
const list = z.union([
  z.string().max(limits.length),
  z.strictObject({
    words,
    except: words.optional(),
    near: z
      .array(z.strictObject({ words, to: words, within: z.int().min(0).max(limits.distance) }))
      .max(most.near)
      .optional(),
  }),
])
const share = z.number().min(0).max(1)
const estimate = z.strictObject({ value: share, low: share, high: share })
const calibration = z.strictObject({
  precision: estimate,
  recall: estimate,
  judgements: z.strictObject({ hits: z.int().min(1), others: z.int().min(0) }),
  on: z.string().max(10),
})
const document = z.strictObject({
  id: z.string().max(200),
  version: z.int().min(1).max(1_000_000),
  names: z.record(z.string(), text),
  definition: text,
  lists: z.record(z.string(), list),
  calibration: z.record(z.string(), calibration),
})

/** Reads a concept from its JSON text. Foreign input: anything may be in it. */
export function parseConcept(json: string): Result<ConceptDocument, ConceptFault> {
  let given: unknown
  try {
    given = JSON.parse(json)
  } catch (error) {
    if (error instanceof SyntaxError) return refuse({ code: 'concept.syntax', at: '' })
    throw error
  }
  return readConcept(given)
}

/** The same from a value that was JSON. */
export function readConcept(given: unknown): Result<ConceptDocument, ConceptFault> {
  const read = document.safeParse(given)
  if (!read.success) {
    const [issue] = read.error.issues
    const at = (issue?.path ?? []).map((step) => `/${escaped(String(step))}`).join('')
    return refuse({ code: 'concept.schema', at, expected: issue?.message ?? '' })
  }
  const fault = faultOf(read.data)
  return fault === undefined ? ok(read.data as ConceptDocument) : refuse(fault)
}

/** A concept as JSON, its members always in the same order, so that two versions can be compared. */
export function printConcept(concept: ConceptDocument): string {
  const { id, version, names, definition, lists, calibration } = concept
  const ordered = <Value>(by: ByLanguage<Value>): ByLanguage<Value> =>
    Object.fromEntries(
      conceptLanguages.flatMap((language) =>
        by[language] === undefined ? [] : [[language, by[language]]],
      ),
    )
  const whole = {
    id,
    version,
    names: ordered(names),
    definition,
    lists: ordered(lists),
    calibration: ordered(calibration),
  }
  return `${JSON.stringify(whole, undefined, 2)}\n`
}

function faultOf(given: z.infer<typeof document>): ConceptFault | undefined {
  const { id, names, lists, calibration } = given
  if (!/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/.test(id) || id.length > 64) {
    return { code: 'concept.id', id }
  }
  for (const part of ['names', 'lists', 'calibration'] as const) {
    const unknown = Object.keys(given[part]).find((language) => !isLanguage(language))
    if (unknown !== undefined) {
      return { code: 'concept.language', language: unknown, at: `/${part}/${escaped(unknown)}` }
    }
  }
  if (!Object.values(names).some((name) => name.trim() !== '')) {
    return { code: 'concept.nameless', id }
  }
  for (const [language, list] of Object.entries(lists)) {
    const fault = listFault(id, language, list as KeptList)
    if (fault !== undefined) return fault
  }
  for (const [language, one] of Object.entries(calibration)) {
    const fault = calibrationFault(language, one)
    if (fault !== undefined) return fault
  }
  return undefined
}

function isLanguage(tag: string): tag is ExchangeLanguage {
  return (conceptLanguages as readonly string[]).includes(tag)
}

/** Why a list in a language cannot be kept; undefined where it can. */
export function listFault(id: string, language: string, list: KeptList): ConceptFault | undefined {
  if (typeof list === 'string') {
    const read = parseQuery(list)
    if (!read.ok) return { code: 'concept.list-unreadable', language, fault: read.fault }
    const { where, duplicates } = read.value
    if (duplicates !== undefined || !isPlace(where) || holdsConcept(where)) {
      return { code: 'concept.list-not-a-place', language }
    }
    return undefined
  }
  const { words, except = [], near = [] } = list
  if (placeOf(list) === undefined) return { code: 'concept.list-empty', id, language }
  let total = 0
  for (const word of [...words, ...except, ...near.flatMap(({ words, to }) => [...words, ...to])]) {
    const size = terms(word, language).length
    if (size === 0) return { code: 'concept.word-without-term', language, word }
    total += size
  }
  return total > mostTerms
    ? { code: 'concept.list-too-large', language, terms: total, limit: mostTerms }
    : undefined
}

function holdsConcept(place: Place): boolean {
  switch (place.is) {
    case 'words':
      return false
    case 'concept':
      return true
    case 'or':
      return place.of.some(holdsConcept)
    case 'near':
      return holdsConcept(place.what) || holdsConcept(place.to)
    case 'outside':
      return holdsConcept(place.what) || holdsConcept(place.of)
    default:
      return place satisfies never
  }
}

/** Why a calibration in a language cannot be kept; undefined where it can. */
function calibrationFault(language: string, one: Calibration): ConceptFault | undefined {
  for (const { low, value, high } of [one.precision, one.recall]) {
    if (!(low <= value && value <= high)) return { code: 'concept.interval-apart', language }
  }
  return isDay(one.on)
    ? undefined
    : { code: 'concept.day', at: `/calibration/${language}/on`, found: one.on }
}

function isDay(given: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(given)) return false
  const date = new Date(`${given}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(given)
}

function escaped(step: string): string {
  return step.replaceAll('~', '~0').replaceAll('/', '~1')
}
