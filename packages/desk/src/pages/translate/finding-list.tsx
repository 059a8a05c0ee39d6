import { formatMessage } from '@suyab/language/message'
import { useText, type Text } from '../../text/text.tsx'
import type { Finding, LetteredFinding } from './finding-mark.ts'

/** What the desk noticed, in the reader's words. */
export function findingSentence(text: Text, finding: Finding): string {
  const last = finding.code.slice(finding.code.indexOf('.') + 1)
  const message =
    text.find('findings', last) ??
    text.find('faults', finding.code) ??
    text.find('findings', 'other')!
  return formatMessage(message, { ...finding.data, code: finding.code }, text.language)
}

export function FindingList({
  findings,
  source,
  language,
}: {
  findings: readonly LetteredFinding[]
  source?: string
  language: string
}) {
  const text = useText()
  const { say } = text
  return findings.map((finding) => (
    <div
      key={finding.letter}
      id={`f-${finding.letter}`}
      className={finding.blocks ? 'finding bad' : 'finding'}
    >
      <span>{finding.letter}</span>
      <div>
        <p className="what">{findingSentence(text, finding)}</p>
        <Pair finding={finding} source={source} language={language} />
        {finding.blocks ? <p>{say('findings.blocks')}</p> : null}
      </div>
    </div>
  ))
}

function Pair({
  finding,
  source,
  language,
}: {
  finding: Finding
  source: string | undefined
  language: string
}) {
  const { say } = useText()
  const data = finding.data ?? {}
  if (source === undefined || data['source'] === undefined || data['text'] === undefined)
    return null
  return (
    <dl>
      <dt>{say('findings.inSource')}</dt>
      <dd lang={source}>
        <bdi>{data['source']}</bdi>
      </dd>
      <dt>{say('findings.inText')}</dt>
      <dd lang={language}>
        <bdi>{data['text']}</bdi>
      </dd>
    </dl>
  )
}
