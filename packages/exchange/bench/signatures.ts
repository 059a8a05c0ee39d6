import { canonicalText, digestOf, digestOfValue } from '../src/canonical.ts'
import { emptyChain, followChain, makeEntry, verifyEntries, verifyEntry } from '../src/entry.ts'
import { checkPayload, makeEnvelope, verifyEnvelope, verifyEnvelopes } from '../src/envelope.ts'
import { signAnswer, signRequest, verifyAnswer, verifyRequest } from '../src/http-signature.ts'
import { generateKey, KeySet } from '../src/key.ts'

/** How many envelopes with a payload of 3 kB one process makes and checks in a second. */
const COUNT = 4000
const AGREEMENT = '6f1d1c1e-6d0f-4a8e-9f57-0c5a5f9d2b11'
const now = new Date()
const at = now.toISOString()
const key = generateKey()
const keys = new KeySet('daily.example', [{ kid: key.kid, x: key.x, from: at }])

const payloads = Array.from({ length: COUNT }, (_, index) => ({
  uri: `tag:daily.example,2026:${index}`,
  type: 'text',
  language: 'ky',
  title: `Жаңылык ${index}`,
  bodies: [{ contentType: 'text/plain', value: 'Жаңы көпүрө ачылды. '.repeat(78) }],
}))
const statements = payloads.map((payload) => statementOf(payload))
const envelopes = statements.map((statement) => makeEnvelope(statement, key))
const entries = writeLog()

report('payload', Buffer.byteLength(canonicalText(payloads[0])), 'bytes')
measure('canonicalise and digest', () => {
  for (const payload of payloads) digestOfValue(payload)
})
measure('canonicalise payload, sign envelope', () => {
  for (const payload of payloads) makeEnvelope(statementOf(payload), key)
})
measure('verify envelope', () => {
  for (const { jws } of envelopes) must(verifyEnvelope(jws, keys, now).ok)
})
await measureLater('verify envelope, thread pool', async () => {
  const results = await verifyEnvelopes(
    envelopes.map(({ jws }) => jws),
    () => keys,
    now,
  )
  must(results.every(({ ok }) => ok))
})
measure('receive entry (envelope, entry, payload, chain)', () => {
  let chain = emptyChain(AGREEMENT, 'daily.example')
  for (const [index, { jws }] of entries.entries()) {
    const envelope = verifyEnvelope(envelopes[index]?.jws, keys, now)
    const entry = verifyEntry(jws, keys, AGREEMENT)
    must(envelope.ok && checkPayload(envelope.value, payloads[index]).ok)
    const next = entry.ok ? followChain(chain, entry.value) : entry
    if (!next.ok) throw new Error(next.fault.code)
    chain = next.value
  }
})
await measureLater('receive entry, thread pool', async () => {
  const [checked, followed] = await Promise.all([
    verifyEnvelopes(
      envelopes.map(({ jws }) => jws),
      () => keys,
      now,
    ),
    verifyEntries(
      entries.map(({ jws }) => jws),
      keys,
      AGREEMENT,
    ),
  ])
  let chain = emptyChain(AGREEMENT, 'daily.example')
  for (const [index, envelope] of checked.entries()) {
    must(envelope.ok && checkPayload(envelope.value, payloads[index]).ok)
    const entry = followed[index]
    const next = entry?.ok === true ? followChain(chain, entry.value) : entry
    if (next?.ok !== true) throw new Error('a good log was refused')
    chain = next.value
  }
})
await measureLater('sign and verify a request and its answer', async () => {
  for (const { jws } of envelopes) {
    const plain = {
      method: 'POST',
      targetUri: 'https://daily.example/exchange/1/log',
      headers: {},
      body: jws,
    }
    const request = signRequest(plain, key, 'daily.example', { now, nonce: 'bm9uY2Vub25jZW5vbmNl' })
    must((await verifyRequest(request, async () => keys, { now, seen: async () => false })).ok)
    const answer = signAnswer(
      { status: 200, headers: {}, body: jws },
      request,
      key,
      'daily.example',
      { now },
    )
    must(verifyAnswer(answer, request, keys).ok)
  }
})

function statementOf(payload: (typeof payloads)[number]): Parameters<typeof makeEnvelope>[0] {
  return {
    protocol: 'suyab/1',
    kind: 'statement',
    issuer: 'daily.example',
    uri: payload.uri,
    sequence: 1,
    version: 1,
    action: 'publish',
    itemKind: 'text',
    language: 'ky',
    issued: at,
    payload: digestOf(canonicalText(payload)),
  }
}

function writeLog(): ReturnType<typeof makeEntry>[] {
  let chain = emptyChain(AGREEMENT, 'daily.example')
  return envelopes.map(({ digest }) => {
    const entry = makeEntry(
      chain,
      { agreement: AGREEMENT, from: 'daily.example', envelope: digest, at },
      key,
    )
    chain = { entry: entry.entry.entry, hash: entry.hash }
    return entry
  })
}

function measure(what: string, run: () => void): void {
  const seconds = [0, 1, 2].map(() => {
    const start = performance.now()
    run()
    return (performance.now() - start) / 1000
  })
  report(what, Math.round(COUNT / Math.min(...seconds)), 'per second')
}

async function measureLater(what: string, run: () => Promise<void>): Promise<void> {
  const seconds: number[] = []
  for (let round = 0; round < 3; round += 1) {
    const start = performance.now()
    await run()
    seconds.push((performance.now() - start) / 1000)
  }
  report(what, Math.round(COUNT / Math.min(...seconds)), 'per second')
}

function report(figure: string, value: number, unit: string): void {
  process.stdout.write(`${JSON.stringify({ figure, value, unit })}\n`)
}

function must(good: boolean): void {
  if (!good) throw new Error('what was made here was refused here')
}
