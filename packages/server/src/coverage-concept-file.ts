import type { ConceptDocument } from '@suyab/coverage/concept/concept'
import type { ConceptFault } from '@suyab/coverage/concept/fault'
import { parseConcept, readConcept } from '@suyab/coverage/concept/parse'
import { parseTable, printTable } from '@suyab/coverage/concept/table'
import {
  addConcept,
  holdConcepts,
  keepRevision,
  listKeptConcepts,
  type KeptConcept,
} from '@suyab/coverage/workbench/revision-store'
import { withMeasured } from '@suyab/coverage/workbench/round'
import type { ConceptImported } from './api-coverage-concepts.ts'
import type { NodeContext } from './context.ts'
import { Refusal, type FaultData } from './refusal.ts'

type Db = NodeContext['db']

export type ConceptFormat = 'json' | 'csv'

/** The concepts in force as a file, all or some; JSON has what was measured of them here. */
export async function conceptFile(
  db: Db,
  format: ConceptFormat,
  ids: readonly string[] = [],
): Promise<string> {
  const all = await listKeptConcepts(db)
  const unknown = ids.find((id) => all.every((one) => one.id !== id))
  if (unknown !== undefined) throw new Refusal(404, 'concept.unknown', { id: unknown })
  const asked = all.filter(({ id }) => ids.length === 0 || ids.includes(id))
  const documents = (await withMeasured(db, asked)).map((concept): ConceptDocument => {
    const { id, version, names, definition, lists, calibration } = concept
    return { id, version, names, definition, lists, calibration }
  })
  // Spreadsheets take UTF-8 for what it is only where this mark says so.
  return format === 'csv'
    ? `\uFEFF${printTable(documents)}`
    : `${JSON.stringify(documents, undefined, 2)}\n`
}

/** Reads the concepts of a file. @throws Refusal that says what is wrong and where */
export function readConceptFile(format: ConceptFormat, text: string): ConceptDocument[] {
  if (format === 'csv') {
    const read = parseTable(text)
    if (!read.ok) throw refusalOf(read.fault)
    return read.value
  }
  const whole = jsonOf(text)
  if (!Array.isArray(whole)) {
    const one = parseConcept(text)
    if (!one.ok) throw refusalOf(one.fault)
    return [one.value]
  }
  return whole.map((given: unknown, at) => {
    const read = readConcept(given)
    if (!read.ok) throw refusalOf(read.fault, `/${at}`)
    return read.value
  })
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    if (!(cause instanceof SyntaxError)) throw cause
    throw new Refusal(400, 'concept.syntax', { at: '' }, { cause })
  }
}

/** A concept's fault as an answer. */
export function refusalOf(fault: ConceptFault, before = ''): Refusal {
  const { code, ...rest } = fault
  const data: FaultData = {}
  for (const [name, value] of Object.entries(rest))
    data[name] = typeof value === 'object' ? value.code : value
  if (typeof data['at'] === 'string') data['at'] = `${before}${data['at']}`
  return new Refusal(400, code, data)
}

/**
 * Keeps the concepts of a file: new ones as their version 1, others as their next version where they
 * say something else. What was measured elsewhere is left out: it says how well a list finds there.
 * Call it in a transaction.
 */
export async function importConcepts(
  trx: Db,
  concepts: readonly ConceptDocument[],
  by: string,
  now: Date,
): Promise<ConceptImported[]> {
  const ids = new Set<string>()
  for (const { id } of concepts)
    if (ids.has(id)) throw new Refusal(400, 'concept.exists', { id })
    else ids.add(id)
  await holdConcepts(trx, [...ids])
  const before = new Map((await listKeptConcepts(trx)).map((one) => [one.id, one]))
  const outcomes = new Map<string, ConceptImported>()
  // In one order, so that two who bring in the same new concepts do not wait for one another.
  for (const concept of concepts.toSorted((one, other) => (one.id < other.id ? -1 : 1)))
    outcomes.set(concept.id, await importOne(trx, concept, before.get(concept.id), by, now))
  return concepts.flatMap(({ id }) => outcomes.get(id) ?? [])
}

async function importOne(
  trx: Db,
  concept: ConceptDocument,
  known: KeptConcept | undefined,
  by: string,
  now: Date,
): Promise<ConceptImported> {
  const { id } = concept
  if (known === undefined) {
    const added = await addConcept(trx, concept, { by }, now)
    if (added.ok) return { id, version: added.value, outcome: 'added' }
  }
  // Where it was new a moment ago, somebody else has just made it.
  const [old] = known === undefined ? await listKeptConcepts(trx, id) : [known]
  if (old === undefined) throw new Refusal(409, 'concept.unknown', { id })
  const names = { ...old.names, ...concept.names }
  const kept = await keepRevision(trx, old.version, { ...concept, names }, { by }, now)
  if (!kept.ok) throw new Refusal(409, kept.fault.code, { ...kept.fault })
  const version = kept.value
  const isSame = old.version === version && JSON.stringify(names) === JSON.stringify(old.names)
  return { id, version, outcome: isSame ? 'same' : 'changed' }
}
