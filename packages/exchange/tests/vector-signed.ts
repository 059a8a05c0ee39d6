import { signAgreement, countersign } from '../src/agreement-signature.ts'
import { digestOfValue } from '../src/canonical.ts'
import { emptyChain, genesis, makeEntry, type Chain, type SignedEntry } from '../src/entry.ts'
import { sign } from '../src/jws.ts'
import { makeLetter, type LetterBody } from '../src/letter.ts'
import { makeNewsroom } from '../src/newsroom.ts'
import {
  AGREEMENT,
  DAILY,
  dailyKey,
  GROUP,
  groupKey,
  listed,
  NOW,
  revokedNewsroom,
  rotatedNewsroom,
  sampleAgreement,
  sampleNewsroom,
  sampleStatement,
  testKey,
} from './sample.ts'

const nextKey = testKey('daily 2')
const now = NOW.toISOString()

export function entryVectors(): object {
  const log = writeLog(['a', 'b', 'c', 'd'])
  const other = writeLog(['a', 'X', 'c', 'd'])
  const read2 = chainAt(log, 2)
  const cases: [string, Chain, string[], Chain | string][] = [
    ['from the beginning', chainAt(log, 0), jwsOf(log), chainAt(log, 4)],
    ['from a cursor', read2, jwsOf(log.slice(2)), chainAt(log, 4)],
    ['the last one again', read2, jwsOf(log.slice(1)), chainAt(log, 4)],
    ['rewritten before the cursor', read2, jwsOf(other.slice(2)), 'entry.chain-broken'],
    ['rewritten at the cursor', read2, jwsOf(other.slice(1)), 'entry.forked'],
    ['one left out', read2, jwsOf(log.slice(3)), 'entry.gap'],
    ['exchanged', read2, jwsOf(log.slice(2).reverse()), 'entry.gap'],
    ['from before the cursor', read2, jwsOf(log), chainAt(log, 4)],
  ]
  return {
    about: 'The log of daily.example. Entries are taken one after another until one is refused.',
    agreement: AGREEMENT,
    from: DAILY,
    keys: [listed(dailyKey)],
    genesis: genesis(AGREEMENT, DAILY),
    log: log.map(({ jws, hash, entry }) => ({ jws, hash, entry })),
    cases: cases.map(([name, from, entries, outcome]) => ({ name, from, entries, outcome })),
    shortened: { read: chainAt(log, 4), head: 3, code: 'entry.shortened' },
    refused: [
      {
        name: 'of the other side',
        jws: sign('entry', { ...log[0]?.entry, from: GROUP }, dailyKey),
        code: 'entry.foreign',
      },
      {
        name: 'unsigned',
        jws: log[0]?.jws.split('.').slice(0, 2).join('.'),
        code: 'entry.unsigned',
      },
      {
        name: 'number zero',
        jws: sign('entry', { ...log[0]?.entry, entry: 0 }, dailyKey),
        code: 'entry.schema',
      },
      {
        name: 'signed by the reader',
        jws: sign('entry', log[0]?.entry, groupKey),
        code: 'entry.key-unknown',
      },
    ],
  }
}

export function agreementVectors(): object {
  const agreement = sampleAgreement()
  const offered = signAgreement(agreement, dailyKey)
  const result = countersign(offered, groupKey)
  if (!result.ok) throw new Error(result.fault.code)
  const both = result.value
  const [one, two] = both.signatures
  return {
    agreement,
    digest: digestOfValue(agreement),
    offered,
    countersigned: both,
    refused: [
      {
        name: 'one signature twice',
        jws: { ...both, signatures: [one, one] },
        code: 'agreement.signed-already',
      },
      {
        name: 'signatures exchanged',
        jws: { ...both, signatures: [{ ...one, signature: two?.signature }, two] },
        code: 'agreement.signature-invalid',
      },
      {
        name: 'other terms',
        jws: { ...both, payload: signAgreement({ ...agreement, edition: 2 }, dailyKey).payload },
        code: 'agreement.signature-invalid',
      },
      {
        name: 'by a stranger',
        jws: signAgreement(agreement, testKey('stranger')),
        code: 'agreement.signer-foreign',
      },
      {
        name: 'an unknown term',
        jws: signAgreement(Object.assign({}, agreement, { silence: true }), dailyKey),
        code: 'agreement.schema',
      },
      { name: 'no signature', jws: { ...both, signatures: [] }, code: 'agreement.unsigned' },
    ],
  }
}

export function newsroomVectors(): object {
  const first = sampleNewsroom()
  const second = rotatedNewsroom(nextKey)
  const third = revokedNewsroom(nextKey, {
    from: '2026-11-12T00:00:00.000Z',
    reason: 'laptop stolen',
  })
  const stranger = testKey('stranger')
  const jws = [
    makeNewsroom(first, dailyKey),
    makeNewsroom(second, dailyKey),
    makeNewsroom(third, nextKey),
  ]
  const cases: [string, string[], string][] = [
    ['first sight', jws.slice(0, 1), 'ok'],
    ['rotation', jws.slice(0, 2), 'ok'],
    ['revocation', jws, 'ok'],
    [
      'the same edition, signed again with the new key',
      [...jws.slice(0, 2), makeNewsroom(second, nextKey)],
      'ok',
    ],
    ['first sight of a later edition', jws.slice(2), 'ok'],
    ['the edition between was missed', [jws[0] ?? '', jws[2] ?? ''], 'envelope.issuer-conflict'],
    [
      'a second key',
      [
        jws[0] ?? '',
        makeNewsroom(sampleNewsroom({ keys: [listed(stranger)], edition: 2 }), stranger),
      ],
      'envelope.issuer-conflict',
    ],
    ['back to an earlier edition', [...jws.slice(0, 2), jws[0] ?? ''], 'newsroom.edition-behind'],
    [
      'another text of the same edition',
      [...jws.slice(0, 2), makeNewsroom({ ...second, timeZone: 'Asia/Bishkek' }, nextKey)],
      'newsroom.edition-conflict',
    ],
    [
      'the revoked key goes on',
      [...jws, makeNewsroom({ ...third, edition: 4 }, dailyKey)],
      'newsroom.key-revoked',
    ],
    [
      'the old key after its end',
      [
        ...jws.slice(0, 2),
        makeNewsroom({ ...second, edition: 3, issued: '2026-11-19T00:00:00.000Z' }, dailyKey),
      ],
      'newsroom.key-expired',
    ],
    ['signed by a key it does not name', [makeNewsroom(first, stranger)], 'newsroom.key-unknown'],
    [
      'a kid that is no thumbprint',
      [
        makeNewsroom(
          { ...first, keys: [listed(dailyKey), { ...listed(nextKey), kid: stranger.kid }] },
          dailyKey,
        ),
      ],
      'newsroom.schema',
    ],
  ]
  return {
    about:
      'Documents are shown in this order to someone who never saw the newsroom; outcome is that of the last, the others are believed.',
    now,
    documents: [first, second, third],
    cases: cases.map(([name, documents, outcome]) => ({ name, documents, outcome })),
  }
}

export function letterVectors(): object {
  const at = '2026-11-20T07:40:00.000Z'
  const hash = digestOfValue('a')
  const uri = sampleStatement().uri
  const bodies: LetterBody[] = [
    {
      type: 'receipts',
      log: {
        through: 9,
        hash,
        refused: [{ entry: 4, code: 'envelope.language-not-agreed', data: { language: 'tg' } }],
      },
      items: [
        { uri, sequence: 1, status: 'published', at, url: 'https://media.example/1' },
        { uri, sequence: 4, status: 'killed', at },
      ],
    },
    { type: 'note', uri, language: 'ky', text: 'Сүрөтүн жөнөтө аласызбы?', by: 'Айгүл' },
    { type: 'proposal', agreement: signAgreement(sampleAgreement(), dailyKey) },
    { type: 'end', edition: 1, at, reason: 'The year is over.' },
    {
      type: 'fault',
      log: { entry: 3, code: 'entry.chain-broken', have: hash, got: digestOfValue('b') },
    },
    { type: 'newsroom', document: makeNewsroom(sampleNewsroom(), dailyKey) },
  ]
  const letters = bodies.map((body, index) =>
    makeLetter({ agreement: AGREEMENT, from: DAILY, letter: index + 1, at }, body, dailyKey),
  )
  const one = letters[1]?.letter
  return {
    agreement: AGREEMENT,
    from: DAILY,
    keys: [listed(dailyKey)],
    accepted: letters.map(({ jws, letter }) => ({ jws, letter })),
    refused: [
      {
        name: 'an unknown body',
        jws: sign('letter', { ...one, body: { type: 'song' } }, dailyKey),
        code: 'letter.schema',
      },
      {
        name: 'of the other side',
        jws: sign('letter', { ...one, from: GROUP }, dailyKey),
        code: 'letter.foreign',
      },
      {
        name: 'signed by the other side',
        jws: sign('letter', one, groupKey),
        code: 'letter.key-unknown',
      },
    ],
  }
}

function writeLog(names: readonly string[]): SignedEntry[] {
  const log: SignedEntry[] = []
  for (const name of names) {
    const about = {
      agreement: AGREEMENT,
      from: DAILY,
      envelope: digestOfValue(name),
      at: '2026-11-20T07:31:00.000Z',
    }
    log.push(makeEntry(chainAt(log, log.length), about, dailyKey))
  }
  return log
}

function chainAt(log: readonly SignedEntry[], entry: number): Chain {
  const last = log[entry - 1]
  return last === undefined ? emptyChain(AGREEMENT, DAILY) : { entry, hash: last.hash }
}

function jwsOf(entries: readonly SignedEntry[]): string[] {
  return entries.map((entry) => entry.jws)
}
