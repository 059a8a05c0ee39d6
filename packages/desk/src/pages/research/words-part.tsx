import type { LanguageWords } from '@suyab/server/api'
import { askWords, type Asked } from '../../api/coverage.ts'
import { In } from '../../component/named.tsx'
import { useText } from '../../text/text.tsx'
import { Asking } from '../../component/asking.tsx'
import { useLongAnswer } from '../../component/use-long-answer.ts'

/** The words that come with what is found, by language. */
export function WordsPart({ asked }: { asked: Asked }) {
  const { say } = useText()
  const words = useLongAnswer(['coverage', 'words', asked], true, (signal, onProgress) =>
    askWords(asked, signal, onProgress),
  )
  const languages = words.answer?.languages ?? []
  return (
    <section className="sect" aria-labelledby="words">
      <header>
        <h2 className="cap" id="words">
          {say('topic.words')}
        </h2>
        <p>{say('topic.wordsNote')}</p>
      </header>
      <Asking long={words} label={say('topic.countingWords')} />
      {words.answer !== undefined && languages.length === 0 ? (
        <p className="t-note">{say('topic.noWords')}</p>
      ) : null}
      <ul className="words">
        {languages.map((one) => (
          <Language key={one.language} words={one} />
        ))}
      </ul>
    </section>
  )
}

function Language({ words: { language, words, hits } }: { words: LanguageWords }) {
  const text = useText()
  const { say, formats } = text
  return (
    <li>
      <h3>
        {text.languageName(language)} <small>{say('research.found', { count: hits })}</small>
      </h3>
      {words.length === 0 ? (
        <p className="t-note">{say('topic.noWords')}</p>
      ) : (
        <ol>
          {words.map(({ term, word, found }) => (
            <li key={term}>
              <In language={language} className="news">
                {word}
              </In>{' '}
              <small title={say('topic.liftWhat', { count: found })}>{formats.number(found)}</small>
            </li>
          ))}
        </ol>
      )}
    </li>
  )
}
