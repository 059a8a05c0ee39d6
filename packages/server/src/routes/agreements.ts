import {
  acceptInvitation,
  dropProposal,
  endAgreement,
  invite,
  lookAtInvitation,
  propose,
  resumeReading,
  signProposal,
  withdrawInvitation,
  type ErrandContext,
} from '@suyab/exchange/agreement-errand'
import { findSigned } from '@suyab/exchange/agreement-row'
import {
  parseContacts,
  parseTerms,
  type Terms,
  type TermsFault,
} from '@suyab/exchange/agreement-terms'
import { findAgreement, listAgreements } from '@suyab/exchange/desk/agreement-view'
import { listFaults, listPartners } from '@suyab/exchange/desk/partner-view'
import { toOdrl } from '@suyab/exchange/odrl'
import { revokeOwnKey, rotateKey } from '@suyab/exchange/own-newsroom'
import type { Result } from '@suyab/wire/result'
import { z } from 'zod'
import { recordAudit } from '../audit.ts'
import type { NodeBase } from '../context.ts'
import { Refusal } from '../refusal.ts'
import type { Call, Route } from '../route.ts'

const words = z.string().trim().min(1).max(2000)
const link = z.strictObject({ link: words })
const acceptance = z.strictObject({ link: words, contacts: z.unknown() })
const reason = z.strictObject({ reason: words })
const revocation = z.strictObject({ from: z.iso.datetime({ offset: true }), reason: words })
const faultQuery = z.object({
  partner: z.tuple([words]).exactOptional(),
  code: z.tuple([words]).exactOptional(),
})

/** Partners, agreements with them, the node's keys, and what partners sent that could not be taken. */
export function agreementRoutes(node: NodeBase, errands: ErrandContext): Route[] {
  const { db } = errands
  const note = (call: Call, did: string, on: string, data: Record<string, string> = {}) =>
    recordAudit(node.db, call.actor, did, on, data, call.now)
  const view = (call: Call, id: string) => findAgreement(db, id, call.now)
  return [
    {
      method: 'GET',
      path: '/api/partners',
      errand: 'partners.read',
      run: (call) => listPartners(db, call.now),
    },
    {
      method: 'GET',
      path: '/api/agreements',
      errand: 'agreements.read',
      run: (call) => listAgreements(db, call.now),
    },
    {
      method: 'POST',
      path: '/api/agreements/invitations',
      errand: 'agreements.manage',
      run: async (call) => {
        const { id } = await invite(errands, await termsOf(call))
        await note(call, 'agreement.invited', id)
        return view(call, id)
      },
    },
    {
      method: 'POST',
      path: '/api/agreements/invitations/look',
      errand: 'agreements.manage',
      run: async (call) => {
        const shown = await lookAtInvitation(errands, (await call.body(link)).link)
        const { id, names, languages, origin } = shown.newsroom
        return {
          newsroom: { id, names, languages, origin, fingerprint: shown.fingerprint },
          terms: shown.terms,
          expiresAt: shown.expiresAt,
        }
      },
    },
    {
      method: 'POST',
      path: '/api/agreements/invitations/accept',
      errand: 'agreements.manage',
      run: async (call) => {
        const body = await call.body(acceptance)
        const contacts = believed(parseContacts(body.contacts ?? []))
        const id = await acceptInvitation(errands, body.link, contacts)
        await note(call, 'agreement.signed', id)
        return view(call, id)
      },
    },
    {
      method: 'GET',
      path: '/api/agreements/:id',
      errand: 'agreements.read',
      run: (call) => view(call, call.uuid('id')),
    },
    {
      method: 'DELETE',
      path: '/api/agreements/:id/invitation',
      errand: 'agreements.manage',
      run: async (call) => {
        const id = call.uuid('id')
        await withdrawInvitation(errands, id)
        await note(call, 'agreement.invitation-withdrawn', id)
        return undefined
      },
    },
    {
      method: 'POST',
      path: '/api/agreements/:id/proposal',
      errand: 'agreements.manage',
      run: async (call) => {
        const id = call.uuid('id')
        await propose(errands, id, await termsOf(call))
        await note(call, 'agreement.proposed', id)
        return view(call, id)
      },
    },
    {
      method: 'POST',
      path: '/api/agreements/:id/proposal/sign',
      errand: 'agreements.manage',
      run: async (call) => {
        const id = call.uuid('id')
        await signProposal(errands, id)
        await note(call, 'agreement.renewed', id)
        return view(call, id)
      },
    },
    {
      method: 'DELETE',
      path: '/api/agreements/:id/proposal',
      errand: 'agreements.manage',
      run: async (call) => {
        const id = call.uuid('id')
        await dropProposal(errands, id)
        await note(call, 'agreement.proposal-dropped', id)
        return view(call, id)
      },
    },
    {
      method: 'POST',
      path: '/api/agreements/:id/end',
      errand: 'agreements.manage',
      run: async (call) => {
        const id = call.uuid('id')
        const body = await call.body(reason)
        await endAgreement(errands, id, body.reason)
        await note(call, 'agreement.ended', id, { reason: body.reason })
        return view(call, id)
      },
    },
    {
      method: 'POST',
      path: '/api/agreements/:id/resume',
      errand: 'agreements.manage',
      run: async (call) => {
        const id = call.uuid('id')
        await resumeReading(errands, id)
        await note(call, 'agreement.reading-resumed', id)
        return undefined
      },
    },
    {
      method: 'GET',
      path: '/api/agreements/:id/odrl',
      errand: 'agreements.read',
      run: async (call) => {
        const { agreement } = await signedOf(call)
        const name = `agreement-${agreement.id}.jsonld`
        return download(toOdrl(agreement), 'application/ld+json', name)
      },
    },
    {
      method: 'GET',
      path: '/api/agreements/:id/document',
      errand: 'agreements.read',
      run: async (call) => {
        const { row } = await signedOf(call)
        const content = { signed: row.signed, agreement: row.document }
        return download(content, 'application/json', `agreement-${row.id}.json`)
      },
    },
    {
      method: 'POST',
      path: '/api/keys/rotate',
      errand: 'keys.manage',
      run: async (call) => {
        const kid = await rotateKey(db, call.now)
        await note(call, 'key.rotated', kid)
        return { kid }
      },
    },
    {
      method: 'POST',
      path: '/api/keys/:kid/revoke',
      errand: 'keys.manage',
      run: async (call) => {
        const kid = call.param('kid')
        const body = await call.body(revocation)
        const from = new Date(body.from)
        await revokeOwnKey(db, kid, { from, reason: body.reason }, call.now)
        await note(call, 'key.revoked', kid, { reason: body.reason })
        return undefined
      },
    },
    {
      method: 'GET',
      path: '/api/faults',
      errand: 'faults.read',
      run: (call) => {
        const { partner, code } = call.query(faultQuery)
        return listFaults(db, {
          ...(partner === undefined ? {} : { partner: partner[0] }),
          ...(code === undefined ? {} : { code: code[0] }),
        })
      },
    },
  ]

  async function signedOf(call: Call) {
    const signed = await findSigned(db, call.uuid('id'))
    if (signed === undefined) throw new Refusal(404, 'agreement.unknown')
    return signed
  }
}

function download(content: object, type: string, name: string): Response {
  return new Response(JSON.stringify(content, null, 2), {
    headers: {
      'content-type': type,
      'content-disposition': `attachment; filename="${name}"`,
      'cache-control': 'no-store',
    },
  })
}

async function termsOf(call: Call): Promise<Terms> {
  return believed(parseTerms(await call.body(z.unknown())))
}

function believed<Value>(parsed: Result<Value, TermsFault>): Value {
  if (parsed.ok) return parsed.value
  const { code, at, expected } = parsed.fault
  throw new Refusal(400, code, { at, expected })
}
