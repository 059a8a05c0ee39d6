import type { KillIn } from '@suyab/server/api'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { acknowledgeKill, alarmsQuery } from '../api/alarms.ts'
import { faultOf } from '../api/fault.ts'
import { nodeNow } from '../api/session.ts'
import { faultSentence } from '../component/fault-notice.tsx'
import { In } from '../component/named.tsx'
import { Sign } from '../component/sign.tsx'
import { useText, type Text } from '../text/text.tsx'
import { useLive } from './live-line.tsx'
import { flashTitle } from './page-title.ts'
import { useErrand } from './toasts.tsx'

/** Partners' kills of what we took, on top of every page until a person says that they have seen it. */
export function KillAlarm() {
  const text = useText()
  const { data } = useQuery(alarmsQuery)
  const kills = data?.incoming ?? []
  const count = kills.length
  const told = useRef(new Set<string>())
  useLive((event) => {
    if (event.type === 'alarm') notify(text, event.kill, told.current)
  })
  useEffect(() => {
    flashTitle(count === 0 ? null : `! ${text.say('alarms.flash')}`)
    return () => flashTitle(null)
  }, [count, text])
  return (
    <div role="alert">
      {kills.map((kill) => (
        <Incoming key={kill.uri} kill={kill} />
      ))}
    </div>
  )
}

function Incoming({ kill }: { kill: KillIn }) {
  const text = useText()
  const { say } = text
  const client = useQueryClient()
  const errand = useErrand()
  const seen = async (): Promise<void> => {
    await errand(
      async () => {
        await acknowledgeKill(kill.uri)
        await client.invalidateQueries({ queryKey: ['alarms'] })
      },
      { text: say('alarms.seenDone') },
      (error) => faultSentence(text, faultOf(error)),
    )
  }
  return (
    <section className="kill incoming">
      <div>
        <h2 className="head news">
          <Sign name="killed" />
          {say('alarms.inTitle', { partner: text.name(kill.partner.names).text })}
        </h2>
        <p>
          {say('alarms.inWhat', {
            item: itemWords(text, kill),
            reason: kill.reason,
          })}
        </p>
      </div>
      <div>
        {kill.withheld.length === 0 ? (
          <p>{say('alarms.inNothing')}</p>
        ) : (
          <>
            <p>{say('alarms.inWithheld')}</p>
            <ul className="withheld">
              {kill.withheld.map((ours) => (
                <li key={ours.uri}>
                  <Link to="/own" search={{ item: ours.uri }}>
                    <In language={ours.language}>{ours.headline}</In>
                  </Link>
                  {ours.published ? <small>{say('alarms.inPublished')}</small> : null}
                </li>
              ))}
            </ul>
          </>
        )}
      </div>
      <div className="row-of">
        <button type="button" className="button stop" onClick={() => void seen()}>
          {say('alarms.seen')}
        </button>
      </div>
    </section>
  )
}

/** An erased item by what is left of it, and when it had come. */
function itemWords(text: Text, { item }: KillIn): string {
  if (item === undefined) return text.say('alarms.inUntitled')
  const kind = text.find('words', `kind.${item.kind}`)
  return text.say('alarms.inItem', {
    kind: typeof kind === 'string' ? kind : item.kind,
    language: text.languageName(item.language),
    version: item.version,
    time: text.formats.moment(item.received, nodeNow()),
  })
}

/** Reaches people whose eyes are elsewhere; one notification for each kill, whatever was reloaded. */
function notify(text: Text, kill: KillIn, told: Set<string>): void {
  if (told.has(kill.uri)) return
  told.add(kill.uri)
  if (!('Notification' in globalThis) || Notification.permission !== 'granted') return
  const notification = new Notification(
    text.say('alarms.inTitle', { partner: text.name(kill.partner.names).text }),
    {
      body: text.say('alarms.inWhat', {
        item: itemWords(text, kill),
        reason: kill.reason,
      }),
      lang: text.language,
      tag: kill.uri,
      requireInteraction: true,
    },
  )
  notification.addEventListener('click', () => {
    window.focus()
    notification.close()
  })
}
