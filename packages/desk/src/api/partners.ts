import type {
  AgreementView,
  Contact,
  InvitationInput,
  InvitationLook,
  PartnerRow,
} from '@suyab/server/api'
import { queryOptions } from '@tanstack/react-query'
import { get, send } from './client.ts'

export const partnersQuery = queryOptions({
  queryKey: ['partners'],
  queryFn: async ({ signal }) => get<PartnerRow[]>('/partners', {}, signal),
})

export const agreementsQuery = queryOptions({
  queryKey: ['partners', 'agreements'],
  queryFn: async ({ signal }) => get<AgreementView[]>('/agreements', {}, signal),
})

export function agreementPath(id: string, rest = ''): string {
  return `/agreements/${encodeURIComponent(id)}${rest}`
}

export function agreementQuery(id: string) {
  return queryOptions({
    queryKey: ['partners', 'agreement', id],
    queryFn: async ({ signal }) => get<AgreementView>(agreementPath(id), {}, signal),
  })
}

export async function invitePartner(terms: InvitationInput): Promise<AgreementView> {
  return send<AgreementView>('POST', '/agreements/invitations', terms)
}

export async function lookAtInvitation(link: string): Promise<InvitationLook> {
  return send<InvitationLook>('POST', '/agreements/invitations/look', { link })
}

export async function acceptInvitation(
  link: string,
  contacts: readonly Omit<Contact, 'newsroom'>[],
): Promise<AgreementView> {
  return send<AgreementView>('POST', '/agreements/invitations/accept', { link, contacts })
}
