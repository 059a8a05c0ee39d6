import { useText } from '../../text/text.tsx'

const rows = [
  ['молодёжь работа', 'research.helpWords'],
  ['студент OR окуучу', 'research.helpOr'],
  ['жумуш NOT футбол', 'research.helpNot'],
  ['"искусственный интеллект"', 'research.helpPhrase'],
  ['青年 NEAR/5 就业', 'research.helpNear'],
  ['work OUTSIDE "work of art"', 'research.helpOutside'],
  ['concept:youth', 'research.helpConcept'],
  ['country:kg,kz language:ru', 'research.helpField'],
  ['date:2025-03..2025-06', 'research.helpDate'],
] as const

/** The grammar of queries, by examples that one may copy. */
export function QueryHelp({ onTry }: { onTry: (query: string) => void }) {
  const { say } = useText()
  return (
    <details className="query-help">
      <summary>{say('research.help')}</summary>
      <dl>
        {rows.map(([example, what]) => (
          <div key={example}>
            <dt>
              <button type="button" className="plain" onClick={() => onTry(example)}>
                <bdi>{example}</bdi>
              </button>
            </dt>
            <dd>{say(what)}</dd>
          </div>
        ))}
      </dl>
      <p className="t-note">{say('research.helpMore')}</p>
    </details>
  )
}
