import { makeLetter, type LetterBody } from './letter.ts'
import type { OwnNewsroom } from './own-newsroom.ts'
import { refuseUnlessInStep } from './awaited.ts'
import { CHANNELS, notify, type Db } from './row.ts'

/** Writes a letter to the partner of an agreement; it goes with the next delivery. Gives its number. */
export async function sendLetter(
  trx: Db,
  agreement: string,
  body: LetterBody,
  own: OwnNewsroom,
  now: Date,
): Promise<number> {
  await refuseUnlessInStep(trx, agreement)
  const { letter: number } = await trx
    .updateTable('exchange.log')
    .set(({ eb }) => ({ letter: eb('letter', '+', 1) }))
    .where('agreement', '=', agreement)
    .where('direction', '=', 'sent')
    .returning('letter')
    .executeTakeFirstOrThrow()
  const at = now.toISOString()
  const { jws } = makeLetter({ agreement, from: own.id, letter: number, at }, body, own.key)
  await trx
    .insertInto('exchange.letter')
    .values({ agreement, direction: 'sent', letter: number, jws, type: body.type, at: now })
    .execute()
  await notify(trx, CHANNELS.outgoing, agreement)
  return number
}
