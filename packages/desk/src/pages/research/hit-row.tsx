import type { CoverageHit, Names } from '@suyab/server/api'
import type { ReactNode } from 'react'
import { In } from '../../component/named.tsx'
import { dayName } from '../../text/day-name.ts'
import { useText } from '../../text/text.tsx'
import { MarkedText } from './marked-text.tsx'

/** An article that was found, with what was found in it and why. */
export function HitRow({
  hit,
  names,
  children,
}: {
  hit: CoverageHit
  /** The outlet's, where it is registered. */
  names: Names | undefined
  /** What may be done with it. */
  children?: ReactNode
}) {
  const text = useText()
  const { say } = text
  const { language, day, country, reasons } = hit
  const outlet = names === undefined ? undefined : text.name(names)
  return (
    <article className="hit" aria-labelledby={`hit-${hit.id}`}>
      <p className="hit-from">
        {outlet === undefined ? (
          <bdi>{hit.outlet}</bdi>
        ) : (
          <bdi lang={outlet.language}>{outlet.text}</bdi>
        )}
        <span>{text.regionName(country)}</span>
        <span>{text.languageName(language)}</span>
        <time dateTime={day}>{dayName(text, day)}</time>
      </p>
      <h2 id={`hit-${hit.id}`} className="news">
        <a href={hit.url} target="_blank" rel="noreferrer">
          <In language={language}>
            <MarkedText text={hit.title} marks={hit.titleMarks} />
          </In>
        </a>
      </h2>
      {hit.snippets.map((snippet) => (
        <In key={snippet.text} language={language} as="p" className="snippet news">
          {snippet.cutBefore ? '… ' : ''}
          <MarkedText text={snippet.text} marks={snippet.marks} />
          {snippet.cutAfter ? ' …' : ''}
        </In>
      ))}
      <div className="hit-why">
        {reasons.length === 0 ? null : (
          <p>
            {say('research.why')}{' '}
            {reasons.map((reason, at) => (
              <span key={reason.is === 'words' ? reason.text : reason.id}>
                {at === 0 ? '' : ', '}
                <b>
                  <bdi>{reason.is === 'words' ? reason.text : `concept:${reason.id}`}</bdi>
                </b>
              </span>
            ))}
          </p>
        )}
        {children}
      </div>
    </article>
  )
}
