import { faultOf } from '../api/fault.ts'
import { useText } from '../text/text.tsx'
import { ArchiveFault } from './archive-fault.tsx'
import '../style/figure.css'
import type { LongAnswer } from './use-long-answer.ts'

/** How far a long question is, with a way to stop it; what went wrong, with a way to ask again. */
export function Asking<Answer>({ long, label }: { long: LongAnswer<Answer>; label: string }) {
  const { say, formats } = useText()
  if (long.isAsking) {
    const percent = Math.floor(100 * long.part)
    return (
      <div className="asking">
        <progress value={long.part} max={1} aria-label={label} />
        <output>
          {label} {say('topic.percent', { number: formats.number(percent) })}
        </output>
        <button type="button" className="button" onClick={long.stop}>
          {say('topic.stop')}
        </button>
      </div>
    )
  }
  if (long.error !== null && faultOf(long.error).code !== 'store.query-stopped')
    return <ArchiveFault error={long.error} retry={long.again} />
  if (long.answer !== undefined) return null
  return (
    <div className="asking">
      <output>{say('topic.stopped')}</output>
      <button type="button" className="button" onClick={long.again}>
        {say('topic.again')}
      </button>
    </div>
  )
}
