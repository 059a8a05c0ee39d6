import { z } from 'zod'
import { ok, refuse, type Result } from '@suyab/wire/result'
import { ITEM_KINDS } from './agreement.ts'
import { firstIssue, type EnvelopeFault } from './fault.ts'
import { authorityOf, isLanguage } from './name.ts'
import { parts, textOf } from './schema-part.ts'
import type { Statement } from './statement.ts'

const uri = z.string().refine((value) => authorityOf(value) !== undefined, 'a tag URI')

const schema: z.ZodType<Statement> = z
  .object({
    protocol: z.literal('suyab/1'),
    kind: z.literal('statement'),
    issuer: parts.newsroom,
    uri,
    sequence: parts.small,
    version: parts.small,
    action: z.enum(['publish', 'correct', 'withhold', 'release', 'kill']),
    itemKind: z.enum(ITEM_KINDS),
    language: z.string(),
    translationOf: z.object({ uri, version: parts.small }).exactOptional(),
    issued: parts.instant,
    embargoedUntil: parts.instant.exactOptional(),
    payload: parts.digest.exactOptional(),
    reason: textOf(2000).exactOptional(),
  })
  .superRefine((statement, context) => {
    const wrong = inconsistency(statement)
    if (wrong !== undefined) {
      context.addIssue({ code: 'custom', path: [wrong.member], message: wrong.expected })
    }
  })

/** Reads a statement whose signature holds. Members it does not know are left out. */
export function parseStatement(value: unknown): Result<Statement, EnvelopeFault> {
  const parsed = schema.safeParse(value)
  if (!parsed.success) return refuse({ code: 'envelope.schema', ...firstIssue(parsed.error) })
  const { uri, issuer, language } = parsed.data
  if (authorityOf(uri) !== issuer) return refuse({ code: 'envelope.uri-foreign', uri, issuer })
  if (!isLanguage(language)) return refuse({ code: 'envelope.language-unknown', language })
  return ok(parsed.data)
}

/** Whether statements with this action come with the item's content. */
export function carriesPayload(action: Statement['action']): boolean {
  return action === 'publish' || action === 'correct' || action === 'release'
}

function inconsistency({
  action,
  version,
  payload,
  reason,
}: Statement): { member: string; expected: string } | undefined {
  if (carriesPayload(action) !== (payload !== undefined)) {
    const expected = payload === undefined ? `a digest, with ${action}` : `nothing, with ${action}`
    return { member: 'payload', expected }
  }
  if (
    reason === undefined &&
    (action === 'correct' || action === 'withhold' || action === 'kill')
  ) {
    return { member: 'reason', expected: `a reason, with ${action}` }
  }
  if (action === 'publish' && version !== 1)
    return { member: 'version', expected: '1, with publish' }
  if (action === 'correct' && version === 1) {
    return { member: 'version', expected: '2 or more, with correct' }
  }
  return undefined
}
