import type { DisclosureItem, WavePage } from '@suyab/server/api'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { Sign } from '../../component/sign.tsx'
import { useText } from '../../text/text.tsx'
import { countryLabel, labelIn } from './poll-label.ts'
import { fieldworkSaid, WeightingSaid } from './wave-facts.tsx'
import '../../style/polls-form.css'

/** In the order in which a reader asks. @source AAPOR's code of ethics, section III */
const items: readonly DisclosureItem[] = [
  'sponsor',
  'conductor',
  'population',
  'dates',
  'mode',
  'languages',
  'sample-size',
  'sampling',
  'recruitment',
  'weighting',
  'precision',
  'wording',
  'data-processing',
  'limitations',
  'contact',
]

/** All that a published poll owes its readers: what is said of each, or that it is not said yet. */
export function DisclosureSheet({ wave }: { wave: WavePage }) {
  const { say } = useText()
  const lacking = new Set(wave.undisclosed)
  return (
    <dl className="disclosure">
      {items.map((item) => (
        <div key={item} className={lacking.has(item) ? 'unsaid' : undefined}>
          <dt>{say(`pollsImport.owed.${item}`)}</dt>
          <dd>
            {lacking.has(item) ? (
              <>
                <Sign name="missing" /> {say('pollsImport.unsaid')}
              </>
            ) : (
              <Said wave={wave} item={item} />
            )}
          </dd>
        </div>
      ))}
    </dl>
  )
}

function Said({ wave, item }: { wave: WavePage; item: DisclosureItem }): ReactNode {
  const text = useText()
  const { say, formats, languageName } = text
  const { declaration } = wave
  const params = { poll: wave.poll.id, wave: String(wave.number) }
  switch (item) {
    case 'sponsor':
    case 'conductor':
    case 'population':
    case 'limitations':
      return <Written texts={declaration[item] ?? {}} />
    case 'sampling':
      return (
        <>
          <p>{say(`pollsImport.said.${wave.sample}`)}</p>
          <Written texts={declaration.sample.drawn} />
        </>
      )
    case 'recruitment': {
      const { recruitment = {}, invited } = declaration.sample
      return (
        <>
          <Written texts={recruitment} />
          {invited === undefined ? null : (
            <p>{say('pollsImport.said.invited', { count: formats.number(invited) })}</p>
          )}
        </>
      )
    }
    case 'dates':
      return fieldworkSaid(text, declaration.fieldwork)
    case 'mode':
    case 'collection-strategy':
      return say(`polls.mode.${wave.mode}`)
    case 'languages':
      return formats.list(wave.poll.languages.map(languageName))
    case 'sample-size':
      return say('polls.answeredCount', { count: formats.number(wave.respondents) })
    case 'weighting':
      return (
        <>
          <p>
            <WeightingSaid wave={wave} />
          </p>
          <PoolingSaid wave={wave} />
        </>
      )
    case 'precision':
      return say(wave.sample === 'opt-in' ? 'pollsImport.said.optIn' : 'pollsImport.said.precision')
    case 'wording':
      return (
        <Link to="/polls/$poll/waves/$wave/questionnaire" params={params}>
          {say('pollsImport.said.wording')}
        </Link>
      )
    case 'data-processing':
      return (
        <Link to="/polls/$poll/waves/$wave/recodings" params={params}>
          {say('pollsImport.said.data-processing')}
        </Link>
      )
    case 'contact':
      return <bdi>{declaration.contact}</bdi>
    default:
      return item satisfies never
  }
}

/** What several countries together stand for, with the people of each where they weigh by them. */
function PoolingSaid({ wave }: { wave: WavePage }) {
  const text = useText()
  const { say, formats } = text
  const { pooling } = wave.declaration.design
  if (pooling === undefined) return null
  const policy = say(`pollsTable.line.${pooling.kind}`)
  if (pooling.kind !== 'population') return <p>{say('pollsImport.said.policy', { policy })}</p>
  const people = Object.entries(pooling.populations).map(
    ([country, count]) => `${countryLabel(text, wave, country).text} ${formats.number(count)}`,
  )
  return <p>{say('pollsImport.said.people', { policy, people: formats.list(people) })}</p>
}

/** A text in the language that the reader reads best. */
function Written({ texts }: { texts: Readonly<Record<string, string>> }) {
  const { language, text } = labelIn(useText(), texts, '–')
  return (
    <p lang={language} dir="auto">
      {text}
    </p>
  )
}
