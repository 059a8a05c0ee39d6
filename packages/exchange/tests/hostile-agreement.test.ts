import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { endAgreement, propose } from '../src/agreement-errand.ts'
import type { Terms } from '../src/agreement-terms.ts'
import { countersign, signAgreement, type AgreementJws } from '../src/agreement-signature.ts'
import type { Agreement } from '../src/agreement.ts'
import { peek } from '../src/jws.ts'
import { generateKey, type KeyPair } from '../src/key.ts'
import { sendLetter } from '../src/letter-box.ts'
import type { LetterBody } from '../src/letter.ts'
import { grant, ownNewsroom, TestNetwork, type TestNewsroom } from './newsroom-bench.ts'

let network: TestNetwork
let echo: TestNewsroom
let liar: TestNewsroom
let agreement: string

beforeEach(async () => {
  network = new TestNetwork()
  echo = await network.open('echo.example')
  liar = await network.open('liar.example')
  agreement = await network.agree(echo, liar)
})
afterEach(() => network.close())

const terms: Terms = { give: grant(), take: grant(), contacts: [] }

/** The liar writes a letter with its own good key, and Echo reads it. */
async function write(body: LetterBody): Promise<void> {
  const own = await ownNewsroom(liar)
  await liar.db
    .transaction()
    .execute((trx) => sendLetter(trx, agreement, body, own, liar.effects.now()))
  await echo.read(agreement)
}

function signedBy(terms: Agreement, ...keys: [KeyPair, KeyPair]): AgreementJws {
  const both = countersign(signAgreement(terms, keys[0]), keys[1])
  if (!both.ok) throw new Error(both.fault.code)
  return both.value
}

async function nextEdition(keys: Partial<Record<string, KeyPair>> = {}): Promise<Agreement> {
  const { row } = await echo.signed(agreement)
  const before = row.document!
  const named = before.parties.map((party) => {
    const key = keys[party.id]
    return key === undefined ? party : { ...party, keys: [{ kid: key.kid, x: key.x }] }
  })
  const [first, second] = named
  return { ...before, edition: 2, parties: [first!, second!] }
}

describe('an agreement', () => {
  test('is not changed by a partner that signs for us with a key of its own making', async () => {
    const forged = generateKey()
    const { key } = await ownNewsroom(liar)
    const next = await nextEdition({ [echo.id]: forged })
    await write({ type: 'countersigned', agreement: signedBy(next, key, forged) })
    expect((await echo.signed(agreement)).agreement.edition).toBe(1)
  })

  test('that we have ended is not revived by signing what we proposed before', async () => {
    await propose(echo.errands, agreement, terms)
    await endAgreement(echo.errands, agreement, 'Бүттү')
    const letters = await echo.db.selectFrom('exchange.letter').selectAll().execute()
    const offered = letters.find(({ type }) => type === 'proposal')
    const body = peek(offered?.jws)?.['body'] as { agreement: AgreementJws }
    const both = countersign(body.agreement, (await ownNewsroom(liar)).key)
    if (!both.ok) throw new Error(both.fault.code)
    await write({ type: 'countersigned', agreement: both.value })
    const { row } = await echo.signed(agreement)
    expect(row.edition).toBe(1)
    expect(row.ended_at).not.toBeNull()
  })
})
