import type { ConceptDocument, KeptList } from '@suyab/coverage/concept/concept'
import { parseListText } from '@suyab/coverage/concept/list-text'
import { readConcept } from '@suyab/coverage/concept/parse'
import {
  addConcept,
  holdConcepts,
  keepRevision,
  listRevisions,
  type KeepFault,
} from '@suyab/coverage/workbench/revision-store'
import { isText } from '@suyab/coverage/text'
import { inTransaction } from '@suyab/store/transaction'
import { exchangeLanguages, type ExchangeLanguage } from '@suyab/language/tag'
import { z } from 'zod'
import type { ConceptImported, ConceptPage } from '../api-coverage-concepts.ts'
import { recordAudit } from '../audit.ts'
import type { NodeContext } from '../context.ts'
import { draftAnswer } from '../coverage-concept-draft.ts'
import {
  conceptFile,
  importConcepts,
  readConceptFile,
  refusalOf,
} from '../coverage-concept-file.ts'
import { conceptPage, conceptRows, keptConcept, revisionRows } from '../coverage-concept-view.ts'
import { Refusal } from '../refusal.ts'
import { may } from '../role.ts'
import { only, type Call, type Route } from '../route.ts'

const language = z.enum(exchangeLanguages)
const id = z.string().max(64)
const line = z.string().trim().max(2000).refine(isText, 'well-formed text')
const names = z.partialRecord(language, line)
const listText = z.string().max(1_000_000)
const version = z.int().min(1).max(2_000_000_000)
const pageQuery = z.object({
  version: only(z.coerce.number().pipe(version)).optional(),
})
const newBody = z.strictObject({
  id,
  names,
  definition: line.optional(),
  copyOf: id.optional(),
})
const patchBody = z.strictObject({
  base: version,
  names: names.optional(),
  definition: line.optional(),
  lists: z.partialRecord(language, listText.nullable()).optional(),
  note: line.optional(),
})
const restoreBody = z.strictObject({ version, base: version })
const draftBody = z.strictObject({ language, text: listText })
const format = z.enum(['json', 'csv'])
const fileQuery = z.object({ format: only(format), id: z.array(id).max(1000).optional() })
const fileBody = z.strictObject({ format, text: z.string().max(2_000_000) })

/** The workbench of concepts: their lists, versions and files. */
export function coverageConceptRoutes(node: NodeContext): Route[] {
  const { db } = node
  return [
    {
      method: 'GET',
      path: '/api/coverage/concepts',
      errand: 'concepts.read',
      run: () => conceptRows(db),
    },
    {
      method: 'POST',
      path: '/api/coverage/concepts',
      errand: 'concepts.edit',
      run: (call) => addOne(node, call),
    },
    {
      method: 'GET',
      path: '/api/coverage/concepts/:id',
      errand: 'concepts.read',
      run: (call) => conceptPage(db, call.param('id'), call.query(pageQuery).version),
    },
    {
      method: 'PATCH',
      path: '/api/coverage/concepts/:id',
      errand: 'concepts.edit',
      run: (call) => change(node, call),
    },
    {
      method: 'GET',
      path: '/api/coverage/concepts/:id/revisions',
      errand: 'concepts.read',
      run: (call) => revisionRows(db, call.param('id')),
    },
    {
      method: 'POST',
      path: '/api/coverage/concepts/:id/restore',
      errand: 'concepts.edit',
      run: (call) => restore(node, call),
    },
    {
      method: 'POST',
      path: '/api/coverage/concept-draft',
      errand: 'concepts.read',
      run: async (call) => {
        const { language: of, text } = await call.body(draftBody)
        const draft = { language: of, text, asks: may(call.person.role, 'coverage.ask') }
        return draftAnswer(node, draft, call.context.req.raw.signal)
      },
    },
    {
      method: 'GET',
      path: '/api/coverage/concept-file',
      errand: 'concepts.read',
      run: (call) => download(node, call),
    },
    {
      method: 'POST',
      path: '/api/coverage/concept-file',
      errand: 'concepts.edit',
      run: (call) => importFile(node, call),
    },
  ]
}

async function addOne({ db }: NodeContext, call: Call): Promise<ConceptPage> {
  const given = await call.body(newBody)
  const { copyOf } = given
  const copied = copyOf === undefined ? undefined : await keptConcept(db, copyOf)
  const concept = checked({
    id: given.id,
    names: withoutEmpty(given.names),
    definition: given.definition ?? copied?.definition ?? '',
    lists: copied?.lists ?? {},
  })
  await db.transaction().execute(async (trx) => {
    const made = { by: call.person.id, madeFrom: copied && `${copied.id}@${copied.version}` }
    const kept = await addConcept(trx, concept, made, call.now)
    if (!kept.ok) throw refused(kept.fault)
    const data = copyOf === undefined ? {} : { copyOf }
    await recordAudit(trx, call.actor, 'concept.add', concept.id, data, call.now)
  })
  return conceptPage(db, concept.id)
}

async function change({ db }: NodeContext, call: Call): Promise<ConceptPage> {
  const patch = await call.body(patchBody)
  const given = Object.entries(patch.lists ?? {}).map(
    ([of, text]) => [of, readList(of as ExchangeLanguage, text)] as const,
  )
  const languages = given.map(([of]) => of).join(', ')
  const data: Record<string, string> = languages === '' ? {} : { languages }
  return keep(db, call, patch.base, { note: patch.note, did: 'concept.change', data }, (before) => {
    const lists: Record<string, KeptList> = { ...before.lists }
    for (const [of, list] of given)
      if (list === undefined) delete lists[of]
      else lists[of] = list
    return checked({
      id: before.id,
      names: withoutEmpty({ ...before.names, ...patch.names }),
      definition: patch.definition ?? before.definition,
      lists,
    })
  })
}

async function restore({ db }: NodeContext, call: Call): Promise<ConceptPage> {
  const { version: wanted, base } = await call.body(restoreBody)
  const of = call.param('id')
  const old = (await listRevisions(db, of)).find((one) => one.version === wanted)
  if (old === undefined) throw new Refusal(404, 'concept.unknown', { id: of })
  const { definition, lists } = old
  const data = { restored: wanted }
  const keeping: Keeping = { did: 'concept.restore', data, madeFrom: String(wanted) }
  return keep(db, call, base, keeping, ({ names: kept }) => ({
    id: of,
    names: kept,
    definition,
    lists,
  }))
}

interface Keeping {
  did: 'concept.change' | 'concept.restore'
  data: Record<string, string | number>
  note?: string | undefined
  madeFrom?: string
}

type Kept = Pick<ConceptDocument, 'id' | 'names' | 'definition' | 'lists'>

/** Keeps what is made of a concept as it stands: nobody else changes it in between. */
async function keep(
  db: NodeContext['db'],
  call: Call,
  base: number,
  { did, data, note, madeFrom }: Keeping,
  make: (before: Kept) => Kept,
): Promise<ConceptPage> {
  const of = call.param('id')
  await db.transaction().execute(async (trx) => {
    await holdConcepts(trx, [of])
    const concept = make(await keptConcept(trx, of))
    const making = { by: call.person.id, madeFrom, note: note === '' ? undefined : note }
    const kept = await keepRevision(trx, base, concept, making, call.now)
    if (!kept.ok) throw refused(kept.fault)
    const said = { ...data, version: kept.value }
    await recordAudit(trx, call.actor, did, of, said, call.now)
  })
  return conceptPage(db, of)
}

/**
 * Reads a list that is to be kept; undefined for one that is to go.
 * @throws Refusal that names the first line that cannot be read
 */
function readList(of: ExchangeLanguage, text: string | null | undefined): KeptList | undefined {
  if (text === null) return undefined
  const { list, faults } = parseListText(text ?? '', of)
  if (list !== undefined) return list
  const { code, line: at, position, found, expected } = faults[0]!
  throw new Refusal(400, code, { language: of, line: at, position, found, expected })
}

function withoutEmpty(given: ConceptDocument['names']): ConceptDocument['names'] {
  return Object.fromEntries(Object.entries(given).filter(([, name]) => name !== ''))
}

/** What can be kept as a concept. @throws Refusal */
function checked(
  concept: Pick<ConceptDocument, 'id' | 'names' | 'definition' | 'lists'>,
): ConceptDocument {
  const read = readConcept({ ...concept, version: 1, calibration: {} })
  if (!read.ok) throw refusalOf(read.fault)
  return read.value
}

function refused({ code, ...data }: KeepFault): Refusal {
  return new Refusal(code === 'concept.unknown' ? 404 : 409, code, data)
}

const types = { json: 'application/json; charset=utf-8', csv: 'text/csv; charset=utf-8' }

async function download({ db }: NodeContext, call: Call): Promise<Response> {
  const { format: as, id: ids } = call.query(fileQuery)
  return new Response(await conceptFile(db, as, ids), {
    headers: {
      'content-type': types[as],
      'content-disposition': `attachment; filename="concepts.${as}"`,
      'cache-control': 'no-store',
    },
  })
}

async function importFile({ db }: NodeContext, call: Call): Promise<ConceptImported[]> {
  const { format: as, text } = await call.body(fileBody)
  const concepts = readConceptFile(as, text)
  return inTransaction(db, async (trx) => {
    const outcomes = await importConcepts(trx, concepts, call.person.id, call.now)
    for (const { id: of, version: kept, outcome } of outcomes) {
      if (outcome === 'same') continue
      const data = { version: kept, outcome }
      await recordAudit(trx, call.actor, 'concept.import', of, data, call.now)
    }
    return outcomes
  })
}
