import type { QuestionRow, WavePage } from '@suyab/server/api'
import { Link, useNavigate } from '@tanstack/react-router'
import { useMediaQuery } from '../../component/media-query.ts'
import { useKeys } from '../../shell/keyboard.ts'
import { useText } from '../../text/text.tsx'
import { askedQuestions, questionLabel, questionNumber } from './poll-label.ts'
import type { WaveSearch } from './polls-search.ts'

/** What stays when another question is looked at: how things are counted, not what was chosen. */
function kept({ banner, country, only, policy, people, interval, adjustment }: WaveSearch) {
  const all: WaveSearch = {
    ...(banner && { banner }),
    ...(country && { country }),
    ...(only && { only }),
    ...(policy && { policy }),
    ...(people && { people }),
    ...(interval && { interval }),
    ...(adjustment && { adjustment }),
  }
  return all
}

/** The questions with their numbers; arrow keys go from one to the next. */
export function QuestionNav({
  wave,
  current,
  search,
}: {
  wave: WavePage
  current: QuestionRow | undefined
  search: WaveSearch
}) {
  const { say } = useText()
  const isNarrow = useMediaQuery('(max-width: 75rem)')
  useKeys({ ArrowDown: () => step(1), ArrowUp: () => step(-1) })
  const all = askedQuestions(wave)
  const asked = all.filter(({ recodedFrom }) => recodedFrom === undefined)
  const made = all.filter(({ recodedFrom }) => recodedFrom !== undefined)
  if (isNarrow)
    return <QuestionSelect wave={wave} questions={all} current={current} search={search} />
  const list = (questions: readonly QuestionRow[]) => (
    <ol>
      {questions.map((question) => (
        <QuestionLink
          key={question.name}
          wave={wave}
          question={question}
          isCurrent={question === current}
          search={search}
        />
      ))}
    </ol>
  )
  return (
    <nav className="poll-questions" aria-label={say('polls.questions')}>
      {list(asked)}
      {made.length === 0 ? null : (
        <>
          <h3 className="small">{say('polls.made')}</h3>
          {list(made)}
        </>
      )}
    </nav>
  )
}

function QuestionLink({
  wave,
  question,
  isCurrent,
  search,
}: {
  wave: WavePage
  question: QuestionRow
  isCurrent: boolean
  search: WaveSearch
}) {
  const text = useText()
  const label = questionLabel(text, question)
  return (
    <li>
      <Link
        to="/polls/$poll/waves/$wave"
        params={{ poll: wave.poll.id, wave: String(wave.number) }}
        search={{ ...kept(search), q: question.name }}
        aria-current={isCurrent ? 'page' : undefined}
        activeOptions={{ exact: true }}
        activeProps={{}}
        title={label.text}
      >
        <span>{questionNumber(wave, question)}</span>
        <span className="of" lang={label.language}>
          {label.text}
        </span>
      </Link>
    </li>
  )
}

function QuestionSelect({
  wave,
  questions,
  current,
  search,
}: {
  wave: WavePage
  questions: readonly QuestionRow[]
  current: QuestionRow | undefined
  search: WaveSearch
}) {
  const text = useText()
  const navigate = useNavigate()
  return (
    <label className="poll-question-select">
      <span className="small">{text.say('polls.question')}</span>
      <select
        className="field"
        value={current?.name ?? ''}
        onChange={({ target }) =>
          void navigate({
            to: '/polls/$poll/waves/$wave',
            params: { poll: wave.poll.id, wave: String(wave.number) },
            search: { ...kept(search), q: target.value },
          })
        }
      >
        {questions.map((question) => (
          <option key={question.name} value={question.name}>
            {`${questionNumber(wave, question)} ${questionLabel(text, question).text}`.trim()}
          </option>
        ))}
      </select>
    </label>
  )
}

function step(by: 1 | -1): void {
  const links = [...document.querySelectorAll<HTMLElement>('.poll-questions a')]
  const at = links.findIndex((link) => link === document.activeElement)
  const current = links.findIndex((link) => link.getAttribute('aria-current') === 'page')
  const next = (at < 0 ? current : at) + by
  links[Math.min(links.length - 1, Math.max(0, next))]?.focus()
}
