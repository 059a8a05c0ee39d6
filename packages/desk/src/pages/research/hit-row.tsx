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
  concepts,
  children,
}: {
  hit: CoverageHit
  /** The outlet's, where it is registered. */
  names: Names | undefined
  /** The names of the concepts that are asked for. */
  concepts: Readonly<Record<string, Names>>
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
                  {reason.is === 'words' ? (
                    <bdi>{reason.text}</bdi>
                  ) : (
                    <ConceptName id={reason.id} names={concepts[reason.id]} />
                  )}
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

function ConceptName({ id, names }: { id: string; names: Names | undefined }) {
  const text = useText()
  const named = names === undefined ? undefined : text.name(names)
  return named === undefined ? <bdi>{id}</bdi> : <bdi lang={named.language}>{named.text}</bdi>
}
