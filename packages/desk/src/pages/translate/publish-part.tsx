import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useId, useState, type ReactNode } from 'react'
import { publishDraft } from '../../api/drafts.ts'
import { faultOf, RequestFault } from '../../api/fault.ts'
import { nodeNow, usePerson, useSession } from '../../api/session.ts'
import { faultSentence } from '../../component/fault-notice.tsx'
import { NewsroomName } from '../../component/named.tsx'
import { Mark } from '../../component/sign.tsx'
import { useErrand } from '../../shell/toasts.tsx'
import { useText } from '../../text/text.tsx'
import type { Editing } from './editing.ts'
import { hindrance } from './progress.ts'
import { forgetDraft } from './use-draft.ts'
import { momentOf, wallTime } from '@suyab/language/zone'

/** Embargo, whom it is offered to and why not to others, the reason of a correction; and the button. */
export function PublishPart({
  draft,
  fields,
  children,
}: Editing & { children: (publish: ReactNode) => ReactNode }) {
  const text = useText()
  const { say } = text
  const { timeZone } = useSession().newsroom
  const { role } = usePerson()
  const client = useQueryClient()
  const navigate = useNavigate()
  const errand = useErrand()
  const id = useId()
  const [embargo, setEmbargo] = useState('')
  const [reason, setReason] = useState('')
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const [busy, setBusy] = useState(false)

  const until = momentOf(embargo, timeZone)
  const past = until !== undefined && Date.parse(until) <= nodeNow()
  const open = draft.offers.filter(({ permit }) => permit)
  const chosen = open.filter(({ agreement }) => !left.has(agreement))
  const mayPublish = role === 'administrator' || role === 'editor'
  const stop = hindrance(draft, fields, { mayPublish, reason })
  const why =
    stop === undefined
      ? past
        ? say('translate.embargoPast')
        : undefined
      : 'count' in stop
        ? say(`translate.why.${stop.why}`, { count: stop.count })
        : say(`translate.why.${stop.why}`)

  const publish = async (): Promise<void> => {
    setBusy(true)
    const done = await errand(
      async () => {
        const { uri } = await publishDraft(draft.id, {
          ...(until === undefined ? {} : { embargoedUntil: until }),
          ...(reason.trim() === '' ? {} : { reason: reason.trim() }),
          ...(chosen.length === open.length
            ? {}
            : { agreements: chosen.map(({ agreement }) => agreement) }),
        })
        await navigate({ to: '/own', search: { item: uri }, ignoreBlocker: true })
      },
      { text: say('translate.published') },
      (error) =>
        faultSentence(
          text,
          faultOf(error),
          error instanceof RequestFault ? error.status : undefined,
        ),
    )
    setBusy(false)
    if (!done) {
      await client.invalidateQueries({ queryKey: ['draft', draft.id] })
      return
    }
    forgetDraft(draft.id)
    client.removeQueries({ queryKey: ['draft', draft.id] })
    await Promise.all([
      client.invalidateQueries({ queryKey: ['drafts'] }),
      client.invalidateQueries({ queryKey: ['items'] }),
      client.invalidateQueries({ queryKey: ['item'] }),
    ])
  }
  const button = (
    <p className="row-of">
      {why === undefined ? null : (
        <span className="why" id={`${id}why`}>
          {why}
        </span>
      )}
      <button
        type="button"
        className="button main"
        disabled={why !== undefined || busy}
        aria-describedby={why === undefined ? undefined : `${id}why`}
        onClick={() => void publish()}
      >
        {say(draft.task === 'correction' ? 'translate.publishCorrection' : 'translate.publish')}
      </button>
    </p>
  )

  return (
    <>
      <section className="ruled publish" aria-labelledby={`${id}head`}>
        <h2 id={`${id}head`}>{say('translate.publishTitle')}</h2>
        <div className="publish-cols">
          <div>
            <h3 className="small">{say('translate.toPartners')}</h3>
            {draft.offers.length === 0 ? <p>{say('translate.noOffers')}</p> : null}
            <ul className="rows">
              {draft.offers.map((offer) => (
                <li key={offer.agreement}>
                  {offer.permit ? (
                    <label className="check">
                      <input
                        type="checkbox"
                        checked={!left.has(offer.agreement)}
                        onChange={(event) => {
                          const next = new Set(left)
                          if (event.target.checked) next.delete(offer.agreement)
                          else next.add(offer.agreement)
                          setLeft(next)
                        }}
                      />
                      <b>
                        <NewsroomName names={offer.partner.names} />
                      </b>
                    </label>
                  ) : (
                    <span>
                      <b>
                        <NewsroomName names={offer.partner.names} />
                      </b>{' '}
                      <Mark sign="denied">{say('translate.notOffered')}</Mark>
                      <small className="block">
                        {offer.reason === undefined ? null : faultSentence(text, offer.reason)}
                      </small>
                    </span>
                  )}
                </li>
              ))}
            </ul>
          </div>
          <div className="form">
            <label>
              <span className="small">
                {say('translate.embargo')}: {say('translate.embargoUntil')}
              </span>
              <input
                className="field"
                type="datetime-local"
                min={wallTime(nodeNow(), timeZone)}
                value={embargo}
                aria-describedby={`${id}zone`}
                onChange={(event) => setEmbargo(event.target.value)}
              />
              <small id={`${id}zone`}>
                {embargo === ''
                  ? say('translate.embargoNone')
                  : say('translate.embargoZone', { zone: timeZone })}
                {past ? ` ${say('translate.embargoPast')}` : ''}
              </small>
            </label>
            {draft.reasonRequired ? (
              <label>
                <span className="small">{say('translate.reason')}</span>
                <textarea
                  className="field"
                  required
                  maxLength={1000}
                  value={reason}
                  onChange={(event) => setReason(event.target.value)}
                />
                <small>{say('translate.reasonHint')}</small>
              </label>
            ) : null}
          </div>
        </div>
      </section>
      {children(button)}
    </>
  )
}
