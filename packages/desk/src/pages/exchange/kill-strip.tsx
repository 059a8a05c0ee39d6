import type { KillOut } from '@suyab/server/api'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { alarmsQuery, notifyAgain } from '../../api/alarms.ts'
import { faultOf } from '../../api/fault.ts'
import { nodeNow } from '../../api/session.ts'
import { useNow } from '../../component/clock.tsx'
import { Dialog } from '../../component/dialog.tsx'
import { faultSentence } from '../../component/fault-notice.tsx'
import { NewsroomName } from '../../component/named.tsx'
import { Mark, Sign } from '../../component/sign.tsx'
import { useErrand } from '../../shell/toasts.tsx'
import { useText, type Text } from '../../text/text.tsx'
import { kindName } from './filters.tsx'

/** An erased item by what is left of it. */
function ownItemWords(text: Text, { item, version }: KillOut): string {
  if (item === undefined) return text.say('alarms.inUntitled')
  return text.say('alarms.item', {
    kind: kindName(text, item.kind),
    language: text.languageName(item.language),
    version,
  })
}

type Receipt = KillOut['receipts'][number]

/** Our kills that a partner has not confirmed: who is missing, since when, and what can be done. */
export function KillStrip() {
  const { data } = useQuery(alarmsQuery)
  return (data?.unconfirmed ?? []).map((kill) => <Unconfirmed key={kill.uri} kill={kill} />)
}

function Unconfirmed({ kill }: { kill: KillOut }) {
  const text = useText()
  const { say, formats } = text
  const errand = useErrand()
  const [calling, setCalling] = useState(false)
  const missing = kill.receipts.filter((receipt) => receipt.confirmedAt === undefined)
  const contacts = missing.flatMap((receipt) =>
    receipt.contact === undefined ? [] : [{ partner: receipt.partner, ...receipt.contact }],
  )
  // The one that is missing is said first on a narrow page and last, at the width it needs, on a wide one.
  const receipts = [...kill.receipts].sort(
    (a, b) => Number(a.confirmedAt === undefined) - Number(b.confirmedAt === undefined),
  )
  return (
    <section className="kill" aria-label={say('alarms.title', { count: missing.length })}>
      <div>
        <h2 className="head news">
          <Sign name="killed" />
          {say('alarms.title', { count: missing.length })}
        </h2>
        <p>
          {say('alarms.what', {
            item: ownItemWords(text, kill),
            time: formats.moment(kill.killedAt, nodeNow()),
            reason: kill.reason,
          })}
        </p>
      </div>
      <ul className="receipts" aria-label={say('item.receipts')}>
        {receipts.map((receipt) =>
          receipt.confirmedAt === undefined ? (
            <Missing key={receipt.partner.id} receipt={receipt} since={kill.killedAt} />
          ) : (
            <li key={receipt.partner.id}>
              <b>
                <NewsroomName names={receipt.partner.names} />
              </b>
              <small>
                <Mark sign="confirmed">{say('alarms.confirmed')}</Mark>{' '}
                <time dateTime={receipt.confirmedAt}>
                  {formats.timeToSecond(receipt.confirmedAt)}
                </time>
              </small>
            </li>
          ),
        )}
      </ul>
      <div className="row-of">
        <button
          type="button"
          className="button stop"
          onClick={() =>
            void errand(
              async () => notifyAgain(kill.uri),
              { text: say('alarms.told') },
              (error) => faultSentence(text, faultOf(error)),
            )
          }
        >
          {say('alarms.again')}
        </button>
        {contacts.length === 0 ? null : (
          <button type="button" className="button" onClick={() => setCalling(true)}>
            {say('alarms.contact')}
          </button>
        )}
      </div>
      {calling ? (
        <Dialog title={say('alarms.contact')} onClose={() => setCalling(false)}>
          <ul className="rows">
            {contacts.map((contact) => (
              <li key={`${contact.partner.id} ${contact.name}`}>
                <span>
                  <b>
                    <NewsroomName names={contact.partner.names} />
                  </b>{' '}
                  {say('alarms.contactOf', { name: contact.name, role: contact.role })}
                </span>
                <span className="row-of">
                  {contact.phone === undefined ? null : (
                    <a href={`tel:${contact.phone}`}>
                      {say('alarms.call', { phone: contact.phone })}
                    </a>
                  )}
                  {contact.mail === undefined ? null : (
                    <a href={`mailto:${contact.mail}`}>
                      {say('alarms.write', { mail: contact.mail })}
                    </a>
                  )}
                </span>
              </li>
            ))}
          </ul>
        </Dialog>
      ) : null}
    </section>
  )
}

function Missing({ receipt, since }: { receipt: Receipt; since: string }) {
  const text = useText()
  const { say, formats } = text
  const now = useNow(1000)
  return (
    <li className="missing">
      <b>
        <Sign name="missing" />
        <NewsroomName names={receipt.partner.names} />
      </b>
      <small>
        {[
          say('alarms.missing', { elapsed: formats.elapsed(now - Date.parse(since)) }),
          say('alarms.tries', {
            count: receipt.tries,
            time: receipt.lastTryAt === undefined ? '–' : formats.timeToSecond(receipt.lastTryAt),
          }),
          receipt.lastError === undefined
            ? ''
            : say('alarms.notTaken', { code: receipt.lastError.code }),
          receipt.lastReadAt === undefined || receipt.had === 0
            ? say('alarms.lastReadNone')
            : say('alarms.lastRead', {
                time: formats.moment(receipt.lastReadAt, now),
                version: receipt.had,
              }),
        ]
          .filter(Boolean)
          .join(formats.gap)}
      </small>
    </li>
  )
}
