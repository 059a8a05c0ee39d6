import type { ConceptDraftAnswer, ConceptPage, ConceptSample } from '@suyab/server/api'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { conceptDraftQuery } from '../../api/concepts.ts'
import { FaultNotice, faultSentence } from '../../component/fault-notice.tsx'
import { In } from '../../component/named.tsx'
import { Mark, Sign } from '../../component/sign.tsx'
import { dayName } from '../../text/day-name.ts'
import { useText } from '../../text/text.tsx'
import { ConceptEditor } from './concept-editor.tsx'
import { EstimateBand } from './concept-measure.tsx'
import { MarkedText } from './marked-text.tsx'

/** Milliseconds after the last stroke until the node is asked what a list finds. */
const calm = 450

/** One language's list: its text, what is wrong with it, what it finds. */
export function ConceptColumn({
  concept,
  language,
  value,
  readOnly,
  onChange,
}: {
  concept: ConceptPage
  language: string
  value: string
  readOnly: boolean
  onChange: (text: string) => void
}) {
  const { say, languageName } = useText()
  const asked = useCalm(value)
  const isEmpty = asked.trim() === ''
  const draft = useQuery({
    ...conceptDraftQuery(language, asked),
    enabled: !isEmpty,
    placeholderData: keepPreviousData,
  })
  const saved = concept.lists[language]?.text ?? ''
  const changed = value !== saved
  const answer = isEmpty ? undefined : draft.data
  const calibration = calibrationIn(concept, language)
  const waits = asked !== value || draft.isFetching
  const name = languageName(language)
  return (
    <section className="concept-column" aria-label={say('concepts.list', { language: name })}>
      <h2>
        <span className="capital">{name}</span>
        <span className="row-of">
          {changed ? <Mark sign="draft">{say('concepts.unsaved')}</Mark> : null}
          {value === '' || (calibration !== undefined && !changed) ? null : (
            <Mark sign="stale">{say('concepts.notMeasured')}</Mark>
          )}
        </span>
      </h2>
      {calibration === undefined || changed ? null : (
        <dl className="column-measures">
          <dt>{say('concepts.precision')}</dt>
          <dd>
            <EstimateBand estimate={calibration.precision} cases={calibration.judgements.hits} />
          </dd>
          <dt>{say('concepts.recall')}</dt>
          <dd>
            <EstimateBand estimate={calibration.recall} cases={calibration.judgements.others} />
          </dd>
        </dl>
      )}
      {saved === '' && value === '' ? (
        <p className="column-note">{say('concepts.begin', { language: name })}</p>
      ) : null}
      <ConceptEditor
        language={language}
        value={value}
        // A fault of what stood there before points at what stands there no more.
        faults={waits ? [] : (answer?.faults ?? [])}
        label={say('concepts.list', { language: name })}
        readOnly={readOnly}
        onChange={onChange}
      />
      {draft.error === null ? null : (
        <FaultNotice error={draft.error} retry={() => void draft.refetch()} />
      )}
      <output className={waits ? 'column-count waits' : 'column-count'}>
        {answer === undefined ? (
          draft.isFetching && !isEmpty ? (
            say('concepts.checking')
          ) : null
        ) : (
          <Count answer={answer} language={language} />
        )}
      </output>
      {answer === undefined ? null : <Remarks answer={answer} />}
      {answer === undefined || answer.samples.length === 0 ? null : (
        <details className="column-samples" open>
          <summary>{say('concepts.samples')}</summary>
          <ul>
            {answer.samples.map((sample) => (
              <Sample key={sample.id} sample={sample} />
            ))}
          </ul>
        </details>
      )}
    </section>
  )
}

/** What was measured of the concept's list in a language. */
export function calibrationIn(
  { calibration }: Pick<ConceptPage, 'calibration'>,
  language: string,
): ConceptPage['calibration']['en'] {
  const measured: Readonly<Record<string, ConceptPage['calibration']['en']>> = calibration
  return measured[language]
}

function Count({ answer, language }: { answer: ConceptDraftAnswer; language: string }) {
  const text = useText()
  const { say, show, formats, languageName } = text
  const { count, faults } = answer
  if (faults.length > 0 || count === undefined) return null
  const name = languageName(language)
  if (count === null) return say('concepts.noArchive', { language: name })
  const { found, of, from, to } = count
  return (
    <>
      {show('concepts.found', {
        found: <b key="found">{formats.number(found)}</b>,
        of: formats.number(of),
        language: name,
      })}
      <small>
        {say('concepts.period', { from: dayName(text, from), to: dayName(text, to) })}
        {of === 0 ? '' : ` · ${say('concepts.share', { share: formats.number(Number(((100 * found) / of).toPrecision(2))) })}`}
      </small>
    </>
  )
} // prettier-ignore

/** Below a long list only the first of what an editor should look at. */
const mostRemarks = 4

function Remarks({ answer }: { answer: ConceptDraftAnswer }) {
  const text = useText()
  const remarks = answer.remarks.filter(({ code }) => code !== 'concept.name-missing')
  if (remarks.length === 0) return null
  return (
    <ul className="column-remarks">
      {remarks.slice(0, mostRemarks).map((remark) => {
        const { code, language, ...data } = remark
        const words = Object.values<unknown>(data).flat().join(' ')
        return (
          <li key={`${code} ${words}`}>
            <Sign name="warning" />{' '}
            {faultSentence(text, {
              code,
              data: {
                language: text.languageName(language),
                ...('word' in data ? { word: data.word } : {}),
                ...('by' in data ? { by: data.by } : {}),
                ...('words' in data ? { words: data.words.join(' = ') } : {}),
              },
            })}
          </li>
        )
      })}
    </ul>
  )
}

function Sample({ sample }: { sample: ConceptSample }) {
  const text = useText()
  const { language, title, titleMarks, snippets, outlet, day, url } = sample
  return (
    <li>
      <In language={language} as="p" className="news">
        <MarkedText text={title} marks={titleMarks} />
      </In>
      {snippets.slice(0, 1).map((snippet) => (
        <In key={snippet.text} language={language} as="p" className="sample-text">
          {snippet.cutBefore ? '… ' : ''}
          <MarkedText text={snippet.text} marks={snippet.marks} />
          {snippet.cutAfter ? ' …' : ''}
        </In>
      ))}
      <p className="line">
        <a href={url} target="_blank" rel="noreferrer">
          <bdi>{outlet}</bdi>
        </a>
        <time dateTime={day}>{dayName(text, day)}</time>
      </p>
    </li>
  )
}

/** A value once it has stood still. */
function useCalm(value: string): string {
  const [calmed, setCalmed] = useState(value)
  useEffect(() => {
    if (value === calmed) return undefined
    const timer = setTimeout(() => setCalmed(value), calm)
    return () => clearTimeout(timer)
  }, [value, calmed])
  return calmed
}
