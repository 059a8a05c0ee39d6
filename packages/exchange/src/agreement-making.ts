import type { Agreement, Contact, Grant, Signatory } from './agreement.ts'
import { parseAgreement, type Terms } from './agreement-terms.ts'
import type { NewsroomDocument } from './newsroom.ts'
import type { OwnNewsroom } from './own-newsroom.ts'
import { Refusal } from './refusal.ts'

/** A newsroom as a party of an agreement; of our own, with the key that signs now. */
export function signatoryOf(newsroom: OwnNewsroom | NewsroomDocument): Signatory {
  const keys =
    'key' in newsroom
      ? [newsroom.key]
      : newsroom.keys.filter(({ revoked }) => revoked === undefined)
  return {
    id: newsroom.id,
    names: newsroom.names,
    languages: newsroom.languages,
    ...(newsroom.origin === undefined ? {} : { origin: newsroom.origin }),
    keys: keys.map(({ kid, x }) => ({ kid, x })),
  }
}

/** The terms of `offerer` as an agreement between the two, parsed as a partner would parse it. */
export function buildAgreement(
  terms: Terms,
  offerer: { readonly id: string },
  first: Signatory,
  second: Signatory,
  id: string,
  now: Date,
  guestContacts: readonly Omit<Contact, 'newsroom'>[] = [],
): Agreement {
  const grants: Grant[] = []
  if (terms.give !== null) grants.push({ ...terms.give, from: first.id, to: second.id })
  if (terms.take !== null) grants.push({ ...terms.take, from: second.id, to: first.id })
  return checkedAgreement({
    protocol: 'suyab/1',
    kind: 'agreement',
    id,
    edition: 1,
    from: terms.from ?? now.toISOString(),
    ...(terms.until === undefined ? {} : { until: terms.until }),
    parties: [first, second],
    grants,
    contacts: [
      ...terms.contacts.map((contact) => ({ ...contact, newsroom: offerer.id })),
      ...guestContacts.map((contact) => ({ ...contact, newsroom: second.id })),
    ],
    ...(terms.text === undefined ? {} : { text: terms.text }),
  })
}

/** An agreement as a partner would parse it. @throws Refusal that says where it is wrong */
export function checkedAgreement(agreement: Agreement): Agreement {
  const parsed = parseAgreement(agreement)
  if (parsed.ok) return parsed.value
  const { code, at, expected } = parsed.fault
  throw new Refusal(code, { at, expected })
}
