import type { ConceptDocument, KeptList } from '@suyab/coverage/concept/concept'
import { differenceOf } from '@suyab/coverage/concept/difference'
import { printListText } from '@suyab/coverage/concept/list-text'
import { remarksOn } from '@suyab/coverage/concept/review'
import {
  listKeptConcepts,
  listRevisions,
  type KeptConcept,
  type RevisionRecord,
} from '@suyab/coverage/workbench/revision-store'
import { listRounds, measuresList, withMeasured, type Round } from '@suyab/coverage/workbench/round'
import type {
  ConceptListView,
  ConceptPage,
  ConceptRevisionRow,
  ConceptRoundRow,
  ConceptRow,
} from './api-coverage-concepts.ts'
import type { NodeContext } from './context.ts'
import { listPeople } from './person.ts'
import { Refusal } from './refusal.ts'

type Db = NodeContext['db']

/** A person's name by their id. */
export type NameOf = (id?: string) => string | undefined

export async function peopleNames(db: Db): Promise<NameOf> {
  const names = new Map((await listPeople(db)).map(({ id, name }) => [id, name]))
  return (id) => (id === undefined ? undefined : names.get(id))
}

/** The table of all concepts. */
export async function conceptRows(db: Db): Promise<ConceptRow[]> {
  const name = await peopleNames(db)
  const concepts = await withMeasured(db, await listKeptConcepts(db))
  return concepts.map((concept) => {
    const { lists, definition: _definition, ...row } = headOf(concept, name)
    const sizes = Object.entries(lists).map(([language, list]) => [language, entriesOf(list)])
    return { ...row, lists: Object.fromEntries(sizes) }
  })
}

type Head = Omit<ConceptRow, 'lists'> & Pick<ConceptDocument, 'lists' | 'definition'>

function headOf(concept: KeptConcept & Pick<ConceptDocument, 'calibration'>, name: NameOf): Head {
  const { id, names, version, definition, lists, calibration, own, offered, madeAt } = concept
  const madeBy = name(concept.madeBy)
  return {
    id,
    names,
    version,
    definition,
    lists,
    calibration,
    own,
    ...(offered === undefined ? {} : { offered }),
    ...(madeBy === undefined ? {} : { madeBy }),
    madeAt,
  }
}

/** The lines that a list is written in. */
export function entriesOf(list: KeptList): number {
  if (typeof list === 'string') return 1
  return list.words.length + (list.except?.length ?? 0) + (list.near?.length ?? 0)
}

/** A concept, in the version in force or another one. @throws Refusal where there is none */
export async function keptConcept(db: Db, id: string, version?: number): Promise<KeptConcept> {
  const [current] = await listKeptConcepts(db, id)
  if (current === undefined) throw new Refusal(404, 'concept.unknown', { id })
  if (version === undefined || version === current.version) return current
  const found = (await listRevisions(db, id)).find((one) => one.version === version)
  if (found === undefined) throw new Refusal(404, 'concept.unknown', { id })
  const { names, own } = current
  return { ...found, names, own }
}

/** Everything that is known of a concept. @throws Refusal where there is none */
export async function conceptPage(db: Db, id: string, version?: number): Promise<ConceptPage> {
  const name = await peopleNames(db)
  const [current] = await listKeptConcepts(db, id)
  const kept = await keptConcept(db, id, version)
  const [concept] = await withMeasured(db, [kept])
  if (concept === undefined || current === undefined)
    throw new Refusal(404, 'concept.unknown', { id })
  const rounds = await listRounds(db, id)
  const fitting = await measuresList(db, concept)
  const { lists, ...head } = headOf(concept, name)
  const views = Object.entries(lists).map(([language, list]) => [language, listView(concept, language, list)]) // prettier-ignore
  return {
    ...head,
    lists: Object.fromEntries(views),
    current: current.version,
    rounds: rounds.map((round) => roundRow(round, fitting.has(round.id), name)),
  }
}

function listView(concept: ConceptDocument, language: string, list: KeptList): ConceptListView {
  return {
    text: printListText(list),
    entries: entriesOf(list),
    remarks: remarksOn(concept, [language as keyof ConceptDocument['lists']]),
  }
}

/** A round as the desk shows it. */
export function roundRow(round: Round, fits: boolean, name: NameOf): ConceptRoundRow {
  const { concept: _concept, drawnBy, ...row } = round
  const by = name(drawnBy)
  return { ...row, fits, ...(by === undefined ? {} : { drawnBy: by }) }
}

/** All versions of a concept with what each changed. @throws Refusal where there is none */
export async function revisionRows(db: Db, id: string): Promise<ConceptRevisionRow[]> {
  const revisions = await listRevisions(db, id)
  if (revisions.length === 0) throw new Refusal(404, 'concept.unknown', { id })
  const name = await peopleNames(db)
  return revisions.map((revision, at) => revisionRow(revision, revisions[at + 1], name))
}

function revisionRow(
  revision: RevisionRecord,
  before: RevisionRecord | undefined,
  name: NameOf,
): ConceptRevisionRow {
  const { version, shipped, madeFrom, note, madeAt } = revision
  const madeBy = name(revision.madeBy)
  return {
    version,
    shipped,
    ...(madeFrom === undefined ? {} : { madeFrom }),
    ...(note === undefined ? {} : { note }),
    ...(madeBy === undefined ? {} : { madeBy }),
    madeAt,
    difference: before === undefined ? { lists: [] } : differenceOf(before, revision),
  }
}
