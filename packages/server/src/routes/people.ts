import { z } from 'zod'
import { recordAudit } from '../audit.ts'
import type { NodeContext } from '../context.ts'
import { tellLive } from '../live.ts'
import { addPerson, changePerson, erasePerson, findPerson, listPeople } from '../person.ts'
import { Refusal } from '../refusal.ts'
import type { Route } from '../route.ts'
import { linkAddress, makeLinkToken } from '../sign-in.ts'
import { deskLanguage, mail, personName, role } from './people-schema.ts'

const personInput = z.strictObject({
  name: personName,
  role,
  language: deskLanguage,
  mail: mail.exactOptional(),
})
const personPatch = z.strictObject({
  name: personName.exactOptional(),
  role: role.exactOptional(),
  language: deskLanguage.exactOptional(),
  mail: z.union([mail, z.literal('').transform(() => null)]).exactOptional(),
})

/** The people of the newsroom, as its administrators keep them. */
export function peopleRoutes(node: NodeContext): Route[] {
  const { db } = node
  const found = async (id: string): Promise<object> => {
    const person = await findPerson(db, id)
    if (person === undefined) throw new Refusal(404, 'person.unknown')
    return person
  }
  return [
    {
      method: 'GET',
      path: '/api/people',
      errand: 'people.manage',
      run: () => listPeople(db),
    },
    {
      method: 'POST',
      path: '/api/people',
      errand: 'people.manage',
      run: async (call) => {
        const input = await call.body(personInput)
        const id = await db.transaction().execute(async (trx) => {
          const id = await addPerson(trx, input, call.now)
          // By number, never by name: the trail outlives the account.
          await recordAudit(trx, call.actor, 'person.add', id, { role: input.role }, call.now)
          return id
        })
        return found(id)
      },
    },
    {
      method: 'PATCH',
      path: '/api/people/:id',
      errand: 'people.manage',
      run: async (call) => {
        const id = call.uuid('id')
        const patch = await call.body(personPatch)
        await db.transaction().execute(async (trx) => {
          const changed = await changePerson(trx, id, patch)
          if (!changed.ok)
            throw new Refusal(
              changed.fault.code === 'person.unknown' ? 404 : 409,
              changed.fault.code,
            )
          const data = { fields: Object.keys(patch).join(' '), role: patch.role ?? null }
          await recordAudit(trx, call.actor, 'person.change', id, data, call.now)
          // Desks that are open under the old role connect again under the new one.
          if (changed.value.roleChanged) await tellLive(trx, { type: 'session-ended' }, id)
        })
        return found(id)
      },
    },
    {
      method: 'DELETE',
      path: '/api/people/:id',
      errand: 'people.manage',
      run: async (call) => {
        const id = call.uuid('id')
        await db.transaction().execute(async (trx) => {
          const erased = await erasePerson(trx, id, call.now)
          if (!erased.ok)
            throw new Refusal(erased.fault.code === 'person.unknown' ? 404 : 409, erased.fault.code)
          await recordAudit(trx, call.actor, 'person.erase', id, {}, call.now)
          await tellLive(trx, { type: 'session-ended' }, id)
        })
        return undefined
      },
    },
    {
      method: 'POST',
      path: '/api/people/:id/link',
      errand: 'people.manage',
      run: async (call) => {
        const id = call.uuid('id')
        await found(id)
        const token = await db.transaction().execute(async (trx) => {
          await recordAudit(trx, call.actor, 'person.invite', id, {}, call.now)
          return makeLinkToken(trx, id, call.now)
        })
        return { link: linkAddress(node.origin(), token) }
      },
    },
  ]
}
