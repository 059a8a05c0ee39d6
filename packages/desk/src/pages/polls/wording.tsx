import { directionOf } from '@suyab/language/tag'
import type { Names, QuestionRow, WavePage } from '@suyab/server/api'
import { ScrollRegion } from '../../component/scroll-region.tsx'
import { useText } from '../../text/text.tsx'
import '../../style/polls-wording.css'

/** The question and its answers as they were read out, in every language beside each other. */
export function Wording({ wave, question }: { wave: WavePage; question: QuestionRow }) {
  const { say, languageName } = useText()
  const texts = [question.texts, ...question.options.map((option) => option.texts)]
  const spoken = new Set(texts.flatMap((one) => Object.keys(one)))
  const languages = [...new Set([...wave.poll.languages, ...spoken])].filter((one) => spoken.has(one)) // prettier-ignore
  if (languages.length === 0) return null
  const row = (names: Names) =>
    languages.map((language) => (
      <td key={language} lang={language} dir={directionOf(language)} className="news">
        {names[language] ?? <span className="cut">{say('pollsTable.noText')}</span>}
      </td>
    ))
  return (
    <details className="poll-wording">
      <summary>{say('pollsTable.wording', { count: languages.length })}</summary>
      <ScrollRegion label={say('pollsTable.wording', { count: languages.length })}>
        <table>
          <thead>
            <tr>
              <th scope="col">
                <span className="hidden">{say('pollsTable.answer')}</span>
              </th>
              {languages.map((language) => (
                <th key={language} scope="col">
                  {languageName(language)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            <tr>
              <th scope="row">{say('polls.question')}</th>
              {row(question.texts)}
            </tr>
            {question.options.map((option) => (
              <tr key={option.value}>
                <th scope="row">
                  <bdi>{option.value}</bdi>
                </th>
                {row(option.texts)}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </details>
  )
}
