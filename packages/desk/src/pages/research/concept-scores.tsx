import { exchangeLanguages } from '@suyab/language/tag'
import type { CoverageGrowth, GrowthConcept } from '@suyab/server/api'
import { Link } from '@tanstack/react-router'
import { useText } from '../../text/text.tsx'
import { percent } from './concept-measure.tsx'
import { ScrollRegion } from '../../component/scroll-region.tsx'

/** How well the concepts that are asked for find in each language, as people judged it. */
export function ConceptScores({ answer }: { answer: CoverageGrowth }) {
  const text = useText()
  const { say } = text
  const rows = answer.concepts.flatMap(rowsOf)
  if (answer.concepts.length === 0) return null
  return (
    <details className="numbers">
      <summary>{say('topic.scores')}</summary>
      {rows.length === 0 ? <p className="t-note">{say('topic.noScores')}</p> : null}
      {rows.length === 0 ? null : (
        <ScrollRegion label={say('topic.scores')}>
          <table className="figures">
            <thead>
              <tr>
                <th scope="col">{say('topic.concept')}</th>
                <th scope="col">{say('topic.language')}</th>
                <th scope="col" className="n">
                  {say('topic.right')}
                </th>
                <th scope="col" className="n">
                  {say('topic.finds')}
                </th>
              </tr>
            </thead>
            <tbody>
              {rows.map(({ concept, language, precision, recall }) => (
                <tr key={`${concept.id} ${language}`}>
                  <th scope="row">{text.name(concept.names).text}</th>
                  <td>{text.languageName(language)}</td>
                  <td className="n">{shareWords(precision)}</td>
                  <td className="n">{shareWords(recall)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollRegion>
      )}
      <p className="row-of">
        {answer.concepts.map(({ id, names }) => (
          <Link key={id} to="/research/concepts/$id" params={{ id }}>
            {text.name(names).text}
          </Link>
        ))}
      </p>
    </details>
  )
}

type Estimate = NonNullable<GrowthConcept['calibration']['en']>['precision']

interface Score {
  concept: GrowthConcept
  language: string
  precision: Estimate
  recall: Estimate
}

function rowsOf(concept: GrowthConcept): Score[] {
  return exchangeLanguages.flatMap((language) => {
    const measured = concept.calibration[language]
    if (measured === undefined) return []
    return [{ concept, language, precision: measured.precision, recall: measured.recall }]
  })
}

/** Of a hundred, with the ends of the interval. */
function shareWords({ value, low, high }: Estimate): string {
  return `${percent(value)} (${percent(low)}–${percent(high)})`
}
