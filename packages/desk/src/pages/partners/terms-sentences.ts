import { formatMessage } from '@suyab/language/message'
import type { Agreement, GrantTerms, InvitationInput } from '@suyab/server/api'
import type { Text } from '../../text/text.tsx'
import { topicName } from '../../text/topic-name.ts'
import type { SentencePart } from '../exchange/rights-sentence.ts'

export type Side = 'give' | 'take'

/** One thing that was agreed, as a sentence; `term` tells it apart from the others of its side. */
export interface TermSentence {
  term: string
  parts: readonly SentencePart[]
}

/** What stands between two of these in a message is strong; a value cannot hold one. */
const STRONG = '*'

/** What one side lets the other do, as plain sentences; null: nothing goes this way. */
export function grantSentences(text: Text, grant: GrantTerms | null, side: Side): TermSentence[] {
  const say = (key: string, values: Record<string, string | number> = {}): SentencePart[] =>
    sentence(text, key, values)
  if (grant === null) {
    return [{ term: 'direction', parts: say(side === 'give' ? 'giveNothing' : 'takeNothing') }]
  }
  const sentences: TermSentence[] = []
  const add = (term: string, parts: SentencePart[]): void => {
    sentences.push({ term, parts })
  }
  const [may, mayNot] = [uses(text, grant, true), uses(text, grant, false)]
  if (may.length === 0) add('uses', say(`${side}.mayNothing`))
  else add('uses', say(`${side}.may`, { uses: listed(text, may, 'all') }))
  if (may.length > 0 && mayNot.length > 0) {
    add('not', say(`${side}.mayNot`, { uses: listed(text, mayNot, 'any') }))
  }
  add('scope', say(...scope(text, grant)))
  add('where', say(...where(text, grant)))
  add('days', grant.days === undefined ? say('daysAny') : say('days', { count: grant.days }))
  add('credit', credit(text, grant))
  add('embargo', say(`embargo.${grant.embargo}`))
  if (grant.quota !== undefined) {
    const { items, per } = grant.quota
    add('quota', say('quota', { items, per: word(text, `per.${per}`) }))
  }
  add('relays', say(`${side}.${grant.relays ? 'relays' : 'own'}`))
  add('end', say(grant.keepsAfterEnd ? 'stays' : 'leaves'))
  return sentences
}

/** From when until when. */
export function periodSentence(
  text: Text,
  { from, until }: { from?: string; until?: string },
  now: number,
): readonly SentencePart[] {
  const start = text.formats.date(from ?? now)
  return until === undefined
    ? sentence(text, 'periodOpen', { from: start })
    : sentence(text, 'period', { from: start, until: text.formats.deadline(until) })
}

/** The terms of an agreement as `us` sees them: what it gives, what it takes. */
export function termsOf(agreement: Agreement, us: string): InvitationInput {
  const grant = (side: Side): GrantTerms | null => {
    const found = agreement.grants.find((one) => (side === 'give' ? one.from : one.to) === us)
    if (found === undefined) return null
    const { from: _from, to: _to, ...terms } = found
    return terms
  }
  return {
    from: agreement.from,
    ...(agreement.until === undefined ? {} : { until: agreement.until }),
    give: grant('give'),
    take: grant('take'),
    contacts: agreement.contacts
      .filter(({ newsroom }) => newsroom === us)
      .map(({ newsroom: _newsroom, ...contact }) => contact),
    ...(agreement.text === undefined ? {} : { text: agreement.text }),
  }
}

/** A sentence's words without what is strong in it. */
export function plainWords(parts: readonly SentencePart[]): string {
  return parts.map(({ text }) => text).join('')
}

function uses(text: Text, { uses: granted }: GrantTerms, permitted: boolean): string[] {
  const into = Array.isArray(granted.translate) ? granted.translate : null
  const translates = into === null ? granted.translate === true : into.length > 0
  const translate =
    into === null || !permitted
      ? word(text, 'translate')
      : word(text, 'translateInto', { languages: languages(text, into) })
  const all: (readonly [boolean, string])[] = [
    [granted.publish, word(text, 'publish')],
    [translates, translate],
    [granted.adapt, word(text, 'adapt')],
    [granted.passOn, word(text, 'passOn')],
  ]
  return all.filter(([may]) => may === permitted).map(([, use]) => use)
}

function scope(text: Text, grant: GrantTerms): [string, Record<string, string>?] {
  if (grant.kinds === undefined && grant.languages === undefined && grant.topics === undefined) {
    return ['coversAll']
  }
  return [
    'covers',
    {
      kinds:
        grant.kinds === undefined
          ? word(text, 'kindsAll')
          : listed(
              text,
              grant.kinds.map((kind) => word(text, `kind.${kind}`)),
              'all',
            ),
      languages:
        grant.languages === undefined
          ? word(text, 'languagesAll')
          : languages(text, grant.languages),
      topics:
        grant.topics === undefined
          ? word(text, 'topicsAll')
          : listed(
              text,
              grant.topics.map((topic) => topicName(text, topic)),
              'all',
            ),
    },
  ]
}

function where(text: Text, { territory, media }: GrantTerms): [string, Record<string, string>?] {
  const places =
    territory === undefined
      ? undefined
      : listed(
          text,
          territory.map((code) => text.regionName(code)),
          'all',
        )
  const ways =
    media === undefined
      ? undefined
      : listed(
          text,
          media.map((medium) => text.say(`words.medium.${medium}`)),
          'all',
        )
  if (places === undefined)
    return ways === undefined ? ['whereAll'] : ['whereMedia', { media: ways }]
  return ways === undefined ? ['where', { places }] : ['wherePlacesMedia', { places, media: ways }]
}

function credit(text: Text, grant: GrantTerms): SentencePart[] {
  if (Object.keys(grant.credit).length === 0) return sentence(text, 'creditNone', {})
  const line = text.name(grant.credit)
  const [before, after] = word(text, 'credit', { credit: '\u0000' }).split('\u0000')
  return [{ text: before ?? '' }, { ...line, strong: true }, { text: after ?? '' }]
}

function languages(text: Text, tags: readonly string[]): string {
  return listed(
    text,
    tags.map((tag) => text.languageName(tag)),
    'all',
  )
}

function listed(text: Text, items: readonly string[], type: 'all' | 'any'): string {
  return text.formats
    .listParts(items.length, type)
    .map((piece) => (typeof piece === 'number' ? items[piece]! : piece))
    .join('')
}

function word(text: Text, key: string, values: Record<string, string | number> = {}): string {
  return formatMessage(text.find('terms', key) ?? key, values, text.language)
}

function sentence(
  text: Text,
  key: string,
  values: Record<string, string | number>,
): SentencePart[] {
  // What somebody typed must not be able to make anything strong.
  const safe = Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      typeof value === 'string' ? value.replaceAll(STRONG, '∗') : value,
    ]),
  )
  const parts = word(text, key, safe)
    .split(STRONG)
    .map((piece, index) =>
      index % 2 === 1 ? { text: piece, strong: true as const } : { text: piece },
    )
    .filter((part) => part.text !== '')
  // A sentence that ends in an abbreviation's full stop has no second one: «23 ноября 2027 г.»
  return parts.at(-1)?.text === '.' && parts.at(-2)?.text.endsWith('.') === true
    ? parts.slice(0, -1)
    : parts
}
