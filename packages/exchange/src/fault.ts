import type { TermsFault } from './agreement-terms.ts'
import type { z } from 'zod'

/** What carries a signature. The first word of a fault's code. */
export type Family = 'envelope' | 'entry' | 'letter' | 'newsroom' | 'agreement'

/** Why a signed object cannot be trusted or read. `at` is a JSON pointer; sizes are in bytes. */
export type SignedFault<F extends Family> =
  | { readonly code: `${F}.unsigned` }
  | { readonly code: `${F}.too-large`; readonly limit: number; readonly got: number }
  | {
      readonly code:
        | `${F}.key-unknown`
        | `${F}.key-revoked`
        | `${F}.key-expired`
        | `${F}.signature-invalid`
      readonly kid: string
    }
  | { readonly code: `${F}.not-canonical` }
  | SchemaFault<F>

export interface SchemaFault<F extends string> {
  readonly code: `${F}.schema`
  readonly at: string
  readonly expected: string
}

/** A statement, or what came with it, that cannot be accepted. */
export type EnvelopeFault =
  | SignedFault<'envelope'>
  | { readonly code: 'envelope.digest'; readonly want: string; readonly got: string }
  | { readonly code: 'envelope.uri-foreign'; readonly uri: string; readonly issuer: string }
  | { readonly code: 'envelope.issued-in-future'; readonly issued: string; readonly now: string }
  | { readonly code: 'envelope.language-unknown'; readonly language: string }
  | { readonly code: 'envelope.issuer-unknown'; readonly issuer: string }
  | { readonly code: 'envelope.issuer-conflict'; readonly issuer: string; readonly kid: string }
  | { readonly code: 'envelope.payload-missing' }
  | { readonly code: 'envelope.payload-digest'; readonly want: string; readonly got: string }
  | { readonly code: 'envelope.payload-schema'; readonly at: string; readonly expected: string }
  | OrderFault
  | TermFault

/** A statement that contradicts what its author said before. */
export type OrderFault =
  | {
      readonly code: 'envelope.version-behind'
      readonly uri: string
      readonly have: number
      readonly got: number
    }
  | { readonly code: 'envelope.sequence-conflict'; readonly uri: string; readonly sequence: number }

/** A statement that the agreement has no room for. */
export type TermFault =
  | { readonly code: 'envelope.language-not-agreed'; readonly language: string }
  | { readonly code: 'envelope.kind-not-agreed'; readonly kind: string }
  | { readonly code: 'envelope.topic-not-agreed' }
  | { readonly code: 'envelope.quota-exceeded'; readonly items: number; readonly per: string }
  | { readonly code: 'envelope.relay-not-agreed'; readonly issuer: string }
  /** No grant, not yet begun, ended, or sent before its embargo against the agreement. */
  | { readonly code: 'envelope.not-agreed'; readonly right: string }

/** An entry that does not continue the log. Each of them stops the reading of that log. */
export type EntryFault =
  | SignedFault<'entry'>
  | { readonly code: 'entry.foreign'; readonly agreement: string; readonly from: string }
  | { readonly code: 'entry.gap'; readonly want: number; readonly got: number }
  | {
      readonly code: 'entry.chain-broken' | 'entry.forked'
      readonly entry: number
      readonly want: string
      readonly got: string
    }
  | { readonly code: 'entry.shortened'; readonly have: number; readonly got: number }

export type LetterFault =
  | SignedFault<'letter'>
  | { readonly code: 'letter.foreign'; readonly agreement: string; readonly from: string }
  | { readonly code: 'letter.gap'; readonly want: number; readonly got: number }

/** A delivery's outer form; what is wrong with one entry or letter is that entry's fault alone. */
export type DeliveryFault = SchemaFault<'delivery'>

export type NewsroomFault =
  | SignedFault<'newsroom'>
  | { readonly code: 'newsroom.foreign'; readonly want: string; readonly got: string }
  | { readonly code: 'newsroom.issued-in-future'; readonly issued: string; readonly now: string }
  | { readonly code: 'newsroom.edition-behind'; readonly have: number; readonly got: number }
  | { readonly code: 'newsroom.edition-conflict'; readonly edition: number }
  | { readonly code: 'envelope.issuer-conflict'; readonly issuer: string; readonly kid: string }

export type AgreementFault =
  | Exclude<SignedFault<'agreement'>, SchemaFault<'agreement'>>
  | TermsFault
  | { readonly code: 'agreement.signer-foreign'; readonly kid: string }
  | { readonly code: 'agreement.signed-already' }

export type RequestFault =
  | { readonly code: 'request.unsigned'; readonly missing: string }
  | { readonly code: 'request.partner-unknown'; readonly newsroom: string }
  | {
      readonly code:
        | 'request.key-unknown'
        | 'request.key-revoked'
        | 'request.key-expired'
        | 'request.signature-invalid'
      readonly kid: string
    }
  | { readonly code: 'request.content-digest' }
  | { readonly code: 'request.expired'; readonly created: string; readonly now: string }
  | { readonly code: 'request.replayed'; readonly nonce: string }
  | { readonly code: 'request.agreement-unknown'; readonly agreement: string }
  | { readonly code: 'request.agreement-ended'; readonly agreement: string; readonly at: string }
  | { readonly code: 'request.too-large'; readonly limit: number; readonly got: number }
  /** `after`: seconds to wait. */
  | { readonly code: 'request.rate'; readonly after: number }
  | SchemaFault<'request'>

/** An answer that cannot be believed; the asker treats it as no answer. */
export type AnswerFault =
  | { readonly code: 'answer.unsigned'; readonly missing: string }
  | { readonly code: 'answer.newsroom'; readonly want: string; readonly got: string }
  | {
      readonly code:
        | 'answer.key-unknown'
        | 'answer.key-revoked'
        | 'answer.key-expired'
        | 'answer.signature-invalid'
      readonly kid: string
    }
  | { readonly code: 'answer.content-digest' }

export type MediaFault =
  | { readonly code: 'media.unknown'; readonly digest: string }
  | { readonly code: 'media.digest'; readonly want: string; readonly got: string }
  | { readonly code: 'media.too-large'; readonly limit: number; readonly got: number }
  | { readonly code: 'media.range'; readonly size: number }

export type Fault =
  | EnvelopeFault
  | EntryFault
  | LetterFault
  | DeliveryFault
  | NewsroomFault
  | AgreementFault
  | RequestFault
  | AnswerFault
  | MediaFault

/** The first thing that a schema found wrong: where (JSON pointer) and what it expected. */
export function firstIssue(error: z.ZodError): { at: string; expected: string } {
  const issue = error.issues[0]
  if (issue === undefined) return { at: '', expected: 'another value' }
  const path = issue.path.map((step) => `/${String(step).replace(/~/g, '~0').replace(/\//g, '~1')}`)
  return { at: path.join(''), expected: issue.message }
}
