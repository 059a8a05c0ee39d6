/** The words of our own in rights policies; docs/contracts/rights.md says what each means. */
export const SUYAB_RIGHTS = 'urn:x-suyab:rights:'

/** @source https://iptc.org/std/RightsML/ (version 2.0) */
export const RIGHTSML_PROFILE = 'https://iptc.org/std/RightsML/odrl-profile/'

/** IPTC's controlled vocabulary of ISO 3166-1 alpha-2 codes. */
export const COUNTRY = 'http://cvx.iptc.org/iso3166-1a2/'

/** The JSON-LD context of every policy: ODRL's, RightsML's, and the prefixes of the rest. */
export const ODRL_CONTEXT: readonly [string, string, Readonly<Record<string, string>>] = [
  'http://www.w3.org/ns/odrl.jsonld',
  'https://iptc.org/std/RightsML/odrl-profile/rightsml.jsonld',
  {
    rdf: 'http://www.w3.org/1999/02/22-rdf-syntax-ns#',
    xsd: 'http://www.w3.org/2001/XMLSchema#',
    dct: 'http://purl.org/dc/terms/',
    suyab: SUYAB_RIGHTS,
  },
]

/** An ODRL policy of type Agreement, as JSON-LD. */
export interface OdrlAgreement {
  readonly '@context': typeof ODRL_CONTEXT
  readonly '@type': 'Agreement'
  readonly uid: string
  readonly profile: readonly string[]
  readonly conflict: 'prohibit'
  readonly 'dct:replaces'?: { readonly '@id': string }
  readonly permission?: readonly OdrlRule[]
  readonly prohibition?: readonly OdrlRule[]
}

export interface OdrlRule {
  readonly assigner: string
  readonly assignee: string
  readonly target: string | OdrlAssetCollection
  readonly action: string | readonly OdrlAction[]
  readonly constraint?: readonly OdrlCondition[]
  readonly duty?: readonly OdrlDuty[]
}

export interface OdrlAssetCollection {
  readonly '@type': 'AssetCollection'
  readonly source: string
  readonly refinement?: readonly OdrlCondition[]
}

export interface OdrlAction {
  readonly 'rdf:value': { readonly '@id': string }
  readonly refinement: readonly OdrlCondition[]
}

export type OdrlCondition = OdrlConstraint | { readonly or: { readonly '@list': OdrlConstraint[] } }

export interface OdrlConstraint {
  readonly leftOperand: string
  readonly operator: 'eq' | 'neq' | 'lt' | 'lteq' | 'gteq' | 'isAnyOf' | 'isPartOf'
  readonly rightOperand: OdrlOperand | readonly OdrlOperand[]
}

export type OdrlOperand =
  | string
  | { readonly '@id': string }
  | { readonly '@value': string | number | boolean; readonly '@type': string }

export type OdrlDuty =
  | {
      readonly action: 'attribute'
      readonly attributedParty: string
      readonly 'suyab:creditLine': readonly OdrlText[]
    }
  | { readonly action: 'nextPolicy'; readonly target: string }

export interface OdrlText {
  readonly '@value': string
  readonly '@language': string
}
