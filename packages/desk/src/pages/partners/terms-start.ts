import type { GrantTerms, InvitationInput, Names, Person } from '@suyab/server/api'

/** What most newsrooms agree on: publish and translate, everything, as long as it stands. */
export function usualGrant(credit: Names): GrantTerms {
  return {
    uses: { publish: true, translate: true, adapt: false, passOn: false },
    credit,
    embargo: 'hold',
    relays: false,
    keepsAfterEnd: true,
  }
}

/**
 * The terms an invitation begins with: the same both ways, a year long, the person who invites as
 * the contact. `role` is their duty in words.
 */
export function usualTerms(
  names: Names,
  person: Pick<Person, 'name' | 'mail' | 'language'>,
  role: string,
  now: number,
): InvitationInput {
  const until = new Date(now)
  until.setUTCFullYear(until.getUTCFullYear() + 1)
  return {
    until: until.toISOString(),
    give: usualGrant(names),
    take: usualGrant({}),
    contacts: [ownContact(person, role)],
  }
}

export function ownContact(
  person: Pick<Person, 'name' | 'mail' | 'language'>,
  role: string,
): InvitationInput['contacts'][number] {
  return {
    name: person.name,
    role,
    ...(person.mail === undefined || person.mail === '' ? {} : { mail: person.mail }),
    languages: [person.language],
  }
}

/** The terms as they are sent: without contacts that nobody filled in, and without empty words. */
export function finished(terms: InvitationInput): InvitationInput {
  const words = Object.entries(terms.text ?? {}).filter(([, text]) => text.trim() !== '')
  const { text: _text, ...rest } = terms
  return {
    ...rest,
    contacts: terms.contacts.filter(({ name, role }) => name.trim() !== '' && role.trim() !== ''),
    ...(words.length === 0 ? {} : { text: Object.fromEntries(words) }),
  }
}
