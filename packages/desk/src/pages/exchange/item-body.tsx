import type { ItemDetail, Picture } from '@suyab/server/api'
import { directionOf } from '@suyab/language/tag'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { pictureAddress } from '../../api/items.ts'
import { In } from '../../component/named.tsx'
import { Sign } from '../../component/sign.tsx'
import { useText, type Text } from '../../text/text.tsx'
import { kindName } from './filters.tsx'

/** What the newsroom wrote and showed: event, text, pictures, the members of a package. */
export function ItemBody({ detail }: { detail: ItemDetail }) {
  const text = useText()
  return (
    <div className="content">
      {detail.event === undefined ? null : (
        <EventFacts event={detail.event} language={detail.language} />
      )}
      {detail.bodyHtml === '' ? null : (
        <div
          className="text news"
          lang={detail.language}
          dir={directionOf(detail.language)}
          // oxlint-disable-next-line react/no-danger -- the node keeps only sanitised markup
          dangerouslySetInnerHTML={{ __html: detail.bodyHtml }}
        />
      )}
      {detail.pictures.map((picture, index) => (
        <Figure
          key={picture.digest ?? `missing ${index}`}
          picture={picture}
          language={detail.language}
          text={text}
        />
      ))}
      {detail.members.length === 0 ? null : (
        <section>
          <h3 className="small">{text.say('item.members')}</h3>
          <ol className="rows">
            {detail.members.map((member) => (
              <li key={member.uri ?? member.headline}>
                <In language={member.language ?? detail.language} className="news">
                  {member.uri === undefined ? (
                    member.headline
                  ) : (
                    <Link to={detail.own ? '/own' : '/incoming'} search={{ item: member.uri }}>
                      {member.headline}
                    </Link>
                  )}
                </In>
                {member.kind === undefined ? null : <small>{kindName(text, member.kind)}</small>}
              </li>
            ))}
          </ol>
        </section>
      )}
    </div>
  )
}

function Figure({ picture, language, text }: { picture: Picture; language: string; text: Text }) {
  const credit = [picture.caption, picture.credit].filter(Boolean).join(' · ')
  return (
    <figure>
      {picture.digest === undefined ? (
        <p className="no-picture">
          <Sign name="missing" /> {missingPicture(text, picture)}
        </p>
      ) : (
        <img
          src={pictureAddress(picture.digest, 960)}
          alt={picture.alt ?? picture.caption ?? ''}
          width={picture.width}
          height={picture.height}
          loading="lazy"
          decoding="async"
        />
      )}
      {credit === '' ? null : (
        <In as="figcaption" language={language}>
          {credit}
        </In>
      )}
    </figure>
  )
}

function missingPicture({ say }: Text, picture: Picture): string {
  if (picture.missing === 'refused') return say('item.pictureRefused')
  if (picture.missing === 'unreachable') return say('item.pictureUnreachable')
  return say('item.pictureFetching')
}

function EventFacts({
  event,
  language,
}: {
  event: NonNullable<ItemDetail['event']>
  language: string
}) {
  const { say, formats, find } = useText()
  return (
    <dl className="facts" aria-label={say('item.event')}>
      {event.start === undefined ? null : (
        <Fact name={say('item.eventStart')}>{eventTime(event.start)}</Fact>
      )}
      {event.end === undefined ? null : (
        <Fact name={say('item.eventEnd')}>{eventTime(event.end)}</Fact>
      )}
      {event.place === undefined ? null : (
        <Fact name={say('item.eventPlace')}>
          <In language={language}>{event.place}</In>
        </Fact>
      )}
      {event.status === undefined ? null : (
        <Fact name={say('item.eventStatus')}>{statusWord(event.status)}</Fact>
      )}
    </dl>
  )

  /** The desk's word for a standing, whether it came as a word or as a news code's address. */
  function statusWord(status: string): string {
    const word = find('translate', `status.${status.split(/[/:]/).at(-1)?.toLowerCase() ?? ''}`)
    return typeof word === 'string' ? word : status
  }

  /** A day without a time is a day everywhere. */
  function eventTime(at: string): string {
    return at.includes('T') ? formats.dateTime(at) : formats.date(`${at}T12:00:00Z`)
  }
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}
