import type { Grant, Uses } from './agreement.ts'
import {
  COUNTRY,
  ODRL_CONTEXT,
  RIGHTSML_PROFILE,
  SUYAB_RIGHTS,
  type OdrlAction,
  type OdrlAgreement,
  type OdrlAssetCollection,
  type OdrlCondition,
  type OdrlConstraint,
  type OdrlDuty,
  type OdrlOperand,
  type OdrlRule,
} from './odrl-context.ts'
import {
  daysEndOf,
  endOf,
  grantCovers,
  mediaOf,
  territoryOf,
  type ItemInQuestion,
  type StandingAgreement,
} from './right.ts'

/**
 * Writes an agreement as one ODRL policy for both directions.
 * @source W3C ODRL 2.2, IPTC RightsML 2.0; the mapping is in docs/contracts/rights.md
 */
export function toOdrl(agreement: StandingAgreement): OdrlAgreement {
  const uid = policyUid(agreement)
  const rules = agreement.grants.map((grant) => grantRules(agreement, grant, uid))
  return policy(agreement, uid, {
    permission: rules.flatMap(({ permission }) => permission),
    prohibition: rules.flatMap(({ prohibition }) => prohibition),
  })
}

/**
 * Writes what the receiver of one item may do with it as a policy of its own, for ninjs'
 * `rightsInfo.encodedRights`. It holds from the moment it is written: a later kill is not in it.
 */
export function itemPolicy(
  agreement: StandingAgreement,
  grant: Grant,
  item: ItemInQuestion,
): OdrlAgreement {
  const uid = `${policyUid(agreement)}/${encodeURIComponent(item.uri)}`
  if (item.state !== 'usable' || !grantCovers(grant, item)) {
    const nothing = rule(grant, item.uri, 'use')
    return policy(agreement, uid, { permission: [], prohibition: [nothing] })
  }
  const terms: Terms = {
    target: item.uri,
    uid,
    uses: [grant.uses, ...(item.rights?.uses === undefined ? [] : [item.rights.uses])],
    territory: territoryOf(grant, item.rights),
    media: mediaOf(grant, item.rights),
    shelfLife: [before(item.expires), before(daysEndOf(grant, item)?.toISOString())].flat(),
    embargo: before(item.embargoedUntil),
  }
  return policy(agreement, uid, receiverRules(agreement, grant, terms))
}

type RuleTerms = Pick<Partial<OdrlRule>, 'constraint' | 'duty'>

interface Rules {
  readonly permission: readonly OdrlRule[]
  readonly prohibition: readonly OdrlRule[]
}

/** What differs between a policy for everything in a log and one for a single item. */
interface Terms {
  readonly target: string | OdrlAssetCollection
  readonly uid: string
  /** All of them must allow a use. */
  readonly uses: readonly Partial<Uses>[]
  readonly territory: readonly string[] | undefined
  readonly media: readonly string[] | undefined
  /** Until when an item can be used at all. */
  readonly shelfLife: readonly OdrlConstraint[]
  /** When an embargo runs; empty: there is none. */
  readonly embargo: readonly OdrlConstraint[]
}

function grantRules(agreement: StandingAgreement, grant: Grant, uid: string): Rules {
  const target = collectionOf(agreement, grant)
  const days = grant.days === undefined ? [] : [is('suyab:age', 'lt', duration(grant.days))]
  const terms: Terms = {
    target,
    uid,
    uses: [grant.uses],
    territory: grant.territory,
    media: grant.media,
    shelfLife: [is('suyab:expired', 'eq', bool(false)), ...days],
    embargo: [is('suyab:underEmbargo', 'eq', bool(true))],
  }
  const { permission, prohibition } = receiverRules(agreement, grant, terms)
  const sender = { from: grant.to, to: grant.from }
  const offer = rule(sender, target, 'suyab:offer', {
    constraint: [...period(agreement), ...terms.shelfLife, ...quota(grant)],
  })
  const held = rule(sender, target, 'suyab:offer', { constraint: terms.embargo })
  return {
    permission: [...permission, offer],
    prohibition: grant.embargo === 'hold' ? [...prohibition, held] : prohibition,
  }
}

function receiverRules(agreement: StandingAgreement, grant: Grant, terms: Terms): Rules {
  const { target, uses, shelfLife } = terms
  const constraint = [...period(agreement), ...shelfLife]
  const kept = [...period(agreement, grant.keepsAfterEnd), ...shelfLife]
  const own = [...translatedInto(uses), ...adapted(uses)]
  const duty = credit(grant)
  const publish = { constraint: [...kept, ...place(terms)], duty }
  const passOn = { constraint, duty: [...duty, nextPolicy(terms.uid)] }
  const permission = [rule(grant, target, 'read', { constraint: kept })]
  const prohibition: OdrlRule[] = []
  const add = (
    use: keyof Uses,
    action: string,
    refinement: readonly OdrlCondition[],
    rest: RuleTerms,
  ): void => {
    if (uses.some((some) => isDenied(some[use]))) prohibition.push(rule(grant, target, action))
    else permission.push(rule(grant, target, refined(action, refinement), rest))
  }
  add('publish', 'distribute', own, publish)
  add('translate', 'translate', translationLanguage(uses), { constraint })
  add('adapt', 'derive', translatedInto(uses), { constraint })
  add('passOn', 'grantUse', own, passOn)
  return { permission, prohibition: [...prohibition, ...embargoRules(grant, terms)] }
}

function isDenied(granted: boolean | readonly string[] | undefined): boolean {
  return granted === false || (Array.isArray(granted) && granted.length === 0)
}

function embargoRules(grant: Grant, { target, embargo: constraint }: Terms): readonly OdrlRule[] {
  if (constraint.length === 0) return []
  const actions = grant.embargo === 'hold' ? ['use'] : ['distribute', 'grantUse']
  return actions.map((action) => rule(grant, target, action, { constraint }))
}

function policy(agreement: StandingAgreement, uid: string, rules: Rules): OdrlAgreement {
  const { permission, prohibition } = rules
  return {
    '@context': ODRL_CONTEXT,
    '@type': 'Agreement',
    uid,
    profile: [RIGHTSML_PROFILE, SUYAB_RIGHTS],
    conflict: 'prohibit',
    ...(agreement.edition === 1 || uid !== policyUid(agreement)
      ? {}
      : { 'dct:replaces': { '@id': policyUid({ ...agreement, edition: agreement.edition - 1 }) } }),
    ...(permission.length === 0 ? {} : { permission }),
    ...(prohibition.length === 0 ? {} : { prohibition }),
  }
}

function policyUid({ id, edition }: { readonly id: string; readonly edition: number }): string {
  return `urn:uuid:${id}#edition-${edition}`
}

function rule(
  { from, to }: { readonly from: string; readonly to: string },
  target: string | OdrlAssetCollection,
  action: string | readonly OdrlAction[],
  { constraint = [], duty = [] }: RuleTerms = {},
): OdrlRule {
  return {
    assigner: newsroom(from),
    assignee: newsroom(to),
    target,
    action,
    ...(constraint.length === 0 ? {} : { constraint }),
    ...(duty.length === 0 ? {} : { duty }),
  }
}

function newsroom(id: string): string {
  return `dns:${id}`
}

function refined(action: string, refinement: readonly OdrlCondition[]): string | OdrlAction[] {
  if (refinement.length === 0) return action
  const iri = action.includes(':') ? action : `odrl:${action}`
  return [{ 'rdf:value': { '@id': iri }, refinement }]
}

function collectionOf(agreement: StandingAgreement, grant: Grant): OdrlAssetCollection {
  const { kinds, languages, topics } = grant
  return {
    '@type': 'AssetCollection',
    source: `urn:uuid:${agreement.id}#log-${grant.from}`,
    refinement: [
      grant.relays
        ? is('suyab:issuer', 'neq', { '@id': newsroom(grant.to) })
        : is('suyab:issuer', 'eq', { '@id': newsroom(grant.from) }),
      ...(kinds === undefined ? [] : [is('suyab:kind', 'isAnyOf', kinds)]),
      ...(languages === undefined
        ? []
        : anyOf(languages.map((range) => partOf('language', range)))),
      ...(topics === undefined ? [] : [is('suyab:subject', 'isAnyOf', topics)]),
    ],
  }
}

function period(agreement: StandingAgreement, keepsAfterEnd = false): readonly OdrlCondition[] {
  const start = is('dateTime', 'gteq', dateTime(agreement.from))
  const end = endOf(agreement)
  if (end === undefined) return [start]
  const bound = dateTime(end.toISOString())
  const over = is('dateTime', 'lt', bound)
  return [start, ...anyOf(keepsAfterEnd ? [over, is('suyab:publishedAt', 'lt', bound)] : [over])]
}

function place({ territory, media }: Terms): readonly OdrlConstraint[] {
  const countries = territory?.map((code) => ({ '@id': COUNTRY + code }))
  const named = media?.map((medium) => ({ '@id': SUYAB_RIGHTS + medium }))
  return [
    ...(countries === undefined ? [] : [is('spatial', 'isAnyOf', countries)]),
    ...(named === undefined ? [] : [is('media', 'isAnyOf', named)]),
  ]
}

/** Into which languages one may translate: for the act of translating. */
function translationLanguage(uses: Terms['uses']): OdrlCondition[] {
  return uses.flatMap(({ translate }) =>
    Array.isArray(translate) ? anyOf(translate.map((range) => partOf('language', range))) : [],
  )
}

/** In which languages the receiver's own translation may be: for uses of the translation. */
function translatedInto(uses: Terms['uses']): OdrlCondition[] {
  const operand = 'suyab:translatedInto'
  const original = is(operand, 'eq', { '@id': `${SUYAB_RIGHTS}untranslated` })
  return uses.flatMap(({ translate = true }) => {
    if (translate === true) return []
    const ranges = translate === false ? [] : translate
    return anyOf([original, ...ranges.map((range) => partOf(operand, range))])
  })
}

function adapted(uses: Terms['uses']): readonly OdrlCondition[] {
  const granted = uses.every(({ adapt }) => adapt !== false)
  return granted ? [] : [is('suyab:adapted', 'eq', bool(false))]
}

function quota({ quota }: Grant): readonly OdrlConstraint[] {
  if (quota === undefined) return []
  const words = {
    day: 'suyab:itemsThisDay',
    week: 'suyab:itemsThisWeek',
    month: 'suyab:itemsThisMonth',
  }
  return [is(words[quota.per], 'lteq', { '@value': quota.items, '@type': 'xsd:integer' })]
}

function credit(grant: Grant): readonly OdrlDuty[] {
  const lines = Object.entries(grant.credit)
  if (lines.length === 0) return []
  return [
    {
      action: 'attribute',
      attributedParty: newsroom(grant.from),
      'suyab:creditLine': lines.map(([language, line]) => ({
        '@value': line,
        '@language': language,
      })),
    },
  ]
}

function nextPolicy(target: string): OdrlDuty {
  return { action: 'nextPolicy', target }
}

function is(
  leftOperand: string,
  operator: OdrlConstraint['operator'],
  rightOperand: OdrlConstraint['rightOperand'],
): OdrlConstraint {
  return { leftOperand, operator, rightOperand }
}

function partOf(operand: string, range: string): OdrlConstraint {
  return is(operand, 'isPartOf', range)
}

/** One constraint stands for itself; several are alternatives. */
function anyOf(constraints: readonly OdrlConstraint[]): OdrlCondition[] {
  return constraints.length > 1 ? [{ or: { '@list': [...constraints] } }] : [...constraints]
}

function before(moment: string | undefined): readonly OdrlConstraint[] {
  return moment === undefined ? [] : [is('dateTime', 'lt', dateTime(moment))]
}

function dateTime(moment: string): OdrlOperand {
  return { '@value': moment, '@type': 'xsd:dateTime' }
}

function duration(days: number): OdrlOperand {
  return { '@value': `P${days}D`, '@type': 'xsd:duration' }
}

function bool(value: boolean): OdrlOperand {
  return { '@value': value, '@type': 'xsd:boolean' }
}
