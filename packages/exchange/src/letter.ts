import { z } from 'zod'
import { ok, refuse, type Result } from '@suyab/wire/result'
import type { AgreementJws } from './agreement-signature.ts'
import type { Digest } from './canonical.ts'
import { digestOfJws } from './envelope.ts'
import { firstIssue, type LetterFault } from './fault.ts'
import { sign, verify } from './jws.ts'
import type { KeyPair, KeySet } from './key.ts'
import { LETTER_BYTES } from './limit.ts'
import { parts, textOf } from './schema-part.ts'

/** What one side tells the other about the exchange itself: receipts, notes, terms, faults. */
export interface Letter {
  readonly protocol: 'suyab/1'
  readonly kind: 'letter'
  readonly agreement: string
  readonly from: string
  /** 1, 2, 3 … in its direction. */
  readonly letter: number
  readonly at: string
  readonly body: LetterBody
}

export type LetterBody =
  | {
      readonly type: 'receipts'
      readonly log?: LogReceipt
      readonly items?: readonly ItemReceipt[]
    }
  /** A word to the partner's editor about an item. */
  | {
      readonly type: 'note'
      readonly uri: string
      readonly language: string
      readonly text: string
      readonly by: string
    }
  | { readonly type: 'proposal'; readonly agreement: AgreementJws }
  | { readonly type: 'countersigned'; readonly agreement: AgreementJws }
  /** The proposal of this edition, whosever it was, is put aside. */
  | { readonly type: 'declined'; readonly edition: number }
  | { readonly type: 'end'; readonly edition: number; readonly at: string; readonly reason: string }
  | { readonly type: 'fault'; readonly log: LogFault }
  | { readonly type: 'newsroom'; readonly document: string }

/** How far the partner's log was read, and which of its entries were refused. */
export interface LogReceipt {
  readonly through: number
  readonly hash: Digest
  readonly refused: readonly Refusal[]
}

export interface Refusal {
  readonly entry: number
  readonly code: string
  readonly data: Readonly<Record<string, unknown>>
}

export interface ItemReceipt {
  readonly uri: string
  readonly sequence: number
  /** `kept`: an editor kept the own translation or adaptation of a killed item, with a reason. */
  readonly status: 'received' | 'refused' | 'published' | 'killed' | 'kept'
  readonly code?: string
  readonly at: string
  /** Where it was published. */
  readonly url?: string
}

/** Why reading of the partner's log stopped. */
export interface LogFault {
  readonly entry: number
  readonly code: string
  readonly have: string
  readonly got: string
}

export interface SignedLetter {
  readonly jws: string
  readonly digest: Digest
  readonly letter: Letter
  readonly kid: string
}

/** Writes the next letter of one's own direction. */
export function makeLetter(
  about: { agreement: string; from: string; letter: number; at: string },
  body: LetterBody,
  key: KeyPair,
): SignedLetter {
  const { agreement, from, letter: number, at } = about
  const letter: Letter = {
    protocol: 'suyab/1',
    kind: 'letter',
    agreement,
    from,
    letter: number,
    at,
    body,
  }
  const jws = sign('letter', letter, key)
  return { jws, digest: digestOfJws(jws), letter, kid: key.kid }
}

/** Checks a letter's signature and form, and that it belongs to this agreement and its writer. */
export function verifyLetter(
  raw: unknown,
  keys: KeySet,
  agreement: string,
): Result<SignedLetter, LetterFault> {
  const verified = verify('letter', raw, keys, { limit: LETTER_BYTES })
  if (!verified.ok) return verified
  const { value, digest, kid } = verified.value
  const parsed = schema.safeParse(value)
  if (!parsed.success) return refuse({ code: 'letter.schema', ...firstIssue(parsed.error) })
  const letter = parsed.data
  if (letter.agreement !== agreement || letter.from !== keys.newsroom) {
    return refuse({ code: 'letter.foreign', agreement: letter.agreement, from: letter.from })
  }
  return ok({ jws: String(raw), digest, letter, kid })
}

/**
 * The cursor after one more letter: its number, or the cursor itself for one read before. A letter
 * that could not be read is counted by its place, so that it does not stop those after it.
 */
export function followLetters(cursor: number, got: number): Result<number, LetterFault> {
  return got > cursor + 1
    ? refuse({ code: 'letter.gap', want: cursor + 1, got })
    : ok(Math.max(cursor, got))
}

const url = z
  .string()
  .max(2000)
  .refine(
    (value) => !value.includes('\0') && /^https?:$/.test(URL.parse(value)?.protocol ?? ''),
    'an http address',
  )

const jws = z.object({
  payload: z.string(),
  signatures: z.array(z.object({ protected: z.string(), signature: z.string() })).max(2),
})

const body: z.ZodType<LetterBody> = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('receipts'),
    log: z
      .object({
        through: parts.count,
        hash: parts.digest,
        refused: z.array(
          z.object({
            entry: parts.ordinal,
            code: textOf(100),
            data: z.record(z.string(), z.unknown()),
          }),
        ),
      })
      .exactOptional(),
    items: z
      .array(
        z.object({
          uri: textOf(1000),
          sequence: parts.small,
          status: z.enum(['received', 'refused', 'published', 'killed', 'kept']),
          code: textOf(100).exactOptional(),
          at: parts.instant,
          url: url.exactOptional(),
        }),
      )
      .exactOptional(),
  }),
  z.object({
    type: z.literal('note'),
    uri: textOf(1000),
    language: parts.language,
    text: textOf(10_000),
    by: textOf(300),
  }),
  z.object({ type: z.literal('proposal'), agreement: jws }),
  z.object({ type: z.literal('countersigned'), agreement: jws }),
  z.object({ type: z.literal('declined'), edition: parts.ordinal }),
  z.object({
    type: z.literal('end'),
    edition: parts.small,
    at: parts.instant,
    reason: textOf(2000),
  }),
  z.object({
    type: z.literal('fault'),
    log: z.object({
      entry: parts.count,
      code: textOf(100),
      have: z.string().max(200),
      got: z.string().max(200),
    }),
  }),
  z.object({ type: z.literal('newsroom'), document: z.string() }),
])

const schema: z.ZodType<Letter> = z.object({
  protocol: z.literal('suyab/1'),
  kind: z.literal('letter'),
  agreement: parts.uuid,
  from: parts.newsroom,
  letter: parts.ordinal,
  at: parts.instant,
  body,
})
