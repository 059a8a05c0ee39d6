/**
 * A second opinion: evaluates ODRL policies in JSON-LD by the Information Model alone, with the
 * vocabulary that docs/contracts/rights.md documents. It shares no code with the decision it
 * checks and knows no type of this package.
 * @source W3C ODRL Information Model 2.2, W3C ODRL Vocabulary & Expression 2.2
 */

const ODRL = 'http://www.w3.org/ns/odrl/2/'
const SUYAB = 'urn:x-suyab:rights:'
const RDF_VALUE = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#value'
const ODRL_CONTEXT = 'http://www.w3.org/ns/odrl.jsonld'

export type Value = string | number | boolean

/** What somebody asks to do; operands by their full IRIs. An operand without a value is left out. */
export interface OdrlRequest {
  readonly party: string
  readonly action: string
  /** Values of left operands in refinements of the action. */
  readonly actionValues: Readonly<Record<string, Value>>
  readonly asset: string
  /** The collections that hold the asset. */
  readonly partOf: readonly string[]
  /** Values of left operands in refinements of the target. */
  readonly assetValues: Readonly<Record<string, readonly Value[]>>
  /** Values of left operands in constraints. */
  readonly contextValues: Readonly<Record<string, Value>>
}

type Node = Readonly<Record<string, unknown>>

/** Which action includes which; of the vocabulary only what the profile uses. */
const INCLUDED_IN: Readonly<Record<string, string>> = {
  [`${ODRL}distribute`]: `${ODRL}use`,
  [`${ODRL}translate`]: `${ODRL}use`,
  [`${ODRL}derive`]: `${ODRL}use`,
  [`${ODRL}grantUse`]: `${ODRL}use`,
  [`${ODRL}read`]: `${ODRL}use`,
  [`${SUYAB}offer`]: `${ODRL}use`,
}

/** Answers a request by a policy whose conflict strategy is `prohibit`. */
export function evaluatePolicy(policy: unknown, request: OdrlRequest): 'permit' | 'deny' {
  const root = asNode(policy)
  const terms = termsOf(root['@context'])
  const conflict = root['conflict']
  if (conflict !== 'prohibit')
    throw new Error(`No such conflict strategy here: ${String(conflict)}`)
  const active = (rule: unknown): boolean => isActive(asNode(rule), request, terms)
  const prohibited = asList(root['prohibition']).some(active)
  const permitted = asList(root['permission']).some(active)
  return permitted && !prohibited ? 'permit' : 'deny'
}

type Expand = (term: string) => string

function termsOf(context: unknown): Expand {
  const prefixes = new Map([
    ['odrl', ODRL],
    ['xsd', 'http://www.w3.org/2001/XMLSchema#'],
  ])
  let speaksOdrl = false
  for (const part of asList(context)) {
    if (part === ODRL_CONTEXT) speaksOdrl = true
    if (typeof part === 'object' && part !== null) {
      for (const [prefix, iri] of Object.entries(part)) {
        if (typeof iri === 'string') prefixes.set(prefix, iri)
      }
    }
  }
  if (!speaksOdrl) throw new Error('The policy does not name the ODRL context')
  return (term) => {
    const colon = term.indexOf(':')
    if (colon < 0) return ODRL + term
    const iri = prefixes.get(term.slice(0, colon))
    return iri === undefined ? term : iri + term.slice(colon + 1)
  }
}

function isActive(rule: Node, request: OdrlRequest, expand: Expand): boolean {
  return (
    iriOf(rule['assignee'], expand) === request.party &&
    asList(rule['action']).some((action) => actionApplies(action, request, expand)) &&
    asList(rule['target']).some((target) => targetApplies(target, request, expand)) &&
    asList(rule['constraint']).every((constraint) =>
      holds(asNode(constraint), (operand) => single(request.contextValues[operand]), expand),
    )
  )
}

function actionApplies(action: unknown, request: OdrlRequest, expand: Expand): boolean {
  if (typeof action === 'string') return includes(expand(action), request.action)
  const node = asNode(action)
  const value = Object.entries(node).find(([key]) => expand(key) === RDF_VALUE)?.[1]
  const iri = iriOf(value, expand)
  return (
    iri !== undefined &&
    includes(iri, request.action) &&
    asList(node['refinement']).every((refinement) =>
      holds(asNode(refinement), (operand) => single(request.actionValues[operand]), expand),
    )
  )
}

function includes(broad: string, asked: string): boolean {
  let action: string | undefined = asked
  while (action !== undefined) {
    if (action === broad) return true
    action = INCLUDED_IN[action]
  }
  return false
}

function targetApplies(target: unknown, request: OdrlRequest, expand: Expand): boolean {
  if (typeof target === 'string') return target === request.asset
  const node = asNode(target)
  if (node['@type'] !== 'AssetCollection') return iriOf(node, expand) === request.asset
  const source = iriOf(node['source'], expand)
  return (
    source !== undefined &&
    request.partOf.includes(source) &&
    asList(node['refinement']).every((refinement) =>
      holds(asNode(refinement), (operand) => request.assetValues[operand] ?? [], expand),
    )
  )
}

type Lookup = (operand: string) => readonly Value[]

/** A constraint over an operand without a value is not satisfied. */
function holds(constraint: Node, lookup: Lookup, expand: Expand): boolean {
  if ('or' in constraint) {
    return listOf(constraint['or']).some((part) => holds(asNode(part), lookup, expand))
  }
  const operand = iriOf(constraint['leftOperand'], expand)
  const operator = iriOf(constraint['operator'], expand)
  if (operand === undefined || operator === undefined) throw new Error('Not a constraint')
  const right = listOf(constraint['rightOperand']).map((value) => literal(value, expand))
  const left = lookup(operand)
  return left.length > 0 && compare(left, operator, right)
}

function compare(left: readonly Value[], operator: string, right: readonly Typed[]): boolean {
  const [first] = left
  const [bound] = right
  if (first === undefined || bound === undefined) return false
  switch (operator) {
    case `${ODRL}eq`:
      return left.length === 1 && first === bound.value
    case `${ODRL}neq`:
      return !left.includes(bound.value)
    case `${ODRL}lt`:
      return magnitude(first, bound.type) < magnitude(bound.value, bound.type)
    case `${ODRL}lteq`:
      return magnitude(first, bound.type) <= magnitude(bound.value, bound.type)
    case `${ODRL}gteq`:
      return magnitude(first, bound.type) >= magnitude(bound.value, bound.type)
    case `${ODRL}isAnyOf`:
      return right.some(({ value }) => left.includes(value))
    case `${ODRL}isPartOf`:
      return left.every((value) =>
        right.some((whole) => isPartOf(String(value), String(whole.value))),
      )
    default:
      throw new Error(`No such operator here: ${operator}`)
  }
}

/** Languages are the only things that have parts here: subtag by subtag. */
function isPartOf(tag: string, range: string): boolean {
  const subtags = tag.toLowerCase().split('-')
  return range
    .toLowerCase()
    .split('-')
    .every((subtag, index) => subtags[index] === subtag)
}

interface Typed {
  readonly value: Value
  readonly type: string | undefined
}

function literal(raw: unknown, expand: Expand): Typed {
  if (typeof raw === 'string' || typeof raw === 'number' || typeof raw === 'boolean') {
    return { value: raw, type: undefined }
  }
  const node = asNode(raw)
  const iri = node['@id'] ?? node['uid']
  if (typeof iri === 'string') return { value: expand(iri), type: '@id' }
  const type = typeof node['@type'] === 'string' ? expand(node['@type']) : undefined
  const value = node['@value']
  if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') {
    throw new TypeError('A right operand without a value')
  }
  return { value, type }
}

const XSD = 'http://www.w3.org/2001/XMLSchema#'

function magnitude(value: Value, type: string | undefined): number {
  if (typeof value === 'number') return value
  const number =
    type === `${XSD}dateTime`
      ? Date.parse(String(value))
      : type === `${XSD}duration`
        ? secondsOf(String(value))
        : Number.NaN
  if (Number.isNaN(number)) throw new TypeError(`Cannot be ordered: ${String(value)} as ${type}`)
  return number
}

function secondsOf(duration: string): number {
  const match = /^(-?)P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$/.exec(duration)
  if (match === null) return Number.NaN
  const [, sign, days, hours, minutes, seconds] = match
  const whole =
    Number(days ?? 0) * 86_400 +
    Number(hours ?? 0) * 3600 +
    Number(minutes ?? 0) * 60 +
    Number(seconds ?? 0)
  return sign === '-' ? -whole : whole
}

function iriOf(raw: unknown, expand: Expand): string | undefined {
  if (typeof raw === 'string') return expand(raw)
  if (typeof raw !== 'object' || raw === null) return undefined
  const node = asNode(raw)
  const iri = node['@id'] ?? node['uid']
  return typeof iri === 'string' ? expand(iri) : undefined
}

function listOf(raw: unknown): readonly unknown[] {
  if (typeof raw === 'object' && raw !== null && '@list' in raw) return asList(raw['@list'])
  return asList(raw)
}

function asList(raw: unknown): readonly unknown[] {
  if (raw === undefined) return []
  return Array.isArray(raw) ? raw : [raw]
}

function asNode(raw: unknown): Node {
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) {
    throw new TypeError('Not a node of JSON-LD')
  }
  return Object.fromEntries(Object.entries(raw))
}

function single(value: Value | undefined): readonly Value[] {
  return value === undefined ? [] : [value]
}
