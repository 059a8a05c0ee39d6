import { z } from 'zod'
import type { Medium } from './agreement.ts'
import { COUNTRY, ODRL_CONTEXT, RIGHTSML_PROFILE, SUYAB_RIGHTS } from './odrl-context.ts'
import type { ItemRights } from './right.ts'

const media = ['web', 'print', 'broadcast', 'social'] as const satisfies readonly Medium[]

const actions = {
  publish: 'distribute',
  translate: 'translate',
  adapt: 'derive',
  passOn: 'grantUse',
} as const

/**
 * What an item itself restricts, as a policy for ninjs' `rightsInfo.encodedRights`: what the maker
 * offers to everybody who holds an agreement.
 * @source W3C ODRL 2.2, IPTC RightsML 2.0; the mapping is in docs/contracts/rights.md
 */
export function writeItemRights(newsroom: string, uri: string, rights: ItemRights): string {
  const { territory, media: in_, uses = {} } = rights
  const rule = { assigner: `dns:${newsroom}`, target: uri }
  const place = [
    ...(territory === undefined
      ? []
      : [
          is(
            'spatial',
            territory.map((code) => ({ '@id': COUNTRY + code })),
          ),
        ]),
    ...(in_ === undefined
      ? []
      : [
          is(
            'media',
            in_.map((medium) => ({ '@id': SUYAB_RIGHTS + medium })),
          ),
        ]),
  ]
  const names = ['publish', 'translate', 'adapt', 'passOn'] as const
  const permission = names.flatMap((use) => {
    const granted = uses[use]
    if (granted === false) return []
    const action = Array.isArray(granted) ? intoLanguages(granted) : actions[use]
    const constraint = use === 'publish' && place.length > 0 ? { constraint: place } : {}
    return [{ ...rule, action, ...constraint }]
  })
  const prohibition = names.flatMap((use) =>
    uses[use] === false ? [{ ...rule, action: actions[use] }] : [],
  )
  return JSON.stringify({
    '@context': ODRL_CONTEXT,
    '@type': 'Offer',
    uid: `${SUYAB_RIGHTS}item:${encodeURIComponent(uri)}`,
    profile: [RIGHTSML_PROFILE, SUYAB_RIGHTS],
    conflict: 'prohibit',
    ...(permission.length === 0 ? {} : { permission }),
    ...(prohibition.length === 0 ? {} : { prohibition }),
  })
}

function is(leftOperand: string, rightOperand: readonly object[]): object {
  return { leftOperand, operator: 'isAnyOf', rightOperand }
}

function intoLanguages(ranges: readonly string[]): object[] {
  const parts = ranges.map((range) => ({
    leftOperand: 'language',
    operator: 'isPartOf',
    rightOperand: range,
  }))
  const refinement = parts.length === 1 ? parts : [{ or: { '@list': parts } }]
  return [{ 'rdf:value': { '@id': 'odrl:translate' }, refinement }]
}

/**
 * Reads what an item restricts out of its `rightsInfo.encodedRights`. Only policies of our profile
 * are understood; any other text restricts nothing here, since its words could be read wrongly
 * both ways: people see it beside the usage terms. Inside the profile a restriction that cannot be
 * read allows nothing.
 */
export function readItemRights(encoded: string | undefined): ItemRights | undefined {
  if (encoded?.includes(SUYAB_RIGHTS) !== true) return undefined
  if (encoded.length > 100_000) return nothing
  const value = asJson(encoded)
  const named = profileSchema.safeParse(value)
  if (!named.success || !named.data.profile.includes(SUYAB_RIGHTS)) return undefined
  const parsed = policySchema.safeParse(value)
  if (!parsed.success) return nothing
  const { prohibition } = parsed.data
  const permission = parsed.data.permission.filter((one) => one.constraint.every(isKnown))
  const publishing = permission.filter(({ action }) => covers(action, actions.publish))
  const territory = operands(publishing, 'spatial', COUNTRY)
  const allowed = operands(publishing, 'media', SUYAB_RIGHTS)
  const uses = Object.fromEntries(
    Object.entries(actions).flatMap(([use, action]) => {
      const granted = usage(action, permission, prohibition)
      return granted === undefined ? [] : [[use, granted]]
    }),
  )
  const rights: ItemRights = {
    ...(territory === undefined ? {} : { territory }),
    ...(allowed === undefined ? {} : { media: media.filter((medium) => allowed.includes(medium)) }),
    ...(Object.keys(uses).length === 0 ? {} : { uses }),
  }
  return Object.keys(rights).length === 0 ? undefined : rights
}

const operand = z.union([
  z.string().transform((text) => ({ '@id': text })),
  z.looseObject({ '@id': z.string() }),
  z.looseObject({}).transform(() => ({ '@id': '' })),
])
const constraint = z.looseObject({
  leftOperand: z.string().catch(''),
  operator: z.string().catch(''),
  rightOperand: z.union([z.array(operand), operand.transform((one) => [one])]).catch([]),
})
type Constraint = z.infer<typeof constraint>
const alternatives = z
  .looseObject({ or: z.looseObject({ '@list': z.array(constraint) }) })
  .transform((one) => one.or['@list'])
const refinement = z.union([alternatives, constraint.transform((one): Constraint[] => [one])])
const action = z.union([
  z.string().transform((name) => ({ name, refinement: [] as Constraint[][] })),
  z
    .tuple([
      z.looseObject({
        'rdf:value': z.looseObject({ '@id': z.string() }),
        refinement: z.array(refinement).default([]),
      }),
    ])
    .transform(([one]) => ({ name: one['rdf:value']['@id'], refinement: one.refinement })),
])
type Action = z.infer<typeof action>
const rule = z.looseObject({ action, constraint: z.array(refinement).default([]) })
type Rule = z.infer<typeof rule>
const profileSchema = z.looseObject({
  profile: z.union([z.array(z.string()), z.string().transform((one) => [one])]),
})
const policySchema = z.looseObject({
  permission: z.array(rule).default([]),
  prohibition: z.array(rule).default([]),
})

const nothing: ItemRights = {
  uses: { publish: false, translate: false, adapt: false, passOn: false },
}

/** What a permission may depend on: places and media are read, times are the agreement's and the item's own. */
const conditions = new Set(['spatial', 'media', 'dateTime', 'suyab:publishedAt'])

function isKnown(parts: readonly Constraint[]): boolean {
  return parts.every(({ leftOperand }) => conditions.has(plain(leftOperand)))
}

function asJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    // RightsML in XML, or plain words.
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}

function plain(name: string): string {
  return name.replace(/^(odrl:|http:\/\/www\.w3\.org\/ns\/odrl\/2\/)/, '')
}

function covers({ name }: Action, wanted: string): boolean {
  const known = plain(name)
  return known === wanted || known === 'use'
}

/** False: not at all; a list: only into these languages; undefined: the item says nothing. */
function usage(
  wanted: string,
  permission: readonly Rule[],
  prohibition: readonly Rule[],
): boolean | string[] | undefined {
  // A prohibition under a condition is an embargo's; the item says that in its own field.
  const denied = prohibition.some(
    (one) => one.constraint.length === 0 && covers(one.action, wanted),
  )
  if (denied) return false
  const granted = permission.filter((one) => covers(one.action, wanted))
  // Whatever no permission covers is not permitted.
  if (granted.length === 0) return false
  if (wanted !== actions.translate) return undefined
  const languages = granted.flatMap((one) => one.action.refinement.flat())
  if (languages.length === 0) return undefined
  return languages.flatMap((one) =>
    plain(one.leftOperand) === 'language' && one.operator === 'isPartOf'
      ? one.rightOperand.map((value) => value['@id'])
      : [],
  )
}

/** The values that all constraints on an operand leave; undefined where there is none. */
function operands(rules: readonly Rule[], name: string, vocabulary: string): string[] | undefined {
  const lists = rules.flatMap((one) =>
    one.constraint.flatMap((parts) =>
      parts.some(({ leftOperand }) => plain(leftOperand) === name)
        ? [valuesOf(parts, vocabulary)]
        : [],
    ),
  )
  const [first, ...others] = lists
  return first?.filter((value) => others.every((list) => list.includes(value)))
}

/** What cannot be read is no value: nothing is allowed by it. */
function valuesOf(parts: readonly Constraint[], vocabulary: string): string[] {
  return parts.flatMap(({ operator, rightOperand }) =>
    operator === 'isAnyOf' || operator === 'eq'
      ? rightOperand.flatMap((value) =>
          value['@id'].startsWith(vocabulary) ? [value['@id'].slice(vocabulary.length)] : [],
        )
      : [],
  )
}
