import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { Result } from '@suyab/wire/result'
import { verifyAgreement } from '../src/agreement-signature.ts'
import { canonicalText, digestOf, digestOfValue, type Digest } from '../src/canonical.ts'
import type { EntryFault } from '../src/fault.ts'
import { measureOffset, visibleFrom } from '../src/clock.ts'
import { checkHead, followChain, genesis, verifyEntry, type Chain } from '../src/entry.ts'
import { checkPayload, verifyEnvelope } from '../src/envelope.ts'
import { verifyAnswer, verifyRequest } from '../src/http-signature.ts'
import { applyStatement, emptyItem } from '../src/item-state.ts'
import { importKey, KeySet, type NewsroomKey, type PrivateJwk } from '../src/key.ts'
import { verifyLetter } from '../src/letter.ts'
import { believeDocument, type KnownNewsroom } from '../src/newsroom.ts'
import type { HttpAnswer, HttpRequest } from '../src/signature-base.ts'
import type { Statement } from '../src/statement.ts'
import { allVectors, FIXTURES, textOf } from './vectors.ts'

interface Named {
  readonly name: string
}
interface Refused extends Named {
  readonly jws: unknown
  readonly code: string
}

test.each(Object.entries(allVectors()))('%s is what make-vectors writes', (name, vectors) => {
  expect(read(name)).toBe(textOf(vectors))
})

test('keys have the names that are written down', () => {
  const { keys }: { keys: (Named & { jwk: PrivateJwk; kid: string })[] } = JSON.parse(
    read('keys.json'),
  )
  expect(keys.map(({ jwk }) => importKey(jwk).kid)).toEqual(keys.map(({ kid }) => kid))
})

describe('the canonical form', () => {
  const file: {
    cases: (Named & { input: string; canonical: string; digest: string })[]
    refused: (Named & { input: string })[]
  } = JSON.parse(read('canonical.json'))

  test.each(file.cases)('of $name', ({ input, canonical, digest }) => {
    expect(canonicalText(JSON.parse(input))).toBe(canonical)
    expect(digestOf(canonical)).toBe(digest)
  })

  test.each(file.refused)('does not exist: $name', ({ input }) => {
    expect(() => canonicalText(JSON.parse(input))).toThrow(Error)
  })
})

describe('an envelope', () => {
  const file: {
    now: string
    newsroom: string
    accepted: (Named & { keys: NewsroomKey[]; jws: string; digest: string })[]
    refused: (Refused & { keys: NewsroomKey[] })[]
    payloads: (Named & { statement: Statement; payload: unknown; outcome: string })[]
  } = JSON.parse(read('envelopes.json'))
  const judge = (jws: unknown, keys: NewsroomKey[]): ReturnType<typeof verifyEnvelope> =>
    verifyEnvelope(jws, new KeySet(file.newsroom, keys), new Date(file.now))

  test.each(file.accepted)('is accepted: $name', ({ jws, keys, digest }) => {
    expect(judge(jws, keys)).toMatchObject({ ok: true, value: { digest } })
  })

  test.each(file.refused)('is refused: $name', ({ jws, keys, code }) => {
    expect(judge(jws, keys)).toMatchObject({ ok: false, fault: { code } })
  })

  test.each(file.payloads)('with a payload $name', ({ statement, payload, outcome }) => {
    const result = checkPayload({ statement }, payload)
    expect(result.ok ? 'ok' : result.fault.code).toBe(outcome)
  })
})

describe('a log', () => {
  const file: {
    agreement: string
    from: string
    keys: NewsroomKey[]
    genesis: string
    log: { jws: string; hash: string; entry: object }[]
    cases: (Named & { from: Chain; entries: string[]; outcome: Chain | string })[]
    shortened: { read: Chain; head: number; code: string }
    refused: Refused[]
  } = JSON.parse(read('entries.json'))
  const keys = new KeySet(file.from, file.keys)

  test('has these hashes', () => {
    expect(genesis(file.agreement, file.from)).toBe(file.genesis)
    for (const { jws, hash, entry } of file.log) {
      expect(verifyEntry(jws, keys, file.agreement)).toMatchObject({ value: { hash, entry } })
      expect(digestOfValue(entry)).toBe(hash)
    }
  })

  test.each(file.cases)('is followed: $name', ({ from, entries, outcome }) => {
    let chain: Chain = from
    let refused: string | undefined
    for (const jws of entries) {
      const entry = verifyEntry(jws, keys, file.agreement)
      if (entry.ok && entry.value.entry.entry < from.entry) continue
      const next: Result<Chain, EntryFault> = entry.ok ? followChain(chain, entry.value) : entry
      if (next.ok) chain = next.value
      else refused ??= next.fault.code
    }
    expect(refused ?? chain).toEqual(outcome)
  })

  test('may not end before the cursor', () => {
    const { read, head, code } = file.shortened
    expect(codeOf(checkHead(read, head))).toBe(code)
  })

  test.each(file.refused)('has no entry $name', ({ jws, code }) => {
    expect(codeOf(verifyEntry(jws, keys, file.agreement))).toBe(code)
  })
})

describe('an agreement', () => {
  const file: {
    digest: string
    offered: unknown
    countersigned: unknown
    refused: Refused[]
  } = JSON.parse(read('agreements.json'))

  test('is in force with both signatures', () => {
    const { digest } = file
    expect(verifyAgreement(file.offered)).toMatchObject({ value: { digest, complete: false } })
    expect(verifyAgreement(file.countersigned)).toMatchObject({ value: { digest, complete: true } })
  })

  test.each(file.refused)('is refused: $name', ({ jws, code }) => {
    expect(codeOf(verifyAgreement(jws))).toBe(code)
  })
})

describe("a newsroom's documents", () => {
  const file: { now: string; cases: (Named & { documents: string[]; outcome: string })[] } =
    JSON.parse(read('newsrooms.json'))

  test.each(file.cases)('$name', ({ documents, outcome }) => {
    let known: KnownNewsroom | undefined
    const outcomes = documents.map((document) => {
      const result = believeDocument(known, document, new Date(file.now))
      if (result.ok) known = result.value
      return codeOf(result)
    })
    expect(outcomes).toEqual([...documents.slice(1).map(() => 'ok'), outcome])
  })
})

describe('a letter', () => {
  const file: {
    agreement: string
    from: string
    keys: NewsroomKey[]
    accepted: { jws: string; letter: object }[]
    refused: Refused[]
  } = JSON.parse(read('letters.json'))
  const keys = new KeySet(file.from, file.keys)

  test.each(file.accepted)('is read', ({ jws, letter }) => {
    expect(verifyLetter(jws, keys, file.agreement)).toMatchObject({ ok: true, value: { letter } })
  })

  test.each(file.refused)('is refused: $name', ({ jws, code }) => {
    expect(codeOf(verifyLetter(jws, keys, file.agreement))).toBe(code)
  })
})

describe('over HTTP', () => {
  const file: {
    newsrooms: { id: string; keys: NewsroomKey[] }[]
    requests: (Named & { now: string; request: HttpRequest; outcome: string })[]
    answers: (Named & { from: string; answer: HttpAnswer; request: HttpRequest; outcome: string })[]
  } = JSON.parse(read('http.json'))
  const sets = new Map(file.newsrooms.map(({ id, keys }) => [id, new KeySet(id, keys)]))

  test.each(file.requests)('a request: $name', async ({ now, request, outcome }) => {
    const checking = { now: new Date(now), seen: async () => false }
    expect(codeOf(await verifyRequest(request, async (id) => sets.get(id), checking))).toBe(outcome)
  })

  test.each(file.answers)('an answer: $name', ({ from, answer, request, outcome }) => {
    const keys = sets.get(from) ?? new KeySet(from, [])
    expect(codeOf(verifyAnswer(answer, request, keys))).toBe(outcome)
  })
})

describe('an item', () => {
  const file: {
    cases: (Named & {
      statements: (Named & { statement: Statement })[]
      effects: string[]
      end: object & { payload: string | null }
    })[]
  } = JSON.parse(read('item-states.json'))

  test.each(file.cases)('$name', ({ statements, effects, end }) => {
    let state = emptyItem
    const seen = statements.map(({ name, statement }) => {
      const digest: Digest = digestOf(name)
      const next = applyStatement(state, statement, digest)
      state = next.state
      return next.effect
    })
    expect(seen).toEqual(effects)
    expect({ ...state, payload: state.payload ?? null }).toMatchObject(end)
  })
})

describe('an embargo', () => {
  const file: {
    embargoedUntil: string
    cases: (Named & {
      measurement: { sent: string; received: string; theirs: string } | null
      now: string
      visibleFrom: string
    })[]
  } = JSON.parse(read('clocks.json'))

  test.each(file.cases)('where $name', ({ measurement, now, visibleFrom: expected }) => {
    const offset =
      measurement === null
        ? undefined
        : measureOffset(
            new Date(measurement.sent),
            new Date(measurement.received),
            new Date(measurement.theirs),
          )
    expect(visibleFrom(file.embargoedUntil, offset, new Date(now)).toISOString()).toBe(expected)
  })
})

function codeOf(result: { ok: true } | { ok: false; fault: { code: string } }): string {
  return result.ok ? 'ok' : result.fault.code
}

function read(name: string): string {
  return readFileSync(new URL(name, FIXTURES), 'utf8')
}
