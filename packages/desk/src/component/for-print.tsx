import { sentenceOf } from '@suyab/figure/sentence'
import type { Figure } from '@suyab/server/api'
import { faultOf } from '../api/fault.ts'
import { useErrand } from '../shell/toasts.tsx'
import { useText } from '../text/text.tsx'
import { faultSentence } from './fault-notice.tsx'
import '../style/figure.css'

/** The sentence as a report would print it, with its base, its interval and its source. */
export function ForPrint({ figure }: { figure: Figure }) {
  const text = useText()
  const { say } = text
  const errand = useErrand()
  const sentence = sentenceOf(figure, text.language, text.formats.timeZone)
  const copy = async (what: string, done: string): Promise<void> => {
    await errand(async () => navigator.clipboard.writeText(what), { text: done }, (error) =>
      faultSentence(text, faultOf(error)),
    )
  }
  return (
    <figure className="for-print">
      <blockquote className="news">{sentence}</blockquote>
      <figcaption className="row-of">
        <button
          type="button"
          className="button"
          onClick={() => void copy(sentence, say('topic.sentenceCopied'))}
        >
          {say('topic.copySentence')}
        </button>
        <button
          type="button"
          className="button main"
          onClick={() => void copy(JSON.stringify(figure, null, 2), say('topic.figureCopied'))}
        >
          {say('topic.copyFigure')}
        </button>
      </figcaption>
    </figure>
  )
} // prettier-ignore
