import { refuse } from '@suyab/wire/result'
import { findSigned, type SignedRow } from './agreement-row.ts'
import { acceptEdition, acceptEnd, acceptProposal, acceptRefusal } from './agreement-edition.ts'
import type { LetterFault } from './fault.ts'
import { faultData, reportFault } from './fault-row.ts'
import type { Effects } from './effects.ts'
import { followLetters, verifyLetter, type Letter } from './letter.ts'
import { newsroomOf } from './newsroom.ts'
import { loadKeys, takeDocument } from './newsroom-row.ts'
import { insertRows, type Db, notifyDesk } from './row.ts'

/**
 * Reads a partner's letters in their order, each with its effect in one transaction with the
 * cursor. A letter that cannot be read is reported and passed over, those after it are read.
 */
export async function takeLetters(
  db: Db,
  { id, partner }: SignedRow,
  letters: readonly unknown[],
  effects: Effects,
): Promise<void> {
  for (const raw of letters) {
    const goOn = await db.transaction().execute(async (trx) => {
      const now = effects.now()
      const log = await trx
        .selectFrom('exchange.log')
        .select('letter')
        .where('agreement', '=', id)
        .where('direction', '=', 'read')
        .forUpdate()
        .executeTakeFirstOrThrow()
      // Read anew for each: the letter before may have brought the key for this one.
      const verified = verifyLetter(raw, await loadKeys(trx, partner), id)
      if (!verified.ok) {
        await reportLetter(trx, id, partner, verified.fault)
        return (
          verified.fault.code !== 'letter.key-unknown' &&
          (await moveCursor(trx, id, log.letter + 1))
        )
      }
      const { letter, jws } = verified.value
      const followed = followLetters(log.letter, letter.letter)
      if (!followed.ok) {
        await reportLetter(trx, id, partner, followed.fault)
        return false
      }
      if (letter.letter <= log.letter) return true
      const signed = await findSigned(trx, id)
      if (signed === undefined) return false
      await trx
        .insertInto('exchange.letter')
        .values({
          agreement: id,
          direction: 'read',
          letter: letter.letter,
          jws,
          type: letter.body.type,
          at: now,
        })
        .execute()
      await takeLetter(trx, signed, letter, effects)
      return moveCursor(trx, id, followed.value)
    })
    if (!goOn) return
  }
}

async function moveCursor(trx: Db, agreement: string, letter: number): Promise<true> {
  await trx
    .updateTable('exchange.log')
    .set({ letter })
    .where('agreement', '=', agreement)
    .where('direction', '=', 'read')
    .execute()
  return true
}

async function reportLetter(
  trx: Db,
  agreement: string,
  partner: string,
  fault: LetterFault,
): Promise<void> {
  await reportFault(trx, { partner, agreement, code: fault.code, data: fault })
}

async function takeLetter(
  trx: Db,
  signed: SignedRow,
  { body, at, letter }: Letter,
  effects: Effects,
): Promise<void> {
  switch (body.type) {
    case 'receipts':
      return takeReceipts(trx, signed, body, effects.now())
    case 'note':
      return takeNote(trx, signed, body, { letter, at: new Date(at) }, effects)
    case 'proposal':
      return acceptProposal(trx, signed, body.agreement, effects.now())
    case 'countersigned':
      return acceptEdition(trx, signed, body.agreement, effects.now())
    case 'declined':
      return acceptRefusal(trx, signed, body.edition)
    case 'end':
      return acceptEnd(trx, signed, body, effects.now())
    case 'newsroom': {
      const { partner, id } = signed
      const of = newsroomOf(body.document)
      // Third newsrooms come with their items, by way of the partner, and not as if by themselves.
      const taken =
        of === partner
          ? await takeDocument(trx, body.document, effects.now(), null)
          : refuse({ code: 'newsroom.foreign', want: partner, got: of ?? '' } as const)
      if (taken.ok) return
      const { code } = taken.fault
      await reportFault(trx, { partner, agreement: id, code, data: taken.fault })
      return
    }
    case 'fault': {
      const { entry, code, have, got } = body.log
      await reportFault(trx, {
        partner: signed.partner,
        agreement: signed.id,
        code: 'partner.stopped-reading',
        data: { entry, because: code, have, got },
      })
      await notifyDesk(trx, { type: 'partners' })
    }
  }
}

async function takeReceipts(
  trx: Db,
  { id, partner }: SignedRow,
  { log, items = [] }: Extract<Letter['body'], { type: 'receipts' }>,
  now: Date,
): Promise<void> {
  const entry = await trx
    .selectFrom('exchange.entry')
    .select('hash')
    .where('agreement', '=', id)
    .where('direction', '=', 'sent')
    .where('entry', '=', log?.through ?? 0)
    .executeTakeFirst()
  // A receipt for what was never written would be one for whatever comes to stand there.
  if (log !== undefined && entry !== undefined) {
    if (entry.hash !== log.hash) {
      const data = { entry: log.through, want: entry.hash, got: log.hash }
      await reportFault(trx, { partner, agreement: id, code: 'entry.forked', data })
      return
    }
    await trx
      .updateTable('exchange.agreement')
      .set(({ fn, val }) => ({
        receipted_entry: fn<number>('greatest', ['receipted_entry', val(log.through)]),
        last_receipt_at: now,
      }))
      .where('id', '=', id)
      .execute()
    await tellReceipted(trx, id, log.through)
    for (const refusal of log.refused) {
      const about = await trx
        .selectFrom('exchange.entry')
        .select(['uri', 'sequence'])
        .where('agreement', '=', id)
        .where('direction', '=', 'sent')
        .where('entry', '=', refusal.entry)
        .executeTakeFirst()
      if (about === undefined) continue
      await keepReceipt(trx, id, {
        ...about,
        status: 'refused',
        code: refusal.code,
        url: null,
        at: now,
      })
      await reportFault(trx, {
        partner,
        agreement: id,
        code: 'partner.refused',
        data: { ...faultData(refusal.data), because: refusal.code, entry: refusal.entry },
        uri: about.uri,
      })
    }
  }
  // What stands open at the desk shows its receipts, the partner's page how far they have read.
  await notifyDesk(trx, { type: 'partners' })
  for (const { uri, sequence, status, code, at, url } of items) {
    // A receipt for what this log never carried says nothing.
    const carried = await trx
      .selectFrom('exchange.entry')
      .select('entry')
      .where('agreement', '=', id)
      .where('direction', '=', 'sent')
      .where('uri', '=', uri)
      .executeTakeFirst()
    if (carried === undefined) continue
    const killing = status === 'killed' || status === 'kept'
    if (killing && !(await isKilledFor(trx, id, uri))) continue
    const receipt = { uri, sequence, status, code: code ?? null, url: url ?? null }
    await keepReceipt(trx, id, { ...receipt, at: new Date(at) })
    if (status === 'killed') {
      await trx
        .updateTable('exchange.kill_notice')
        .set({ confirmed_at: now })
        .where('agreement', '=', id)
        .where('uri', '=', uri)
        .where('confirmed_at', 'is', null)
        .execute()
    }
  }
  await notifyDesk(trx, { type: 'alarms' })
}

/** Whether the partner was told of a kill that it can answer. */
async function isKilledFor(trx: Db, agreement: string, uri: string): Promise<boolean> {
  const notice = await trx
    .selectFrom('exchange.kill_notice')
    .select('uri')
    .where('agreement', '=', agreement)
    .where('uri', '=', uri)
    .executeTakeFirst()
  return notice !== undefined
}

function keepReceipt(
  trx: Db,
  agreement: string,
  row: {
    uri: string
    sequence: number
    status: 'received' | 'refused' | 'published' | 'killed' | 'kept'
    code: string | null
    url: string | null
    at: Date
  },
): Promise<void> {
  const at = row.at.toISOString()
  return insertRows(trx, 'exchange.receipt', [{ agreement, ...row, at }], {
    on: ['agreement', 'uri', 'sequence', 'status'],
    update: ['code', 'url', 'at'],
  })
}

async function takeNote(
  trx: Db,
  { id, partner }: SignedRow,
  { uri, language, text, by }: Extract<Letter['body'], { type: 'note' }>,
  { letter, at }: { readonly letter: number; readonly at: Date },
  effects: Effects,
): Promise<void> {
  const item = await trx
    .selectFrom('exchange.item')
    .select('state')
    .where('uri', '=', uri)
    .executeTakeFirst()
  const exchanged = await trx
    .selectFrom('exchange.entry')
    .select('entry')
    .where('agreement', '=', id)
    .where('uri', '=', uri)
    .where('outcome', '<>', 'refused')
    .limit(1)
    .executeTakeFirst()
  // Nothing is kept about an item that was killed, or that neither has sent the other.
  if (item === undefined || item.state === 'killed' || exchanged === undefined) {
    await trx
      .updateTable('exchange.letter')
      .set({ jws: '', type: 'receipts' })
      .where('agreement', '=', id)
      .where('direction', '=', 'read')
      .where('letter', '=', letter)
      .execute()
    return
  }
  await trx
    .insertInto('exchange.note')
    .values({
      id: effects.uuid(),
      uri,
      agreement: id,
      newsroom: partner,
      name: by,
      text,
      language,
      at,
      direction: 'read',
    })
    .execute()
  await notifyDesk(trx, { type: 'items', uris: [uri], box: 'in' })
}

/** The desks that have one of the items open see at once that it arrived. */
async function tellReceipted(trx: Db, agreement: string, through: number): Promise<void> {
  const rows = await trx
    .selectFrom('exchange.entry')
    .select('uri')
    .where('agreement', '=', agreement)
    .where('direction', '=', 'sent')
    .where('entry', '<=', through)
    .orderBy('entry', 'desc')
    .limit(40)
    .execute()
  const uris = [...new Set(rows.map(({ uri }) => uri))]
  await notifyDesk(trx, { type: 'items', uris, box: 'own' })
}
