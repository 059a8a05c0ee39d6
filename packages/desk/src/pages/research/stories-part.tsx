import { primaryOf } from '@suyab/language/tag'
import type { CoverageHeadline, CoverageStory } from '@suyab/server/api'
import { useQuery } from '@tanstack/react-query'
import { downloadAddress, storiesQuery, type Asked } from '../../api/coverage.ts'
import { Loading } from '../../component/empty.tsx'
import { In } from '../../component/named.tsx'
import { shortDay } from '../../text/day-name.ts'
import { useText, type Text } from '../../text/text.tsx'
import { ArchiveFault } from '../../component/archive-fault.tsx'

/** So many headlines of a story stand side by side. */
const mostHeadlines = 3

/** What was written about most: articles about one event, in whatever language. */
export function StoriesPart({ asked }: { asked: Asked }) {
  const text = useText()
  const { say } = text
  const found = useQuery(storiesQuery(asked))
  const stories = found.data?.stories ?? []
  return (
    <section className="sect" aria-labelledby="stories">
      <header>
        <h2 className="cap" id="stories">
          {say('topic.stories')}
        </h2>
        <p>
          {say('topic.storiesNote')}{' '}
          {found.data === undefined || found.data.total <= stories.length
            ? null
            : say('topic.storiesOf', { count: found.data.total })}
        </p>
        <p className="row-of">
          <a className="button" href={downloadAddress(asked, 'csv')} download>
            {say('topic.allHits')}
          </a>
        </p>
      </header>
      {found.isPending ? <Loading /> : null}
      {found.error === null ? null : (
        <ArchiveFault error={found.error} retry={() => void found.refetch()} />
      )}
      {found.data !== undefined && stories.length === 0 ? (
        <p className="t-note">{say('topic.noStories')}</p>
      ) : null}
      {stories.length === 0 ? null : (
        <table className="stories">
          <thead>
            <tr>
              <th scope="col">{say('topic.headlines')}</th>
              <th scope="col" className="n">
                {say('topic.articles')}
              </th>
              <th scope="col" className="n">
                {say('topic.outletsShort')}
              </th>
              <th scope="col" className="n">
                {say('topic.countriesShort')}
              </th>
              <th scope="col">{say('topic.seen')}</th>
            </tr>
          </thead>
          <tbody>
            {stories.map((story) => (
              <Story key={story.story} story={story} text={text} />
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}

function Story({ story, text }: { story: CoverageStory; text: Text }) {
  const { say, formats } = text
  return (
    <tr>
      <td>
        <ul className="heads">
          {chosen(story.headlines, text.language).map((headline) => (
            <li key={headline.language}>
              <span className="tag">
                <abbr title={text.languageName(headline.language)}>
                  {primaryOf(headline.language)}
                </abbr>
              </span>
              <a className="news" href={headline.url} target="_blank" rel="noreferrer">
                <In language={headline.language}>{headline.title}</In>
              </a>
            </li>
          ))}
        </ul>
      </td>
      <td className="n">
        <Counted number={story.articles} words={say('research.found', { count: story.articles })} />
      </td>
      <td className="n">
        <Counted
          number={story.outlets}
          words={say('topic.outletCount', { count: story.outlets })}
        />
      </td>
      <td className="n">
        <abbr title={formats.list(story.countries.map((one) => text.regionName(one)))}>
          <Counted
            number={story.countries.length}
            words={say('topic.countryCount', { count: story.countries.length })}
          />
        </abbr>
      </td>
      <td className="when">
        {shortDay(text, story.firstDay)}
        {story.firstDay === story.lastDay ? '' : ` – ${shortDay(text, story.lastDay)}`}
      </td>
    </tr>
  )
}

/** A number under its column's head; where there are no columns, with its noun. */
function Counted({ number, words }: { number: number; words: string }) {
  const { formats } = useText()
  return (
    <>
      <span className="in-column">{formats.number(number)}</span>
      <span className="in-line">{words}</span>
    </>
  )
}

/** The headline that the reader can read first, then those of the earliest. */
export function chosen(
  headlines: readonly CoverageHeadline[],
  reader: string,
): readonly CoverageHeadline[] {
  const mine = headlines.filter(({ language }) => primaryOf(language) === primaryOf(reader))
  const others = headlines.filter((one) => !mine.includes(one))
  return [...mine, ...others].slice(0, mostHeadlines)
}
